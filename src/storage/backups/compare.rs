//! What a backup has that the journal hasn't, and the other way round.

use crate::domain::{CheckIn, CheckInId, DayKey, Instant, Journal};
use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
    sync::Arc,
};

/// What is here and what is in a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Check-ins that only the journal has, newest first.
    pub only_here: Vec<BriefCheckIn>,
    /// Check-ins that only the backup has, newest first.
    pub only_there: Vec<BriefCheckIn>,
    /// In both, but not the same.
    pub differ: usize,
    /// In both and the same.
    pub same: usize,
    /// Events, trials, plans, own lists, answers to patterns, contacts, moods of another app and the safety plan that
    /// only one of both has.
    pub others_only_here: usize,
    pub others_only_there: usize,
}

/// Enough of a check-in to know it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefCheckIn {
    pub at: Instant,
    pub day: DayKey,
    /// How many feelings were answered.
    pub answers: usize,
    pub has_note: bool,
}

/// Compares the journal with a backup of it. What lies in the trash counts as there.
#[must_use]
pub fn compare(here: &Journal, there: &Journal) -> Compared {
    let ours = by_id(here);
    let theirs = by_id(there);
    let shared = || ours.iter().filter_map(|(id, c)| Some((c, theirs.get(id)?)));
    let same = shared().filter(|(a, b)| a == b).count();
    Compared {
        only_here: newest_first(ours.iter().filter(|(id, _)| !theirs.contains_key(*id)).map(|(_, c)| *c)),
        only_there: newest_first(theirs.iter().filter(|(id, _)| !ours.contains_key(*id)).map(|(_, c)| *c)),
        differ: shared().count() - same,
        same,
        others_only_here: others_missing(here, there),
        others_only_there: others_missing(there, here),
    }
}

fn by_id(journal: &Journal) -> HashMap<&CheckInId, &Arc<CheckIn>> {
    journal.check_ins.iter().chain(&journal.trash).map(|c| (&c.id, c)).collect()
}

fn newest_first<'a>(check_ins: impl Iterator<Item = &'a Arc<CheckIn>>) -> Vec<BriefCheckIn> {
    let brief = |c: &Arc<CheckIn>| BriefCheckIn {
        at: c.at.instant,
        day: c.day,
        answers: c.answers.len(),
        has_note: !c.note.is_empty(),
    };
    let mut all: Vec<_> = check_ins.map(brief).collect();
    all.sort_by_key(|c| std::cmp::Reverse(c.at.utc_ms));
    all
}

/// How many of the other things `a` has and `b` hasn't.
fn others_missing(a: &Journal, b: &Journal) -> usize {
    missing(a.events.iter().map(|e| &e.id), b.events.iter().map(|e| &e.id))
        + missing(a.trials.iter().map(|t| &t.id), b.trials.iter().map(|t| &t.id))
        + missing(a.plans.iter().map(|p| &p.id), b.plans.iter().map(|p| &p.id))
        + missing(a.way_items.iter().map(|i| &i.id), b.way_items.iter().map(|i| &i.id))
        + missing(a.pattern_answers.iter().map(|p| &p.pattern), b.pattern_answers.iter().map(|p| &p.pattern))
        + missing(a.contacts.iter().map(|c| &c.id), b.contacts.iter().map(|c| &c.id))
        + missing(a.moods.iter().map(|m| &m.id), b.moods.iter().map(|m| &m.id))
        + usize::from(!a.safety_plan.is_empty() && b.safety_plan.is_empty())
}

fn missing<T: Eq + Hash>(of: impl Iterator<Item = T>, there: impl Iterator<Item = T>) -> usize {
    let there: HashSet<T> = there.collect();
    of.filter(|id| !there.contains(id)).count()
}
