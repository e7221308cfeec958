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
