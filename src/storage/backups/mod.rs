//! Backups: verified copies in the folder `backups` beside the journal, under the journal's own key, thinned as
//! they age. Any one of them and the passphrase give everything back.

pub(crate) mod compare;
pub(crate) mod folder;
pub(crate) mod restore;
pub(crate) mod seen;
pub(crate) mod thinning;
pub(crate) mod with_it;

use super::{
    StorageError, Store,
    file::{copy, copy::Under, names, names::Mark, place, place::Place, temporary, wipe},
    schema,
    trouble::Trouble,
};
use folder::{backups_of, folder_of};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) const MAKING: &str = "Making a backup";
/// A backup is due when the newest is older than this and something was written since.
const DUE_MS: i64 = 20 * 3_600_000;
/// Besides the copy itself, so that a backup never takes the room the next check-in needs.
const SPARE_BYTES: u64 = 4 << 20;

/// How far the backups of a journal go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackedUp {
    /// When the newest backup that the journal's key opens was made (ms UTC).
    pub newest_ms: Option<i64>,
    /// The journal's file was written to after its newest backup was.
    pub changed_since: bool,
}

impl BackedUp {
    /// Whether a backup should be made now.
    #[must_use]
    pub fn is_due(self, now_ms: i64) -> bool {
        self.changed_since && self.newest_ms.is_none_or(|made| now_ms - made >= DUE_MS)
    }
}

impl Store {
    /// Lets go of the backups that are too old now that `made` is there and proven.
    pub(super) fn thin(&self, made: &Path) {
        // What is another journal's, or this one doesn't open (another passphrase, damage), stays, and pushes nothing
        // out either.
        let mut ours = backups_of(&self.place.real);
        ours.retain(|(path, _)| path == made || self.owns(path));
        // One that can't be taken away is in nobody's way.
        for old in thinning::too_old(&ours, made) {
            let _still_there = wipe::whole(&old);
        }
    }

    /// Why no backup can be made beside the journal, as far as its folder shows; nothing is tried.
    #[must_use]
    pub fn backup_trouble(&self) -> Option<StorageError> {
        let folder = folder_of(&self.place.real);
        let why = folder::trouble(&folder)?;
        Some(Trouble::InTheWay(why).told(MAKING, &folder))
    }

    /// Makes a backup in this folder, which is made where it isn't there.
    pub fn back_up_to(&self, folder: &Path, now_ms: i64) -> Result<PathBuf, StorageError> {
        let made = || -> Result<PathBuf, Trouble> {
            let path = self.name_in(folder, now_ms)?;
            copy::proven(&self.conn, &path, Under::Key(&self.key, self.place.salt))?.put_at_free_name()?;
            Ok(path)
        };
        made().map_err(|t| t.told(MAKING, folder))
    }

    /// A free name for a backup in this folder, which is made where it isn't there, and has room for one.
    pub(super) fn name_in(&self, folder: &Path, now_ms: i64) -> Result<PathBuf, Trouble> {
        if let Some(why) = folder::trouble(folder) {
            return Err(Trouble::InTheWay(why));
        }
        place::make_folder(folder)?;
        // Beside the journal that is done when it is opened, and a backup may be being made there now.
        if folder != folder_of(&self.place.real) {
            temporary::clear_names(folder, |name| names::is_half_made(name, &self.place.real, Mark::Backup))?;
        }
        if place::free_bytes(folder).is_some_and(|free| self.place.bytes().is_ok_and(|bytes| free < bytes + SPARE_BYTES)) {
            return Err(Trouble::Io(std::io::Error::other("there is not enough room for a backup")));
        }
        names::free(folder, &self.place.real, Mark::Backup, now_ms)
    }

    /// How far the backups go that were made until now. One from later was made before the clock was put back: it
    /// says nothing about now, and is passed over. Reads all of the newest backup.
    #[must_use]
    pub fn backed_up(&self, now_ms: i64) -> BackedUp {
        self.backed_up_where(now_ms, |path| self.opens(path))
    }

    /// The same, where the newest backup was read not long ago: that it has the journal's key is enough.
    #[must_use]
    pub fn backed_up_by_name(&self, now_ms: i64) -> BackedUp {
        self.backed_up_where(now_ms, |_| true)
    }

    fn backed_up_where(&self, now_ms: i64, is_whole: impl Fn(&Path) -> bool) -> BackedUp {
        let mut backups = backups_of(&self.place.real);
        backups.retain(|(_, made)| *made <= now_ms);
        let written = |path: &Path| fs::metadata(path).and_then(|about| about.modified()).ok();
        let newest = backups.first().and_then(|(path, _)| written(path));
        let changed_since = newest.is_none_or(|backup| written(&self.place.real).is_none_or(|journal| journal > backup));
        let whole = backups.into_iter().find(|(path, _)| self.owns(path) && is_whole(path));
        BackedUp { newest_ms: whole.map(|(_, made)| made), changed_since }
    }

    /// Makes a backup where there is anything to lose.
    pub fn back_up_before_import(&self, now_ms: i64) -> Result<(), StorageError> {
        let empty = self.read("Looking", |conn| {
            let sql = "SELECT NOT EXISTS (SELECT 1 FROM check_in) AND NOT EXISTS (SELECT 1 FROM event)
                       AND NOT EXISTS (SELECT 1 FROM trial) AND NOT EXISTS (SELECT 1 FROM imported_mood)";
            Ok(conn.query_row(sql, [], |r| r.get::<_, bool>(0))?)
        })?;
        if empty { Ok(()) } else { self.back_up(now_ms).map(|_| ()) }
    }

    /// Whether it lies under this journal's key, told by its first page alone.
    pub(super) fn has_the_key_of(&self, path: &Path) -> bool {
        Place::find(path).is_ok_and(|place| schema::opens(path, &self.key, &place.salt).unwrap_or(false))
    }

    fn opens(&self, path: &Path) -> bool {
        let opened = Place::find(path).and_then(|place| Self::under(place, self.key.clone(), None));
        opened.and_then(|backup| backup.every_page_is_whole()).is_ok()
    }
}
