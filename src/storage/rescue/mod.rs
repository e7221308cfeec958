//! Where everything goes when the journal's file is not what it was: a journal of its own beside it, with all that was
//! in the first one, so that nothing that is written from then on is lost.

pub(crate) mod taking_in;

use super::{
    StorageError, Store,
    cipher::key::Key,
    file::{
        copy,
        copy::Under,
        id, lock,
        lost::Lost,
        names,
        names::{Mark, rescued_beside},
        place::Place,
        whose::Whose,
    },
};
use crate::domain::Journal;
use std::path::{Path, PathBuf};

const DOING: &str = "Rescuing";

impl Store {
    /// Whether the file still holds what was written to it last.
    ///
    /// # Errors
    /// [`StorageError::Gone`] when it was moved, deleted, replaced, cut off or written over.
    pub fn still_holds(&self) -> Result<(), StorageError> {
        self.may_write(DOING)
    }

    /// Begins a journal beside the place the file was at, under the same passphrase or none, and gives it, open to write:
    /// everything that was in the file where that can still be read, else `known`, what was read of it last.
    ///
    /// # Errors
    /// The folder is gone, too, or can't be written to; [`StorageError::Refused`] when `known` answers what isn't in its
    /// own catalogue.
    pub fn rescue(&self, known: &Journal, now_ms: i64) -> Result<Self, StorageError> {
        let path = names::free_beside(&self.place.real, Mark::Rescued, now_ms);
        let path = path.map_err(|t| t.told(DOING, &self.place.asked))?;
        let whole = self.lost().is_none_or(Lost::leaves_it_whole);
        let copied = if whole { self.copied_to(&path) } else { None };
        let mut kept = match copied {
            Some(kept) => kept,
            None => self.begun_with(known, &path, now_ms)?,
        };
        kept.write(DOING, |tx| id::mark_rescued(tx, now_ms))?;
        Ok(kept)
    }

    /// A file that has no name any more, or another, can be read as long as it is open.
    fn copied_to(&self, path: &Path) -> Option<Self> {
        let lock = lock::take(path, path).ok()?;
        let copy = copy::proven(&self.conn, path, Under::Key(&self.key, self.place.salt)).ok()?;
        copy.put_at_free_name().ok()?;
        Self::under(Place::find(path).ok()?, self.key.clone(), Some(lock)).ok()
    }

    fn begun_with(&self, known: &Journal, path: &Path, now_ms: i64) -> Result<Self, StorageError> {
        // It is of this journal, whatever becomes of that.
        let id = self.id.as_deref();
        // The salt goes with the key: a passphrase makes the same key of it there.
        let mut kept = Self::create_under(path, &known.catalogue, &self.key, Some(self.place.salt), id)?;
        kept.import(known, now_ms)?;
        kept.save_settings(&known.settings)?;
        Ok(kept)
    }

    /// Whether this is a journal that was begun because another's file was gone.
    #[must_use]
    pub fn is_rescue(&self) -> bool {
        let marked = self.read("Looking", |conn| Ok(id::rescued_ms(conn)?.is_some())).unwrap_or(false);
        marked && names::is_rescue(&self.place.real)
    }

    /// The files beside this journal in which something was kept while its own was gone, oldest first.
    #[must_use]
    pub fn rescued(&self) -> Vec<PathBuf> {
        let mut found = rescued_beside(&self.place.real);
        // Also where another journal lies in the place of the one that went: whether to take it in is the person's to say.
        let opens = |path: &Path, key: &Key| self.whose(path, key, &[]) != Whose::Unknown;
        found.retain(|path| opens(path, &self.key) || opens(path, &Key::none()));
        found
    }
}
