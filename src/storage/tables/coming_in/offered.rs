//! What is offered to a journal, and what taking it in would do: the same look for a dry run and for the import itself.

use super::super::merging::{Joined, joined};
use crate::{
    domain::{Catalogue, CheckIn, CheckInId, Earlier, EventId, ImportedMood, Journal, Parts, Spellings},
    storage::trouble::Trouble,
};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

/// What becomes of a check-in that is there already and says something else than the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Changed {
    /// It stays as it is here.
    #[default]
    KeepOurs,
    /// It says what the file says; what it said before is kept as an earlier version.
    TakeTheirs,
}

/// A journal that is offered to another one.
#[derive(Debug, Clone)]
pub struct Offered<'a> {
    pub journal: &'a Journal,
    /// What its check-ins said before they were changed.
    pub earlier: &'a [Earlier],
    /// What it speaks of.
    pub parts: Parts,
    pub changed: Changed,
    /// What was said of single check-ins, by their ids; it comes before `changed`.
    pub each: HashMap<Arc<str>, Changed>,
    /// Its overall moods are no rows of their own: each came in one row with the check-in of its id.
    pub moods_beside: bool,
}

impl<'a> Offered<'a> {
    /// All of a journal.
    #[must_use]
    pub fn whole(journal: &'a Journal, earlier: &'a [Earlier]) -> Self {
        let (parts, changed) = (Parts::all(), Changed::KeepOurs);
        Self { journal, earlier, parts, changed, each: HashMap::new(), moods_beside: false }
    }

    /// What becomes of the check-in of this id where it says something else here.
    fn changed(&self, id: &str) -> Changed {
        self.each.get(id).copied().unwrap_or(self.changed)
    }
}

/// What became of the offered rows: check-ins (also deleted ones), events, trials, plans, own lists, answers
/// to patterns and imported moods. Every one is counted once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCounts {
    pub imported: u64,
    /// Already there, saying the same.
    pub duplicate: u64,
    /// There, but saying something else, and left as it is.
    pub differ: u64,
    /// There, but in the trash, and left in it.
    pub in_trash: u64,
    /// There, saying something else, and changed to what was offered.
    pub replaced: u64,
}

impl ImportCounts {
    /// All that were there by their ids.
    #[must_use]
    pub const fn there(&self) -> u64 {
        self.duplicate + self.differ + self.in_trash + self.replaced
    }

    /// Counts a row.
    pub(crate) const fn count(&mut self, case: Case) {
        match case {
            Case::New => self.imported += 1,
            Case::Same => self.duplicate += 1,
            Case::Differs => self.differ += 1,
            Case::InTrash => self.in_trash += 1,
            Case::Replaced => self.replaced += 1,
        }
    }
}

/// What becomes of one row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    New,
    Same,
    Differs,
    InTrash,
    Replaced,
}

/// The journal that is there, looked through once for all that is offered to it.
pub(crate) struct Known<'j> {
    pub(crate) journal: &'j Journal,
    check_ins: HashMap<&'j CheckInId, &'j Arc<CheckIn>>,
    moods: HashMap<&'j str, &'j ImportedMood>,
    spellings: Spellings,
    /// Events in the trash: they are in no loaded journal.
    deleted_events: &'j HashSet<EventId>,
}

impl<'j> Known<'j> {
    pub(crate) fn of(journal: &'j Journal, deleted_events: &'j HashSet<EventId>) -> Self {
        Self {
            journal,
            check_ins: journal.check_ins.iter().chain(&journal.trash).map(|c| (&c.id, c)).collect(),
            moods: journal.moods.iter().map(|m| (&*m.id, m)).collect(),
            spellings: Spellings::of(journal.trash.iter().chain(&journal.check_ins).map(|c| &**c)),
            deleted_events,
        }
    }

    /// The check-in of this id, as it is here.
    pub(crate) fn check_in(&self, id: &CheckInId) -> Option<&'j Arc<CheckIn>> {
        self.check_ins.get(id).copied()
    }
}

/// The journal that is there, beside what is offered to it.
pub(crate) struct Here<'j, 'o> {
    known: &'o Known<'j>,
    offered: &'o Offered<'o>,
    /// Theirs by the id of the check-in they came with.
    their_moods: HashMap<&'o str, Vec<&'o ImportedMood>>,
    pub(crate) joined: Joined,
    pub(crate) parts: Parts,
    seen: HashSet<&'o CheckInId>,
}

impl<'j, 'o> Here<'j, 'o> {
    /// `catalogue` is what the journal asks about, with what was offered before.
    pub(crate) fn beside(known: &'o Known<'j>, catalogue: Catalogue, untouched: bool, offered: &'o Offered<'o>) -> Self {
        let joined = joined(catalogue, &offered.journal.catalogue, untouched);
        let parts = Parts {
            feelings: offered.parts.feelings.mapped(|f| joined.feelings.get(f).copied()),
            symptoms: offered.parts.symptoms.mapped(|s| joined.symptoms.get(s).copied()),
            ..offered.parts.clone()
        };
        let mut their_moods: HashMap<&str, Vec<&ImportedMood>> = HashMap::new();
        for m in offered.journal.moods.iter().filter(|_| offered.moods_beside) {
            their_moods.entry(m.check_in_id()).or_default().push(m);
        }
        let seen = HashSet::with_capacity(offered.journal.check_ins.len() + offered.journal.trash.len());
        Self { known, offered, their_moods, joined, parts, seen }
    }

    /// The overall mood and the other series beside a check-in, here and there.
    pub(crate) fn moods_beside(&self, id: &str) -> (Vec<ImportedMood>, Vec<ImportedMood>) {
        let theirs = self.their_moods.get(id).map(Vec::as_slice).unwrap_or_default();
        let ours = theirs.iter().filter_map(|m| self.known.moods.get(&*m.id)).copied().cloned();
        (ours.collect(), theirs.iter().copied().cloned().collect())
    }

    /// What becomes of an offered check-in, and how it is written here.
    pub(crate) fn check_in(&mut self, c: &'o CheckIn) -> Result<(Case, Cow<'o, CheckIn>), Trouble> {
        let mut theirs = self.joined.moved(c)?;
        if let Some(context) = self.known.spellings.settled(&theirs.context) {
            theirs.to_mut().context = context;
        }
        let twice = !self.seen.insert(&c.id);
        let case = match self.known.check_in(&c.id) {
            None if twice => Case::Same,
            None => Case::New,
            Some(ours) if ours.deleted_ms.is_some() => {
                if c.deleted_ms.is_some() {
                    Case::Same
                } else {
                    Case::InTrash
                }
            }
            Some(ours) if self.parts.same(ours, &theirs) && self.same_mood(c.id.as_str()) => Case::Same,
            Some(ours) => match self.offered.changed(c.id.as_str()) {
                Changed::KeepOurs => Case::Differs,
                Changed::TakeTheirs => {
                    theirs = Cow::Owned(self.parts.taken(ours, &theirs));
                    Case::Replaced
                }
            },
        };
        Ok((case, theirs))
    }

    /// Whether the overall mood and the other series beside a check-in say what they say here.
    fn same_mood(&self, id: &str) -> bool {
        let theirs = self.their_moods.get(id).into_iter().flatten();
        theirs.filter_map(|m| Some((self.known.moods.get(&*m.id)?, m))).all(|(ours, theirs)| is_same_mood(ours, theirs))
    }

    /// What becomes of an overall mood.
    pub(crate) fn mood(&self, m: &ImportedMood) -> Case {
        match self.known.moods.get(&*m.id) {
            None => Case::New,
            Some(ours) if is_same_mood(ours, m) => Case::Same,
            Some(_) if self.offered.changed(m.check_in_id()) == Changed::TakeTheirs => Case::Replaced,
            Some(_) => Case::Differs,
        }
    }

    /// What becomes of each of the other rows: those that are new, and the count of all.
    pub(crate) fn others(&self, counts: &mut ImportCounts) -> Others<'o> {
        let (here, theirs) = (self.known.journal, self.offered.journal);
        let in_trash = |id: &EventId| self.known.deleted_events.contains(id);
        Others {
            events: new_ones(&here.events, &theirs.events, |e| &e.id, in_trash, counts),
            trials: new_ones(&here.trials, &theirs.trials, |t| &t.id, |_| false, counts),
            plans: new_ones(&here.plans, &theirs.plans, |p| &p.id, |_| false, counts),
            way_items: new_ones(&here.way_items, &theirs.way_items, |i| &i.id, |_| false, counts),
            pattern_answers: new_ones(&here.pattern_answers, &theirs.pattern_answers, |a| &a.pattern, |_| false, counts),
        }
    }
}

/// The rows besides check-ins and moods that a journal doesn't have yet.
pub(crate) struct Others<'a> {
    pub(crate) events: Vec<&'a crate::domain::Event>,
    pub(crate) trials: Vec<&'a crate::domain::Trial>,
    pub(crate) plans: Vec<&'a crate::domain::Plan>,
    pub(crate) way_items: Vec<&'a crate::domain::WayItem>,
    pub(crate) pattern_answers: Vec<&'a crate::domain::PatternAnswer>,
}

fn is_same_mood(a: &ImportedMood, b: &ImportedMood) -> bool {
    a.value.to_bits() == b.value.to_bits() && a.label == b.label && a.series.name == b.series.name
}

fn new_ones<'a, T: PartialEq, Id: Eq + Hash + 'a>(
    here: &[T],
    offered: &'a [T],
    id: impl Fn(&T) -> &Id,
    in_trash: impl Fn(&Id) -> bool,
    counts: &mut ImportCounts,
) -> Vec<&'a T> {
    let there: HashMap<&Id, &T> = here.iter().map(|t| (id(t), t)).collect();
    let mut seen = HashSet::new();
    let mut new = Vec::new();
    for t in offered {
        let case = match there.get(id(t)) {
            _ if in_trash(id(t)) => Case::InTrash,
            Some(ours) if **ours == *t => Case::Same,
            Some(_) => Case::Differs,
            None if !seen.insert(id(t)) => Case::Same,
            None => {
                new.push(t);
                Case::New
            }
        };
        counts.count(case);
    }
    new
}
