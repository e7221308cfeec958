//! What is let go of is overwritten: seen by whoever kept a hand on the file itself, as the free space of a disk does.

use crate::{fresh, full, noted};
use gamut::storage::{Agreed, Secret, Store, backups_of, restore};
use std::{
    fs::{self, File},
    io::{Read, Seek},
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

const NOON: i64 = 1_795_608_000_000;
const DAY: i64 = 86_400_000;

fn rollback(journal: &Path) -> PathBuf {
    let mut name = journal.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// All of it is zeros, and it is as long as a page at least.
fn is_wiped(mut disk: &File) -> bool {
    let mut bytes = Vec::new();
    disk.rewind().unwrap();
    disk.read_to_end(&mut bytes).unwrap();
    bytes.len() >= 4096 && bytes.iter().all(|byte| *byte == 0)
}

fn hand_on(path: &Path) -> File {
    let file = File::open(path).unwrap();
    assert!(!is_wiped(&file));
    file
}

#[test]
fn each_save_takes_back_over_the_one_before_and_nothing_of_them_is_left_when_the_journal_is_closed() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&full("a", 1), 1, None).unwrap();
    let (disk, first) = (hand_on(&rollback(&path)), fs::metadata(rollback(&path)).unwrap().ino());
    for n in 0..5 {
        store.save_check_in(&noted(&format!("n{n}"), n, "words"), 1, None).unwrap();
        assert_eq!(fs::metadata(rollback(&path)).unwrap().ino(), first, "the same place on the disk");
    }
    drop(store);
    assert!(!rollback(&path).exists() && is_wiped(&disk));
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap().check_ins.len(), 6);
}

#[test]
fn what_a_program_that_was_killed_left_of_it_is_overwritten_by_the_next_writer_and_is_no_obstacle_to_readers() {
    let (dir, path, mut store) = fresh();
    store.save_check_in(&full("a", 1), 1, None).unwrap();
    let as_killed = fs::read(rollback(&path)).unwrap();
    drop(store);
    fs::write(rollback(&path), &as_killed).unwrap();
    let disk = hand_on(&rollback(&path));
    assert_eq!(Store::open_to_read(&path, None).unwrap().load().unwrap().check_ins.len(), 1);
    drop(Store::open(&path, None).unwrap());
    assert!(!rollback(&path).exists() && is_wiped(&disk));
    // Left alone by its journal, it says nothing either.
    fs::write(rollback(&path), &as_killed).unwrap();
    fs::rename(&path, dir.path().join("moved.gamut")).unwrap();
    let (_other, another, _store) = fresh();
    fs::copy(&another, &path).unwrap();
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap().check_ins.len(), 0);
}

#[test]
fn a_passphrase_that_is_set_changed_or_taken_away_leaves_nothing_under_the_key_before() {
    let (_dir, path, mut store) = fresh();
    let [one, two] = ["one Möwe 1234", "two Möwe 1234"].map(|words| Secret::new(words.to_owned()));
    for (n, secret) in [Some(&one), Some(&two), None].into_iter().enumerate() {
        store.save_check_in(&full(&format!("n{n}"), 1), 1, None).unwrap();
        let kept = [hand_on(&path), hand_on(&rollback(&path))];
        store.set_passphrase(secret, NOON).unwrap();
        assert!(kept.iter().all(is_wiped), "{n}");
        store.save_check_in(&full("after", 1), 1, None).unwrap();
    }
    assert_eq!(store.load().unwrap().check_ins.len(), 4);
}

#[test]
fn what_is_deleted_for_good_is_not_in_the_file_that_was_written_anew_nor_in_the_one_it_took_the_place_of() {
    let (_dir, path, mut store) = fresh();
    for n in 0..40 {
        store.save_check_in(&noted(&format!("n{n}"), n, &"canaryword ".repeat(500)), 1, None).unwrap();
        store.delete_check_in(&format!("n{n}").into(), 2).unwrap();
    }
    store.save_check_in(&full("stays", 1), 1, None).unwrap();
    let kept = [hand_on(&path), hand_on(&rollback(&path))];
    assert_eq!(store.purge_trash(3).unwrap(), 40);
    assert!(kept.iter().all(is_wiped));
    store.save_check_in(&full("after", 2), 1, None).unwrap();
    drop(store);
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap().check_ins.len(), 2);
    assert!(fs::metadata(&path).unwrap().len() < 300_000);
}

#[test]
fn what_a_restore_or_a_newer_version_puts_something_in_the_place_of_is_overwritten() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&full("a", 1), 1, None).unwrap();
    let backup = store.back_up(NOON).unwrap();
    store.save_check_in(&full("b", 2), 1, None).unwrap();
    let kept = hand_on(&path);
    drop(store);
    drop(restore(&path, &backup, None, None, Agreed::ToNothing, NOON + 1000).unwrap());
    assert!(is_wiped(&kept));

    fs::copy(format!("{}/tests/storage/fixtures/schema-1.gamut", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
    let kept = hand_on(&path);
    let was = Store::open_to_read(&path, None).unwrap().load().unwrap();
    assert!(!is_wiped(&kept), "who only reads changes nothing");
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap(), was);
    assert!(is_wiped(&kept));
}

#[test]
fn a_backup_that_is_thinned_out_and_a_copy_that_was_cut_off_are_overwritten() {
    let (dir, path, mut store) = fresh();
    store.save_check_in(&full("a", 1), 1, None).unwrap();
    let mut kept = Vec::new();
    for day in 0..12 {
        kept.push(hand_on(&store.back_up(NOON + day * DAY).unwrap()));
    }
    let thinned = 12 - backups_of(&path).len();
    assert!(thinned > 0);
    assert_eq!(kept.iter().filter(|file| is_wiped(file)).count(), thinned);
    drop(store);
    let half = dir.path().join(".journal.gamut.0123456789abcdef0123456789abcdef.part");
    fs::copy(&path, &half).unwrap();
    let kept = hand_on(&half);
    drop(Store::open(&path, None).unwrap());
    assert!(!half.exists() && is_wiped(&kept));
}
