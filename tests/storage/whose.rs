//! Several journals in one folder: what is done to one never touches what was made of another.

use crate::{contents, noted, plain, raw};
use gamut::{
    app::{FileRequest, Worker},
    domain::{Catalogue, DayKey},
    storage::{Agreed, Secret, Store, backups_of},
};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const NOW_MS: i64 = 1_795_608_000_000;
const DAY_MS: i64 = 86_400_000;

/// Names that begin alike.
const NEIGHBOURS: [&str; 4] = ["journal.old", "journal", "journal.backup.gamut", "journal set aside.gamut"];

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

/// A journal with backups of many months, and a file that was rescued and one that was set aside.
fn with_all_that_is_made_of_one() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    let mut store = Store::create(&path, &Catalogue::starting()).unwrap();
    store.save_check_in(&noted("mine", 1, "my words"), 1, None).unwrap();
    for n in 0..8 {
        let made = store.back_up(NOW_MS - n * 40 * DAY_MS).unwrap();
        assert!(made.exists());
    }
    for what in ["rescued", "set aside"] {
        fs::copy(&path, dir.path().join(format!("journal {what} 2026-11-23T120000Z.gamut"))).unwrap();
    }
    (dir, path)
}

/// What was made of the journal, with what is in it.
fn made_of(path: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let beside = contents(path.parent().unwrap()).into_iter().map(|(name, _)| path.with_file_name(name));
    let beside = beside.filter(|p| p.to_string_lossy().ends_with("2026-11-23T120000Z.gamut"));
    let all = backups_of(path).into_iter().map(|(p, _)| p).chain(beside);
    all.map(|p| (p.clone(), fs::read(p).unwrap())).collect()
}

/// Everything that changes or takes away what was made of a journal.
fn do_it_all_to(path: &Path) {
    let mut store = Store::open(path, None).unwrap();
    // So many that the oldest of a year ago would go.
    for n in 0..6 {
        store.back_up(NOW_MS + n * 200 * DAY_MS).unwrap();
    }
    for new in [Some("one passphrase"), None] {
        store.set_passphrase(new.map(secret).as_ref(), NOW_MS).unwrap();
        store.lock_open_backups();
    }
    drop(store);
    let today = DayKey::parse("2026-11-25").unwrap();
    let mut desk = Worker::default();
    desk.handle(FileRequest::Open { path: path.to_owned(), today, secret: None });
    desk.handle(FileRequest::DeleteAll { backups_too: true });
}

#[test]
fn a_journal_whose_name_begins_alike_touches_nothing_that_was_made_of_the_other() {
    for neighbour in NEIGHBOURS {
        let (dir, path) = with_all_that_is_made_of_one();
        let before = made_of(&path);
        assert_eq!(before.len(), 10);
        let other = dir.path().join(neighbour);
        let mut store = Store::create(&other, &Catalogue::starting()).unwrap();
        store.save_check_in(&plain("other", 1), 1, None).unwrap();
        drop(store);
        do_it_all_to(&other);
        assert_eq!(made_of(&path), before, "{neighbour}");
        assert_eq!(backups_of(&other), [], "{neighbour}: its own are deleted");
    }
}

#[test]
fn a_copy_of_a_journal_touches_nothing_that_was_made_of_the_first() {
    for neighbour in &NEIGHBOURS[..2] {
        let (dir, path) = with_all_that_is_made_of_one();
        let before = made_of(&path);
        let copy = dir.path().join(neighbour);
        fs::copy(&path, &copy).unwrap();
        do_it_all_to(&copy);
        assert_eq!(made_of(&path), before, "{neighbour}");
    }
}

#[test]
fn another_journal_that_came_into_the_place_of_one_touches_nothing_that_was_made_of_that() {
    let (dir, path) = with_all_that_is_made_of_one();
    let before = made_of(&path);
    fs::remove_file(&path).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let other = elsewhere.path().join("journal.gamut");
    let mut store = Store::create(&other, &Catalogue::starting()).unwrap();
    store.save_check_in(&plain("other", 1), 1, None).unwrap();
    drop(store);
    fs::copy(&other, &path).unwrap();
    do_it_all_to(&path);
    let after = made_of(&path);
    assert!(before.iter().all(|file| after.contains(file)));
    drop(dir);
}

#[test]
fn backups_from_before_there_were_ids_are_brought_under_the_passphrase_and_thinned_as_ever() {
    let (_dir, path) = with_all_that_is_made_of_one();
    let forget = |file: &Path| raw(file).execute_batch("DELETE FROM setting WHERE key = 'journal_id';").unwrap();
    for (file, _) in made_of(&path) {
        forget(&file);
    }
    forget(&path);
    let mut store = Store::open(&path, None).unwrap();
    for n in 1..10 {
        store.back_up(NOW_MS + n * 40 * DAY_MS).unwrap();
    }
    assert!(backups_of(&path).len() < 17, "they are thinned");
    assert_eq!(store.set_passphrase(Some(&secret("one passphrase")), NOW_MS).unwrap().backups_left, 0);
    for (file, _) in made_of(&path) {
        assert!(Store::open_to_read(&file, None).is_err(), "{}", file.display());
    }
}

#[test]
fn what_another_journal_is_about_to_put_in_place_is_not_cleared_away() {
    let (_dir, path) = with_all_that_is_made_of_one();
    let half = [
        path.with_file_name(".journal-2.gamut.0123456789abcdef0123456789abcdef.part"),
        path.with_file_name(".journal.gamut.x.0123456789abcdef0123456789abcdef.part"),
        path.with_file_name("backups").join(".journal-2-2026-11-25T120000Z.gamut.0123456789abcdef0123456789abcdef.part"),
        path.with_file_name("backups").join(".journal-2026-11-25T120000Z.old.0123456789abcdef0123456789abcdef.part"),
    ];
    for half in &half {
        fs::write(half, "half").unwrap();
    }
    Store::open(&path, None).unwrap().back_up(NOW_MS).unwrap();
    for half in &half {
        assert!(half.exists(), "{}", half.display());
    }
}

#[test]
fn a_backup_put_in_the_place_of_a_journal_keeps_the_backups_of_that_its_own() {
    let (_dir, path) = with_all_that_is_made_of_one();
    let elsewhere = tempfile::tempdir().unwrap();
    let other = elsewhere.path().join("other.gamut");
    let mut store = Store::create(&other, &Catalogue::starting()).unwrap();
    store.save_check_in(&plain("other", 1), 1, None).unwrap();
    let mut restored = gamut::storage::restore(&path, &other, None, None, Agreed::ToNothing, NOW_MS + 1).unwrap().store;
    assert_eq!(restored.load().unwrap().check_ins.len(), 1);
    assert_eq!(restored.set_passphrase(Some(&secret("one passphrase")), NOW_MS + 2).unwrap().backups_left, 0);
    for (backup, _) in backups_of(&path) {
        assert!(Store::open_to_read(&backup, None).is_err(), "{} opens without it", backup.display());
    }
}
