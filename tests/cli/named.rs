//! `gamut FILE`, and addresses of files where a path is named.

use super::{Worker, bare, ran};

/// What is said of this word alone.
fn said(desk: &Worker, words: &[&str]) -> (i32, String) {
    let (code, out, err) = ran(bare(desk.folder.path()).args(words));
    assert_eq!(out, "", "{words:?}");
    (code, err)
}

#[test]
fn a_journal_that_is_named_alone_is_opened_in_the_window_and_never_made() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let journal = desk.path("journal.gamut");
    let (plain, address) = (journal.display().to_string(), format!("file://{}", journal.display()));
    // There is no display here: that a window was to be opened is told by what is said of that.
    for word in [&plain, &address] {
        let (code, err) = said(&desk, &[word]);
        assert!(code == 13 && err.starts_with("There is no display here to open a window on"), "{word}: {err}");
    }
    let gone = desk.path("gone.gamut");
    let (code, err) = said(&desk, &[gone.to_str().expect("a path")]);
    assert!(code == 14 && err.starts_with("There is no journal of this name") && err.contains("gamut --journal FILE"), "{err}");
    assert!(!gone.exists());
}

#[test]
fn a_file_of_another_kind_says_what_takes_it_in_whatever_it_is_called() {
    let desk = Worker::new();
    let csv = "at,feeling:joy\n2026-09-20T20:00:00Z,4\n";
    for (name, text, words) in [
        ("a.csv", csv, "`gamut import csv FILE`"),
        ("a.gamut", csv, "`gamut import csv FILE`"),
        ("a.jsonl", "{\"gamut\":1,\"kind\":\"journal\"}\n", "`gamut import jsonl FILE`"),
        ("a.pdf", "%PDF-1.7\n", "This is a PDF page, not a journal"),
    ] {
        let file = desk.put(name, text);
        let (code, err) = said(&desk, &[file.to_str().expect("a path")]);
        assert!(code == 14 && err.contains(words), "{name}: {code} {err}");
    }
    let (code, err) = said(&desk, &[desk.folder.path().to_str().expect("a path")]);
    assert!(code == 14 && err.starts_with("This is a folder, not a journal"), "{err}");
    for address in ["file://elsewhere/a.gamut", "https://example.org/a.gamut"] {
        let (code, err) = said(&desk, &[address]);
        assert!(code == 14 && err.starts_with("This address"), "{address}: {err}");
    }
}

#[test]
fn a_slip_in_a_command_is_no_file_and_a_journal_stands_alone() {
    let desk = Worker::new();
    for word in ["logg", "Import", "joy"] {
        let (code, err) = said(&desk, &[word]);
        assert!(code == 2 && err.contains("there is no such command"), "{word}: {err}");
    }
    desk.ok(&["log", "--feel", "joy=3"]);
    let journal = desk.path("journal.gamut");
    let journal = journal.to_str().expect("a path");
    for words in [&[journal, "list"][..], &["--journal", journal, journal]] {
        let (code, err) = said(&desk, words);
        assert!(code == 2 && err.contains("stands alone"), "{words:?}: {code} {err}");
    }
}

#[test]
fn an_address_is_a_path_where_one_is_named() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let file = desk.path("my export.csv");
    let address = format!("file://{}", file.display().to_string().replace(' ', "%20"));
    desk.ok(&["export", &address]);
    assert!(file.exists());
    assert!(desk.ok(&["import", "csv", &address]).contains("0 rows taken in, 1 already there"));
    let journal = format!("file://{}", desk.path("journal.gamut").display());
    let (code, out, err) = ran(bare(desk.folder.path()).args(["--journal", &journal, "list", "--json"]));
    assert!(code == 0 && out.lines().count() == 1, "{err}");
}

#[test]
fn a_room_and_a_check_in_are_for_the_window_and_nothing_is_made_without_a_display() {
    let desk = Worker::new();
    let journal = desk.path("journal.gamut");
    let path = journal.to_str().expect("a path");
    for words in [&["--journal", path, "--room", "range"][..], &["--journal", path, "check-in"]] {
        let (code, err) = said(&desk, words);
        assert!(code == 13 && err.starts_with("There is no display here to open a window on"), "{words:?}: {err}");
        assert!(!journal.exists());
    }
    let (code, err) = said(&desk, &["--room", "kitchen"]);
    assert!(code == 2 && err.contains("one of its values is not among those it takes"), "{err}");
    let (code, err) = said(&desk, &["--room", "range", "list"]);
    assert!(code == 2 && err.contains("--room is for the window"), "{err}");
}
