//! The journal's file is this account's alone.

use crate::{fresh, plain};
use gamut::{domain::Catalogue, storage::Store};
use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_journal_that_others_may_read_is_closed_to_them_and_that_is_said() {
    for before in [0o666, 0o644, 0o640, 0o660, 0o604, 0o755] {
        let (dir, path, store) = fresh();
        store.back_up(1).unwrap();
        drop(store);
        let backups = dir.path().join("backups");
        set(&path, before);
        set(&backups, 0o755);
        drop(Store::open_to_read(&path, None).unwrap());
        assert_eq!(mode(&path), before, "reading changes nothing");
        let mut store = Store::open(&path, None).unwrap();
        assert_eq!((mode(&path), mode(&backups)), (0o600, 0o700));
        assert_eq!(store.told().len(), 2, "{:?}", store.told());
        store.save_check_in(&plain("x", 1), 1, None).unwrap();
        drop(store);
        assert!(Store::open(&path, None).unwrap().told().is_empty(), "once is enough");
    }
}

#[test]
fn the_folder_is_closed_where_it_is_the_programs_own_and_left_alone_where_it_is_not() {
    for (name, after) in [("gamut", 0o700), ("Documents", 0o755)] {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join(name);
        let path = folder.join("journal.gamut");
        drop(Store::create(&path, &Catalogue::starting()).unwrap());
        set(&folder, 0o755);
        drop(Store::open(&path, None).unwrap());
        assert_eq!(mode(&folder), after, "{name}");
    }
}

#[test]
fn a_file_where_the_folder_of_the_backups_should_be_stays_as_somebody_made_it() {
    let (dir, path, store) = fresh();
    drop(store);
    let in_the_way = dir.path().join("backups");
    fs::write(&in_the_way, "somebody's own").unwrap();
    set(&in_the_way, 0o644);
    let store = Store::open(&path, None).unwrap();
    assert_eq!(mode(&in_the_way), 0o644);
    assert!(store.told().is_empty(), "{:?}", store.told());
}
