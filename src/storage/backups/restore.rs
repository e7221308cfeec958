//! A backup put in the place of the journal.

use super::seen;
use crate::storage::{
    Salvaged, Secret, StorageError, Store,
    cipher::{
        key::Key,
        known_lock,
        known_lock::KnownLock,
        lock_now::{Agreed, LockNow},
    },
    file::{
        beside::beside, copy, copy::Under, half_made, id, lock, names, names::Mark, place, place::Place, rollback, temporary,
        wipe,
    },
    salvage,
    trouble::Trouble,
};
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
    agreed: Agreed,
    now_ms: i64,
) -> Result<Restored, StorageError> {
    const DOING: &str = "Restoring";
    let from = seen::open_with(backup, for_backup)?;
    // Without links, so that whoever has it open by another name holds the same lock.
    let real = fs::canonicalize(path).or_else(|_| place::make_room(path))?;
    if from.place.real == real {
        return Err(StorageError::Refused("a journal can't be restored from itself".into()));
    }
    let lock = lock::take(&real, path)?;
    let told = |t: Trouble| t.told(DOING, path);
    half_made::clear(&real).map_err(|e| told(e.into()))?;
    let there = there_now(path, for_present, lock)?;
    let id = match &there {
        There::Journal(now) => id::id_in(&now.conn).map_err(told)?,
        There::Nothing(_) | There::Unreadable(_) => None,
    };
    let known = KnownLock::beside(&real);
    let (key, salt) = lock_for(&there, known.as_ref(), &from, [for_present, for_backup]);
    if agreed == Agreed::ToNothing && key.is_none() && known.is_some_and(|known| known.is_locked()) {
        return Err(StorageError::LockChanged { path: path.into(), now: LockNow::OpenCopy });
    }
    let both = match &there {
        There::Journal(now) => vec![(&now.key, now.place.salt), (&key, salt)],
        There::Nothing(_) | There::Unreadable(_) => vec![(&key, salt)],
    };
    let copy = copy::proven_of(&from.conn, &real, Under::Key(&key, salt), id.as_deref()).map_err(told)?;
    known_lock::know_also(&real, &both).map_err(told)?;
    drop(from);
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
    let mut store = Store::under(place, key, Some(lock))?;
    // A copy from before there were ids has none yet.
    let _later = store.see_to_its_id();
    store.know_its_lock();
    if store.rescued().iter().any(|rescued| same_file(rescued, backup)) {
        store.made_a_backup(backup, now_ms);
    }
    Ok(Restored { store, backed_up, set_aside })
}

/// What the backup comes under: the passphrase the journal has now, or is known to have where what was typed makes its
/// key. A copy from before must not take the lock away. Else its own.
fn lock_for(there: &There, known: Option<&KnownLock>, from: &Store, typed: [Option<&Secret>; 2]) -> (Key, [u8; 16]) {
    if let There::Journal(now) = there
        && now.has_passphrase()
    {
        return (now.key.clone(), now.place.salt);
    }
    let remembered = known.and_then(|known| typed.into_iter().flatten().find_map(|secret| known.key_of(secret)));
    remembered.unwrap_or_else(|| (from.key.clone(), from.place.salt))
}

fn same_file(a: &Path, b: &Path) -> bool {
    fs::canonicalize(a).is_ok_and(|a| fs::canonicalize(b).is_ok_and(|b| a == b))
}

/// What lies where the journal should be.
enum There {
    Nothing(File),
    Journal(Box<Store>),
    Unreadable(File),
}

fn there_now(path: &Path, secret: Option<&Secret>, lock: File) -> Result<There, StorageError> {
    // Looked at without the lock first, so that it is not lost with an error.
    let opened = Store::open_to_read(path, secret).and_then(|store| store.every_page_is_whole().map(|()| store));
    match opened {
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
    let whole = |store: Store| store.every_page_is_whole().and_then(|()| store.load());
    match Store::open_to_read(path, secret).and_then(whole) {
        Ok(_) => return Err(StorageError::Refused("the journal is whole: there is nothing to salvage".into())),
        Err(StorageError::Damaged { .. }) => {}
        Err(e) => return Err(e),
    }
    let place = Place::find(path)?;
    let lock = lock::take(&place.real, path)?;
    let new = names::free_beside(&place.real, Mark::Salvaged, now_ms).map_err(told)?;
    let salvaged = salvage(&place.real, secret, &new)?;
    let mut aside = None;
    let put = set_aside(&place.real, now_ms).and_then(|there| {
        aside = there;
        Ok(temporary::put_over(&new, &place.real)?)
    });
    if put.is_err() {
        put_back(&place.real, aside.as_deref());
        let _gone = wipe::temporary(&new);
    }
    // Nobody waits for it any more.
    let _gone = fs::remove_file(beside(&new, ".lock"));
    put.map_err(told)?;
    drop(lock);
    Ok((Store::open(path, secret)?, salvaged, aside))
}

/// Keeps what lies at `real` under another name in the same folder, and its rollback file with it. Where the
/// disk knows second names it stays under its own as well until something is put over it, so that a power cut
/// finds it in any case; with a rollback file it goes at once, since a journal that is opened without that one is
/// torn. `None` when only a rollback file was there.
pub(crate) fn set_aside(real: &Path, now_ms: i64) -> Result<Option<PathBuf>, Trouble> {
    let aside = names::free_beside(real, Mark::SetAside, now_ms)?;
    let there = fs::symlink_metadata(real).is_ok();
    // A rollback file must never lie beside a journal it isn't of. Alone in the folder it is known for what it is.
    let rollback_file = beside(real, "-journal");
    let cut_off = rollback::is_needed(real);
    let linked = there && !cut_off && fs::hard_link(real, &aside).is_ok();
    if there && !linked {
        fs::rename(real, &aside)?;
    }
    if cut_off && let Err(e) = fs::rename(&rollback_file, beside(&aside, "-journal")) {
        if there {
            fs::rename(&aside, real)?;
        }
        return Err(e.into());
    }
    temporary::sync_folder(real)?;
    Ok(there.then_some(aside))
}

/// Takes back what [`set_aside`] did, where nothing came into the place of the journal.
fn put_back(real: &Path, aside: Option<&Path>) {
    let Some(aside) = aside.filter(|_| fs::symlink_metadata(real).is_err()) else { return };
    // The rollback file first, so that the journal is never seen without it. Where this fails, both lie under
    // the other name, which the next look at the folder finds.
    let rollback = beside(aside, "-journal");
    if fs::symlink_metadata(&rollback).is_err() || fs::rename(rollback, beside(real, "-journal")).is_ok() {
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
        let rollback = beside(&real, "-journal");
        fs::write(&real, b"half written").expect("written");
        fs::write(&rollback, b"takes it back").expect("written");
        let aside = set_aside(&real, 0).expect("set aside").expect("a journal");
        assert!(!real.exists() && !rollback.exists());
        assert_eq!(fs::read(beside(&aside, "-journal")).expect("there"), b"takes it back");
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
