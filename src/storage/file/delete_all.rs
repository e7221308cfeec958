//! The journal and all that was made of it, deleted.

use super::{beside::beside, lock, place::Place, temporary, wipe};
use crate::storage::{StorageError, cipher::known_lock, trouble::Trouble};
use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
};

/// Overwrites and deletes the journal at `path`, which nobody has open, and these files `made_of_it`. Everything first gets a name that says it is temporary, the journal last: cut off before that,
/// the journal is still there and whole; cut off after it, the next writer clears away what is left.
///
/// # Errors
/// [`StorageError::InUse`], or the disk: then the journal is still there, or what is left of it has a temporary name.
pub fn delete_all(path: &Path, made_of_it: &[PathBuf]) -> Result<(), StorageError> {
    const DOING: &str = "Deleting everything";
    let told = |e: io::Error| Trouble::Io(e).told(DOING, path);
    let place = Place::find(path)?;
    let _lock = lock::take(&place.real, path)?;
    // A new one in its place may be locked in any way, or not at all.
    known_lock::forget(&place.real).map_err(told)?;
    let mut doomed = Vec::new();
    for file in made_of_it {
        let rollback = beside(file, "-journal");
        overwrite(&rollback).and_then(|()| remove(&rollback)).map_err(told)?;
        for end in [".lock", ".passphrase.lock"] {
            remove(&beside(file, end)).map_err(told)?;
        }
        doomed.push(set_aside(file, &place.real)?);
    }
    // Nobody has it open, so a rollback file has nothing left to take back.
    for end in ["-journal", "-wal", "-shm"] {
        let file = beside(&place.real, end);
        overwrite(&file).and_then(|()| remove(&file)).map_err(told)?;
    }
    doomed.push(set_aside(&place.real, &place.real)?);
    temporary::sync_folder(&place.real).map_err(told)?;
    for file in &doomed {
        overwrite(file).and_then(|()| remove(file)).map_err(told)?;
    }
    temporary::sync_folder(&place.real).map_err(told)
}

/// Gives a file a temporary name beside the journal, or beside itself where that is another disk.
fn set_aside(file: &Path, journal: &Path) -> Result<PathBuf, StorageError> {
    let told = |t: Trouble| t.told("Deleting everything", file);
    let aside = temporary::make(journal).map_err(told)?;
    if fs::rename(file, &aside).is_ok() {
        return Ok(aside);
    }
    remove(&aside).map_err(|e| told(e.into()))?;
    let aside = temporary::make(file).map_err(told)?;
    fs::rename(file, &aside).map_err(|e| told(e.into()))?;
    Ok(aside)
}

fn overwrite(file: &Path) -> io::Result<()> {
    match fs::symlink_metadata(file) {
        Ok(about) if about.is_file() => wipe::overwrite(&OpenOptions::new().write(true).open(file)?),
        _ => Ok(()),
    }
}

fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Catalogue, storage::Store};

    #[test]
    fn what_is_set_aside_before_a_cut_is_cleared_by_the_next_writer() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("journal.gamut");
        drop(Store::create(&path, &Catalogue::starting()).expect("made"));
        let real = fs::canonicalize(&path).expect("there");
        let aside = set_aside(&real, &real).expect("set aside");
        assert!(!path.exists() && aside.exists());
        drop(Store::create(&path, &Catalogue::starting()).expect("made anew"));
        assert!(!aside.exists());
    }
}
