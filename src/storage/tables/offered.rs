//! What is offered to a journal, and what taking it in would do: the same look for a dry run and for the import itself.

use super::merging::{Joined, joined};
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

/// The journal that is there, beside what is offered to it.
pub(crate) struct Here<'a> {
    journal: &'a Journal,
    offered: &'a Offered<'a>,
    check_ins: HashMap<&'a CheckInId, &'a Arc<CheckIn>>,
    moods: HashMap<&'a str, &'a ImportedMood>,
    /// Theirs by the id of the check-in they came with.
    their_moods: HashMap<&'a str, Vec<&'a ImportedMood>>,
    spellings: Spellings,
    pub(crate) joined: Joined,
    parts: Parts,
    /// Events in the trash: they are in no loaded journal.
    deleted_events: &'a HashSet<EventId>,
    seen: HashSet<&'a CheckInId>,
}

impl<'a> Here<'a> {
    pub(crate) fn beside(
        journal: &'a Journal,
        deleted_events: &'a HashSet<EventId>,
        untouched: bool,
        offered: &'a Offered<'a>,
    ) -> Self {
        let joined = joined(journal.catalogue.clone(), &offered.journal.catalogue, untouched);
        let parts = Parts {
            feelings: offered.parts.feelings.mapped(|f| joined.feelings.get(f).copied()),
            symptoms: offered.parts.symptoms.mapped(|s| joined.symptoms.get(s).copied()),
            ..offered.parts.clone()
        };
        let mut their_moods: HashMap<&str, Vec<&ImportedMood>> = HashMap::new();
        for m in offered.journal.moods.iter().filter(|_| offered.moods_beside) {
            their_moods.entry(m.check_in_id()).or_default().push(m);
        }
        Self {
            journal,
            offered,
            check_ins: journal.check_ins.iter().chain(&journal.trash).map(|c| (&c.id, c)).collect(),
            moods: journal.moods.iter().map(|m| (&*m.id, m)).collect(),
            their_moods,
            spellings: Spellings::of(journal.trash.iter().chain(&journal.check_ins).map(|c| &**c)),
            joined,
            parts,
            deleted_events,
            seen: HashSet::with_capacity(offered.journal.check_ins.len() + offered.journal.trash.len()),
        }
    }

    /// What becomes of an offered check-in, and how it is written here.
    pub(crate) fn check_in(&mut self, c: &'a CheckIn) -> Result<(Case, Cow<'a, CheckIn>), Trouble> {
        let mut theirs = self.joined.moved(c)?;
        if let Some(context) = self.spellings.settled(&theirs.context) {
            theirs.to_mut().context = context;
        }
        let twice = !self.seen.insert(&c.id);
        let case = match self.check_ins.get(&c.id) {
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
        theirs.filter_map(|m| Some((self.moods.get(&*m.id)?, m))).all(|(ours, theirs)| is_same_mood(ours, theirs))
    }

    /// What becomes of an overall mood.
    pub(crate) fn mood(&self, m: &ImportedMood) -> Case {
        match self.moods.get(&*m.id) {
            None => Case::New,
            Some(ours) if is_same_mood(ours, m) => Case::Same,
            Some(_) if self.offered.changed(m.check_in_id()) == Changed::TakeTheirs => Case::Replaced,
            Some(_) => Case::Differs,
        }
    }

    /// What becomes of each of the other rows: those that are new, and the count of all.
    pub(crate) fn others(&self, counts: &mut ImportCounts) -> Others<'a> {
        let (here, theirs) = (self.journal, self.offered.journal);
        let in_trash = |id: &EventId| self.deleted_events.contains(id);
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

/// What taking something in would do, and how it would look here.
#[derive(Debug, Clone, Default)]
pub struct Weighed {
    pub counts: ImportCounts,
    /// Check-ins that would be new, as they would become; the newest first, no more than are looked at.
    pub first: Vec<CheckIn>,
    /// Those that say something else here than there.
    pub differing: Vec<Differing>,
    /// The feelings and symptoms as they would be, by which both are read.
    pub catalogue: Catalogue,
}

/// A check-in that says something else here than in what is offered.
#[derive(Debug, Clone)]
pub struct Differing {
    pub ours: Arc<CheckIn>,
    /// As it would be here.
    pub theirs: CheckIn,
    /// The overall mood and the other series beside it, here and there.
    pub moods: (Vec<ImportedMood>, Vec<ImportedMood>),
}

/// So many rows are shown as they would become.
const SHOWN: usize = 100;

/// The same as [`weigh`], with the rows themselves.
pub(crate) fn weigh_whole(
    journal: &Journal,
    deleted_events: &HashSet<EventId>,
    offered: &Offered<'_>,
) -> Result<Weighed, Trouble> {
    let mut here = Here::beside(journal, deleted_events, false, offered);
    let mut weighed = Weighed { catalogue: here.joined.catalogue.clone(), ..Weighed::default() };
    let counts = &mut weighed.counts;
    for c in offered.journal.check_ins.iter().rev().chain(&offered.journal.trash) {
        let (case, theirs) = here.check_in(c)?;
        counts.count(case);
        match case {
            Case::New if weighed.first.len() < SHOWN && c.deleted_ms.is_none() => weighed.first.push(theirs.into_owned()),
            Case::Differs | Case::Replaced => {
                let id = c.id.as_str();
                let theirs_beside = here.their_moods.get(id).map(Vec::as_slice).unwrap_or_default();
                let ours_beside = theirs_beside.iter().filter_map(|m| here.moods.get(&*m.id));
                let moods = (ours_beside.copied().cloned().collect(), theirs_beside.iter().copied().cloned().collect());
                if let Some(ours) = here.check_ins.get(&c.id) {
                    let ours = Arc::clone(ours);
                    let theirs = here.parts.taken(&ours, &theirs);
                    weighed.differing.push(Differing { ours, theirs, moods });
                }
            }
            Case::New | Case::Same | Case::InTrash => {}
        }
    }
    here.others(counts);
    if !offered.moods_beside {
        offered.journal.moods.iter().for_each(|m| counts.count(here.mood(m)));
    }
    Ok(weighed)
}

/// What taking this in would do to a journal; changes nothing.
///
/// # Errors
/// As taking it in: a check-in that answers what isn't in its own catalogue.
pub(crate) fn weigh(
    journal: &Journal,
    deleted_events: &HashSet<EventId>,
    offered: &Offered<'_>,
) -> Result<ImportCounts, Trouble> {
    let mut here = Here::beside(journal, deleted_events, false, offered);
    let mut counts = ImportCounts::default();
    for c in offered.journal.check_ins.iter().chain(&offered.journal.trash) {
        counts.count(here.check_in(c)?.0);
    }
    here.others(&mut counts);
    if !offered.moods_beside {
        offered.journal.moods.iter().for_each(|m| counts.count(here.mood(m)));
    }
    Ok(counts)
}
