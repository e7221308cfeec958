//! A journal looked after: every page looked at and a backup made, when that is due.

use super::{beside::Beside, snapshot::Snapshot, stop::Stop};
use crate::storage::{
    BackedUp, StorageError, Store,
    backups::{
        MAKING,
        folder::{backups_ahead, folder_of},
    },
    file::{lost::Lost, names, names::Mark},
    trouble::Trouble,
};
use std::path::{Path, PathBuf};

/// Every page is looked at again after this. Our choice: once a day, a little less, so that who opens the journal at
/// about the same time each day has it each day.
const LOOK_EVERY_MS: i64 = 20 * 3_600_000;

/// What came of looking after a journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookedAfter {
    /// Empty = whole.
    pub problems: Vec<String>,
    /// Every page was looked at now, and it is not only remembered to be whole.
    pub looked: bool,
    pub backed_up: BackedUp,
    /// Why a backup that was due could not be made.
    pub trouble: Option<String>,
    /// Backups whose names say a day that has not come.
    pub ahead: Vec<PathBuf>,
}

impl Store {
    /// Makes a backup beside the journal and thins the older ones.
    ///
    /// # Errors
    /// No room, or whatever the disk says; the backups that are there stay then.
    pub fn back_up(&self, now_ms: i64) -> Result<PathBuf, StorageError> {
        if let Some(beside) = self.beside(Stop::default()) {
            return beside.back_up(now_ms);
        }
        let made = self.back_up_to(&folder_of(&self.place.real), now_ms)?;
        self.thin(&made);
        Ok(made)
    }
}

impl Beside {
    /// Looks at what is due, and makes a backup where that is. `None` = it was stopped.
    ///
    /// # Errors
    /// The journal can't be opened to read.
    pub fn look_after(&self, now_ms: i64) -> Result<Option<LookedAfter>, StorageError> {
        let reader = self.reader()?;
        reader.lock_open_backups();
        let is_due = self.looked_ms.is_none_or(|at| !(at..at.saturating_add(LOOK_EVERY_MS)).contains(&now_ms));
        let mut backed_up = if is_due { reader.backed_up(now_ms) } else { reader.backed_up_by_name(now_ms) };
        // What was begun because the journal's file was gone becomes a backup when it is taken in.
        let backup_is_due = !self.is_rescue && backed_up.is_due(now_ms);
        let looked = is_due || backup_is_due;
        let (mut problems, mut trouble) = (Vec::new(), None);
        if looked {
            let near = if backup_is_due { room(&reader, now_ms) } else { Ok(self.place.real.clone()) };
            match near.and_then(|near| self.snapshot(&near)) {
                Ok(None) => return Ok(None),
                Ok(Some(snapshot)) => {
                    match snapshot.look() {
                        Ok(None) => return Ok(None),
                        Ok(Some(health)) => problems = health.problems,
                        Err(e) => problems.push(e.to_string()),
                    }
                    // A damaged journal pushes no good backup out.
                    if backup_is_due && problems.is_empty() {
                        match keep(&reader, snapshot, now_ms) {
                            Ok(_) => backed_up = reader.backed_up_by_name(now_ms),
                            Err(e) => trouble = Some(e.to_string()),
                        }
                    }
                }
                Err(e) => {
                    trouble = backup_is_due.then(|| e.to_string());
                    // Where there is no room for a snapshot a save may wait for this look.
                    problems = reader.check().map_or_else(|e| vec![e.to_string()], |health| health.problems);
                }
            }
        }
        if self.stop.is_wished() {
            return Ok(None);
        }
        Ok(Some(LookedAfter { problems, looked, backed_up, trouble, ahead: backups_ahead(&self.place.real, now_ms) }))
    }

    /// Makes a backup beside the journal now, and thins the older ones.
    ///
    /// # Errors
    /// As [`Store::back_up`].
    pub fn back_up(&self, now_ms: i64) -> Result<PathBuf, StorageError> {
        let reader = self.reader()?;
        let near = room(&reader, now_ms)?;
        let snapshot = self.snapshot(&near)?.ok_or_else(|| self.gone())?;
        let found = snapshot.look()?.unwrap_or_default();
        if !found.problems.is_empty() {
            let why = "a part of it is damaged or missing".into();
            return Err(StorageError::Damaged { path: self.place.asked.clone(), why });
        }
        keep(&reader, snapshot, now_ms)
    }

    /// Another file has its name now.
    fn gone(&self) -> StorageError {
        StorageError::Gone { path: self.place.asked.clone(), lost: Lost::Replaced }
    }

    fn snapshot(&self, near: &Path) -> Result<Option<Snapshot<'_>>, StorageError> {
        Snapshot::of(self, near).map_err(|t| t.told(MAKING, near))
    }
}

/// Where a backup of the journal that `reader` reads is to lie.
fn room(reader: &Store, now_ms: i64) -> Result<PathBuf, StorageError> {
    let folder = folder_of(&reader.place.real);
    reader.name_in(&folder, now_ms).map_err(|t| t.told(MAKING, &folder))
}

/// Makes a backup of a snapshot that is proven, and thins the older ones.
fn keep(reader: &Store, snapshot: Snapshot<'_>, now_ms: i64) -> Result<PathBuf, StorageError> {
    let folder = folder_of(&reader.place.real);
    let named = || -> Result<PathBuf, Trouble> {
        // Another may have been made meanwhile.
        let path = names::free(&folder, &reader.place.real, Mark::Backup, now_ms)?;
        snapshot.put_at_free_name(&path)?;
        Ok(path)
    };
    let made = named().map_err(|t| t.told(MAKING, &folder))?;
    reader.thin(&made);
    Ok(made)
}
