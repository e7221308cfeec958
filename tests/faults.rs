//! The real program, killed and starved from outside: what was acknowledged is there, what was not is whole or
//! absent, and the next writer works and leaves nothing half made.
#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, reason = "a test may stop loudly, also in what its tests share")]

use gamut::storage::{Secret, StorageError, Store, backups_of};
use std::{
    collections::HashSet,
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard, PoisonError},
    thread::sleep,
    time::Duration,
};

/// One at a time: a program that one test starts holds for a moment the locks that another test has.
fn alone() -> MutexGuard<'static, ()> {
    static ONE: Mutex<()> = Mutex::new(());
    ONE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn gamut(journal: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("gamut"));
    command.arg("--journal").arg(journal).args(words).env_remove("GAMUT_PASSPHRASE_FD");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// With this passphrase on its standard input, which is the descriptor that is named.
fn with_passphrase(journal: &Path, words: &[&str], lines: &str) -> Child {
    let mut child = gamut(journal, words).env("GAMUT_PASSPHRASE_FD", "0").spawn().unwrap();
    // One that was killed reads nothing.
    let _read = child.stdin.take().unwrap().write_all(lines.as_bytes());
    child
}

fn line(id: &str) -> String {
    let note = "words ".repeat(id.len() * 90);
    format!(
        "{{\"id\":\"{id}\",\"at\":\"2026-05-05T05:05:05Z\",\"zone\":\"UTC\",\"feelings\":{{\"joy\":0}},\"note\":\"{note}\"}}\n"
    )
}

/// What lies in the folder besides the journal, its lock, its rollback file and whole backups.
fn left_over(journal: &Path) -> Vec<String> {
    let names =
        |folder: &Path| fs::read_dir(folder).into_iter().flatten().map(|e| e.unwrap().file_name().into_string().unwrap());
    let folder = journal.parent().unwrap();
    let ours = ["journal.gamut", "journal.gamut.lock", "journal.gamut-journal", "backups"];
    names(folder)
        .filter(|n| !ours.contains(&&**n))
        .chain(names(&folder.join("backups")).filter(|n| n.starts_with('.')))
        .collect()
}

#[test]
fn an_empty_journal_is_as_large_as_the_smallest_disk_that_is_tried_takes_it_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.gamut");
    drop(Store::create(&path, &gamut::domain::Catalogue::starting()).unwrap());
    let kib = fs::metadata(&path).unwrap().len() >> 10;
    let small = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults/run.py")).unwrap();
    assert!(
        small.contains(&format!("An empty journal has {kib} KiB")),
        "an empty journal has {kib} KiB, and tests/faults/run.py says another size"
    );
    assert!(small.contains("for kib in [200, ") && kib < 200, "and that is room for one");
}

/// Not the same in each run, and different enough within one.
fn moments(n: u64) -> impl Iterator<Item = Duration> {
    let seed = u64::from(std::process::id());
    (0..n).map(move |k| Duration::from_micros(((seed + k) * 7919) % 97 * 400 + k * 150))
}

#[test]
fn what_was_acknowledged_is_there_whenever_it_is_killed() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.gamut");
    let mut acknowledged = HashSet::new();
    for (round, wait) in moments(15).enumerate() {
        let mut child = gamut(&journal, &["rig", "add-stream"]).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let feeding = std::thread::spawn(move || {
            for n in 0..200 {
                if stdin.write_all(line(&format!("r{round}-{n}")).as_bytes()).is_err() {
                    break;
                }
            }
        });
        sleep(wait * 10);
        child.kill().unwrap();
        let heard = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        acknowledged.extend(heard.filter_map(|l| l.strip_prefix("ACK ").map(str::to_owned)));
        child.wait().unwrap();
        feeding.join().unwrap();
        match Store::open(&journal, None) {
            Ok(store) => {
                let there: HashSet<String> = store.load().unwrap().check_ins.iter().map(|c| c.id.to_string()).collect();
                assert!(acknowledged.is_subset(&there), "round {round}");
                assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
                assert_eq!(left_over(&journal), Vec::<String>::new());
            }
            Err(StorageError::Missing(_)) => assert!(acknowledged.is_empty()),
            Err(e) => unreachable!("round {round}: {e}"),
        }
    }
    assert!(acknowledged.len() > 20, "only {} were acknowledged", acknowledged.len());
}

#[test]
fn a_passphrase_that_is_cut_off_while_it_is_set_leaves_the_journal_open_or_locked_and_never_neither() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.gamut");
    let mut feed = gamut(&journal, &["rig", "add-stream"]).spawn().unwrap();
    feed.stdin.take().unwrap().write_all((line("a") + &line("bb")).as_bytes()).unwrap();
    assert!(feed.wait().unwrap().success());
    let one = Secret::new("one".to_owned());
    for wait in moments(12) {
        let mut child = with_passphrase(&journal, &["passphrase", "set"], "one\n");
        sleep(wait * 9);
        child.kill().unwrap();
        child.wait().unwrap();
        let mut store = match Store::open(&journal, None) {
            Err(StorageError::Locked(_)) => Store::open(&journal, Some(&one)).unwrap(),
            other => other.unwrap(),
        };
        assert_eq!(store.load().unwrap().check_ins.len(), 2);
        assert_eq!(left_over(&journal), Vec::<String>::new());
        store.lock_open_backups();
        for (backup, _) in backups_of(&journal) {
            assert_eq!(Store::open_to_read(&backup, Some(&store.own_secret())).unwrap().load().unwrap().check_ins.len(), 2);
        }
        if store.has_passphrase() {
            store.set_passphrase(None, 0).unwrap();
        }
    }
}

#[test]
fn a_restore_that_is_cut_off_leaves_the_old_journal_or_the_restored_one() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.gamut");
    let feed = |ids: &[&str]| {
        let mut child = gamut(&journal, &["rig", "add-stream"]).spawn().unwrap();
        child.stdin.take().unwrap().write_all(ids.iter().map(|id| line(id)).collect::<String>().as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    };
    feed(&["a"]);
    let backup = dir.path().join("backups").join("kept.gamut");
    fs::rename(Store::open(&journal, None).unwrap().back_up(0).unwrap(), &backup).unwrap();
    for wait in moments(12) {
        // What a cut off restore put there is made different again.
        if Store::open(&journal, None).unwrap().load().unwrap().check_ins.len() == 1 {
            feed(&["b"]);
        }
        let mut child = gamut(&journal, &["restore", backup.to_str().unwrap()]).spawn().unwrap();
        sleep(wait * 4);
        child.kill().unwrap();
        child.wait().unwrap();
        let n = Store::open(&journal, None).unwrap().load().unwrap().check_ins.len();
        assert!(n == 1 || n == 2);
        assert_eq!(left_over(&journal), Vec::<String>::new());
        for (backup, _) in backups_of(&journal) {
            assert!(Store::open_to_read(&backup, None).is_ok());
        }
    }
}

/// Two feelings become one in every check-in or in none, whenever it is cut off; so does taking that back.
#[test]
fn a_merge_that_is_cut_off_is_there_whole_or_not_at_all() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.gamut");
    let mut feed = gamut(&journal, &["rig", "add-stream"]).spawn().unwrap();
    let mut stdin = feed.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || {
        for n in 0..400 {
            let feelings = ["{\"guilt\":0}", "{\"guilt\":7,\"anger\":2}", "{\"anger\":4}"][n % 3];
            let at = "2026-05-05T05:05:05Z";
            let row = format!("{{\"id\":\"n{n:03}\",\"at\":\"{at}\",\"zone\":\"UTC\",\"feelings\":{feelings}}}\n");
            stdin.write_all(row.as_bytes()).unwrap();
        }
    });
    feeding.join().unwrap();
    assert!(feed.wait_with_output().unwrap().status.success());
    let exported = || {
        let store = Store::open(&journal, None).unwrap();
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
        let mut out = Vec::new();
        gamut::exchange::jsonl::write(&store.load().unwrap(), &mut out).unwrap();
        (out, store.edited().unwrap().len())
    };
    let before = exported();
    let as_it_was = fs::read(&journal).unwrap();
    assert_eq!(before.1, 0);
    let (mut there, mut not) = (0, 0);
    for wait in moments(24) {
        let mut child =
            gamut(&journal, &["rig", "rewrite", "feelings", "--from", "guilt", "--into", "anger", "--back"]).spawn().unwrap();
        sleep(wait * 6);
        child.kill().unwrap();
        child.wait().unwrap();
        let now = exported();
        assert_eq!(left_over(&journal), Vec::<String>::new());
        if now == before {
            not += 1;
            continue;
        }
        there += 1;
        assert_eq!(now.1, 267, "every check-in that was changed keeps what it said");
        let store = Store::open(&journal, None).unwrap();
        let loaded = store.load().unwrap();
        let guilt = loaded.catalogue.merged_feelings[0].feeling.id;
        assert!(loaded.check_ins.iter().all(|c| c.answer(guilt).is_none()));
        drop(store);
        // Begun anew for the next one; an unfinished write may have left its rollback file.
        let _none_there = fs::remove_file(dir.path().join("journal.gamut-journal"));
        fs::write(&journal, &as_it_was).unwrap();
        assert_eq!(exported(), before);
    }
    assert!(there + not == 24 && not > 0);
}

/// The other machine's check-ins are all there or none, whenever it is cut off; nothing half made stays.
#[test]
fn another_journal_that_is_taken_in_and_cut_off_is_there_whole_or_not_at_all() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let [journal, other] = ["here", "there"].map(|name| {
        let path = dir.path().join(name).join("journal.gamut");
        let mut child = gamut(&path, &["rig", "add-stream"]).spawn().unwrap();
        let lines: String = (0..40).map(|n| line(&format!("{name}-{n}"))).collect();
        child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
        assert!(child.wait_with_output().unwrap().status.success());
        path
    });
    let ids = || {
        let store = Store::open(&journal, None).unwrap();
        assert_eq!(store.check().unwrap().problems, Vec::<String>::new());
        store.load().unwrap().check_ins.len()
    };
    let (as_it_was, of_the_other) = (fs::read(&journal).unwrap(), fs::read(&other).unwrap());
    let (mut old, mut new) = (0, 0);
    for wait in moments(24) {
        let mut child = gamut(&journal, &["merge", "--yes", other.to_str().unwrap()]).spawn().unwrap();
        sleep(wait * 8);
        child.kill().unwrap();
        child.wait().unwrap();
        let n = ids();
        assert!(n == 40 || n == 80, "{n}");
        assert_eq!(left_over(&journal), Vec::<String>::new());
        for (backup, _) in backups_of(&journal) {
            assert_eq!(Store::open_to_read(&backup, None).unwrap().load().unwrap().check_ins.len(), 40);
        }
        assert_eq!(fs::read(&other).unwrap(), of_the_other);
        if n == 40 {
            old += 1;
            continue;
        }
        new += 1;
        let _none_there = fs::remove_file(journal.with_file_name("journal.gamut-journal"));
        fs::write(&journal, &as_it_was).unwrap();
    }
    assert_eq!(old + new, 24);
    assert!(gamut(&journal, &["merge", "--yes", other.to_str().unwrap()]).output().unwrap().status.success());
    assert_eq!(ids(), 80);
}

/// A machine that is cut off while it writes its file for the others leaves the file before or the new one, and what it
/// had begun is cleared away the next time.
#[test]
fn a_meeting_that_is_cut_off_leaves_whole_files_in_the_folder() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let (journal, folder) = (dir.path().join("here").join("journal.gamut"), dir.path().join("shared"));
    fs::create_dir(&folder).unwrap();
    let add = |id: &str| {
        let mut child = gamut(&journal, &["rig", "add-stream"]).spawn().unwrap();
        child.stdin.take().unwrap().write_all(line(id).as_bytes()).unwrap();
        assert!(child.wait_with_output().unwrap().status.success());
    };
    add("first");
    let begun = gamut(&journal, &["meet", "--folder", folder.to_str().unwrap()]).output().unwrap();
    assert!(begun.status.success(), "{}", String::from_utf8_lossy(&begun.stderr));
    let said = String::from_utf8(begun.stdout).unwrap();
    let code = said.lines().find(|l| l.trim().len() == 29 && l.trim().matches('-').count() == 5).unwrap().trim().to_owned();
    for (n, wait) in (0..).zip(moments(16)) {
        add(&format!("more-{n}"));
        let mut child = gamut(&journal, &["meet"]).spawn().unwrap();
        sleep(wait * 8);
        child.kill().unwrap();
        child.wait().unwrap();
        let files = || {
            let all = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path());
            all.filter(|p| p.extension().is_some_and(|e| e == "meeting")).collect::<Vec<_>>()
        };
        assert_eq!(files().len(), 1, "{:?}", files());
    }
    assert!(gamut(&journal, &["meet"]).output().unwrap().status.success());
    let left: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 1, "{left:?}");
    let other = dir.path().join("there").join("journal.gamut");
    let mut feed = gamut(&other, &["rig", "init"]).spawn().unwrap();
    assert!(feed.wait().unwrap().success());
    let paired = with_passphrase(&other, &["meet", "--folder", folder.to_str().unwrap(), "--code"], &format!("{code}\n"));
    let paired = paired.wait_with_output().unwrap();
    assert!(paired.status.success(), "{}", String::from_utf8_lossy(&paired.stderr));
    assert_eq!(Store::open_to_read(&other, None).unwrap().load().unwrap().check_ins.len(), 17);
}

#[test]
fn a_disk_that_takes_no_more_is_told_and_nothing_acknowledged_is_lost() {
    let _alone = alone();
    let dir = tempfile::tempdir().unwrap();
    let journal = dir.path().join("journal.gamut");
    // 400 KiB a file, and a signal that is ignored, so that the write fails.
    let limited = "trap '' XFSZ; ulimit -f 400; exec \"$@\"";
    let mut child = Command::new("bash")
        .args(["-c", limited, "bash"])
        .arg(assert_cmd::cargo::cargo_bin!("gamut"))
        .arg("--journal")
        .arg(&journal)
        .args(["rig", "add-stream"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeding = std::thread::spawn(move || {
        (0..600).any(|n| stdin.write_all(line(&format!("n{n:03}")).as_bytes()).is_err());
    });
    let out = child.wait_with_output().unwrap();
    feeding.join().unwrap();
    assert_eq!(out.status.code(), Some(13));
    let said = String::from_utf8(out.stderr).unwrap();
    assert!(said.contains("What was saved before is safe") && !said.contains("words"), "{said}");
    let acknowledged = String::from_utf8(out.stdout).unwrap().lines().count();
    let store = Store::open(&journal, None).unwrap();
    assert!(acknowledged > 0 && store.load().unwrap().check_ins.len() == acknowledged);
}
