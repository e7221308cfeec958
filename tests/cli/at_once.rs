//! Commands at one moment, and a save whose answer can't be written.

use super::{Worker, skipped::skipped};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Output, Stdio},
};

fn gamut(desk: &Worker, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gamut"));
    command.env_clear().env("HOME", desk.folder.path()).arg("--journal").arg(desk.path("journal.gamut")).args(words);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

fn all_saved(desk: &Worker) {
    let running: Vec<Child> =
        (0..12).map(|n| gamut(desk, &["log", "--feel", &format!("joy={}", n % 11)]).spawn().expect("starts")).collect();
    for child in running {
        let done = child.wait_with_output().expect("ends");
        assert!(done.status.success(), "{}", said(&done));
    }
}

#[test]
fn of_twelve_saves_at_once_each_is_saved_in_a_new_journal_and_in_one_that_is_there() {
    let desk = Worker::new();
    all_saved(&desk);
    assert_eq!(desk.ok(&["list", "--json"]).lines().count(), 12);
    all_saved(&desk);
    assert_eq!(desk.ok(&["list", "--json"]).lines().count(), 24);
}

/// A stream keeps the journal as a window does.
fn window(desk: &Worker) -> Child {
    let mut child = gamut(desk, &["rig", "add-stream"]).stdin(Stdio::piped()).spawn().expect("starts");
    let line = b"{\"id\":\"a\",\"at\":\"2026-11-23T21:40:00+01:00\",\"zone\":\"Europe/Berlin\"}\n";
    child.stdin.as_mut().expect("open").write_all(line).expect("written");
    let mut answer = String::new();
    BufReader::new(child.stdout.as_mut().expect("open")).read_line(&mut answer).expect("answered");
    assert_eq!(answer, "ACK a\n");
    child
}

#[test]
fn a_journal_that_a_window_keeps_is_said_to_be_open_in_one() {
    let desk = Worker::new();
    let mut window = window(&desk);
    let done = gamut(&desk, &["log", "--feel", "joy=3"]).output().expect("ends");
    assert_eq!(done.status.code(), Some(10));
    assert!(said(&done).contains("open in another window"), "{}", said(&done));
    drop(window.stdin.take());
    window.wait().expect("ends");
    // What it wrote into the lock file means nothing once it is gone.
    desk.ok(&["log", "--feel", "joy=3"]);
}

#[test]
fn a_command_that_waits_for_a_window_that_is_closing_saves() {
    let desk = Worker::new();
    let mut window = window(&desk);
    let waiting = gamut(&desk, &["log", "--feel", "joy=3"]).spawn().expect("starts");
    drop(window.stdin.take());
    window.wait().expect("ends");
    let done = waiting.wait_with_output().expect("ends");
    // Where it came too early by far it says so; it never says that another is a window that is none.
    assert!(done.status.success() || said(&done).contains("window"), "{}", said(&done));
}

#[test]
fn a_writer_that_is_no_window_is_waited_for_and_never_called_one() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=1"]);
    let held = gamut::storage::Store::open(&desk.path("journal.gamut"), None).expect("open");
    let waiting = gamut(&desk, &["log", "--feel", "joy=3"]).spawn().expect("starts");
    let in_vain = gamut(&desk, &["passphrase", "remove"]).spawn().expect("starts");
    let done = in_vain.wait_with_output().expect("ends");
    assert_eq!(done.status.code(), Some(10));
    assert!(!said(&done).contains("window"), "{}", said(&done));
    drop((held, waiting));
}

#[cfg(target_os = "linux")]
#[test]
fn what_was_saved_is_a_success_when_only_its_answer_can_t_be_written() {
    if !Path::new("/dev/full").exists() {
        return skipped("there is no /dev/full");
    }
    let desk = Worker::new();
    let import =
        desk.put("more.jsonl", "{\"gamut\":1,\"kind\":\"journal\"}\n{\"id\":\"b\",\"at\":\"2026-11-20T10:00:00+01:00\"}\n");
    let picture = desk.path("river.svg");
    let export = desk.path("all.jsonl");
    let [import, picture, export] = [&import, &picture, &export].map(|path| path.to_str().expect("a path"));
    let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").expect("there");
    for words in [
        &["log", "--feel", "joy=3"][..],
        &["log", "--feel", "joy=3", "--symptom", "self_harm=strong"],
        &["import", "jsonl", import],
        &["backup"],
        &["export", export],
        &["chart", "river", picture],
    ] {
        let done = gamut(&desk, words).stdout(full()).output().expect("ends");
        assert_eq!(done.status.code(), Some(0), "{words:?}: {}", said(&done));
        assert!(said(&done).contains("done and saved"), "{words:?}: {}", said(&done));
    }
    assert_eq!(desk.ok(&["list", "--json"]).lines().count(), 3);
    // An answer that was all that was asked for is missing.
    let done = gamut(&desk, &["list"]).stdout(full()).output().expect("ends");
    assert_eq!(done.status.code(), Some(13));
}
