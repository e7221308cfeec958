//! What taking something in would do, without doing it: the same look as that of the import itself.

use super::offered::{Case, Here, ImportCounts, Known, Offered};
use crate::{
    domain::{Catalogue, CheckIn, DayKey, EventId, ImportedMood, Journal},
    storage::{StorageError, trouble::Trouble},
};
use std::{collections::HashSet, fmt, path::Path, sync::Arc};

/// What taking something in would do, and how it would look here.
#[derive(Debug, Clone, Default)]
pub struct Weighed {
    pub counts: ImportCounts,
    /// Check-ins that would be new, as they would become; the newest first, no more than are looked at.
    pub first: Vec<CheckIn>,
    /// Those that say something else here than there; no more than anybody looks through.
    pub differing: Vec<Differing>,
    /// The feelings and symptoms as they would be, by which both are read.
    pub catalogue: Catalogue,
    /// All check-ins that are offered, and the first and the last day of them.
    pub check_ins: u64,
    pub days: Option<(DayKey, DayKey)>,
    /// Moods are offered, too.
    pub has_moods: bool,
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
/// So many that say something else are held beside each other. Our choice: nobody looks through more one by one.
const DIFFERING: usize = 5_000;

/// A journal beside what is offered to it, a lot at a time.
pub struct Weighing<'j> {
    known: Known<'j>,
    weighed: Weighed,
}

impl fmt::Debug for Weighing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weighing").field("counts", &self.weighed.counts).finish_non_exhaustive()
    }
}

impl<'j> Weighing<'j> {
    /// `deleted_events` are those in its trash.
    #[must_use]
    pub fn in_journal(journal: &'j Journal, deleted_events: &'j HashSet<EventId>) -> Self {
        let weighed = Weighed { catalogue: journal.catalogue.clone(), ..Weighed::default() };
        Self { known: Known::of(journal, deleted_events), weighed }
    }

    /// Looks at a lot.
    ///
    /// # Errors
    /// As taking it in: a check-in that answers what isn't in its own catalogue.
    pub fn weigh(&mut self, offered: &Offered<'_>) -> Result<(), StorageError> {
        self.lot(offered).map_err(|t| t.told("Comparing", Path::new("")))
    }

    pub(super) fn lot(&mut self, offered: &Offered<'_>) -> Result<(), Trouble> {
        let weighed = &mut self.weighed;
        let mut here = Here::beside(&self.known, std::mem::take(&mut weighed.catalogue), false, offered);
        let mut first = Vec::new();
        for c in offered.journal.check_ins.iter().rev().chain(&offered.journal.trash) {
            let (case, theirs) = here.check_in(c)?;
            weighed.counts.count(case);
            weighed.check_ins += 1;
            if c.deleted_ms.is_none() {
                let (a, b) = weighed.days.unwrap_or((c.day, c.day));
                weighed.days = Some((a.min(c.day), b.max(c.day)));
            }
            match case {
                Case::New if first.len() < SHOWN && c.deleted_ms.is_none() => first.push(theirs.into_owned()),
                Case::Differs | Case::Replaced if weighed.differing.len() < DIFFERING => {
                    if let Some(ours) = self.known.check_in(&c.id).map(Arc::clone) {
                        let theirs = here.parts.taken(&ours, &theirs);
                        weighed.differing.push(Differing { ours, theirs, moods: here.moods_beside(c.id.as_str()) });
                    }
                }
                Case::New | Case::Same | Case::Differs | Case::Replaced | Case::InTrash => {}
            }
        }
        weighed.first.append(&mut first);
        weighed.first.sort_by(|a, b| Journal::order(b, a));
        weighed.first.truncate(SHOWN);
        here.others(&mut weighed.counts);
        if !offered.moods_beside {
            offered.journal.moods.iter().for_each(|m| weighed.counts.count(here.mood(m)));
        }
        weighed.has_moods |= !offered.journal.moods.is_empty();
        weighed.catalogue = here.joined.catalogue;
        Ok(())
    }

    /// Check-ins that would be new, as they would become, so far.
    #[must_use]
    pub fn first(&self) -> &[CheckIn] {
        &self.weighed.first
    }

    /// What became of all of it.
    #[must_use]
    pub fn done(self) -> Weighed {
        self.weighed
    }
}
