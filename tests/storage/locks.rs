//! A lock that falls away is never passed over: another file in a journal's place, a copy from before the passphrase.

use crate::{contents, noted, plain};
use gamut::{
    app::{FileReply, FileRequest, LockNow, Reply, Worker},
    domain::{Catalogue, DayKey},
    storage::{Agreed, Secret, StorageError, Store, backups_of, is_known_to_be_locked, restore},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const NOW_MS: i64 = 1_795_608_000_000;

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn one() -> Secret {
    secret("one passphrase")
}

/// A journal with a passphrase, a copy of it from before, and the bytes of another journal without one.
fn locked() -> (TempDir, PathBuf, PathBuf, Vec<u8>) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    let mut store = Store::create(&path, &Catalogue::starting()).unwrap();
    store.save_check_in(&noted("mine", 1, "my words"), 1, None).unwrap();
    let before = dir.path().join("elsewhere").join("copy.gamut");
    fs::create_dir(before.parent().unwrap()).unwrap();
    fs::copy(&path, &before).unwrap();
    store.set_passphrase(Some(&one()), NOW_MS).unwrap();
    drop(store);
    let other = dir.path().join("elsewhere").join("other.gamut");
    let mut store = Store::create(&other, &Catalogue::starting()).unwrap();
    store.save_check_in(&plain("other", 1), 1, None).unwrap();
    drop(store);
    let other = fs::read(other).unwrap();
    (dir, path, before, other)
}

fn is_changed(opened: &Result<Store, StorageError>, now: LockNow) -> bool {
    matches!(opened, Err(StorageError::LockChanged { now: told, .. }) if *told == now)
}

fn open(desk: &mut Worker, path: &Path, secret: Option<Secret>) -> Vec<Reply> {
    desk.handle(FileRequest::Open { path: path.to_owned(), today: DayKey::parse("2026-11-25").unwrap(), secret })
}

#[test]
fn a_file_without_a_passphrase_in_the_place_of_one_with_is_not_written_to_before_the_person_agrees() {
    let (_dir, path, _, other) = locked();
    fs::write(&path, &other).unwrap();
    for typed in [None, Some(one()), Some(secret("anything"))] {
        assert!(is_changed(&Store::open(&path, typed.as_ref()), LockNow::Open));
        let read = Store::open_to_read(&path, typed.as_ref()).unwrap();
        assert_eq!(read.told().len(), 1, "reading says it");
        assert_eq!(fs::read(&path).unwrap(), other);
    }
    let mut store = Store::open_as_it_is(&path, None).unwrap();
    store.save_check_in(&plain("x", 2), 2, None).unwrap();
    drop(store);
    assert!(Store::open(&path, None).is_ok(), "said once");
    assert!(!is_known_to_be_locked(&path));
}

#[test]
fn a_file_with_another_passphrase_is_told_from_the_journal() {
    let (dir, path, before, _) = locked();
    let mut store = Store::open(&before, None).unwrap();
    store.set_passphrase(Some(&secret("two passphrases")), NOW_MS).unwrap();
    drop(store);
    fs::copy(&before, &path).unwrap();
    assert!(is_changed(&Store::open(&path, Some(&secret("two passphrases"))), LockNow::OtherPassphrase));
    assert!(matches!(Store::open(&path, Some(&one())), Err(StorageError::WrongPassphrase(_))));
    drop(Store::open_as_it_is(&path, Some(&secret("two passphrases"))).unwrap());
    assert!(Store::open(&path, Some(&secret("two passphrases"))).is_ok());
    drop(dir);
}

#[test]
fn no_new_journal_is_begun_where_one_with_a_passphrase_was() {
    let (_dir, path, ..) = locked();
    fs::remove_file(&path).unwrap();
    assert!(is_changed(&Store::open(&path, None), LockNow::NoFile));
    let mut desk = Worker::default();
    let replies = open(&mut desk, &path, None);
    assert!(
        matches!(&replies[0], Reply::File(FileReply::CouldNotOpen { trouble, .. }) if trouble.lock_changed == Some(LockNow::NoFile))
    );
    assert!(!path.exists());
    assert!(matches!(desk.handle(FileRequest::TakeAsItIs)[0], Reply::File(FileReply::Opened { .. })));
    drop(desk);
    assert!(Store::open(&path, None).is_ok());
}

#[test]
fn the_window_says_it_whatever_is_typed_and_opens_it_only_when_told_to() {
    for forgotten in [false, true] {
        let (_dir, path, _, other) = locked();
        let mut desk = Worker::default();
        assert!(matches!(open(&mut desk, &path, Some(one()))[0], Reply::File(FileReply::Opened { .. })));
        desk.handle(FileRequest::Lock);
        fs::write(&path, &other).unwrap();
        if forgotten {
            // Whoever swaps the file may take away what is known beside it as well.
            for (name, _) in contents(path.parent().unwrap()) {
                if name.to_string_lossy().ends_with(".passphrase.lock") {
                    fs::remove_file(path.with_file_name(name)).unwrap();
                }
            }
        }
        let replies = open(&mut desk, &path, Some(secret("anything")));
        assert!(
            matches!(&replies[0], Reply::File(FileReply::CouldNotOpen { trouble, .. }) if trouble.lock_changed == Some(LockNow::Open)),
            "{replies:?}"
        );
        assert!(matches!(desk.handle(FileRequest::TakeAsItIs)[0], Reply::File(FileReply::Opened { .. })));
    }
}

#[test]
fn a_copy_from_before_the_passphrase_is_restored_under_the_passphrase() {
    let (dir, path, before, _) = locked();
    let restored = restore(&path, &before, None, Some(&one()), Agreed::ToNothing, NOW_MS).unwrap();
    assert!(restored.store.has_passphrase() && restored.backed_up.is_some());
    drop(restored);
    assert!(matches!(Store::open(&path, None), Err(StorageError::Locked(_))));
    assert_eq!(Store::open(&path, Some(&one())).unwrap().load().unwrap().check_ins.len(), 1);
    drop(dir);
}

#[test]
fn so_it_is_where_the_journal_is_gone_or_can_not_be_read() {
    for hurt in [true, false] {
        let (_dir, path, before, _) = locked();
        if hurt {
            fs::write(&path, "hurt").unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        for typed in [None, Some(secret("wrong"))] {
            let refused = restore(&path, &before, None, typed.as_ref(), Agreed::ToNothing, NOW_MS);
            assert!(matches!(refused, Err(StorageError::LockChanged { now: LockNow::OpenCopy, .. })), "{refused:?}");
        }
        assert_eq!(path.exists(), hurt, "nothing was changed");
        let restored = restore(&path, &before, None, Some(&one()), Agreed::ToNothing, NOW_MS).unwrap();
        assert!(restored.store.has_passphrase());
        drop(restored);
        assert!(Store::open(&path, Some(&one())).is_ok());
    }
}

#[test]
fn without_it_only_when_the_person_says_so() {
    let (_dir, path, before, _) = locked();
    fs::remove_file(&path).unwrap();
    let mut desk = Worker::default();
    open(&mut desk, &path, None);
    let replies = desk.handle(FileRequest::Restore { backup: before, secret: None, now_ms: NOW_MS });
    assert!(
        matches!(&replies[0], Reply::File(FileReply::CouldNotOpen { trouble, .. }) if trouble.lock_changed == Some(LockNow::OpenCopy)),
        "{replies:?}"
    );
    assert!(!path.exists());
    assert!(matches!(desk.handle(FileRequest::TakeAsItIs)[0], Reply::File(FileReply::Opened { .. })));
    drop(desk);
    assert!(Store::open(&path, None).is_ok_and(|store| !store.has_passphrase()));
}

#[test]
fn set_changed_and_taken_away_by_the_person_it_opens_without_a_word() {
    let (_dir, path, ..) = locked();
    let mut store = Store::open(&path, Some(&one())).unwrap();
    let code = store.set_passphrase(Some(&secret("two passphrases")), NOW_MS).unwrap().code.unwrap();
    drop(store);
    assert!(Store::open(&path, Some(&secret("two passphrases"))).is_ok());
    let mut store = Store::open(&path, Some(&Secret::new(code))).unwrap();
    assert!(store.told().is_empty());
    store.set_passphrase(None, NOW_MS).unwrap();
    drop(store);
    assert!(Store::open(&path, None).is_ok());
    let names: Vec<_> = contents(path.parent().unwrap()).into_iter().map(|(name, _)| name.into_string().unwrap()).collect();
    assert!(!names.iter().any(|name| name.contains("passphrase")), "nothing is left of it: {names:?}");
}

#[test]
fn a_journal_that_had_a_passphrase_before_this_was_known_is_known_from_its_first_opening_on() {
    let (_dir, path, _, other) = locked();
    for (name, _) in contents(path.parent().unwrap()) {
        if name.to_string_lossy().ends_with(".passphrase.lock") {
            fs::remove_file(path.with_file_name(name)).unwrap();
        }
    }
    assert!(!is_known_to_be_locked(&path));
    drop(Store::open(&path, Some(&one())).unwrap());
    assert!(is_known_to_be_locked(&path));
    fs::write(&path, other).unwrap();
    assert!(is_changed(&Store::open(&path, None), LockNow::Open));
}

#[test]
fn deleting_everything_forgets_that_there_was_a_passphrase() {
    let (_dir, path, ..) = locked();
    let mut desk = Worker::default();
    open(&mut desk, &path, Some(one()));
    let replies = desk.handle(FileRequest::DeleteAll { backups_too: true });
    assert!(matches!(replies[0], Reply::File(FileReply::Opened { .. })), "{replies:?}");
    drop(desk);
    assert!(!is_known_to_be_locked(&path) && Store::open(&path, None).is_ok());
}

#[test]
fn setting_a_passphrase_names_the_copies_that_are_known_and_the_second_name_of_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    let mut store = Store::create(&path, &Catalogue::starting()).unwrap();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    let far = tempfile::tempdir().unwrap();
    let (kept, taken_away) = (store.back_up_to(far.path(), NOW_MS).unwrap(), store.back_up_to(far.path(), NOW_MS).unwrap());
    store.remember_copy(&kept).unwrap();
    store.remember_copy(&taken_away).unwrap();
    fs::remove_file(taken_away).unwrap();
    #[cfg(unix)]
    fs::hard_link(&path, dir.path().join("second name")).unwrap();
    let relocked = store.set_passphrase(Some(&one()), NOW_MS).unwrap();
    assert_eq!(relocked.copies, [fs::canonicalize(&kept).unwrap()]);
    #[cfg(unix)]
    assert_eq!(relocked.other_names, 1);
    assert!(Store::open_to_read(&kept, None).is_ok(), "it is named because it still opens");
    assert_eq!(store.load().unwrap().check_ins.len(), 1);
    assert_eq!(backups_of(&path).len(), 1);
}

#[test]
fn what_is_known_is_no_stray_file_and_half_of_it_is_cleared_away() {
    let (_dir, path, ..) = locked();
    let half = path.with_file_name(".journal.gamut.passphrase.lock.0123456789abcdef.part");
    fs::write(&half, "half").unwrap();
    drop(Store::open(&path, Some(&one())).unwrap());
    assert!(!half.exists() && is_known_to_be_locked(&path));
}
