//! Looking at backups: what each of them would give back.

use super::folder::backups_of;
use crate::{
    domain::DayKey,
    storage::{Secret, StorageError, Store, file::place::Place},
};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file that claims to be a backup of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSeen {
    pub path: PathBuf,
    /// When it was made, from its name (ms UTC).
    pub made_ms: i64,
    pub bytes: u64,
    pub standing: BackupStanding,
}

/// Whether a backup can be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupStanding {
    /// Opened and looked at page by page.
    Whole { check_ins: u64, newest_day: Option<DayKey> },
    /// It has another passphrase than the journal now, or its first page is damaged.
    OtherPassphrase,
    /// It can't be read, in words.
    Damaged(String),
}

impl Store {
    /// Opens each backup and looks at it; newest first.
    #[must_use]
    pub fn look_at_backups(&self) -> Vec<BackupSeen> {
        seen_of(&self.place.real, |path| self.open_backup(path))
    }

    /// Opens a backup to read, under the published key or this journal's own.
    ///
    /// # Errors
    /// As [`Store::open_to_read`].
    pub fn open_backup(&self, path: &Path) -> Result<Self, StorageError> {
        match Self::open_to_read(path, None) {
            Err(StorageError::Locked(_)) => {
                let place = Place::find(path)?;
                match Self::under(place, self.key.clone(), None) {
                    Err(StorageError::Damaged { .. }) => Err(StorageError::Locked(path.into())),
                    other => other,
                }
            }
            other => other,
        }
    }
}

/// Looks at the backups of a journal that can't be opened itself; those with a passphrase stay closed.
#[must_use]
pub fn look_at_backups(journal: &Path) -> Vec<BackupSeen> {
    seen_of(journal, |path| Store::open_to_read(path, None))
}

fn seen_of(journal: &Path, open: impl Fn(&Path) -> Result<Store, StorageError>) -> Vec<BackupSeen> {
    let seen = |(path, made_ms): (PathBuf, i64)| {
        let bytes = fs::metadata(&path).map_or(0, |about| about.len());
        BackupSeen { standing: standing(open(&path)), path, made_ms, bytes }
    };
    backups_of(journal).into_iter().map(seen).collect()
}

fn standing(opened: Result<Store, StorageError>) -> BackupStanding {
    let looked = opened.and_then(|backup| {
        let health = backup.check()?;
        let newest_day = backup.load()?.check_ins.last().map(|c| c.day);
        Ok((health, newest_day))
    });
    match looked {
        Ok((health, newest_day)) if health.problems.is_empty() => {
            BackupStanding::Whole { check_ins: health.check_ins, newest_day }
        }
        Ok(_) => BackupStanding::Damaged("a part of it is damaged".into()),
        Err(StorageError::Locked(_) | StorageError::WrongPassphrase(_)) => BackupStanding::OtherPassphrase,
        Err(StorageError::Damaged { why, .. }) => BackupStanding::Damaged(why),
        Err(_) => BackupStanding::Damaged("it can't be opened".into()),
    }
}

/// Opens a backup by what was typed.
pub(crate) fn open_with(path: &Path, secret: Option<&Secret>) -> Result<Store, StorageError> {
    let store = Store::open_to_read(path, secret)?;
    let health = store.check()?;
    if health.problems.is_empty() {
        return Ok(store);
    }
    Err(StorageError::Damaged { path: path.into(), why: "a part of it is damaged or missing".into() })
}
