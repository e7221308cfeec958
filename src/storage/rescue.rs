//! Where a check-in goes when the journal's file is not where it was: a journal of its own beside it.

use super::{
    StorageError, Store,
    key::Key,
    names::{self, Mark},
};
use crate::domain::{Catalogue, CheckIn};
use std::path::{Path, PathBuf};

impl Store {
    /// Keeps a check-in that could not be saved because of [`StorageError::Gone`] in a new journal beside the
    /// place the file was at, opened by the same passphrase or by none, and tells where. The next ones of
    /// this opening go into the same file.
    ///
    /// # Errors
    /// The folder is gone, too, or can't be written to; [`StorageError::Refused`] when it answers what isn't in
    /// `catalogue`.
    pub fn rescue(&mut self, catalogue: &Catalogue, c: &CheckIn, now_ms: i64) -> Result<PathBuf, StorageError> {
        if let Some(kept) = self.rescue.as_mut() {
            let saved = kept.save_catalogue(catalogue).and_then(|()| kept.save_check_in(c, now_ms, None));
            match saved {
                // That file is gone as well: another one is made.
                Err(StorageError::Gone { .. }) => self.rescue = None,
                saved => return saved.map(|()| kept.path().to_owned()),
            }
        }
        let free = names::free_beside(&self.place.real, Mark::Rescued, now_ms);
        let path = free.map_err(|t| t.told("Rescuing", &self.place.asked))?;
        // The salt goes with the key: a passphrase makes the same key of it there.
        let (key, salt): (&Key, _) = (&self.key, Some(self.place.salt));
        let mut kept = Self::create_under(&path, catalogue, key, salt)?;
        kept.save_check_in(c, now_ms, None)?;
        self.rescue = Some(Box::new(kept));
        Ok(path)
    }
}

/// The rescue files that lie beside the journal at `path`, oldest first.
#[must_use]
pub fn rescued_beside(path: &Path) -> Vec<PathBuf> {
    names::beside(path, &[Mark::Rescued])
}
