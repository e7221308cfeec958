use crate::{contents, fresh, full, noted, raw};
use gamut::{
    domain::{Catalogue, DayKey, Event, EventKind, Key, Settings},
    storage::{Agreed, BackupStanding, StorageError, Store, restore, salvage_in_place},
};
use std::{fs, path::Path};

/// Both ways of opening say this exit code, and nothing in the folder changes but a lock file.
fn refused(path: &Path, exit_code: u8) {
    let folder = path.parent().unwrap();
    let lock = |all: Vec<(std::ffi::OsString, Vec<u8>)>| -> Vec<_> {
        all.into_iter().filter(|(name, _)| !name.to_string_lossy().ends_with(".lock")).collect()
    };
    let before = lock(contents(folder));
    for error in [Store::open_to_read(path, None).unwrap_err(), Store::open(path, None).unwrap_err()] {
        assert_eq!(error.exit_code(), exit_code, "{error}");
    }
    assert!(Store::create(path, &Catalogue::starting()).is_err());
    assert_eq!(lock(contents(folder)), before);
}

#[test]
fn what_is_no_journal_is_left_as_it_is() {
    let good = {
        let (_dir, path, mut store) = fresh();
        store.save_check_in(&full("x", 1), 1, None).unwrap();
        drop(store);
        fs::read(path).unwrap()
    };
    let page2 = [&good[..4096], &[0; 4096], &good[8192..]].concat();
    let bad: [&[u8]; 11] = [
        b"",
        b"S",
        &b"Dear diary, today I felt nothing.\n".repeat(300),
        &[0; 12_288],
        &[255; 12_288],
        &good[..100],
        &good[..good.len() / 2],
        &good[..good.len() - 2048],
        &good[..good.len() - 4096],
        &page2,
        &[&good[..100], &[7; 9000]].concat(),
    ];
    for bytes in bad {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.gamut");
        fs::write(&path, bytes).unwrap();
        refused(&path, 11);
    }
}

#[test]
fn a_flipped_bit_is_noticed_wherever_it_is() {
    let (dir, path, mut store) = fresh();
    for n in 0..40 {
        store.save_check_in(&noted(&format!("n{n}"), n, &"long note ".repeat(90)), 1, None).unwrap();
    }
    drop(store);
    let good = fs::read(&path).unwrap();
    for page in 0..good.len() / 4096 {
        for at in [page * 4096 + 20, page * 4096 + 3000, page * 4096 + 4090] {
            let mut bytes = good.clone();
            bytes[at] ^= 4;
            fs::write(&path, &bytes).unwrap();
            let noticed = Store::open_to_read(&path, None).and_then(|s| s.load()).is_err();
            assert!(noticed, "byte {at}");
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }
    drop(dir);
}

#[test]
fn a_plain_database_is_not_taken_for_a_journal() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("places.sqlite");
    let conn = rusqlite::Connection::open(&path).unwrap();
    conn.execute_batch("PRAGMA application_id = 1195461972; PRAGMA user_version = 1; CREATE TABLE t (a)").unwrap();
    drop(conn);
    refused(&path, 11);
}

#[test]
fn a_newer_journal_and_one_of_another_program_are_left_as_they_are() {
    for (change, exit_code) in [
        ("PRAGMA user_version = 99", 12),
        ("PRAGMA user_version = 0", 11),
        ("PRAGMA user_version = -1", 11),
        ("PRAGMA application_id = 7", 11),
    ] {
        let (_dir, path, store) = fresh();
        drop(store);
        raw(&path).execute_batch(change).unwrap();
        refused(&path, exit_code);
    }
}

#[test]
fn a_table_that_is_missing_or_holds_nonsense_is_damage_and_no_gap() {
    for change in [
        "DROP TABLE event",
        "UPDATE check_in SET answers = x'00'",
        "UPDATE check_in SET answers = x'016305'",
        "UPDATE check_in SET symptoms = x'0106'",
        "UPDATE check_in SET labels = x'0163000000'",
        "UPDATE check_in SET sleep_hours = 25",
        "UPDATE check_in SET day = 2000000000",
        "UPDATE check_in SET zone = 77",
        "UPDATE check_in SET written_utc_ms = NULL",
        "UPDATE check_in SET offset_s = 9000000000",
        "UPDATE note SET check_in = 'nobody'",
        "UPDATE note SET body = CAST(x'FF' AS TEXT)",
        "UPDATE feeling SET key = 'a b' WHERE id = 1",
        "DELETE FROM feeling WHERE id = 1",
        "INSERT INTO safety_plan VALUES ('other', 'x')",
    ] {
        let (_dir, path, mut store) = fresh();
        store.save_check_in(&full("x", 1), 1, None).unwrap();
        drop(store);
        raw(&path).execute_batch(&format!("PRAGMA foreign_keys = OFF; {change}")).unwrap();
        let store = match Store::open(&path, None) {
            Ok(store) => store,
            // A table that is not there is seen before anything is read.
            Err(e) => {
                assert_eq!(e.exit_code(), 11, "{change}");
                continue;
            }
        };
        assert_eq!(store.load().unwrap_err().exit_code(), 11, "{change}");
        assert!(store.check().map_or(true, |h| !h.problems.is_empty()), "{change}");
    }
}

/// What somebody who knows the published key can slip into a file whose every page is whole.
const SLIPPED_IN: [&str; 11] = [
    "CREATE TRIGGER t BEFORE INSERT ON check_in BEGIN DELETE FROM note; DELETE FROM check_in; END",
    "CREATE TRIGGER t AFTER UPDATE ON draft BEGIN DELETE FROM check_in; END",
    "CREATE VIEW v AS SELECT * FROM check_in",
    "ALTER TABLE safety_plan RENAME TO s; CREATE VIEW safety_plan AS SELECT part, 'other' AS words FROM s",
    "CREATE TABLE more (a)",
    "CREATE INDEX i ON check_in (day)",
    "CREATE UNIQUE INDEX i ON check_in (day)",
    "CREATE VIRTUAL TABLE f USING fts5 (body)",
    "ALTER TABLE event ADD COLUMN more TEXT",
    "PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (hue BETWEEN 0 AND 7)', '') WHERE name = 'feeling'",
    "PRAGMA writable_schema = ON;
     UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'event') WHERE name = 'contact'",
];

#[test]
fn a_file_with_tables_triggers_or_views_of_somebody_else_is_opened_by_nobody_and_left_as_it_is() {
    for slipped in SLIPPED_IN {
        let (_dir, path, mut store) = fresh();
        store.save_check_in(&full("x", 1), 1, None).unwrap();
        drop(store);
        raw(&path).execute_batch(slipped).unwrap();
        refused(&path, 11);
        let told = Store::open(&path, None).unwrap_err().to_string();
        assert!(told.contains("salvaged"), "{told}");
    }
}

#[test]
fn such_a_file_is_no_backup_either() {
    for slipped in SLIPPED_IN {
        let (dir, path, mut store) = fresh();
        store.save_check_in(&full("x", 1), 1, None).unwrap();
        let backup = store.back_up(1_795_608_000_000).unwrap();
        raw(&backup).execute_batch(slipped).unwrap();
        let seen = store.look_at_backups();
        assert!(matches!(seen[0].standing, BackupStanding::Damaged(_)), "{slipped}");
        drop(store);
        let before = contents(dir.path());
        assert_eq!(
            restore(&path, &backup, None, None, Agreed::ToNothing, 1_795_608_001_000).unwrap_err().exit_code(),
            11,
            "{slipped}"
        );
        assert_eq!(contents(dir.path()), before);
    }
}

#[test]
fn what_such_a_file_holds_is_salvaged_into_a_journal_as_gamut_makes_them() {
    for slipped in SLIPPED_IN {
        let (_dir, path, mut store) = fresh();
        for n in 0..3 {
            store.save_check_in(&full(&format!("n{n}"), n * 86_400_000), 1, None).unwrap();
        }
        let was = store.load().unwrap();
        drop(store);
        raw(&path).execute_batch(slipped).unwrap();
        let (mut store, told, _) = salvage_in_place(&path, None, 1_795_608_000_000).unwrap();
        assert_eq!((told.check_ins, told.broken_pages, told.left_out), (3, 0, 0), "{slipped}");
        store.save_check_in(&full("after", 9 * 86_400_000), 1, None).unwrap();
        let now = store.load().unwrap();
        assert_eq!(now.check_ins[..3], was.check_ins, "{slipped}");
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    }
}

#[test]
fn an_older_journal_with_a_trigger_slipped_in_is_not_brought_up() {
    let dir = tempfile::tempdir().unwrap();
    for version in [1, 2] {
        let path = dir.path().join(format!("{version}.gamut"));
        fs::copy(format!("{}/tests/storage/fixtures/schema-{version}.gamut", env!("CARGO_MANIFEST_DIR")), &path).unwrap();
        raw(&path).execute_batch("CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM check_in; END").unwrap();
        refused(&path, 11);
    }
}

#[test]
fn contents_that_break_what_a_journal_promises_are_found_and_not_believed() {
    const UUID: &str = "0192b7a0-0000-7000-8000-000000000001";
    for change in [
        // As text beside its bytes: two check-ins of one id.
        "INSERT INTO check_in (id, utc_ms, offset_s, zone, day) SELECT '0192b7a0-0000-7000-8000-000000000001', utc_ms, offset_s, zone, day FROM check_in",
        "UPDATE check_in SET offset_s = 86400",
        "UPDATE check_in SET written_offset_s = -90000",
        "UPDATE check_in SET answers = x'016503'",
        "UPDATE feeling SET hue = 8",
        "UPDATE feeling SET valence = 'both'",
        "UPDATE feeling SET retired = 2",
        "UPDATE expected_felt SET felt = 11",
        "UPDATE event SET what = 'other thing'",
        "UPDATE event SET day = 2000000000",
        "UPDATE setting SET value = 'joy>' WHERE key = 'merged_feelings'",
    ] {
        let (_dir, path, mut store) = fresh();
        store.save_check_in(&full(UUID, 1), 1, None).unwrap();
        store
            .save_event(&Event {
                id: "e".into(),
                day: DayKey::parse("2026-11-01").unwrap(),
                what: EventKind::Loss,
                name: String::new(),
                dose: String::new(),
                note: String::new(),
                deleted_ms: None,
            })
            .unwrap();
        drop(store);
        let conn = raw(&path);
        conn.execute_batch("INSERT INTO setting VALUES ('merged_feelings', '')").unwrap();
        conn.execute_batch(&format!("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; {change}")).unwrap();
        drop(conn);
        let store = Store::open_to_read(&path, None).unwrap();
        assert_eq!(store.load().unwrap_err().exit_code(), 11, "{change}");
        assert!(store.check().map_or(true, |h| !h.problems.is_empty()), "{change}");
    }
}

#[test]
fn a_check_in_that_holds_what_can_t_be_is_left_out_of_a_salvage_and_counted() {
    for change in ["answers = x'00'", "day = 2000000000", "labels = x'05'", "sleep_hours = 25", "offset_s = 90000"] {
        let (_dir, path, mut store) = fresh();
        for n in 0..3 {
            store.save_check_in(&full(&format!("n{n}"), n), 1, None).unwrap();
        }
        drop(store);
        // Of the shape of ours, but for a table that makes it nobody's.
        let conn = raw(&path);
        conn.execute_batch(&format!("UPDATE check_in SET {change} WHERE id = 'n1'; CREATE TABLE more (a)")).unwrap();
        drop(conn);
        let (store, told, _) = salvage_in_place(&path, None, 1_795_608_000_000).unwrap();
        assert_eq!((told.check_ins, told.left_out), (2, 1), "{change}");
        assert!(!store.load().unwrap().check_ins.iter().any(|c| c.id.as_str() == "n1"));
    }
}

#[test]
fn nothing_there_is_missing_and_a_folder_is_no_journal() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    assert!(matches!(Store::open(&path, None), Err(StorageError::Missing(_))));
    assert!(contents(dir.path()).is_empty());
    fs::create_dir(&path).unwrap();
    refused(&path, 11);
}

#[cfg(unix)]
#[test]
fn a_pipe_a_device_and_a_link_to_nowhere_are_no_journals_and_hold_nothing_up() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let made = std::process::Command::new("mkfifo").arg(at("pipe")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("/dev/zero", at("zero")).unwrap();
    std::os::unix::fs::symlink("/nonexistent/journal", at("nowhere")).unwrap();
    std::os::unix::fs::symlink(at("loop"), at("loop")).unwrap();
    for name in ["pipe", "zero", "nowhere"] {
        assert_eq!(Store::open(&at(name), None).unwrap_err().exit_code(), 11, "{name}");
        assert_eq!(Store::open_to_read(&at(name), None).unwrap_err().exit_code(), 11, "{name}");
        assert!(Store::create(&at(name), &Catalogue::starting()).is_err());
    }
    assert_eq!(Store::open(&at("loop"), None).unwrap_err().exit_code(), 13);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 4);
}

#[test]
fn the_rollback_file_of_a_journal_that_was_moved_away_is_not_rolled_into_a_new_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    fs::write(dir.path().join("journal.gamut-journal"), b"pages").unwrap();
    refused(&path, 11);
}

#[test]
fn a_feeling_never_takes_the_number_of_another() {
    let (_dir, _path, mut store) = fresh();
    store.save_check_in(&full("x", 1), 1, None).unwrap();
    let before = store.load().unwrap();
    let mut catalogue = before.catalogue.clone();
    catalogue.feelings[0].key = gamut::domain::Key::new("another").unwrap();
    assert!(matches!(store.save_catalogue(&catalogue), Err(StorageError::Refused(_))));
    assert_eq!(store.load().unwrap(), before);
}

#[test]
fn which_feelings_there_are_and_which_the_short_form_has_are_kept_both_or_neither() {
    let (_dir, _path, mut store) = fresh();
    let settings = Settings { short_form: true, short_feelings: vec![Key::new("joy").unwrap()], ..Settings::default() };
    let mut two_of_one_key = Catalogue::starting();
    two_of_one_key.feelings[1].key = two_of_one_key.feelings[0].key.clone();
    assert!(store.save_asked_about(&two_of_one_key, &settings).is_err());
    assert!(!store.load().unwrap().settings.short_form);
    store.save_asked_about(&Catalogue::starting(), &settings).unwrap();
    assert_eq!(store.load().unwrap().settings.short_feelings, settings.short_feelings);
}
