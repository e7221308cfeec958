//! What a journal was before something was taken in, and what it was right after: what lies between was brought by it.

use crate::{
    domain::{
        Besides, Catalogue, CheckIn, CheckInId, Event, EventId, ImportedMood, Journal, OwnContact, PatternAnswer, Plan, Trial,
        WayItem,
    },
    storage::{
        tables::{load, load::Notes},
        trouble::Trouble,
    },
};
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, HashMap},
    hash::{DefaultHasher, Hash, Hasher},
    ops::RangeInclusive,
    sync::Arc,
};

/// What taking something in changed: enough to take exactly that back. Of what is new only its id is kept, and a number
/// by which one sees that nobody changed it since.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    pub(super) new: Vec<(CheckInId, u64)>,
    /// Check-ins that were there and say something else now: what they were, and the number of what they are.
    pub(super) changed: Vec<(Arc<CheckIn>, u64)>,
    /// The rows of the earlier versions that came with it.
    pub(super) versions: RangeInclusive<i64>,
    pub(super) events: Things<Event>,
    pub(super) trials: Things<Trial>,
    pub(super) plans: Things<Plan>,
    pub(super) way_items: Things<WayItem>,
    pub(super) pattern_answers: Things<PatternAnswer>,
    pub(super) moods: Things<ImportedMood>,
    pub(super) contacts: (Vec<OwnContact>, Vec<OwnContact>),
    pub(super) catalogue: (Catalogue, Catalogue),
    pub(super) settings: Rows,
    pub(super) safety_plan: Rows,
}

/// Things that came or changed: each as it was before, where it was there, and as it came.
pub(super) type Things<T> = Vec<(Option<T>, T)>;

/// Rows of a table of words that changed: what stood under a key before and what stands there since.
pub(super) type Rows = Vec<(String, Option<String>, Option<String>)>;

impl Brought {
    /// It changed something.
    #[must_use]
    pub fn is_something(&self) -> bool {
        let (contacts, catalogue) = (&self.contacts, &self.catalogue);
        !(self.new.is_empty()
            && self.changed.is_empty()
            && self.versions.is_empty()
            && self.events.is_empty()
            && self.trials.is_empty()
            && self.plans.is_empty()
            && self.way_items.is_empty()
            && self.pattern_answers.is_empty()
            && self.moods.is_empty()
            && contacts.0 == contacts.1
            && catalogue.0 == catalogue.1
            && self.settings.is_empty()
            && self.safety_plan.is_empty())
    }

    /// What is gone for good is not kept here either: these check-ins, and events that are not among `events`.
    pub fn forget(&mut self, check_ins: &[CheckInId], events: Option<&[&EventId]>) {
        self.changed.retain(|(was, _)| !check_ins.contains(&was.id));
        if let Some(there) = events {
            self.events.retain(|(_, event)| there.contains(&&event.id));
        }
    }
}

/// Makes a change, and notes what it brought.
pub(crate) fn noted<T>(
    conn: &Connection,
    change: impl FnOnce(&Connection) -> Result<T, Trouble>,
) -> Result<(T, Brought), Trouble> {
    let before = Stand::of(conn)?;
    let out = change(conn)?;
    Ok((out, since(conn, &before)?))
}

/// All of a journal, and what lies beside it in its file.
struct Stand {
    journal: Journal,
    last_version: i64,
    settings: BTreeMap<String, String>,
    safety_plan: BTreeMap<String, String>,
}

impl Stand {
    fn of(conn: &Connection) -> Result<Self, Trouble> {
        Ok(Self {
            journal: load::journal(conn)?,
            last_version: last_version(conn)?,
            settings: settings(conn)?,
            safety_plan: safety_plan(conn)?,
        })
    }
}

/// What is otherwise now. Of check-ins that came nothing is held but their ids: a long file may have brought a million.
fn since(conn: &Connection, before: &Stand) -> Result<Brought, Trouble> {
    let was = &before.journal;
    let known: HashMap<_, _> = was.check_ins.iter().chain(&was.trash).map(|c| (&c.id, c)).collect();
    let (now, names) = load::all_but_check_ins(conn)?;
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    load::each_check_in(conn, &names, Notes::InTurn, |c| {
        let c = c?;
        match known.get(&c.id) {
            None => new.push((c.id.clone(), print_of(&c))),
            Some(was) if **was != c => changed.push((Arc::clone(was), print_of(&c))),
            Some(_) => {}
        }
        Ok(())
    })?;
    Ok(Brought {
        new,
        changed,
        versions: before.last_version + 1..=last_version(conn)?,
        events: things(&was.events, &now.events, |e| &e.id),
        trials: things(&was.trials, &now.trials, |t| &t.id),
        plans: things(&was.plans, &now.plans, |p| &p.id),
        way_items: things(&was.way_items, &now.way_items, |i| &i.id),
        pattern_answers: things(&was.pattern_answers, &now.pattern_answers, |a| &a.pattern),
        moods: things(&was.moods, &now.moods, |m| &m.id),
        contacts: (was.contacts.clone(), now.contacts.clone()),
        catalogue: (was.catalogue.clone(), now.catalogue.clone()),
        settings: rows(&before.settings, &settings(conn)?),
        safety_plan: rows(&before.safety_plan, &safety_plan(conn)?),
    })
}

fn last_version(conn: &Connection) -> Result<i64, Trouble> {
    Ok(conn.query_row("SELECT coalesce(max(row), 0) FROM edit_history", [], |r| r.get(0))?)
}

fn settings(conn: &Connection) -> Result<BTreeMap<String, String>, Trouble> {
    words(conn, "SELECT key, value FROM setting")
}

fn safety_plan(conn: &Connection) -> Result<BTreeMap<String, String>, Trouble> {
    words(conn, "SELECT part, words FROM safety_plan")
}

/// Equal for check-ins that say the same, whether or not one of them has room for what it doesn't say.
pub(super) fn print_of(c: &CheckIn) -> u64 {
    let besides: &Besides = c;
    let mut print = DefaultHasher::new();
    format!("{:?}", (&c.id, &c.at, c.day, &c.answers, besides)).hash(&mut print);
    print.finish()
}

fn things<T: PartialEq + Clone, Id: Eq + Hash>(was: &[T], now: &[T], id: impl Fn(&T) -> &Id) -> Things<T> {
    let known: HashMap<&Id, &T> = was.iter().map(|t| (id(t), t)).collect();
    let came = now.iter().map(|t| (known.get(id(t)).copied(), t)).filter(|(was, t)| *was != Some(*t));
    came.map(|(was, t)| (was.cloned(), t.clone())).collect()
}

fn rows(was: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> Rows {
    let keys: std::collections::BTreeSet<_> = was.keys().chain(now.keys()).collect();
    let both = keys.into_iter().map(|key| (key.clone(), was.get(key).cloned(), now.get(key).cloned()));
    both.filter(|(_, was, now)| was != now).collect()
}

fn words(conn: &Connection, sql: &str) -> Result<BTreeMap<String, String>, Trouble> {
    let mut found = conn.prepare(sql)?;
    let found = found.query_map([], |r| Ok((r.get(0)?, r.get(1)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}
