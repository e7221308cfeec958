//! What each machine knows, as plain lists of what was done and when; what stands is what was done last. It knows nothing
//! of how the journal keeps it.

use gamut::{domain::*, storage::Store};
use std::collections::{BTreeMap, BTreeSet};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Thing {
    Event,
    Plan,
    Item,
    Contact,
    Setting,
    LikeMe,
    Name,
    Safety,
    Pattern,
}

#[derive(Debug, Clone, Default)]
struct CheckInOps {
    edits: BTreeSet<(i64, String)>,
    moved: BTreeSet<(i64, bool)>,
    gone: BTreeSet<i64>,
}

#[derive(Debug, Clone, Default)]
pub struct Knows {
    /// When each thing was said to be what; `None` is taken out.
    said: BTreeMap<(Thing, String), BTreeSet<(i64, Option<String>)>>,
    check_ins: BTreeMap<String, CheckInOps>,
    /// Many check-ins were changed at once: when each was is not followed here.
    rewritten: bool,
}

impl CheckInOps {
    fn gone_ms(&self) -> i64 {
        self.gone.last().copied().unwrap_or(i64::MIN)
    }

    fn edited_ms(&self) -> Option<i64> {
        self.edits.last().map(|(ms, _)| *ms).filter(|ms| *ms > self.gone_ms())
    }

    fn last_ms(&self) -> i64 {
        self.edited_ms().into_iter().chain(self.moved.last().map(|(ms, _)| *ms)).max().unwrap_or(0)
    }

    /// What stands, where that is beyond doubt: the words, and whether they lie in the trash.
    fn stands(&self) -> Option<Option<(&str, bool)>> {
        let Some(edited_ms) = self.edited_ms() else { return Some(None) };
        let mut last = self.edits.iter().filter(|(ms, _)| *ms == edited_ms);
        let (_, words) = last.next()?;
        let in_trash = self.moved.last().is_some_and(|(ms, away)| *away && *ms >= edited_ms);
        last.next().is_none().then_some(Some((words, in_trash)))
    }
}

impl Knows {
    pub fn join(&mut self, other: &Self) {
        for (thing, ops) in &other.said {
            self.said.entry(thing.clone()).or_default().extend(ops.iter().cloned());
        }
        for (id, ops) in &other.check_ins {
            let ours = self.check_ins.entry(id.clone()).or_default();
            ours.edits.extend(ops.edits.iter().cloned());
            ours.moved.extend(ops.moved.iter().copied());
            ours.gone.extend(ops.gone.iter().copied());
        }
        self.rewritten |= other.rewritten;
    }

    pub fn says(&mut self, thing: Thing, id: &str, said: &str, now: i64) {
        let ops = self.said.entry((thing, id.to_owned())).or_default();
        let ms = ops.last().map_or(now.max(1), |(last, _)| now.max(last + 1));
        ops.insert((ms, Some(said.to_owned())));
    }

    pub fn goes(&mut self, thing: Thing, id: &str, now: i64) {
        let ops = self.said.entry((thing, id.to_owned())).or_default();
        let ms = ops.last().map_or(now.max(1), |(last, _)| now.max(last + 1));
        ops.insert((ms, None));
    }

    pub fn edits_check_in(&mut self, id: &str, words: &str, was_there: bool, now: i64) {
        let ops = self.check_ins.entry(id.to_owned()).or_default();
        let ms = match ops.edited_ms() {
            Some(last) if was_there => now.max(last + 1),
            _ => ops.gone.last().map_or(0, |gone| gone + 1),
        };
        ops.edits.insert((ms, words.to_owned()));
    }

    pub fn moves_check_in(&mut self, id: &str, away: bool, now: i64) {
        let ops = self.check_ins.entry(id.to_owned()).or_default();
        ops.moved.insert((now.max(ops.last_ms() + 1), away));
    }

    pub fn loses_check_in(&mut self, id: &str, now: i64) {
        let ops = self.check_ins.entry(id.to_owned()).or_default();
        ops.gone.insert(now.max(ops.last_ms() + 1));
    }

    /// It goes for good, and nothing is kept of that: another machine that has it may bring it.
    pub fn forgets_check_in(&mut self, id: &str) {
        self.check_ins.remove(id);
    }

    pub fn others_changed_check_ins(&mut self) {
        self.rewritten = true;
    }

    /// Lays a journal beside it; gives how many things were compared.
    pub fn is_what_stands_in(&self, store: &Store, seed: u64) -> usize {
        let journal = store.load().unwrap();
        let mut compared = 0;
        for ((thing, id), ops) in &self.said {
            let last_ms = ops.last().unwrap().0;
            let mut last = ops.iter().filter(|(ms, _)| *ms == last_ms);
            let said = &last.next().unwrap().1;
            if last.next().is_some() {
                continue;
            }
            let stands = standing(&journal, *thing, id);
            let said = said.clone().filter(|said| !said.contains(" deleted "));
            assert_eq!(stands, said, "seed {seed}: {thing:?} {id} after {ops:?}");
            compared += 1;
        }
        let earlier = store.every_earlier_version().unwrap();
        for (id, ops) in &self.check_ins {
            let here = journal.check_ins.iter().find(|c| c.id.as_str() == id);
            let away = journal.trash.iter().find(|c| c.id.as_str() == id);
            if let Some(stands) = ops.stands().filter(|_| !self.rewritten) {
                let is = here.map(|c| (&*c.note, false)).or(away.map(|c| (&*c.note, true)));
                assert_eq!(is, stands, "seed {seed}: check-in {id} after {ops:?}");
                compared += 1;
            }
            // Nothing is lost, and what went for good is nowhere.
            if self.rewritten && !ops.gone.is_empty() {
                continue;
            }
            let mut notes: BTreeSet<&str> =
                earlier.iter().filter(|e| e.said.id.as_str() == id).map(|e| &*e.said.note).collect();
            notes.extend(here.or(away).map(|c| &*c.note));
            for (ms, words) in &ops.edits {
                assert_eq!(notes.contains(&**words), *ms > ops.gone_ms(), "seed {seed}: {words} of {id} after {ops:?}");
                compared += 1;
            }
        }
        compared
    }
}

fn standing(journal: &Journal, thing: Thing, id: &str) -> Option<String> {
    match thing {
        Thing::Event => journal.events.iter().find(|e| e.id.as_str() == id).map(|e| e.name.clone()),
        Thing::Plan => journal.plans.iter().find(|p| p.id.as_str() == id).map(|p| p.what.clone()),
        Thing::Item => journal.way_items.iter().find(|i| i.id.as_str() == id).map(|i| i.words.clone()),
        Thing::Contact => journal.contacts.iter().find(|c| c.id.as_str() == id).map(|c| c.name.clone()),
        Thing::Setting => Some(journal.settings.theme.word().to_owned()),
        Thing::LikeMe => {
            let mark = LikeMe::from_word(id).unwrap()[0];
            journal.settings.like_me.contains(&mark).then(|| id.to_owned())
        }
        Thing::Name => journal.catalogue.every_feeling().find(|f| f.key.as_str() == id).map(|f| f.name.clone()),
        Thing::Safety => Some(journal.safety_plan.signs.clone()),
        Thing::Pattern => journal.pattern_answers.first().map(|a| a.reason.clone()),
    }
}
