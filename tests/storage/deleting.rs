use crate::{contents, fresh, full, noted, plain};
use gamut::{
    domain::*,
    storage::{StorageError, Store, backups_of, delete_all},
};
use std::fs;

#[test]
fn safety_18_nothing_of_a_check_in_that_is_deleted_for_good_is_found_again() {
    let (_dir, path, mut store) = fresh();
    let (gone, kept) = (full("gone", 1), noted("kept", 2, "other words"));
    store.save_check_in(&gone, 1, None).unwrap();
    store.save_check_in(&full("gone", 2), 2, None).unwrap();
    store.save_check_in(&kept, 2, None).unwrap();
    store.put_draft("check_in", r#"{"draft":1,"editing":"gone","note":"half"}"#, 3).unwrap();
    store.put_draft("other", r#"{"draft":1,"editing":"kept","note":"half"}"#, 3).unwrap();
    let ids = ["gone".into(), "kept".into(), "never".into()];
    assert_eq!(store.delete_for_good(&ids).unwrap(), 0, "only what lies in the trash goes");
    store.delete_check_in(&"gone".into(), 5).unwrap();
    assert_eq!(store.delete_for_good(&ids).unwrap(), 1);
    let journal = store.load().unwrap();
    assert_eq!((journal.check_ins.len(), journal.trash.len()), (1, 0));
    assert_eq!(crate::found(&store, "line"), 0);
    assert_eq!(crate::found(&store, "words"), 1);
    assert!(store.earlier_versions(&"gone".into()).unwrap().is_empty());
    assert_eq!((store.draft("check_in").unwrap(), store.draft("other").unwrap().is_some()), (None, true));
    assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
    drop(store);
    let conn = crate::raw(&path);
    for table in ["expected_felt", "source_row", "edit_history", "edit_history_expected_felt", "label"] {
        let rows: i64 = conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get(0)).unwrap();
        assert_eq!(rows, 0, "{table}");
    }
    drop(conn);
    assert!(!Store::open(&path, None).unwrap().undelete_check_in(&"gone".into()).unwrap(), "and it does not come back");
}

#[test]
fn the_trash_is_emptied_of_what_lies_in_it_longer_than_said() {
    let (_dir, _path, mut store) = fresh();
    for (id, deleted_ms) in [("early", 10), ("late", 20)] {
        store.save_check_in(&plain(id, 1), 1, None).unwrap();
        store.delete_check_in(&id.into(), deleted_ms).unwrap();
        let event = Event {
            id: id.into(),
            day: DayKey::parse("2026-11-01").unwrap(),
            what: EventKind::Other,
            name: id.into(),
            dose: String::new(),
            note: String::new(),
            deleted_ms: Some(deleted_ms),
        };
        store.save_event(&event).unwrap();
    }
    store.save_check_in(&plain("there", 1), 1, None).unwrap();
    assert_eq!(store.purge_trash(10).unwrap(), 0);
    assert_eq!(store.purge_trash(20).unwrap(), 1);
    let journal = store.load().unwrap();
    assert_eq!((journal.check_ins.len(), journal.trash[0].id.as_str()), (1, "late"));
    assert_eq!(store.purge_trash(i64::MAX).unwrap(), 1);
    assert_eq!(store.purge_trash(i64::MAX).unwrap(), 0);
}

#[test]
fn safety_18_deleting_all_leaves_a_folder_with_nothing_of_the_journal_in_it() {
    let (dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    assert!(matches!(delete_all(&path, &[]), Err(StorageError::InUse { .. })));
    let backups = dir.path().join("backups");
    fs::create_dir(&backups).unwrap();
    let mine = backups.join("journal-2026-11-23T204000Z.gamut");
    let others = [backups.join("journal-2-2026-11-23T204000Z.gamut"), backups.join("journal-notes.gamut")];
    fs::copy(&path, &mine).unwrap();
    fs::copy(&path, backups.join("journal-2026-11-23T204000Z-1.gamut")).unwrap();
    fs::copy(&path, dir.path().join("journal rescued 2026-11-23T120000Z.gamut")).unwrap();
    for other in &others {
        fs::write(other, b"another's").unwrap();
    }
    assert_eq!(backups_of(&path).len(), 2);
    let (found, left) = store.made_of_it(true);
    assert_eq!((found.len(), left), (3, vec![]));
    drop(store);
    // Another name for the same bytes sees what became of them.
    let witness = dir.path().join("witness");
    fs::hard_link(&path, &witness).unwrap();
    delete_all(&path, &found).unwrap();
    assert!(fs::read(&witness).unwrap().iter().all(|b| *b == 0));
    fs::remove_file(witness).unwrap();
    let left: Vec<_> = contents(dir.path()).into_iter().map(|(name, _)| name.into_string().unwrap()).collect();
    assert_eq!(left, ["backups", "journal.gamut.lock"]);
    assert_eq!(fs::read_dir(&backups).unwrap().count(), 2);
    assert!(others.iter().all(|p| fs::read(p).unwrap() == b"another's"));
    assert!(matches!(delete_all(&path, &[]), Err(StorageError::Missing(_))));
    assert_eq!(Store::create(&path, &Catalogue::starting()).unwrap().load().unwrap().check_ins.len(), 0);
}
