//! The backup that comes with a new passphrase: the proven copy itself once more, which needs neither be written anew nor
//! looked at a second time.

use super::{
    MAKING,
    folder::{backups_of, folder_of},
    thinning,
};
use crate::storage::{
    StorageError, Store,
    file::{copy::Proven, names, wipe},
    trouble::Trouble,
};
use std::path::PathBuf;

/// A backup that is on the disk and proven, and has no name yet.
#[derive(Debug)]
#[must_use]
pub(crate) struct Begun {
    copy: Proven,
    /// What it takes the place of.
    old: Vec<PathBuf>,
}

impl Store {
    /// Makes a backup of what is proven already and is to become the journal. Until that lies in its place, this is a
    /// half-made one.
    ///
    /// # Errors
    /// As [`Store::back_up`].
    pub(crate) fn begin_backup(&self, of: &Proven, now_ms: i64) -> Result<Begun, StorageError> {
        let (folder, real) = (folder_of(&self.place.real), &self.place.real);
        let begun = || -> Result<Begun, Trouble> {
            let path = self.name_in(&folder, now_ms)?;
            let copy = of.twin(&path)?;
            // What is another journal's, or this one doesn't open (another passphrase, damage), stays, and pushes nothing
            // out either.
            let mut ours = backups_of(real);
            ours.retain(|(path, _)| self.owns(path));
            ours.insert(0, (path.clone(), names::made_ms(&path, real).unwrap_or(now_ms)));
            ours.sort_by_key(|(_, ms)| std::cmp::Reverse(*ms));
            Ok(Begun { copy, old: thinning::too_old(&ours, &path) })
        };
        begun().map_err(|t| t.told(MAKING, &folder))
    }
}

impl Begun {
    /// Gives it its name, and lets go of the backups that are too old now.
    ///
    /// # Errors
    /// The disk. The old ones stay then.
    pub(crate) fn finish(self) -> Result<(), Trouble> {
        self.copy.put_at_free_name()?;
        // One that can't be taken away is in nobody's way.
        for old in &self.old {
            let _still_there = wipe::whole(old);
        }
        Ok(())
    }
}
