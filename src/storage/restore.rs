//! A backup put in the place of the journal.

use super::{
    Salvaged, Secret, StorageError, Store, backups,
    copy::{self, Under},
    place::{self, Place},
    salvage,
    trouble::Trouble,
};
use chrono::DateTime;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

/// What came of restoring.
#[derive(Debug)]
pub struct Restored {
    /// The journal as it is now, open to write.
    pub store: Store,
    /// The backup that was made of what was there before.
    pub backed_up: Option<PathBuf>,
    /// Where the file lies now that was there before, when it could not be read and so not backed up.
    pub set_aside: Option<PathBuf>,
}

/// Puts the backup in the place of the journal at `path`, which need not be there. What is there is backed up
/// first, under `for_present`; what can't be read with that is set aside under another name.
///
/// # Errors
/// The backup's own troubles, [`StorageError::InUse`] when the journal is open elsewhere, or the disk. Nothing
/// was changed then.
pub fn restore(
    path: &Path,
    backup: &Path,
    for_backup: Option<&Secret>,
    for_present: Option<&Secret>,
    now_ms: i64,
) -> Result<Restored, StorageError> {
    const DOING: &str = "Restoring";
    let from = backups::open_with(backup, for_backup)?;
    // Without links, so that whoever has it open by another name holds the same lock.
    let real = fs::canonicalize(path).or_else(|_| place::make_room(path))?;
    if from.place.real == real {
        return Err(StorageError::Refused("a journal can't be restored from itself".into()));
    }
    let lock = place::lock(&real, path)?;
    let told = |t: Trouble| t.told(DOING, path);
    backups::clear_half_made(&real).map_err(|e| told(e.into()))?;
    let copy = copy::proven(&from.conn, &real, Under::Key(&from.key, from.place.salt)).map_err(told)?;
    let (key, salt) = (from.key.clone(), from.place.salt);
    drop(from);
    let there = there_now(path, for_present, lock)?;
    let (backed_up, set_aside, lock) = match there {
        There::Nothing(lock) => {
            copy.put_at_free_name().map_err(told)?;
            (None, None, lock)
        }
        There::Journal(store) => {
            let made = store.back_up(now_ms)?;
            let lock = store.close()?;
            copy.put_over().map_err(told)?;
            (Some(made), None, lock)
        }
        There::Unreadable(lock) => {
            let aside = set_aside(&real, now_ms).map_err(told)?;
            copy.put_over().inspect_err(|_| put_back(&real, aside.as_deref())).map_err(told)?;
            (None, aside, lock)
        }
    };
    let place = Place::find(path)?;
    if place.salt != salt {
        return Err(StorageError::Damaged { path: path.into(), why: "it is not what was put there".into() });
    }
    Ok(Restored { store: Store::under(place, key, Some(lock))?, backed_up, set_aside })
}

/// What lies where the journal should be.
enum There {
    Nothing(File),
    Journal(Box<Store>),
    Unreadable(File),
}

fn there_now(path: &Path, secret: Option<&Secret>, lock: File) -> Result<There, StorageError> {
    // Looked at without the lock first, so that it is not lost with an error.
    match Store::open_to_read(path, secret) {
        Ok(store) => Ok(There::Journal(Box::new(Store { lock: Some(lock), ..store.made_writable()? }))),
        Err(StorageError::Missing(_)) => Ok(There::Nothing(lock)),
        Err(StorageError::Damaged { .. } | StorageError::Locked(_) | StorageError::WrongPassphrase(_)) => {
            Ok(There::Unreadable(lock))
        }
        Err(e) => Err(e),
    }
}

/// Reads what can be read of the damaged journal at `path` into a new one, puts that in its place, and keeps the
/// damaged file under another name, which is given.
///
/// # Errors
/// [`StorageError::Refused`] when the journal is whole; otherwise as [`salvage`]. The file is as it was then.
pub fn salvage_in_place(
    path: &Path,
    secret: Option<&Secret>,
    now_ms: i64,
) -> Result<(Store, Salvaged, Option<PathBuf>), StorageError> {
    const DOING: &str = "Salvaging";
    let told = |t: Trouble| t.told(DOING, path);
    match Store::open_to_read(path, secret) {
        Ok(_) => return Err(StorageError::Refused("the journal is whole: there is nothing to salvage".into())),
        Err(StorageError::Damaged { .. }) => {}
        Err(e) => return Err(e),
    }
    let place = Place::find(path)?;
    let lock = place::lock(&place.real, path)?;
    let new = free_name(&place.real, MARK_NEW, now_ms).map_err(told)?;
    let salvaged = salvage(&place.real, secret, &new)?;
    let mut aside = None;
    let put = set_aside(&place.real, now_ms).and_then(|there| {
        aside = there;
        Ok(place::put_over(&new, &place.real)?)
    });
    if put.is_err() {
        put_back(&place.real, aside.as_deref());
        let _gone = fs::remove_file(&new);
    }
    // Nobody waits for it any more.
    let _gone = fs::remove_file(place::beside(&new, ".lock"));
    put.map_err(told)?;
    drop(lock);
    Ok((Store::open(path, secret)?, salvaged, aside))
}

/// What was salvaged until it is in its place; one that a power cut left is a journal like any other.
const MARK_NEW: &str = " salvaged ";
pub(super) const MARK: &str = " set aside ";

/// The files of the journal at `path` that were set aside, and what a salvage that was cut off left.
#[must_use]
pub fn set_aside_beside(path: &Path) -> Vec<PathBuf> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let starts = [MARK, MARK_NEW].map(|mark| format!("{stem}{mark}"));
    let is_one = |p: &PathBuf| {
        p.extension().is_some_and(|e| e == "gamut")
            && p.file_name().and_then(|n| n.to_str()).is_some_and(|n| starts.iter().any(|start| n.starts_with(start)))
    };
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).filter(is_one).collect();
    found.sort();
    found
}

/// Keeps what lies at `real` under another name in the same folder, and its rollback file with it. Where the
/// disk knows second names it stays under its own as well until something is put over it, so that a power cut
/// finds it in any case; with a rollback file it goes at once, since a journal that is opened without that one is
/// torn. `None` when only a rollback file was there.
pub fn set_aside(real: &Path, now_ms: i64) -> Result<Option<PathBuf>, Trouble> {
    let aside = free_name(real, MARK, now_ms)?;
    let there = fs::symlink_metadata(real).is_ok();
    // A rollback file must never lie beside a journal it isn't of. Alone in the folder it is known for what it is.
    let rollback = place::beside(real, "-journal");
    let cut_off = fs::symlink_metadata(&rollback).is_ok();
    let linked = there && !cut_off && fs::hard_link(real, &aside).is_ok();
    if there && !linked {
        fs::rename(real, &aside)?;
    }
    if cut_off && let Err(e) = fs::rename(&rollback, place::beside(&aside, "-journal")) {
        if there {
            fs::rename(&aside, real)?;
        }
        return Err(e.into());
    }
    place::sync_folder(real)?;
    Ok(there.then_some(aside))
}

/// A name beside the journal that nothing has, nor a rollback file of it.
fn free_name(real: &Path, mark: &str, now_ms: i64) -> Result<PathBuf, Trouble> {
    let stem = real.file_stem().unwrap_or_default().to_string_lossy();
    let time = DateTime::from_timestamp_millis(now_ms).unwrap_or_default().format("%Y-%m-%dT%H%M%SZ");
    let named = |n: u32| if n == 1 { String::new() } else { format!(" {n}") };
    let free = |path: &PathBuf| ["", "-journal"].iter().all(|end| fs::symlink_metadata(place::beside(path, end)).is_err());
    (1..1000)
        .map(|n| real.with_file_name(format!("{stem}{mark}{time}{}.gamut", named(n))))
        .find(free)
        .ok_or(Trouble::Refused("there are too many files that were set aside"))
}

/// Takes back what [`set_aside`] did, where nothing came into the place of the journal.
fn put_back(real: &Path, aside: Option<&Path>) {
    let Some(aside) = aside.filter(|_| fs::symlink_metadata(real).is_err()) else { return };
    // The rollback file first, so that the journal is never seen without it. Where this fails, both lie under
    // the other name, which the next look at the folder finds.
    let rollback = place::beside(aside, "-journal");
    if fs::symlink_metadata(&rollback).is_err() || fs::rename(rollback, place::beside(real, "-journal")).is_ok() {
        let _back = fs::rename(aside, real);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_journal_is_never_left_under_its_name_without_the_rollback_file_of_a_write_that_was_cut_off() {
        let dir = tempfile::tempdir().expect("a folder");
        let real = dir.path().join("journal.gamut");
        let rollback = place::beside(&real, "-journal");
        fs::write(&real, b"half written").expect("written");
        fs::write(&rollback, b"takes it back").expect("written");
        let aside = set_aside(&real, 0).expect("set aside").expect("a journal");
        assert!(!real.exists() && !rollback.exists());
        assert_eq!(fs::read(place::beside(&aside, "-journal")).expect("there"), b"takes it back");
        put_back(&real, Some(&aside));
        assert_eq!((fs::read(&real).expect("back"), fs::read(&rollback).expect("back").len()), (b"half written".to_vec(), 13));
        assert!(!aside.exists());
    }

    #[test]
    fn what_has_no_rollback_file_keeps_its_name_until_something_is_put_over_it() {
        let dir = tempfile::tempdir().expect("a folder");
        let real = dir.path().join("journal.gamut");
        fs::write(&real, b"damaged").expect("written");
        let aside = set_aside(&real, 0).expect("set aside").expect("a journal");
        assert!(real.exists() && aside.exists());
        put_back(&real, Some(&aside));
        assert!(aside.exists(), "it may be the only one");
    }
}
