//! Saving a check-in, at the worker's desk: into the journal, or beside it when its file is gone.

use super::{CHECK_IN_DRAFT, Desk, Reply};
use crate::{
    domain::{Catalogue, CheckIn, Journal, Spellings, WordKind},
    storage::{StorageError, Store},
};
use std::{path::PathBuf, sync::Arc};

/// The journal's file was not where it was, and the check-in lies in a file of its own.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "{why}. This check-in was kept in a file of its own: {kept}. It opens as the journal does. \
     Once the journal is back in its place, what it lacks can be copied in from there",
    kept = .kept.display()
)]
pub struct Rescued {
    pub kept: PathBuf,
    why: String,
}

/// Saves a check-in; where the journal's file was moved, deleted or replaced, it is kept beside it. Only `None`
/// means that the journal has it.
///
/// # Errors
/// It could not be kept anywhere.
pub fn save_or_rescue(
    store: &mut Store,
    catalogue: &Catalogue,
    c: &CheckIn,
    now_ms: i64,
    clears_draft: Option<&str>,
) -> Result<Option<Rescued>, StorageError> {
    match store.save_check_in(c, now_ms, clears_draft) {
        Ok(()) => Ok(None),
        Err(e @ StorageError::Gone { .. }) => match store.rescue(catalogue, c, now_ms) {
            Ok(kept) => Ok(Some(Rescued { kept, why: e.to_string() })),
            // What happened first is what the person can mend.
            Err(_) => Err(e),
        },
        Err(e) => Err(e),
    }
}

impl Desk {
    /// Exactly one of `Saved`, `Rescued` and `NotSaved`.
    pub(super) fn save_check_in(&mut self, check_in: CheckIn, now_ms: i64, said: &str, from_form: bool) -> Reply {
        let Some(store) = self.store.as_mut() else { return Self::no_journal() };
        let draft = from_form.then_some(CHECK_IN_DRAFT);
        let mut check_in = self.journal.catalogue.settled(check_in);
        spell(&self.journal, &mut check_in);
        match save_or_rescue(store, &self.journal.catalogue, &check_in, now_ms, draft) {
            Ok(None) => {
                put(Arc::make_mut(&mut self.journal), check_in);
                self.saved(said.to_owned(), false)
            }
            Ok(Some(rescued)) => Reply::Rescued { sentence: rescued.to_string() },
            Err(e) => Reply::NotSaved { sentence: e.to_string() },
        }
    }
}

/// A word that is in use in another spelling gets that one; what only this check-in says may be spelled anew.
fn spell(journal: &Journal, check_in: &mut CheckIn) {
    if WordKind::ALL.iter().all(|kind| kind.of(&check_in.context).is_empty()) {
        return;
    }
    let others = journal.check_ins.iter().filter(|c| c.id != check_in.id);
    Spellings::of(others.map(|c| &**c)).settle(check_in);
}

/// Puts a check-in into its place in a loaded journal, as loading it again would.
fn put(journal: &mut Journal, check_in: CheckIn) {
    journal.check_ins.retain(|c| c.id != check_in.id);
    let place = journal.check_ins.partition_point(|c| Journal::order(c, &check_in).is_lt());
    journal.check_ins.insert(place, Arc::new(check_in));
}
