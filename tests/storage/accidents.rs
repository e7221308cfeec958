use crate::{contents, fresh, full, noted, plain};
use gamut::{
    domain::Catalogue,
    storage::{StorageError, Store},
};
use std::fs;

fn names(folder: &std::path::Path) -> Vec<String> {
    contents(folder).into_iter().map(|(name, _)| name.into_string().unwrap()).collect()
}

#[test]
fn a_new_journal_is_for_this_account_only_and_leaves_nothing_else_behind() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("data").join("gamut").join("journal.gamut");
    let store = Store::create(&path, &Catalogue::starting()).unwrap();
    assert_eq!(store.path(), path);
    assert_eq!(names(path.parent().unwrap()), ["journal.gamut", "journal.gamut.lock"]);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |p: &std::path::Path| fs::metadata(p).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&path), mode(path.parent().unwrap())), (0o600, 0o700));
    }
}

#[test]
fn nothing_that_was_written_lies_readable_in_the_file() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&noted("x", 1, "canaryword"), 1, None).unwrap();
    let bytes = fs::read(&path).unwrap();
    assert!(!bytes.windows(10).any(|w| w == b"canaryword"));
    assert!(!bytes.windows(13).any(|w| w == b"SQLite format"));
}

#[test]
fn a_journal_is_never_made_over_anything() {
    let (_dir, path, mut store) = fresh();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    assert!(Store::create(&path, &Catalogue::starting()).is_err());
    drop(store);
    assert!(matches!(Store::create(&path, &Catalogue::starting()), Err(StorageError::Refused(_))));
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap().check_ins.len(), 1);
}

#[test]
fn a_creation_that_was_cut_off_leaves_no_journal_and_is_cleared_away_by_the_next_writer() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("journal.gamut");
    let half = dir.path().join(".journal.gamut.0123456789abcdef0123456789abcdef.part");
    let others = [".other.gamut.12.part", "journal.gamut.part", ".journal.gamut.keep"];
    for name in others {
        fs::write(dir.path().join(name), b"not ours").unwrap();
    }
    fs::write(&half, b"half").unwrap();
    assert!(matches!(Store::open(&path, None), Err(StorageError::Missing(_))));
    let store = Store::create(&path, &Catalogue::starting()).unwrap();
    assert!(!half.exists());
    drop(store);
    fs::hard_link(&path, &half).unwrap();
    drop(Store::open(&path, None).unwrap());
    assert!(!half.exists());
    assert!(others.iter().all(|name| dir.path().join(name).exists()));
}

#[test]
fn one_writes_and_others_may_read() {
    let (dir, path, mut store) = fresh();
    assert!(matches!(Store::open(&path, None), Err(StorageError::InUse { .. })));
    let mut reader = Store::open_to_read(&path, None).unwrap();
    store.save_check_in(&plain("x", 1), 1, None).unwrap();
    assert_eq!(reader.load().unwrap().check_ins.len(), 1);
    assert_eq!(reader.save_check_in(&plain("y", 1), 1, None).unwrap_err().exit_code(), 13);
    #[cfg(unix)]
    {
        let link = dir.path().join("other name");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(matches!(Store::open(&link, None), Err(StorageError::InUse { .. })));
    }
    drop((store, reader));
    assert!(dir.path().join("journal.gamut.lock").exists(), "the lock file stays and is no obstacle");
    assert_eq!(Store::open(&path, None).unwrap().load().unwrap().check_ins.len(), 1);
}

/// Saves a long note by the real program, which may not write files longer than this.
#[cfg(target_os = "linux")]
fn save_much_with_files_of_at_most(kb: u64, path: &std::path::Path) -> std::process::Output {
    use std::{io::Write, process::Stdio};
    let line = format!("ulimit -f {kb}; trap '' XFSZ; exec \"$0\" --journal \"$1\" rig add-stream");
    let mut bash = std::process::Command::new("bash");
    bash.args(["-c", &line, env!("CARGO_BIN_EXE_gamut")]).arg(path);
    let mut running = bash.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let note = "words and more ".repeat(20_000);
    let row =
        format!("{{\"id\":\"big\",\"at\":\"2026-11-23T21:40:00+01:00\",\"zone\":\"Europe/Berlin\",\"note\":\"{note}\"}}\n");
    // A program that has already given up reads no further; what it said is looked at below.
    let _written = running.stdin.take().unwrap().write_all(row.as_bytes());
    running.wait_with_output().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_save_that_does_not_fit_on_the_disk_leaves_what_was_there() {
    let (_dir, path, mut store) = fresh();
    let kept = full("kept", 1);
    store.save_check_in(&kept, 1, None).unwrap();
    drop(store);
    let kb = fs::metadata(&path).unwrap().len() / 1024 + 40;
    let told = save_much_with_files_of_at_most(kb, &path);
    assert_eq!(told.status.code(), Some(13));
    assert!(told.stdout.is_empty(), "nothing is acknowledged");
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(said.contains("failed on") && !said.contains("words and more"), "{said}");
    let journal = Store::open(&path, None).unwrap().load().unwrap();
    assert_eq!(journal.check_ins, [std::sync::Arc::new(kept)]);
    assert_eq!(Store::open(&path, None).unwrap().check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn a_healthy_journal_has_counts_and_no_problems() {
    let (_dir, _path, mut store) = fresh();
    for n in 0..30 {
        store.save_check_in(&full(&format!("n{n}"), n), 1, None).unwrap();
        store.save_check_in(&noted(&format!("n{n}"), n, "new words"), 1, None).unwrap();
    }
    store.delete_check_in(&"n3".into(), 1).unwrap();
    let health = store.check().unwrap();
    assert_eq!((health.check_ins, health.deleted, health.problems), (29, 1, vec![]));
}
