use super::{Worker, ran};
use std::fs;

/// Everything in a folder with its bytes.
fn snapshot(desk: &Worker) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(desk.folder.path()).expect("a folder");
    let mut all: Vec<_> = entries
        .map(|e| {
            let path = e.expect("an entry").path();
            (path.file_name().expect("a name").to_string_lossy().into_owned(), fs::read(&path).unwrap_or_default())
        })
        .filter(|(name, _)| !name.contains(".lock"))
        .collect();
    all.sort();
    all
}

#[test]
fn bad_values_get_a_sentence_and_exit_14_and_nothing_changes() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let before = snapshot(&desk);
    let cases: &[&[&str]] = &[
        &["log", "--feel", "joy=11"],
        &["log", "--feel", "joy=-1"],
        &["log", "--feel", "joy=3.5"],
        &["log", "--feel", "joy=NaN"],
        &["log", "--feel", "joy="],
        &["log", "--feel", "joy"],
        &["log", "--feel", "gladness=3"],
        &["log", "--feel", "joy=3", "--feel", "joy=4"],
        &["log", "--symptom", "numb=very"],
        &["log", "--feel", "joy=3", "--at", ""],
        &["log", "--feel", "joy=3", "--at", "yesterday"],
        &["log", "--feel", "joy=3", "--at", "2026-02-30T10:00"],
        &["log", "--feel", "joy=3", "--sleep", "NaN"],
        &["log", "--feel", "joy=3", "--sleep", "25"],
        &["log"],
        &["log", "--note", "   "],
        &["list", "--from", ""],
        &["list", "--until", "2026-13-01"],
        &["analyze", "--json", "--until", "soon"],
        &["chart", "river", "picture.txt"],
        &["chart", "year", "picture.svg", "--of", "nothing of the kind"],
        &["chart", "river", "picture"],
        &["export", "out.xlsx"],
    ];
    for args in cases {
        let (code, out, err) = desk.run(args);
        assert_eq!((code, out.as_str()), (14, ""), "{args:?}: {err}");
        assert!(err.ends_with(".\n") && err.len() > 30, "{args:?}: {err}");
        assert_eq!(snapshot(&desk), before, "{args:?}");
    }
}

#[test]
fn rows_that_cannot_be_right_are_refused_by_line_and_the_others_come_in() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let at = r#""at":"2026-11-23T21:40:00+01:00""#;
    let bad = [
        r#"{"id":"1"}"#.to_owned(),
        r#"{"id":"1","at":""}"#.to_owned(),
        format!(r#"{{"id":"1",{at},"feelings":{{"joy":11}}}}"#),
        format!(r#"{{"id":"1",{at},"feelings":{{"joy":-1}}}}"#),
        format!(r#"{{"id":"1",{at},"feelings":{{"joy":3.5}}}}"#),
        format!(r#"{{"id":"1",{at},"feelings":{{"joy":NaN}}}}"#),
        format!(r#"{{"id":"1",{at},"feelings":{{"joy":"3"}}}}"#),
        format!(r#"{{"id":"1",{at},"feelings":{{"joy":true}}}}"#),
        format!(r#"{{"id":"1",{at},"sleep_hours":30}}"#),
        format!(r#"{{"id":"1",{at},"symptoms":{{"numb":"very"}}}}"#),
        "no row at all".to_owned(),
    ];
    let before = snapshot(&desk);
    for row in &bad {
        let file = desk.put("in.jsonl", row);
        let (code, _, err) = desk.run(&["import", "jsonl", file.to_str().expect("a path")]);
        assert_eq!(code, 14, "{row}: {err}");
        assert!(err.starts_with("Line 1 was refused: "), "{row}: {err}");
        fs::remove_file(file).expect("removed");
        assert_eq!(snapshot(&desk), before, "{row}");
    }
    let good = format!("{{\"id\":\"good\",{at},\"feelings\":{{\"joy\":0}}}}");
    let file = desk.put("in.jsonl", &format!("{}\n{good}\n", bad.join("\n")));
    let (code, out, err) = desk.run(&["import", "jsonl", file.to_str().expect("a path")]);
    assert_eq!((code, out.as_str()), (0, "1 row taken in, 0 already there, 11 refused\n"));
    assert_eq!(err.lines().count(), 11);
}

#[test]
fn a_file_that_is_none_of_ours_is_refused_whole_with_its_own_exit_code() {
    let desk = Worker::new();
    let newer =
        desk.put("newer.jsonl", "{\"gamut\":99,\"kind\":\"journal\"}\n{\"id\":\"a\",\"at\":\"2026-11-23T21:40:00+01:00\"}\n");
    let folder = desk.path("");
    let missing = desk.path("nothing.jsonl");
    for (file, want) in [(newer, 12), (folder, 14), (missing, 13)] {
        let (code, _, err) = desk.run(&["import", "jsonl", file.to_str().expect("a path")]);
        assert_eq!(code, want, "{err}");
        assert!(!desk.path("journal.gamut").exists(), "no journal is made for it");
    }
}

#[test]
fn a_journal_that_is_none_is_left_as_it_is() {
    let desk = Worker::new();
    let row = desk.put("row.jsonl", "{\"id\":\"a\",\"at\":\"2026-11-23T21:40:00+01:00\"}\n");
    let row = row.to_str().expect("a path");
    let (out, picture) = (desk.path("out.jsonl"), desk.path("p.svg"));
    let (out, picture) = (out.to_str().expect("a path"), picture.to_str().expect("a path"));
    for bytes in ["", "a note to myself", &"x".repeat(8192)] {
        desk.put("journal.gamut", bytes);
        let before = snapshot(&desk);
        let cases: [&[&str]; 9] = [
            &["log", "--feel", "joy=3"],
            &["list"],
            &["analyze", "--json"],
            &["ways"],
            &["check"],
            &["import", "jsonl", row],
            &["export", out],
            &["chart", "river", picture],
            &["rig", "init"],
        ];
        for args in cases {
            let (code, _, err) = desk.run(args);
            assert_eq!(code, 11, "{args:?}: {err}");
            assert_eq!(snapshot(&desk), before, "{args:?}");
        }
    }
}

#[test]
fn no_journal_and_a_place_nobody_may_write_to_end_with_13() {
    let desk = Worker::new();
    for args in [&["list"][..], &["analyze", "--json"], &["check"], &["export", "out.jsonl"]] {
        assert_eq!(desk.run(args).0, 13, "{args:?}");
    }
    desk.put("file", "not a folder");
    let (code, _, err) = ran(desk.on("file/journal.gamut").args(["log", "--feel", "joy=3"]));
    assert_eq!(code, 13, "{err}");
    desk.ok(&["log", "--feel", "joy=3"]);
    let nowhere = desk.path("no/such/folder/out.jsonl");
    assert_eq!(desk.run(&["export", nowhere.to_str().expect("a path")]).0, 13);
}

#[test]
fn no_display_is_told_with_the_commands_that_need_none() {
    let desk = Worker::new();
    let (code, _, err) = desk.run(&[]);
    assert_eq!(code, 13);
    assert!(err.contains("no display") && err.contains("gamut log, list"), "{err}");
    assert!(!desk.path("journal.gamut").exists());
}

#[test]
fn an_export_replaces_an_earlier_export_and_nothing_else() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let file = desk.put("mine.jsonl", "my own notes");
    let name = file.to_str().expect("a path");
    assert_eq!(desk.run(&["export", name]).0, 14);
    assert_eq!(fs::read_to_string(&file).expect("text"), "my own notes");
    fs::remove_file(&file).expect("removed");
    desk.ok(&["export", name]);
    desk.ok(&["log", "--feel", "joy=4"]);
    desk.ok(&["export", name]);
    assert_eq!(fs::read_to_string(&file).expect("text").lines().filter(|l| l.contains("check_in")).count(), 2);
    let (code, _, err) = ran(desk.on("j.jsonl").args(["log", "--feel", "joy=3"]));
    assert_eq!(code, 0, "{err}");
    let itself = desk.path("j.jsonl");
    let before = fs::read(&itself).expect("bytes");
    assert_eq!(ran(desk.on("j.jsonl").arg("export").arg(&itself)).0, 14);
    assert_eq!(fs::read(&itself).expect("bytes"), before);
}
