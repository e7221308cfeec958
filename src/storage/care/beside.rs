//! What is needed to look after a journal from another thread while the one that writes goes on.

use super::stop::Stop;
use crate::storage::{StorageError, Store, cipher::key::Key, file::place::Place};
use std::{fs::File, sync::Arc};

/// Up to this size a file is looked at as soon as it is open. Our choice: that takes some hundredths of a second.
const SMALL_BYTES: u64 = 4 << 20;

/// A journal that another has open to write.
#[derive(Debug, Clone)]
pub struct Beside {
    pub(super) place: Place,
    pub(super) key: Key,
    id: Option<String>,
    /// Held open by the one that writes: opened a second time and closed, the locks on it would be given back.
    pub(super) file: Arc<File>,
    pub(super) is_rescue: bool,
    pub(super) looked_ms: Option<i64>,
    pub(super) stop: Stop,
}

impl Store {
    /// What looks after this journal from another thread, until `stop` is wished; `None` where this may only read.
    #[must_use]
    pub fn beside(&self, stop: Stop) -> Option<Beside> {
        let watch = self.watch.as_ref()?;
        Some(Beside {
            place: self.place.clone(),
            key: self.key.clone(),
            id: self.id.clone(),
            file: watch.file(),
            is_rescue: self.is_rescue(),
            looked_ms: watch.looked_ms(),
            stop,
        })
    }

    /// Until when (ms UTC) the next look at every page may wait for a quiet moment; `None` = it is to be had at once.
    /// Of a small file it always is: it costs next to nothing.
    #[must_use]
    pub fn look_may_wait_until_ms(&self) -> Option<i64> {
        self.place.bytes().ok().filter(|bytes| *bytes > SMALL_BYTES)?;
        self.watch.as_ref()?.may_wait_until_ms()
    }

    /// Remembers that every page was looked at and is whole.
    pub fn was_looked_at(&self, now_ms: i64) {
        if let Some(watch) = &self.watch {
            watch.was_looked_at(now_ms);
        }
    }
}

impl Beside {
    /// The journal, to be read for a moment: who writes waits for no question of it.
    ///
    /// # Errors
    /// As [`Store::open_to_read`].
    pub fn reader(&self) -> Result<Store, StorageError> {
        let mut reader = Store::under(self.place.clone(), self.key.clone(), None)?;
        reader.id.clone_from(&self.id);
        Ok(reader)
    }
}
