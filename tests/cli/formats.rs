use super::{Worker, json_lines, made};
use std::fs;

#[test]
fn a_table_comes_back_byte_for_byte_and_a_second_time_adds_nothing() {
    let desk = Worker::new();
    let at = "2026-11-22T09:30";
    desk.ok(&["log", "--feel", "joy=0", "--feel", "anger=?", "--note", "=1+1, \"x\"\ny", "--tag", "a|b", "--at", at]);
    let (one, two) = (desk.path("one.csv"), desk.path("two.csv"));
    let said = desk.ok(&["export", one.to_str().expect("a path")]);
    assert!(said.contains("1 check-ins written to") && !said.contains("hurting"), "{said}");
    desk.on("other.gamut").args(["import", "csv"]).arg(&one).arg("--dry-run").assert().success();
    assert!(!desk.path("other.gamut").exists());
    desk.on("other.gamut").args(["import", "csv"]).arg(&one).assert().success();
    desk.on("other.gamut").arg("export").arg(&two).assert().success();
    assert_eq!(fs::read_to_string(&one).expect("text"), fs::read_to_string(&two).expect("text"));
    let (_, again, _) = super::ran(desk.on("other.gamut").args(["import", "csv"]).arg(&one));
    assert_eq!(again, "0 rows taken in, 1 already there, 0 refused\n");
    let (_, listed, _) = super::ran(desk.on("other.gamut").args(["list", "--json"]));
    assert_eq!(json_lines(&listed)[0]["feelings"].to_string(), r#"{"anger":"cannot_tell","joy":0}"#);
}

#[test]
fn what_a_plain_file_leaves_out_is_told() {
    let desk = Worker::new();
    desk.ok(&["log", "--symptom", "self_harm=no", "--note", "# not a heading"]);
    for name in ["a.csv", "a.md"] {
        let file = desk.path(name);
        let said = desk.ok(&["export", file.to_str().expect("a path")]);
        assert!(said.contains("hurting yourself is left out"), "{said}");
        let text = fs::read_to_string(&file).expect("text");
        assert!(!text.contains("self_harm") && !text.to_lowercase().contains("hurting"), "{text}");
    }
    assert!(fs::read_to_string(desk.path("a.md")).expect("text").contains("> \\# not a heading"));
    let odd = desk.path("a.txt");
    assert_eq!(desk.run(&["export", odd.to_str().expect("a path")]).0, 14);
    let mine = desk.put("mine.csv", "my own table");
    assert_eq!(desk.run(&["export", mine.to_str().expect("a path")]).0, 14);
    assert_eq!(fs::read_to_string(mine).expect("text"), "my own table");
}

#[test]
fn a_backup_of_daylio_brings_check_ins_without_feelings_and_moods_apart_and_only_once() {
    let desk = Worker::new();
    let file = desk.path("backup.daylio");
    fs::write(&file, made::daylio(12, 1)).expect("written");
    let file = file.to_str().expect("a path");
    let dry = desk.ok(&["import", "daylio", file, "--dry-run"]);
    assert!(!desk.path("journal.gamut").exists());
    let told = desk.ok(&["import", "daylio", file]);
    let sentence = dry.lines().last().expect("a line").replace("would be taken in", "taken in");
    assert_eq!(sentence, told.trim_end());
    let rows = json_lines(&desk.ok(&["list", "--json"]));
    assert!(told.starts_with(&format!("{} rows taken in, 0 already there, 0 refused", rows.len())), "{told}");
    assert!(rows.iter().all(|r| r.get("feelings").is_none() && r["source"]["app"] == "daylio"));
    let again = desk.ok(&["import", "daylio", file]);
    assert!(again.starts_with(&format!("0 rows taken in, {} already there", rows.len())), "{again}");
    let whole = desk.path("all.jsonl");
    desk.ok(&["export", whole.to_str().expect("a path")]);
    let moods = fs::read_to_string(whole).expect("text").lines().filter(|l| l.contains(r#""kind":"mood""#)).count();
    assert_eq!(moods, rows.len());
}

#[test]
fn a_file_of_another_kind_is_refused_whole_and_no_journal_is_made() {
    let desk = Worker::new();
    let text = desk.put("a.txt", "at\n");
    let text = text.to_str().expect("a path");
    assert_eq!(desk.run(&["import", "daylio", text]).0, 14);
    assert_eq!(desk.run(&["rig", "import", text]).0, 14);
    let no_table = desk.put("b.csv", "x,y\n1,2\n");
    assert_eq!(desk.run(&["import", "csv", no_table.to_str().expect("a path")]).0, 14);
    assert!(!desk.path("journal.gamut").exists());
}

/// Two days, a note, a dose and a try, for what goes into a part.
fn two_days(desk: &Worker) {
    let said = ["log", "--feel", "joy=7", "--note", "=by the sea; é", "--tag", "walk", "--sleep", "6.5"];
    desk.ok(&[&said[..], &["--at", "2026-10-30T09:30"]].concat());
    desk.ok(&["log", "--feel", "joy=2", "--symptom", "self_harm=no", "--at", "2026-11-02T09:30"]);
}

#[test]
fn a_part_has_only_its_days_and_nothing_of_what_is_left_out_in_every_format() {
    let desk = Worker::new();
    two_days(&desk);
    for name in ["part.jsonl", "part.csv", "part.md", "part.sqlite"] {
        let file = desk.path(name);
        let to = file.to_str().expect("a path");
        let said = desk.ok(&["export", to, "--until", "2026-10-31", "--without", "notes,tags"]);
        assert!(said.starts_with("1 check-ins written to") && said.contains("a part of the journal"), "{name}: {said}");
        assert!(!said.contains("hurting"), "it was not answered on these days: {said}");
        let bytes = fs::read(&file).expect("written");
        let holds = |text: &str| bytes.windows(text.len()).any(|w| w == text.as_bytes());
        assert!(!holds("by the sea") && !holds("walk") && !holds("2026-11-02"), "{name}");
        assert!(!holds("self_harm") && !holds("hurt"), "{name}");
        // Its days again, and the same name: an earlier export is replaced.
        desk.ok(&["export", to, "--from", "2026-11-01"]);
        let (code, _, told) = desk.run(&["export", to, "--from", "2027-01-01"]);
        assert!(code == 14 && told.contains("Nothing of the journal lies on these days"), "{name}: {told}");
    }
    let said = desk.ok(&["export", desk.path("part.csv").to_str().expect("a path"), "--from", "2026-11-01"]);
    assert!(said.contains("hurting yourself is left out"), "{said}");
    let ticked =
        desk.ok(&["export", desk.path("part.jsonl").to_str().expect("a path"), "--from", "2026-11-01", "--with-self-harm"]);
    assert!(!ticked.contains("left out"), "{ticked}");
    assert!(fs::read_to_string(desk.path("part.jsonl")).expect("text").contains("self_harm"));
}

#[test]
fn a_part_as_a_database_is_read_by_other_programs_and_holds_its_check_ins() {
    let desk = Worker::new();
    two_days(&desk);
    let file = desk.path("part.sqlite");
    desk.ok(&["export", file.to_str().expect("a path"), "--until", "2026-10-31"]);
    let plain = rusqlite::Connection::open(&file).expect("SQLite");
    let notes: Vec<String> = plain
        .prepare("SELECT body FROM note")
        .expect("a table")
        .query_map([], |r| r.get(0))
        .expect("rows")
        .map(Result::unwrap)
        .collect();
    assert_eq!(notes, ["=by the sea; é"]);
}

#[test]
fn a_table_for_a_spreadsheet_that_writes_6_5_has_semicolons_and_commas_and_comes_back_as_it_was() {
    let desk = Worker::new();
    two_days(&desk);
    let (plain, german) = (desk.path("plain.csv"), desk.path("german.csv"));
    desk.ok(&["export", plain.to_str().expect("a path")]);
    desk.ok(&["export", german.to_str().expect("a path"), "--semicolons", "--bom"]);
    let text = fs::read_to_string(&german).expect("text");
    assert!(text.starts_with("\u{feff}id;at;") && text.contains(";6,5;") && text.contains("\"'=by the sea; é\""), "{text}");
    desk.on("other.gamut").args(["import", "csv"]).arg(&german).assert().success();
    let back = desk.path("back.csv");
    desk.on("other.gamut").arg("export").arg(&back).assert().success();
    assert_eq!(fs::read_to_string(&back).expect("text"), fs::read_to_string(&plain).expect("text"));
}

#[test]
fn a_diary_is_written_as_a_file_a_month_and_nothing_else_is() {
    let desk = Worker::new();
    two_days(&desk);
    let diary = desk.path("diary.md");
    let said = desk.ok(&["export", diary.to_str().expect("a path"), "--by-month"]);
    assert!(said.contains("2 files, from") && said.contains("diary-2026-10.md") && said.contains("diary-2026-11.md"), "{said}");
    assert!(!diary.exists());
    let of = |name: &str| fs::read_to_string(desk.path(name)).expect("text");
    assert!(of("diary-2026-10.md").contains("by the sea") && !of("diary-2026-11.md").contains("by the sea"));
    assert!(!of("diary-2026-11.md").contains("hurt"));
    // One that is somebody else's is in the way of all.
    fs::write(desk.path("diary-2026-11.md"), "mine").expect("written");
    fs::remove_file(desk.path("diary-2026-10.md")).expect("removed");
    assert_eq!(desk.run(&["export", diary.to_str().expect("a path"), "--by-month"]).0, 14);
    assert!(of("diary-2026-11.md") == "mine" && !desk.path("diary-2026-10.md").exists());
    for name in ["a.csv", "a.jsonl", "a.sqlite"] {
        let (code, _, told) = desk.run(&["export", desk.path(name).to_str().expect("a path"), "--by-month"]);
        assert!(code == 14 && told.contains("Only a diary"), "{told}");
        assert!(!desk.path(name).exists());
    }
}

#[test]
fn a_note_from_the_phone_is_read_from_standard_input_line_by_line_and_again_adds_nothing() {
    let desk = Worker::new();
    let lines = "2026-11-02 09:30 joy=2 sadness=0 anger=? numb=mild sleep=6:30 #walk company=alone // by the sea\n\n2026-11-03 21:40 joy=4\n";
    let said = |lines: &str| super::ran(desk.on("journal.gamut").args(["log", "-"]).write_stdin(lines.to_owned()));
    assert_eq!(said(lines).1, "2 check-ins saved\n");
    let listed = desk.ok(&["list", "--json"]);
    let rows = json_lines(&listed);
    assert_eq!(rows[0]["feelings"].to_string(), r#"{"anger":"cannot_tell","joy":2,"sadness":0}"#);
    assert!(rows[0]["note"] == "by the sea" && rows[0]["sleep_hours"] == 6.5 && rows[0]["tags"][0] == "walk");
    assert!(rows[0]["written_at"].is_string(), "{listed}");
    assert_eq!(said(lines).1, "0 check-ins saved, 2 already there\n");
    assert_eq!(desk.ok(&["list", "--json"]), listed);
    let (code, _, told) = said("2026-11-04 09:30 joy=2\n2026-11-05 09:30 joy=twelve\n");
    assert!(code == 14 && told.contains("Line 2 ") && told.contains("Nothing was saved") && !told.contains("twelve"), "{told}");
    assert_eq!(desk.ok(&["list", "--json"]), listed);
    assert_eq!(desk.run(&["log", "-", "--feel", "joy=3"]).0, 2);
}
