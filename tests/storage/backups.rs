use crate::{contents, fresh, full, noted, plain};
use gamut::domain::{OwnContact, SafetyPlan, SelfHarmItem};
use gamut::storage::{Agreed, BackupStanding, Secret, StorageError, Store, backups_of, compare, restore};
use std::{fs, path::Path};

const NOW_MS: i64 = 1_795_608_000_000;
const DAY_MS: i64 = 86_400_000;

fn secret(text: &str) -> Secret {
    Secret::new(text.to_owned())
}

fn without_locks(folder: &Path) -> Vec<(std::ffi::OsString, Vec<u8>)> {
    contents(folder).into_iter().filter(|(name, _)| !name.to_string_lossy().ends_with("lock")).collect()
}

/// The restore drill: only the newest backup file and the passphrase, or the recovery code, in an empty folder.
#[test]
fn the_newest_backup_alone_gives_everything_back_on_an_empty_machine() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&full("x", 1), 1, None).unwrap();
    store.save_check_in(&noted("y", 2, "a note"), 2, None).unwrap();
    store.save_check_in(&noted("y", 2, "a note, changed"), 3, None).unwrap();
    store.delete_check_in(&"x".into(), 4).unwrap();
    store.put_draft("check_in", "half written", 5).unwrap();
    let code = store.set_passphrase(Some(&secret("one")), NOW_MS).unwrap().code.unwrap();
    let newest = store.back_up(NOW_MS + DAY_MS).unwrap();
    let whole = store.load().unwrap();
    assert_eq!(backups_of(&path)[0].0, newest);
    for opener in [secret("one"), Secret::new(code)] {
        let empty = tempfile::tempdir().unwrap();
        let alone = empty.path().join("alone.gamut");
        fs::copy(&newest, &alone).unwrap();
        let there = empty.path().join("new").join("journal.gamut");
        let restored = restore(&there, &alone, Some(&opener), None, Agreed::ToNothing, NOW_MS).unwrap();
        assert_eq!((restored.backed_up, restored.set_aside), (None, None));
        assert_eq!(restored.store.load().unwrap(), whole);
        assert_eq!(restored.store.draft("check_in").unwrap().as_deref(), Some("half written"));
        assert_eq!(restored.store.earlier_versions(&"y".into()).unwrap().len(), 1);
        assert_eq!(crate::found(&restored.store, "changed"), 1);
        drop(restored.store);
        Store::open(&there, Some(&opener)).unwrap();
    }
}

#[test]
fn a_backup_with_any_bit_changed_is_refused_and_nothing_changes() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&full("x", 1), 1, None).unwrap();
    let good = fs::read(store.back_up(NOW_MS).unwrap()).unwrap();
    drop(store);
    let bad_dir = tempfile::tempdir().unwrap();
    let bad = bad_dir.path().join("bad.gamut");
    let before = without_locks(path.parent().unwrap());
    for page in 0..good.len() / 4096 {
        let mut bytes = good.clone();
        bytes[page * 4096 + (page * 997) % 4096] ^= 1 << (page % 8);
        fs::write(&bad, bytes).unwrap();
        let error = restore(&path, &bad, None, None, Agreed::ToNothing, NOW_MS).unwrap_err();
        assert!(matches!(error.exit_code(), 11 | 15), "page {page}: {error}");
    }
    assert_eq!(without_locks(path.parent().unwrap()), before);
}

#[test]
fn what_a_restore_replaces_is_among_the_backups_and_what_it_cannot_read_is_set_aside() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("old", 1), 1, None).unwrap();
    let backup = store.back_up(NOW_MS).unwrap();
    store.save_check_in(&plain("new", 2), 2, None).unwrap();
    let present = store.load().unwrap();
    assert!(matches!(restore(&path, &backup, None, None, Agreed::ToNothing, NOW_MS), Err(StorageError::InUse { .. })));
    drop(store);
    let restored = restore(&path, &backup, None, None, Agreed::ToNothing, NOW_MS + 1).unwrap();
    assert_eq!(restored.store.load().unwrap().check_ins.len(), 1);
    assert_eq!(Store::open_to_read(&restored.backed_up.unwrap(), None).unwrap().load().unwrap(), present);
    drop(restored.store);
    let mut hurt = fs::read(&path).unwrap();
    hurt[9000] ^= 1;
    fs::write(&path, &hurt).unwrap();
    let restored = restore(&path, &backup, None, None, Agreed::ToNothing, NOW_MS + 2).unwrap();
    assert_eq!(restored.store.load().unwrap().check_ins.len(), 1);
    assert_eq!(fs::read(restored.set_aside.unwrap()).unwrap(), hurt);
}

fn is_due(store: &Store, now_ms: i64) -> bool {
    store.backed_up(now_ms).is_due(now_ms)
}

#[test]
fn a_backup_is_due_after_twenty_hours_and_only_when_something_was_written() {
    let (_dir, path, mut store) = fresh();
    assert!(is_due(&store, NOW_MS), "there is none yet");
    let backup = store.back_up(NOW_MS).unwrap();
    assert!(!is_due(&store, NOW_MS + 3 * DAY_MS), "nothing was written since");
    crate::until_the_disk_tells_a_later_time(&path);
    crate::until_the_disk_tells_a_later_time(&backup);
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    assert!(!is_due(&store, NOW_MS + 19 * 3_600_000));
    assert!(is_due(&store, NOW_MS + 21 * 3_600_000));
    assert!(is_due(&store, NOW_MS - DAY_MS), "a backup from the future says nothing about now");
    assert_eq!(store.backed_up(NOW_MS).newest_ms, Some(NOW_MS));
    fs::write(&backup, b"not a backup any more").unwrap();
    assert_eq!(store.backed_up(NOW_MS).newest_ms, None);
    assert!(matches!(store.look_at_backups()[0].standing, BackupStanding::Damaged(_)));
    drop((store, path));
}

#[test]
fn a_damaged_journal_is_not_backed_up_and_pushes_nothing_out() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    store.back_up(NOW_MS).unwrap();
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    bytes[8192 + 5] ^= 1;
    fs::write(&path, &bytes).unwrap();
    assert!(Store::open(&path, None).is_err());
    assert_eq!(backups_of(&path).len(), 1);
}

#[test]
fn a_damage_that_comes_while_it_is_open_is_never_backed_up() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&noted("x", 1, &"long ".repeat(5000)), 1, None).unwrap();
    let len = fs::metadata(&path).unwrap().len();
    let mut bytes = fs::read(&path).unwrap();
    let last = usize::try_from(len).unwrap() - 100;
    bytes[last] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let words = store.load().unwrap();
    match store.back_up(NOW_MS) {
        // Made of what was read before the damage came: then it is what was written.
        Ok(backup) => assert_eq!(Store::open_to_read(&backup, None).unwrap().load().unwrap(), words),
        Err(_) => assert!(has_no_file(&path.with_file_name("backups")), "nothing half made is left"),
    }
}

#[test]
fn backups_of_two_journals_in_one_folder_are_kept_apart() {
    let (dir, path, store) = fresh();
    let other = dir.path().join("journal-2.gamut");
    let two = Store::create(&other, &gamut::domain::Catalogue::starting()).unwrap();
    store.back_up(NOW_MS).unwrap();
    two.back_up(NOW_MS).unwrap();
    store.back_up(NOW_MS).unwrap();
    assert_eq!((backups_of(&path).len(), backups_of(&other).len()), (2, 1));
}

#[test]
fn comparing_tells_what_is_only_here_only_there_and_changed() {
    let (_dir, _path, mut store) = fresh();
    for (id, ms) in [("a", 1), ("b", 2), ("c", 3)] {
        store.save_check_in(&plain(id, ms), ms, None).unwrap();
    }
    let there = store.load().unwrap();
    store.save_check_in(&noted("b", 2, "changed"), 4, None).unwrap();
    store.save_check_in(&plain("d", 5), 5, None).unwrap();
    let compared = compare(&store.load().unwrap(), &there);
    assert_eq!((compared.only_here.len(), compared.only_there.len(), compared.differ, compared.same), (1, 0, 1, 2));
    assert_eq!(compare(&there, &there).same, 3);
}

#[test]
fn the_plain_export_is_whole_and_replaces_nothing_but_its_like() {
    let (dir, _path, mut store) = fresh();
    store.save_check_in(&noted("x", 1, "plainword"), 1, None).unwrap();
    let out = dir.path().join("plain.sqlite");
    store.export_plain(&out, SelfHarmItem::Kept).unwrap();
    store.export_plain(&out, SelfHarmItem::Kept).unwrap();
    let bytes = fs::read(&out).unwrap();
    assert!(bytes.starts_with(b"SQLite format 3\0") && bytes.windows(9).any(|w| w == b"plainword"));
    fs::write(&out, b"something else").unwrap();
    assert!(matches!(store.export_plain(&out, SelfHarmItem::Kept), Err(StorageError::Refused(_))));
    assert_eq!(fs::read(&out).unwrap(), b"something else");
}

#[cfg(unix)]
#[test]
fn a_restore_by_another_name_of_a_journal_that_is_open_is_refused() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    let backup = store.back_up(NOW_MS).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("journal.gamut");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    assert!(matches!(restore(&link, &backup, None, None, Agreed::ToNothing, NOW_MS), Err(StorageError::InUse { .. })));
    drop(store);
    drop(restore(&link, &backup, None, None, Agreed::ToNothing, NOW_MS + 1).unwrap());
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink(), "the journal stays where it is");
    assert_eq!(backups_of(&path).len(), 2);
}

#[test]
fn a_backup_from_the_time_the_clock_was_ahead_does_not_keep_the_next_from_being_made() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    let now = std::time::SystemTime::now();
    let now_ms = i64::try_from(now.duration_since(std::time::UNIX_EPOCH).unwrap().as_millis()).unwrap();
    let ahead = store.back_up(now_ms + 1000 * DAY_MS).unwrap();
    let late = now + std::time::Duration::from_hours(1000 * 24);
    fs::File::options().write(true).open(&ahead).unwrap().set_modified(late).unwrap();
    store.save_check_in(&plain("y", 2), 2, None).unwrap();
    assert!(is_due(&store, now_ms));
    store.back_up(now_ms).unwrap();
    assert!(!is_due(&store, now_ms), "and one is enough");
    assert_eq!((store.backed_up(now_ms).newest_ms, backups_of(&path).len()), (Some(now_ms / 1000 * 1000), 2));
}

#[test]
fn a_backup_that_this_journal_does_not_open_is_never_thinned_out() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    let other = store.back_up(NOW_MS - 900 * DAY_MS).unwrap();
    let hurt = store.back_up(NOW_MS - 899 * DAY_MS).unwrap();
    let other_dir = tempfile::tempdir().unwrap();
    let mut another = Store::create(&other_dir.path().join("journal.gamut"), &gamut::domain::Catalogue::starting()).unwrap();
    another.set_passphrase(Some(&secret("two")), NOW_MS).unwrap();
    fs::copy(another.path(), &other).unwrap();
    fs::write(&hurt, b"hurt").unwrap();
    for day in 0..30 {
        store.back_up(NOW_MS + day * 30 * DAY_MS).unwrap();
    }
    assert!(other.exists() && hurt.exists());
    assert!(backups_of(&path).len() < 26, "those that can be read are thinned as ever");
}

#[test]
fn a_plain_export_is_not_put_beside_the_rollback_file_of_another_database() {
    let (dir, _path, store) = fresh();
    let out = dir.path().join("plain.sqlite");
    for end in ["-journal", "-wal"] {
        let rollback = dir.path().join(format!("plain.sqlite{end}"));
        fs::write(&rollback, b"of something else").unwrap();
        assert!(matches!(store.export_plain(&out, SelfHarmItem::Kept), Err(StorageError::Refused(_))));
        assert!(!out.exists() && fs::read(&rollback).unwrap() == b"of something else");
        fs::remove_file(rollback).unwrap();
    }
    store.export_plain(&out, SelfHarmItem::Kept).unwrap();
}

#[test]
fn comparing_counts_contacts_the_safety_plan_and_moods_of_another_app_too() {
    let (_dir, _path, mut store) = fresh();
    let empty = store.load().unwrap();
    store.save_contacts(&[OwnContact { id: "c".into(), name: "A friend".into(), reach: "next door".into() }]).unwrap();
    store.save_safety_plan(&SafetyPlan { signs: "no sleep".into(), ..SafetyPlan::default() }).unwrap();
    let compared = compare(&store.load().unwrap(), &empty);
    assert_eq!((compared.others_only_here, compared.others_only_there), (2, 0));
    let moods = crate::import::everything();
    let without = gamut::domain::Journal { moods: Vec::new(), ..moods.clone() };
    assert_eq!(compare(&without, &moods).others_only_there, moods.moods.len());
    assert!(!moods.moods.is_empty());
}

#[test]
fn a_copy_that_is_no_journal_of_ours_gets_no_name() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    crate::raw(&path).execute_batch("CREATE TABLE slipped_in (x);").unwrap();
    store.load().unwrap();
    assert!(matches!(store.back_up(NOW_MS), Err(StorageError::Damaged { .. })));
    assert!(has_no_file(&path.with_file_name("backups")), "nothing half made is left");
}

fn has_no_file(folder: &Path) -> bool {
    !folder.exists() || contents(folder).is_empty()
}
