//! Whatever is wrong with the folder of the backups, the journal opens and takes what is written.

use crate::plain;
use gamut::{
    app::{FileReply, FileRequest, Reply, Worker},
    domain::{Catalogue, DayKey},
    storage::{Secret, StorageError, Store},
};
use std::{fs, path::Path};

const NOW_MS: i64 = 1_795_608_000_000;

/// Makes what lies where the folder should be.
type Spoil = fn(&Path);

const TROUBLES: &[(&str, Spoil)] = &[
    ("a file", |folder| fs::write(folder, "x").unwrap()),
    #[cfg(unix)]
    ("a link to nothing", |folder| std::os::unix::fs::symlink(folder.with_file_name("nothing"), folder).unwrap()),
    #[cfg(unix)]
    ("a link to a file", |folder| {
        fs::write(folder.with_file_name("file"), "x").unwrap();
        std::os::unix::fs::symlink(folder.with_file_name("file"), folder).unwrap();
    }),
    #[cfg(unix)]
    ("a link to itself", |folder| std::os::unix::fs::symlink(folder, folder).unwrap()),
    #[cfg(unix)]
    ("a folder that may not be written to", |folder| {
        use std::os::unix::fs::PermissionsExt;
        fs::create_dir(folder).unwrap();
        fs::set_permissions(folder, fs::Permissions::from_mode(0o500)).unwrap();
    }),
];

/// The super user may write everywhere.
fn takes_files(folder: &Path) -> bool {
    let there = fs::write(folder.join("try"), "x").is_ok();
    let _gone = fs::remove_file(folder.join("try"));
    there
}

#[test]
fn trouble_with_the_folder_of_the_backups_shuts_no_journal_and_is_told() {
    for (what, make) in TROUBLES {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.gamut");
        drop(Store::create(&path, &Catalogue::starting()).unwrap());
        let folder = dir.path().join("backups");
        make(&folder);
        if takes_files(&folder) {
            continue;
        }
        let mut store = Store::open(&path, None).unwrap_or_else(|e| panic!("{what}: {e}"));
        store.save_check_in(&plain("x", 1), 1, None).unwrap();
        let told = store.back_up(NOW_MS).unwrap_err();
        assert!(matches!(told, StorageError::Disk { .. }), "{what}: {told}");
        assert!(told.to_string().contains("backups") && !told.to_string().contains("os error"), "{what}: {told}");
        assert!(!told.to_string().contains("has room"), "{what}: it says itself what to do: {told}");
        assert_eq!(store.backup_trouble().map(|e| e.to_string()), Some(told.to_string()), "{what}");
        let relocked = store.set_passphrase(Some(&Secret::new("one passphrase".to_owned())), NOW_MS).unwrap();
        assert!(relocked.code.is_some() && relocked.backup_trouble.is_some(), "{what}");
        assert_eq!(store.load().unwrap().check_ins.len(), 1);
    }
}

#[test]
fn the_window_opens_such_a_journal_and_knows_at_once_what_is_wrong_with_its_backups() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    drop(Store::create(&path, &Catalogue::starting()).unwrap());
    fs::write(dir.path().join("backups"), "x").unwrap();
    let today = DayKey::parse("2026-11-25").unwrap();
    let replies = Worker::default().handle(FileRequest::Open { path, today, secret: None });
    assert!(matches!(replies[0], Reply::File(FileReply::Opened { .. })), "{replies:?}");
    let told = replies.iter().any(|r| matches!(r, Reply::File(FileReply::CaredFor(care)) if care.backup_trouble.is_some()));
    assert!(told, "{replies:?}");
}

#[test]
fn a_journal_of_an_earlier_version_opens_where_no_backup_can_be_made_and_stays_beside_as_it_was() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/storage/fixtures/schema-1.gamut");
    fs::copy(&fixture, &path).unwrap();
    fs::write(dir.path().join("backups"), "x").unwrap();
    drop(Store::open(&path, None).unwrap());
    let before = fs::read(fixture).unwrap();
    let kept = crate::contents(dir.path()).into_iter().filter(|(name, _)| name != "journal.gamut");
    assert!(kept.into_iter().any(|(_, bytes)| bytes == before));
}
