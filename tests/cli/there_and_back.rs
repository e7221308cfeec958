use super::{Worker, json_lines, made};
use std::fs;

#[test]
fn what_is_logged_is_listed_exported_imported_and_exported_again_byte_for_byte() {
    let desk = Worker::new();
    let log = [
        "log",
        "--feel",
        "joy=3",
        "--feel",
        "sadness=0",
        "--feel",
        "anger=?",
        "--symptom",
        "numb=mild",
        "--note",
        "Grüße, „ja“\nzwei",
        "--tag",
        "walk",
        "--tag",
        "choir",
        "--sleep",
        "6:20",
        "--medicine",
        "sertraline 50 mg",
        "--substance",
        "none",
        "--company",
        "friends",
        "--at",
        "2026-11-22T01:30",
    ];
    assert!(desk.ok(&log).starts_with("Saved for Saturday, 21 November at 01:30"));
    desk.ok(&["log", "--feel", "joy=10", "--at", "2026-07-01T10:00:00-03:30"]);
    let listed = json_lines(&desk.ok(&["list", "--json"]));
    assert_eq!(listed.len(), 2);
    assert_eq!(listed[0]["zone"], "UTC-03:30");
    assert_eq!(listed[1]["day"], "2026-11-21");
    assert_eq!(listed[1]["feelings"].to_string(), r#"{"anger":"cannot_tell","joy":3,"sadness":0}"#);
    let (one, two) = (desk.path("one.jsonl"), desk.path("two.jsonl"));
    desk.ok(&["export", one.to_str().expect("a path")]);
    desk.on("other.gamut").args(["import", "jsonl"]).arg(&one).assert().success();
    desk.on("other.gamut").arg("export").arg(&two).assert().success();
    assert_eq!(fs::read_to_string(&one).expect("text"), fs::read_to_string(&two).expect("text"));
    let (_, again, _) = super::ran(desk.on("other.gamut").args(["import", "jsonl"]).arg(&one));
    assert_eq!(again, "0 rows taken in, 2 already there, 0 refused\n");
}

#[test]
fn the_sample_journal_comes_back_byte_for_byte_and_is_made_only_once() {
    let desk = Worker::new();
    let sample = desk.path("sample.gamut");
    let name = sample.to_str().expect("a path");
    desk.ok(&["demo", name, "--no-window"]);
    let before = fs::read(&sample).expect("a file");
    assert!(desk.ok(&["demo", name, "--no-window"]).contains("was there already"));
    assert_eq!(fs::read(&sample).expect("a file"), before);
    let (one, two) = (desk.path("one.jsonl"), desk.path("two.jsonl"));
    desk.on("sample.gamut").arg("export").arg(&one).assert().success();
    desk.ok(&["rig", "init"]);
    desk.gamut().args(["import", "jsonl"]).arg(&one).assert().success();
    desk.gamut().arg("export").arg(&two).assert().success();
    assert_eq!(fs::read_to_string(&one).expect("text"), fs::read_to_string(&two).expect("text"));
    let analysis: serde_json::Value = serde_json::from_str(&desk.ok(&["analyze", "--json"])).expect("JSON");
    assert_eq!(analysis["schema"], "gamut.analysis/2");
    assert_eq!(analysis["patterns"].as_array().map(Vec::len), Some(1));
    let picture = desk.path("river.svg");
    assert!(desk.ok(&["chart", "river", picture.to_str().expect("a path")]).contains("check-ins on"));
    assert!(fs::read_to_string(picture).expect("text").starts_with("<svg"));
}

#[test]
fn every_kind_of_chart_is_drawn_and_says_what_it_shows() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3", "--at", "2026-11-01T12:00"]);
    for (kind, more, says) in [
        ("river", &[][..], "1 check-in on 1 of 1"),
        ("feelings", &[], "1 feeling, rated on 1 day"),
        ("symptoms", &[], "no symptoms were answered"),
        ("profile", &[], "Day 1 of about 70"),
        ("year", &[], "2026: check-ins on 1 of"),
        ("year", &["--of", "Joy"], "Joy on 1 day: 3 of 10."),
        ("context", &[], "too little data to compare"),
        ("expected", &[], "No moments that should have moved you"),
        ("year", &["--year", "2025", "--of", "strength"], "2025: no check-ins."),
    ] {
        let file = desk.path("chart.svg");
        let said = desk.ok(&[&["chart", kind, file.to_str().expect("a path")], more].concat());
        assert!(said.contains(says), "{kind}: {said}");
        assert!(fs::read_to_string(&file).expect("text").starts_with("<svg"), "{kind}");
    }
}

#[test]
fn the_weeks_around_an_event_are_drawn_by_its_day_or_its_words() {
    let desk = Worker::new();
    desk.ok(&["demo", desk.path("sample.gamut").to_str().expect("a path"), "--no-window"]);
    let chart = |more: &[&str]| {
        let file = desk.path("chart.png");
        desk.on("sample.gamut").args(["chart", "before-after"]).arg(&file).args(more).output().expect("it ran")
    };
    let said = |more: &[&str]| String::from_utf8_lossy(&chart(more).stdout).into_owned();
    let dose = said(&["--event", "100 mg", "--of", "width"]);
    assert!(dose.contains("How much pleasant feelings vary (4 feelings): "), "{dose}");
    let newest = said(&[]);
    assert!(newest.starts_with("Before: the 28 days from ") && newest != dose, "{newest}");
    for wrong in [&["--event", "no such words"][..], &["--of", "joy"]] {
        assert_eq!(chart(wrong).status.code(), Some(14), "{wrong:?}");
    }
}

#[test]
fn a_long_diary_comes_in_whole_and_its_river_counts_the_same() {
    let desk = Worker::new();
    let file = desk.put("diary.jsonl", &made::long_diary());
    let file = file.to_str().expect("a path");
    assert!(desk.ok(&["import", "jsonl", file, "--dry-run"]).starts_with("1476 rows would be taken in, 0 already there"));
    assert!(!desk.path("journal.gamut").exists());
    assert!(desk.ok(&["import", "jsonl", file]).starts_with("1476 rows taken in, 0 already there, 0 refused"));
    let rows = json_lines(&desk.ok(&["list", "--json"]));
    let days: std::collections::BTreeSet<_> = rows.iter().map(|r| r["day"].to_string()).collect();
    assert_eq!((rows.len(), days.len()), (1476, 238));
    let png = desk.path("river.png");
    assert!(
        desk.ok(&["chart", "river", png.to_str().expect("a path"), "--theme", "dark"])
            .contains("1,476 check-ins on 238 of 239 days")
    );
    assert!(fs::read(png).expect("a picture").starts_with(b"\x89PNG"));
}

#[test]
fn a_check_in_is_found_by_day_and_by_a_word_of_its_note() {
    let desk = Worker::new();
    desk.ok(&["log", "--note", "the heron again", "--at", "2026-11-01T12:00"]);
    desk.ok(&["log", "--note", "rain", "--at", "2026-11-03T12:00"]);
    assert_eq!(json_lines(&desk.ok(&["list", "--json", "--search", "HERON"])).len(), 1);
    assert_eq!(json_lines(&desk.ok(&["list", "--json", "--from", "2026-11-02", "--until", "2026-11-03"])).len(), 1);
    assert_eq!(desk.ok(&["list", "--until", "2026-10-31"]), "");
}

#[test]
fn a_check_in_is_found_by_its_note_by_another_apps_word_for_its_mood_and_by_both() {
    let desk = Worker::new();
    let (heron, rain) = ("the heron again", "rain, awful");
    let lines = [
        format!(r#"{{"id":"a","at":"2026-11-01T12:00:00Z","note":"{heron}"}}"#),
        format!(r#"{{"id":"b","at":"2026-11-02T12:00:00Z","note":"{rain}"}}"#),
        r#"{"id":"c","at":"2026-11-03T12:00:00Z","feelings":{"joy":3}}"#.to_owned(),
        mood("a", "2026-11-01", "Awful"),
        mood("c", "2026-11-03", "Splendid"),
    ];
    let file = desk.path("in.jsonl");
    fs::write(&file, lines.join("\n")).expect("written");
    desk.ok(&["import", file.to_str().expect("a path")]);
    let found = |words: &str, more: &[&str]| {
        let args = [&["list", "--json", "--search", words][..], more].concat();
        json_lines(&desk.ok(&args)).iter().map(|row| row["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    for (words, ids) in [
        ("heron", &["a"][..]),
        ("eron", &["a"]),
        ("awful", &["a", "b"]),
        ("heron awful", &["a"]),
        ("plend", &["c"]),
        ("splendid heron", &[]),
        ("rain", &["b"]),
        ("lighthouse", &[]),
    ] {
        assert_eq!(found(words, &[]), ids, "{words}");
    }
    assert_eq!(found("awful", &["--from", "2026-11-02"]), ["b"]);
    assert_eq!(found("rain", &["--until", "2026-11-01"]), [""; 0]);
}

fn mood(of: &str, day: &str, word: &str) -> String {
    format!(r#"{{"kind":"mood","id":"{of}","at":"{day}T12:00:00Z","day":"{day}","value":4,"label":"{word}","app":"daylio"}}"#)
}

#[test]
fn a_reader_who_goes_away_is_no_error() {
    let desk = Worker::new();
    desk.ok(&["demo", desk.path("journal.gamut").to_str().expect("a path"), "--no-window"]);
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_gamut"))
        .arg("--journal")
        .arg(desk.path("journal.gamut"))
        .args(["list", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("it ends");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}

#[test]
fn what_the_harness_drives_answers_line_by_line() {
    let desk = Worker::new();
    let rows = concat!(
        r#"{"id":"a","at":"2024-10-27T02:30:00+02:00","zone":"Europe/Berlin","feelings":{"joy":0},"note":"x","tags":["b","a"]}"#,
        "\n",
        r#"{"id":"b","at":"2024-10-27T02:30:00+01:00","zone":"Europe/Berlin","note":"","tags":[]}"#,
        "\n"
    );
    let (code, out, err) = super::ran(desk.gamut().args(["rig", "add-stream"]).write_stdin(rows));
    assert_eq!((code, out.as_str()), (0, "ACK a\nACK b\n"), "{err}");
    let listed = json_lines(&desk.ok(&["rig", "list"]));
    assert_eq!(listed[0]["day"], "2024-10-26");
    assert_eq!(listed[1]["utc_ms"].as_i64().zip(listed[0]["utc_ms"].as_i64()).map(|(b, a)| b - a), Some(3_600_000));
    assert_eq!(listed[1]["feelings"].to_string(), "{}");
    desk.ok(&["rig", "delete", "--id", "a"]);
    assert!(json_lines(&desk.ok(&["rig", "list"]))[0]["deleted_ms"].is_i64());
    desk.ok(&["rig", "undelete", "--id", "a"]);
    assert!(json_lines(&desk.ok(&["rig", "list"]))[0]["deleted_ms"].is_null());
    assert_eq!(desk.run(&["rig", "delete", "--id", "zzz"]).0, 14);
    let body = "{\"body\":\"hal\"}\n{\"body\":\"halb…\"}\n";
    let (_, out, _) = super::ran(desk.gamut().args(["rig", "draft-stream"]).write_stdin(body));
    assert_eq!(out, "DRAFT 3\nDRAFT 5\n");
    assert_eq!(desk.ok(&["rig", "draft-get"]), "\"halb…\"\n");
    let (_, out, _) = super::ran(desk.gamut().args(["rig", "day-of", "--batch"]).write_stdin(
        "2024-11-24T00:30:00Z\tEurope/Berlin\nnonsense\n\n2024-11-24T03:00:00Z\tEurope/Berlin\n2024-11-24T03:00:00Z\tMars/Olympus\n",
    ));
    assert_eq!(out.lines().collect::<Vec<_>>(), ["2024-11-23", "unreadable", "unreadable", "2024-11-24", "unreadable"]);
    let (code, out, _) = super::ran(desk.gamut().args(["rig", "analyze-batch"]).write_stdin(
        "{\"id\":\"x\",\"check_ins\":[{\"at\":\"2025-01-01T08:00:00Z\",\"feelings\":{\"joy\":3}}]}\n{\"id\":\"y\",\"odd\":1}\n",
    ));
    let answers = json_lines(&out);
    assert_eq!((code, answers.len(), answers[0]["days"][0]["state"].as_str()), (14, 2, Some("not_enough")));
    assert!(answers[1]["error"].is_string());
}

#[test]
fn every_ending_is_written_the_same_way_by_the_command_and_by_the_rig() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3", "--note", "a walk"]);
    for (ending, begins) in [("jsonl", "{\"gamut\":"), ("csv", "id,at,"), ("md", "# "), ("sqlite", "SQLite format 3\0")] {
        let (one, two) = (desk.path(&format!("one.{ending}")), desk.path(&format!("two.{ending}")));
        let said = desk.ok(&["export", one.to_str().unwrap()]);
        assert!(said.starts_with("1 check-ins written to ") && said.contains("not encrypted"), "{said}");
        desk.ok(&["rig", "export", two.to_str().unwrap()]);
        let (one, two) = (fs::read(one).unwrap(), fs::read(two).unwrap());
        assert!(one.starts_with(begins.as_bytes()), "{ending}: {:?}", &one[..20]);
        assert_eq!(one.len(), two.len(), "{ending}");
    }
}

#[test]
fn a_merge_says_how_many_things_both_had_changed_and_where_the_other_side_is_seen() {
    let desk = Worker::new();
    let event = |name: &str, dose: &str| {
        let line =
            r#"{"kind":"event","id":"e","day":"2026-05-05","what":"medicine_changed","name":"sertraline","dose":"DOSE"}"#;
        let file = desk.put(&format!("{name}.jsonl"), &line.replace("DOSE", dose));
        desk.on(&format!("{name}.gamut")).args(["import", "jsonl"]).arg(file).assert().success();
    };
    event("laptop", "50 mg");
    event("desk", "75 mg");
    let (_, said, _) = super::ran(desk.on("laptop.gamut").arg("merge").arg(desk.path("desk.gamut")).arg("--yes"));
    let wanted = "1 changed. Both had changed 1: what was written later stands, the other is kept. \
                  See it in Settings, under Other machines. The journal as it was: ";
    assert!(said.starts_with(wanted), "{said}");
}
