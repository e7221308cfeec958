use crate::{contents, fresh, full, noted, plain};
use gamut::storage::{BackupStanding, Relocking, Secret, StorageError, Store, backups_of};
use std::fs;

const NOW_MS: i64 = 1_795_608_000_000;

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

#[test]
fn with_a_passphrase_only_it_or_the_recovery_code_opens_the_journal() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&full("x", 1), 1, None).unwrap();
    let before = store.load().unwrap();
    let code = store.set_passphrase(Some(&secret("Möwe über dem Deich")), NOW_MS).unwrap().code.unwrap();
    assert!(store.has_passphrase());
    assert_eq!(store.load().unwrap(), before, "it goes on being open, and is the same");
    store.save_check_in(&plain("y", 2), 2, None).unwrap();
    drop(store);
    for opener in [secret("Möwe über dem Deich"), Secret::new(code.clone()), Secret::new(code.to_lowercase())] {
        assert_eq!(Store::open(&path, Some(&opener)).unwrap().load().unwrap().check_ins.len(), 2);
    }
    assert!(matches!(Store::open(&path, None), Err(StorageError::Locked(_))));
    let folder = path.parent().unwrap();
    let before = contents(folder);
    for wrong in ["", " ", "Möwe über dem deich", "Möwe über dem Deich ", "'; --"] {
        let error = Store::open(&path, Some(&secret(wrong))).unwrap_err();
        assert!(matches!(error, StorageError::WrongPassphrase(_)), "{wrong:?}");
        assert_eq!(error.exit_code(), 15);
    }
    assert_eq!(contents(folder), before, "trying changes nothing");
}

#[test]
fn changing_it_makes_another_code_and_the_old_ones_open_nothing_not_even_the_backups() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&noted("x", 1, "a word"), 1, None).unwrap();
    store.back_up(NOW_MS).unwrap();
    let first = store.set_passphrase(Some(&secret("one")), NOW_MS + 1000).unwrap();
    let second = store.set_passphrase(Some(&secret("two")), NOW_MS + 2000).unwrap();
    assert_eq!((first.backups_left, second.backups_left), (0, 0));
    assert_ne!(first.code, second.code);
    let whole = |seen: &BackupStanding| matches!(seen, BackupStanding::Whole { check_ins: 1, .. });
    let seen = store.look_at_backups();
    assert!(seen.len() == 3 && seen.iter().all(|b| whole(&b.standing)), "{seen:?}");
    drop(store);
    for (backup, _) in backups_of(&path) {
        assert!(matches!(Store::open_to_read(&backup, None), Err(StorageError::Locked(_))));
        for old in [secret("one"), Secret::new(first.code.clone().unwrap())] {
            assert!(matches!(Store::open_to_read(&backup, Some(&old)), Err(StorageError::WrongPassphrase(_))));
        }
        assert_eq!(Store::open_to_read(&backup, Some(&secret("two"))).unwrap().load().unwrap().check_ins.len(), 1);
    }
}

#[test]
fn what_is_being_done_is_told_step_by_step_and_each_file_beside_the_journal_is_counted() {
    use Relocking::{BackingUp, Comparing, MakingTheKey, Writing};
    use std::cell::RefCell;
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&noted("x", 1, "a word"), 1, None).unwrap();
    store.back_up(NOW_MS).unwrap();
    store.back_up(NOW_MS + 1000).unwrap();
    let told = RefCell::new(Vec::new());
    store.set_passphrase_telling(Some(&secret("one")), NOW_MS + 2000, &|step| told.borrow_mut().push(step)).unwrap();
    let other = |nth| Relocking::Other { nth, of: 2 };
    assert_eq!(told.into_inner(), [MakingTheKey, Writing, Comparing, BackingUp, other(1), other(2)]);
    let told = RefCell::new(Vec::new());
    store.set_passphrase_telling(None, NOW_MS + 3000, &|step| told.borrow_mut().push(step)).unwrap();
    assert!(!told.into_inner().contains(&MakingTheKey), "what is published is not made");
    drop((store, path));
}

#[test]
fn the_backup_that_comes_with_a_new_passphrase_is_the_journal_itself_byte_by_byte() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&full("x", 1), 1, None).unwrap();
    let before = store.load().unwrap();
    store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap();
    let backups = backups_of(&path);
    let [(backup, made)] = &backups[..] else { panic!("one backup") };
    assert_eq!(*made, NOW_MS);
    assert_eq!(fs::read(backup).unwrap(), fs::read(&path).unwrap());
    assert_eq!(Store::open_to_read(backup, Some(&secret("one"))).unwrap().load().unwrap(), before);
    let left: Vec<_> = fs::read_dir(backup.parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 1, "nothing half made stays: {left:?}");
}

#[test]
fn taken_away_it_opens_without_and_an_empty_one_is_refused() {
    let (_dir, path, mut store) = fresh();
    assert!(matches!(store.set_passphrase(Some(&secret("")), NOW_MS), Err(StorageError::Refused(_))));
    assert!(!store.has_passphrase());
    store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap();
    assert!(store.is_opened_by(&secret("one")) && !store.is_opened_by(&secret("two")));
    assert_eq!(store.set_passphrase(None, NOW_MS).unwrap().code, None);
    drop(store);
    assert!(Store::open(&path, None).is_ok());
}

#[test]
fn a_backup_that_an_interrupted_change_left_open_is_locked_with_the_next_care() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    let backup = store.back_up(NOW_MS).unwrap();
    let open = fs::read(&backup).unwrap();
    store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap();
    fs::write(&backup, open).unwrap();
    assert!(Store::open_to_read(&backup, None).is_ok());
    store.lock_open_backups();
    assert!(matches!(Store::open_to_read(&backup, None), Err(StorageError::Locked(_))));
    assert_eq!(Store::open_to_read(&backup, Some(&secret("one"))).unwrap().load().unwrap(), store.load().unwrap());
    drop((store, path));
}

#[test]
fn a_backup_that_was_cut_off_half_made_is_cleared_away_by_the_next_writer() {
    let (_dir, path, store) = fresh();
    let half = store.back_up(NOW_MS).unwrap().with_file_name(".journal-2026-11-23T222335Z.gamut.4b6a.part");
    drop(store);
    fs::write(&half, b"half").unwrap();
    assert!(Store::open_to_read(&path, None).is_ok() && half.exists(), "reading changes nothing");
    drop(Store::open(&path, None).unwrap());
    assert!(!half.exists());
}

#[test]
fn what_was_rescued_set_aside_or_salvaged_half_is_cleared_away_by_the_next_writer() {
    let (_dir, path, store) = fresh();
    drop(store);
    for what in ["rescued", "set aside", "salvaged"] {
        let half = path.with_file_name(format!(".journal {what} 2026-11-23T222335Z.gamut.4b6a.part"));
        fs::write(&half, b"half").unwrap();
        drop(Store::open(&path, None).unwrap());
        assert!(!half.exists(), "{what}");
    }
}

#[test]
fn a_right_passphrase_and_a_hurt_first_page_are_told_from_a_wrong_one_by_the_newest_backup() {
    let (_dir, path, mut store) = fresh();
    store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    bytes[1000] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let error = Store::open(&path, Some(&secret("one"))).unwrap_err();
    assert!(matches!(error, StorageError::Damaged { .. }), "{error}");
    assert!(matches!(Store::open(&path, Some(&secret("two"))), Err(StorageError::WrongPassphrase(_))));
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_write_that_was_cut_off_is_taken_back_whoever_tries_to_open_it_first() {
    let (_dir, path, mut store) = fresh();
    store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap();
    store.save_check_in(&noted("kept", 1, &"k".repeat(9000)), 1, None).unwrap();
    let whole = store.load().unwrap();
    drop(store);
    let rollback = path.with_file_name("journal.gamut-journal");
    let (torn, hot) = {
        // What a power cut in the middle of a commit leaves: the rollback file whole, the journal half written.
        let conn = crate::raw_under(&path, "one");
        conn.execute_batch("PRAGMA cache_size = 2; PRAGMA cache_spill = 1; BEGIN IMMEDIATE; UPDATE note SET body = body || 'x'; UPDATE check_in SET utc_ms = 7;").unwrap();
        conn.execute_batch(&format!("UPDATE note SET body = '{}';", "y".repeat(40_000))).unwrap();
        (fs::read(&path).unwrap(), fs::read(&rollback).unwrap())
    };
    assert!(hot.len() > 512, "there is something to take back");
    fs::write(&path, &torn).unwrap();
    fs::write(&rollback, &hot).unwrap();
    for wrong in [None, Some(secret("two"))] {
        assert!(Store::open(&path, wrong.as_ref()).is_err());
    }
    assert_eq!(Store::open(&path, Some(&secret("one"))).unwrap().load().unwrap(), whole);
}

#[cfg(unix)]
#[test]
fn what_lies_beside_the_journal_is_brought_under_the_new_passphrase_too() {
    let (dir, path, store) = fresh();
    let known = store.load().unwrap();
    let away = path.with_extension("away");
    fs::rename(&path, &away).unwrap();
    let mut kept = store.rescue(&known, NOW_MS).unwrap();
    kept.save_check_in(&noted("x", 1, "rescued words"), 1, None).unwrap();
    let rescued = kept.path().to_owned();
    drop((store, kept));
    fs::rename(&away, &path).unwrap();
    let aside = dir.path().join("journal set aside 2026-11-23T120000Z.gamut");
    fs::copy(&path, &aside).unwrap();
    let mut store = Store::open(&path, None).unwrap();
    assert_eq!(store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap().backups_left, 0);
    for file in [&rescued, &aside] {
        assert!(matches!(Store::open_to_read(file, None), Err(StorageError::Locked(_))), "{}", file.display());
    }
    assert_eq!(Store::open(&rescued, Some(&secret("one"))).unwrap().load().unwrap().check_ins.len(), 1);
}

#[cfg(unix)]
#[test]
fn what_lay_on_the_disk_without_a_passphrase_is_overwritten() {
    use std::io::Read;
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&noted("x", 1, "a word"), 1, None).unwrap();
    let mut before = fs::File::open(&path).unwrap();
    store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap();
    let mut left = Vec::new();
    before.read_to_end(&mut left).unwrap();
    assert!(left.len() > 4096 && left.iter().all(|byte| *byte == 0));
}
