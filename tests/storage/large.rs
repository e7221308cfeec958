//! A journal that is too large to be looked at as a whole whenever it is opened: its pages are looked at when they are
//! read, and all of them once a day, beside whoever writes.

use crate::{fresh, noted, raw};
use gamut::storage::{Stop, StorageError, Store, backups_of, salvage_in_place};
use std::{
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

const NOW_MS: i64 = 1_795_608_000_000;
const HOUR_MS: i64 = 3_600_000;
const PAGE: usize = 4096;

/// With notes that go on over several pages, and one check-in that was changed often.
fn large() -> (TempDir, PathBuf, Store) {
    let (dir, path, mut store) = fresh();
    for n in 0..60 {
        store
            .save_check_in(&noted(&format!("c{n:02}"), n, &format!("note {n} {}", "words and ".repeat(1500))), n, None)
            .unwrap();
    }
    for n in 0..20 {
        store
            .save_check_in(&noted("c00", 0, &format!("note 0 for the {n}th time {}", "words ".repeat(2000))), n, None)
            .unwrap();
    }
    assert!(fs::metadata(&path).unwrap().len() > 1 << 20, "or it is looked at as a whole");
    (dir, path, store)
}

fn flip(path: &Path, good: &[u8], page: usize) {
    let mut bytes = good.to_vec();
    bytes[page * PAGE + 100] ^= 4;
    fs::write(path, &bytes).unwrap();
}

fn temporary_names(folder: &Path) -> Vec<String> {
    let names = |folder: &Path| -> Vec<String> {
        let entries = fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .filter(|name| Path::new(name).extension().is_some_and(|e| e == "part"))
            .collect()
    };
    [names(folder), names(&folder.join("backups"))].concat()
}

#[test]
fn whichever_page_is_broken_nothing_else_is_ever_read_in_its_place_and_the_daily_look_finds_it() {
    let (_dir, path, store) = large();
    let was = store.load().unwrap();
    drop(store);
    let good = fs::read(&path).unwrap();
    let (mut told, mut unread) = (0, 0);
    for page in (1..good.len() / PAGE).step_by(5) {
        flip(&path, &good, page);
        match Store::open(&path, None).and_then(|store| Ok((store.load()?, store))) {
            Ok((now, store)) => {
                assert!(now == was, "page {page}");
                unread += 1;
                let found = store.beside(Stop::default()).unwrap().look_after(NOW_MS).unwrap().unwrap();
                assert!(!found.problems.is_empty() && backups_of(&path).is_empty(), "page {page}");
            }
            Err(e @ StorageError::Damaged { .. }) => {
                told += 1;
                // Of what tells which tables there are the first look has its own words.
                let is_told = ["some of its pages were changed or cut off", "a part of it is damaged or missing"];
                assert!(is_told.iter().any(|words| e.to_string().contains(words)), "page {page}: {e}");
            }
            Err(e) => panic!("page {page}: {e}"),
        }
    }
    assert!(told > 10 && unread > 3, "{told} {unread}");
}

#[test]
fn a_broken_page_is_told_also_where_a_second_connection_reads_a_part_of_the_notes() {
    let (_dir, path, mut store) = fresh();
    for n in 0..64 {
        let note = format!("note {n} {}", "words and more of them ".repeat(6500));
        store.save_check_in(&noted(&format!("c{n:02}"), n, &note), n, None).unwrap();
    }
    let was = store.load().unwrap();
    assert_eq!(was.check_ins.len(), 64);
    drop(store);
    let good = fs::read(&path).unwrap();
    assert!(good.len() > 8 << 20, "or one connection reads all");
    let mut told = 0;
    for page in (good.len() / PAGE / 10..good.len() / PAGE).step_by(97) {
        flip(&path, &good, page);
        match Store::open_to_read(&path, None).and_then(|store| store.load()) {
            Ok(now) => assert!(now == was, "page {page}"),
            Err(e @ StorageError::Damaged { .. }) => {
                told += 1;
                assert!(e.to_string().contains("some of its pages were changed or cut off"), "page {page}: {e}");
            }
            Err(e) => panic!("page {page}: {e}"),
        }
    }
    assert!(told > 10, "{told}");
}

#[test]
fn what_nothing_reads_and_is_broken_can_be_salvaged_and_is_never_restored_over() {
    let (_dir, path, store) = large();
    drop(store);
    let good = fs::read(&path).unwrap();
    let unread = (1..good.len() / PAGE).rev().find(|page| {
        flip(&path, &good, *page);
        Store::open(&path, None).and_then(|store| store.load()).is_ok()
    });
    assert!(unread.is_some());
    let store = Store::open(&path, None).unwrap();
    assert!(matches!(store.back_up(NOW_MS), Err(StorageError::Damaged { .. })));
    assert!(store.check().unwrap().problems.iter().any(|p| p.contains("page")));
    drop(store);
    let (_store, found, aside) = salvage_in_place(&path, None, NOW_MS).unwrap();
    assert_eq!((found.check_ins, found.broken_pages, aside.is_some()), (60, 1, true));
}

#[test]
fn a_write_never_goes_into_a_file_whose_page_it_read_is_broken() {
    let (_dir, path, store) = large();
    drop(store);
    let good = fs::read(&path).unwrap();
    let mut refused = 0;
    for page in (1..good.len() / PAGE).step_by(3) {
        flip(&path, &good, page);
        let hurt = fs::read(&path).unwrap();
        let Ok(mut store) = Store::open(&path, None) else { continue };
        // It reads the note that it puts another in the place of.
        if let Err(e) = store.save_check_in(&noted("c30", 30, "another"), 99, None) {
            refused += 1;
            assert!(matches!(e, StorageError::Damaged { .. }), "page {page}: {e}");
            drop(store);
            assert!(fs::read(&path).unwrap() == hurt, "page {page}");
        }
    }
    assert!(refused > 0);
}

#[test]
fn a_look_is_due_once_a_day_and_after_a_change_from_outside_and_not_after_one_of_ours() {
    let (_dir, path, mut store) = large();
    let look = |store: &Store, at: i64| store.beside(Stop::default()).unwrap().look_after(at).unwrap().unwrap();
    let first = look(&store, NOW_MS);
    assert!(first.looked && first.problems.is_empty() && first.backed_up.newest_ms == Some(NOW_MS));
    assert!(look(&store, NOW_MS + 1).looked, "nobody remembered it");
    store.was_looked_at(NOW_MS);
    assert!(!look(&store, NOW_MS + HOUR_MS).looked);
    store.save_check_in(&noted("new", 99, "another"), 99, None).unwrap();
    drop(store);
    let store = Store::open(&path, None).unwrap();
    assert!(!look(&store, NOW_MS + HOUR_MS).looked, "it is remembered, and what was written since is ours");
    let later = look(&store, NOW_MS + 21 * HOUR_MS);
    assert!(later.looked && later.backed_up.newest_ms == Some(NOW_MS + 21 * HOUR_MS));
    store.was_looked_at(NOW_MS + 21 * HOUR_MS);
    drop(store);
    raw(&path).execute_batch("INSERT INTO setting (key, value) VALUES ('of another', 'program')").unwrap();
    let store = Store::open(&path, None).unwrap();
    assert!(look(&store, NOW_MS + 22 * HOUR_MS).looked, "another program wrote to it");
}

#[test]
fn the_look_at_a_large_file_may_wait_but_never_a_second_day_nor_after_a_change_from_outside() {
    let (_dir, path, mut store) = fresh();
    assert_eq!(store.look_may_wait_until_ms(), None, "a small file is looked at at once");
    store.save_check_in(&noted("c", 1, &"words and ".repeat(600_000)), 1, None).unwrap();
    assert_eq!(store.look_may_wait_until_ms(), Some(i64::MAX), "it was never looked at, and nothing speaks against it");
    drop(store);
    let store = Store::open(&path, None).unwrap();
    assert_eq!(store.look_may_wait_until_ms(), None, "it was closed before the look came");
    store.was_looked_at(NOW_MS);
    drop(store);
    let mut store = Store::open(&path, None).unwrap();
    let until = store.look_may_wait_until_ms().expect("it was looked at");
    assert!((24 * HOUR_MS..48 * HOUR_MS).contains(&(until - NOW_MS)), "{until}");
    store.save_check_in(&noted("ours", 2, "more"), 2, None).unwrap();
    drop(store);
    let store = Store::open(&path, None).unwrap();
    assert_eq!(store.look_may_wait_until_ms(), Some(until), "what was written since is ours");
    drop(store);
    raw(&path).execute_batch("INSERT INTO setting (key, value) VALUES ('of another', 'program')").unwrap();
    let store = Store::open(&path, None).unwrap();
    assert_eq!(store.look_may_wait_until_ms(), None, "another program wrote to it");
}

#[test]
fn a_look_that_is_stopped_leaves_nothing_behind() {
    let (dir, path, store) = large();
    let before = fs::read(&path).unwrap();
    let stop = Stop::default();
    let beside = store.beside(stop.clone()).unwrap();
    stop.wish();
    assert_eq!(beside.look_after(NOW_MS).unwrap(), None);
    assert_eq!((temporary_names(dir.path()), backups_of(&path)), (vec![], vec![]));
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn a_backup_made_while_somebody_writes_is_the_journal_of_one_moment() {
    let (_dir, path, mut store) = large();
    let beside = store.beside(Stop::default()).unwrap();
    let made = std::thread::spawn(move || beside.back_up(NOW_MS));
    for n in 0..40 {
        let id = format!("w{n:04}");
        store.save_check_in(&noted(&id, 1000 + n, "one after the other"), 1000 + n, None).unwrap();
    }
    // It waits for a moment without a write.
    let backup = made.join().unwrap().unwrap();
    let there = Store::open_to_read(&backup, None).unwrap();
    assert_eq!(there.check().unwrap().problems, Vec::<String>::new());
    let there = there.load().unwrap();
    let now = store.load().unwrap();
    assert!(now.check_ins.starts_with(&there.check_ins) && there.check_ins.len() >= 60, "those written by then, and no gap");
    assert_eq!(temporary_names(path.parent().unwrap()), Vec::<String>::new());
}
