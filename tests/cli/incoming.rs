//! Files of every kind, taken in: once, by their names in whatever case, and each with its word.

use super::{Worker, json_lines, made, ran};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file that once failed, kept beside the tests.
fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/cases").join(name)
}

fn name(path: &Path) -> &str {
    path.to_str().expect("a path")
}

/// The feelings of a journal with the side of each, as its export says.
fn sides(desk: &Worker) -> Vec<(String, String)> {
    let file = desk.path("sides.jsonl");
    desk.ok(&["export", name(&file)]);
    let head: serde_json::Value =
        serde_json::from_str(fs::read_to_string(&file).expect("text").lines().next().expect("a line")).expect("JSON");
    let text = |v: &serde_json::Value| v.as_str().expect("text").to_owned();
    head["feelings"].as_array().expect("a list").iter().map(|f| (text(&f["name"]), text(&f["valence"]))).collect()
}

#[test]
fn a_letters_case_makes_no_second_feeling() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=1", "--tag", "Work"]);
    let before = sides(&desk);
    let table = desk.put("capital.csv", "at,feeling:Joy,tags\n2026-11-20T20:00:00Z,9, work |WORK\n");
    let lines = desk.put("capital.jsonl", "{\"at\":\"2026-11-21T20:00:00Z\",\"feelings\":{\"JOY\":8},\"tags\":[\"work \"]}\n");
    desk.ok(&["import", "csv", name(&table)]);
    desk.ok(&["import", "jsonl", name(&lines)]);
    desk.ok(&["log", "--feel", " JOY =7", "--tag", "wORK", "--tag", "WORK", "--at", "2026-11-22T20:00:00Z"]);
    assert_eq!(sides(&desk), before);
    let rows = json_lines(&desk.ok(&["list", "--json"]));
    assert_eq!(rows.len(), 4);
    assert!(rows.iter().all(|r| r["feelings"]["joy"].is_u64() && r["tags"] == serde_json::json!(["Work"])), "{rows:?}");
}

#[test]
fn which_side_a_new_feeling_is_on_is_asked_and_nothing_is_taken_in_before() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=1"]);
    let before = fs::read(desk.path("journal.gamut")).expect("bytes");
    let table = desk.put("own.csv", "at,feeling:Hope,feeling:quiet_dread,feeling:JOY\n2026-11-20T20:00:00Z,9,2,3\n");
    let file = name(&table);
    let (code, out, err) = desk.run(&["import", "csv", file]);
    assert_eq!((code, out.as_str()), (14, ""));
    assert!(err.contains("“Hope”") && err.contains("“Quiet dread”") && !err.contains("Joy"), "{err}");
    assert!(err.contains("--pleasant Hope"), "{err}");
    assert_eq!(fs::read(desk.path("journal.gamut")).expect("bytes"), before);
    let dry = desk.ok(&["import", "csv", file, "--dry-run"]);
    assert!(dry.starts_with("1 row would be taken in") && dry.contains("“Hope”"), "{dry}");
    let half = desk.run(&["import", "csv", file, "--pleasant", "hope"]);
    assert!(half.0 == 14 && half.2.contains("“Quiet dread”") && !half.2.contains("“Hope”"), "{half:?}");
    let both = desk.run(&["import", "csv", file, "--pleasant", "hope", "--unpleasant", "HOPE", "--unpleasant", "quiet dread"]);
    assert_eq!(both.0, 14);
    desk.ok(&["import", "csv", file, "--pleasant", "hope", "--unpleasant", "Quiet Dread"]);
    let now = sides(&desk);
    assert!(now.contains(&("Hope".into(), "pleasant".into())) && now.contains(&("Quiet dread".into(), "unpleasant".into())));
    // From now on the journal says it.
    let again = desk.put("again.csv", "at,feeling:HOPE\n2026-11-21T20:00:00Z,4\n");
    desk.ok(&["import", "csv", name(&again)]);
    assert_eq!(sides(&desk), now);
    // A file that says it needs no asking.
    let own = desk.put(
        "own.jsonl",
        "{\"gamut\":1,\"kind\":\"journal\",\"feelings\":[{\"key\":\"awe\",\"name\":\"Awe\",\"valence\":\"pleasant\"}]}\n{\"at\":\"2026-11-23T20:00:00Z\",\"feelings\":{\"awe\":5}}\n",
    );
    desk.ok(&["import", "jsonl", name(&own)]);
    assert!(sides(&desk).contains(&("Awe".into(), "pleasant".into())));
}

#[test]
fn a_backup_of_daylio_again_after_something_was_renamed_doubles_nothing() {
    let one = case("daylio-week1.daylio");
    let renamed = case("daylio-week2-mood-renamed.daylio");
    let edited = case("daylio-week2-edited.daylio");
    let desk = Worker::new();
    assert!(desk.ok(&["import", "daylio", name(&one)]).starts_with("10 rows taken in"));
    let dry = desk.ok(&["import", "daylio", name(&renamed), "--dry-run"]);
    assert!(dry.contains("\n0 rows would be taken in, 8 already there, 0 refused. 2 differ from your journal"), "{dry}");
    let said = desk.ok(&["import", "daylio", name(&renamed)]);
    assert!(said.starts_with("0 rows taken in, 8 already there, 0 refused. 2 differ from your journal"), "{said}");
    let said = desk.ok(&["import", "daylio", name(&edited)]);
    assert!(said.starts_with("1 row taken in, 8 already there, 0 refused. 2 differ from your journal"), "{said}");
    let moods = |desk: &Worker| {
        let whole = desk.path("all.jsonl");
        desk.ok(&["export", name(&whole)]);
        let text = fs::read_to_string(whole).expect("text");
        (text.matches("\"kind\":\"mood\"").count(), text.matches("\"kind\":\"earlier_version\"").count())
    };
    assert_eq!(moods(&desk), (11, 0));
    let taken = desk.ok(&["import", "daylio", name(&edited), "--take-theirs"]);
    assert!(taken.starts_with("0 rows taken in, 9 already there, 0 refused. 2 now say what the file says"), "{taken}");
    assert_eq!((moods(&desk), json_lines(&desk.ok(&["list", "--json"])).len()), ((11, 2), 11));
    let again = desk.ok(&["import", "daylio", name(&edited), "--take-theirs"]);
    assert!(again.starts_with("0 rows taken in, 11 already there, 0 refused\n"), "{again}");
}

#[test]
fn a_row_of_the_trash_is_said_apart_and_stays_there() {
    let desk = Worker::new();
    let file = desk.put("a.csv", "id,at,note\na,2026-11-20T20:00:00Z,x\nb,2026-11-21T20:00:00Z,y\n");
    desk.ok(&["import", "csv", name(&file)]);
    desk.ok(&["rig", "delete", "--id", "a"]);
    let said = desk.ok(&["import", "csv", name(&file)]);
    assert_eq!(said, "0 rows taken in, 1 already there, 0 refused. 1 is in the trash here and stays there\n");
    assert_eq!(json_lines(&desk.ok(&["list", "--json"])).len(), 1);
}

#[test]
fn notes_of_daylio_with_styles_are_plain_text() {
    let file = case("daylio-styled-notes.daylio");
    let desk = Worker::new();
    desk.ok(&["import", "daylio", name(&file)]);
    let rows = json_lines(&desk.ok(&["list", "--json"]));
    let notes: Vec<&str> = rows.iter().map(|r| r["note"].as_str().expect("a note")).collect();
    assert!(notes.iter().all(|n| !n.contains('<') && !n.contains("&#")), "{notes:?}");
    for want in ["one\ntwo", "one\n\nthree", "it's 😀 'q' …", "– one\n– two"] {
        assert!(notes.contains(&want), "{want:?} in {notes:?}");
    }
}

#[test]
fn photos_beside_a_backup_do_not_count() {
    let desk = Worker::new();
    let file = desk.path("many-photos.daylio");
    fs::write(&file, made::daylio(39, 10_050)).expect("written");
    let said = desk.ok(&["import", "daylio", name(&file)]);
    assert!(said.starts_with("39 rows taken in") && said.contains("10050 photos"), "{said}");
}

#[test]
fn tables_come_in_as_spreadsheets_save_them() {
    for (table, rows) in [
        ("excel-de.csv", 2),
        ("excel-sep-line.csv", 2),
        ("blank-rows.csv", 2),
        ("trimmed-rows.csv", 2),
        ("words-with-blanks.csv", 1),
        ("utf16.jsonl", 2),
        ("words-with-blanks.jsonl", 1),
    ] {
        let file = case(table);
        let desk = Worker::new();
        let format = if file.extension().is_some_and(|e| e == "csv") { "csv" } else { "jsonl" };
        let (code, out, err) = desk.run(&["import", format, name(&file)]);
        let many = if rows == 1 { "row" } else { "rows" };
        assert_eq!((code, out), (0, format!("{rows} {many} taken in, 0 already there, 0 refused\n")), "{table}: {err}");
        let listed = json_lines(&desk.ok(&["list", "--json"]));
        if table.starts_with("words") {
            assert_eq!(listed[0]["tags"].as_array().map(Vec::len), Some(if format == "csv" { 2 } else { 1 }));
        }
    }
}

#[test]
fn the_wrong_kind_of_file_is_told_with_the_command_that_takes_it() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3"]);
    let export = desk.path("all.jsonl");
    let table = desk.path("all.csv");
    let database = desk.path("all.sqlite");
    let page = desk.path("river.pdf");
    for file in [&export, &table, &database] {
        desk.ok(&["export", name(file)]);
    }
    desk.ok(&["chart", "river", name(&page)]);
    desk.ok(&["backup"]);
    let backup = fs::read_dir(desk.path("backups")).expect("a folder").next().expect("a backup").expect("read").path();
    // Names say nothing.
    let misnamed = desk.path("photo.png");
    fs::copy(&export, &misnamed).expect("copied");
    let daylio_table = desk.put("daylio_export.csv", "full_date,date,weekday,time,mood,activities,note_title,note\n");
    let folder = desk.path("backups");
    let before = fs::read(desk.path("journal.gamut")).expect("bytes");
    for (args, says) in [
        (vec!["restore", name(&export)], "gamut import jsonl FILE"),
        (vec!["restore", name(&misnamed), "--missing"], "gamut import jsonl FILE"),
        (vec!["restore", name(&table), "--dry-run"], "gamut import csv FILE"),
        (vec!["restore", name(&database)], "SQLite database"),
        (vec!["restore", name(&page)], "a PDF page"),
        (vec!["restore", name(&folder)], "a folder"),
        (vec!["import", "jsonl", name(&backup)], "gamut restore FILE"),
        (vec!["import", "csv", name(&backup)], "gamut restore FILE"),
        (vec!["import", "daylio", name(&backup)], "gamut restore FILE"),
        (vec!["import", "daylio", name(&daylio_table)], "gamut import daylio_csv FILE"),
        (vec!["import", "csv", name(&daylio_table)], "gamut import daylio_csv FILE"),
        (vec!["import", "csv", name(&export)], "gamut import jsonl FILE"),
        (vec!["import", "jsonl", name(&table)], "gamut import csv FILE"),
        (vec!["import", "jsonl", name(&page)], "a PDF page"),
        (vec!["import", "jsonl", name(&folder)], "a folder"),
    ] {
        let (code, out, err) = desk.run(&args);
        // A damaged backup may begin as a plain database does.
        let expected = if says == "SQLite database" { 11 } else { 14 };
        assert_eq!((code, out.as_str()), (expected, ""), "{args:?}: {err}");
        assert!(err.contains(says) && err.lines().count() == 1, "{args:?}: {err}");
        assert_eq!(fs::read(desk.path("journal.gamut")).expect("bytes"), before, "{args:?}");
    }
    for args in [["restore", "nothing.gamut", "--dry-run"], ["import", "jsonl", "nothing.jsonl"]] {
        let (code, _, err) = ran(desk.gamut().args(args));
        assert!(code == 13 && err.contains("nothing."), "{args:?}: {code} {err}");
    }
    // A misnamed export is what it is.
    desk.ok(&["import", "jsonl", name(&misnamed)]);
}

#[test]
fn an_export_there_and_back_keeps_what_check_ins_said_before() {
    let desk = Worker::new();
    let file = desk.put("a.csv", "id,at,note\na,2026-11-20T20:00:00Z,before\n");
    let later = desk.put("b.csv", "id,at,note\na,2026-11-20T20:00:00Z,after\n");
    desk.ok(&["import", "csv", name(&file)]);
    desk.ok(&["import", "csv", name(&later), "--take-theirs"]);
    desk.ok(&["log", "--feel", "joy=3"]);
    desk.ok(&["rig", "delete", "--id", "a"]);
    let (one, two) = (desk.path("one.jsonl"), desk.path("two.jsonl"));
    desk.ok(&["export", name(&one)]);
    assert!(fs::read_to_string(&one).expect("text").contains("before"));
    desk.on("other.gamut").args(["import", "jsonl"]).arg(&one).assert().success();
    desk.on("other.gamut").arg("export").arg(&two).assert().success();
    assert_eq!(fs::read_to_string(&one).expect("text"), fs::read_to_string(&two).expect("text"));
    // And from one journal into another.
    let (_, said, _) = ran(desk.on("third.gamut").args(["rig", "init"]));
    assert_eq!(said, "ok\n");
    desk.on("third.gamut").arg("restore").arg(desk.path("journal.gamut")).arg("--missing").assert().success();
    let three = desk.path("three.jsonl");
    desk.on("third.gamut").arg("export").arg(&three).assert().success();
    assert_eq!(fs::read_to_string(&one).expect("text"), fs::read_to_string(&three).expect("text"));
}

#[test]
fn rows_that_say_nothing_are_counted_and_refused_ones_say_why_by_line_in_every_format() {
    let desk = Worker::new();
    let table = desk.put(
        "a.csv",
        "at,feeling:joy,note\n2026-11-20T20:00:00Z,,\n2026-11-21T20:00:00Z,secretword,\nsecretword,3,\n2026-11-23T20:00:00Z,3,x\n",
    );
    let (code, out, err) = desk.run(&["import", "csv", name(&table)]);
    let said = "1 row taken in, 0 already there, 2 refused. 1 row has a time and nothing else: no check-in was made of it\n";
    assert_eq!((code, out.as_str()), (0, said), "{err}");
    let lines: Vec<&str> = err.lines().collect();
    assert!(lines[0].starts_with("Line 3 was refused: the answer to a feeling is no whole number"), "{err}");
    assert!(lines[1].starts_with("Line 4 was refused: `at` is not a time with its offset"), "{err}");
    assert!(!err.contains("secretword"), "{err}");
    assert_eq!(json_lines(&desk.ok(&["list", "--json"])).len(), 1);
    // A file of nothing but such rows makes no journal.
    let other = Worker::new();
    for (file, format) in [
        (other.put("b.csv", "at,feeling:joy\n2026-11-20T20:00:00Z,\n2026-11-21T20:00:00Z,\n"), "csv"),
        (
            other.put("b.jsonl", "{\"at\":\"2026-11-20T20:00:00Z\",\"feelings\":{}}\n{\"at\":\"2026-11-21T20:00:00Z\"}\n"),
            "jsonl",
        ),
    ] {
        let said = other.ok(&["import", format, name(&file)]);
        assert!(said.ends_with("2 rows have a time and nothing else: no check-in was made of them\n"), "{said}");
        assert!(!other.path("journal.gamut").exists(), "{format}");
    }
}

#[test]
fn without_a_format_what_stands_in_the_file_says_which_it_is_and_that_is_told() {
    let desk = Worker::new();
    let table = desk.put("table.txt", "at,feeling:joy\n2026-11-20T20:00:00Z,4\n");
    let lines = desk
        .put("lines.csv", "{\"gamut\":1,\"kind\":\"journal\"}\n{\"at\":\"2026-11-21T20:00:00Z\",\"feelings\":{\"joy\":4}}\n");
    let daylio = case("daylio-week1.daylio");
    for (file, says) in [
        (&table, "This is a table of check-ins: 1 row taken in, 0 already there, 0 refused"),
        (&lines, "This is a .jsonl export of Gamut: 1 row taken in, 0 already there, 0 refused"),
        (&daylio, "This is a backup of Daylio: "),
    ] {
        let said = desk.ok(&["import", name(file)]);
        assert!(said.starts_with(says), "{said}");
    }
    assert!(desk.ok(&["import", name(&table), "--dry-run"]).starts_with("This is a table of check-ins: 0 rows would be"));
    assert!(
        desk.ok(&["import", "csv", name(&table)]).starts_with("0 rows taken in, 1 already there"),
        "the format may be said"
    );
    let unknown = desk.put("letter.txt", "Dear diary\n");
    let (code, out, err) = desk.run(&["import", name(&unknown)]);
    assert!(code == 14 && out.is_empty() && err.contains("Nothing was"), "{err}");
    let (code, _, err) = desk.run(&["import", "nothing.txt"]);
    assert!(code == 13 && err.contains("There is no file of this name"), "{err}");
    assert_eq!(desk.run(&["import"]).0, 2);
}

#[test]
fn the_samples_export_makes_no_sample_of_a_journal_that_holds_something() {
    let desk = Worker::new();
    desk.on("sample.gamut").args(["demo", "--no-window"]).arg(desk.path("sample.gamut")).assert().success();
    let export = desk.path("sample.jsonl");
    desk.on("sample.gamut").arg("export").arg(&export).assert().success();
    let is_sample = |journal: &str| {
        let out = desk.path("out.jsonl");
        desk.on(journal).arg("export").arg(&out).assert().success();
        let text = fs::read_to_string(&out).expect("text");
        text.lines().any(|line| line.contains("\"setting\"") && line.contains("\"key\":\"sample\",\"value\":\"yes\""))
    };
    assert!(is_sample("sample.gamut"));
    desk.on("empty.gamut").arg("import").arg(&export).assert().success();
    assert!(is_sample("empty.gamut"), "into nothing it comes back as it was");
    desk.ok(&["log", "--feel", "joy=3"]);
    desk.ok(&["import", name(&export)]);
    assert!(!is_sample("journal.gamut"), "somebody's own journal stays that");
}

#[test]
fn a_journal_begun_with_a_file_opens_without_the_first_pages_and_what_they_say_is_said_here() {
    let welcomed = |desk: &Worker| {
        let store = gamut::storage::Store::open_to_read(&desk.path("journal.gamut"), None).expect("it opens");
        store.load().expect("it is read").settings.welcomed
    };
    let table = "at,feeling:joy\n2026-11-20T20:00:00Z,9\n";
    let brought = Worker::new();
    let file = brought.put("own.csv", table);
    let (code, out, said) = brought.run(&["import", "csv", name(&file)]);
    assert!(code == 0 && out.starts_with("1 row taken in") && said.contains("not diagnosis or treatment"), "{out} {said}");
    assert!(welcomed(&brought));
    assert_eq!(brought.run(&["import", "csv", name(&file)]).2, "");
    let begun = Worker::new();
    begun.ok(&["log", "--feel", "joy=1"]);
    let file = begun.put("own.csv", table);
    assert_eq!(begun.run(&["import", "csv", name(&file)]).2, "");
    assert!(!welcomed(&begun), "who began by hand has not seen them");
}

#[test]
fn a_table_without_names_in_its_first_line_loses_no_row_and_that_is_said() {
    let desk = Worker::new();
    let file = desk.put("mine.csv", "2026-03-02,3,tea\n2026-03-03,4,\n2026-03-04,5,\n");
    let map = desk.put("map.toml", "[table]\ntime = \"Column 1\"\nscales = [\"Column 2\"]\nnotes = [\"Column 3\"]\n");
    let [file, map] = [file, map].map(|path| path.to_str().expect("a path").to_owned());
    let said = desk.ok(&["import", "table", &file, "--dry-run"]);
    assert!(said.starts_with("Its first line has no names in it. It is read as a row like the others"), "{said}");
    assert!(said.contains("Column 2: numbers (3, 4, 5)"), "{said}");
    let said = desk.ok(&["import", "table", &file, "--map", &map]);
    assert!(said.contains("3 rows taken in, 0 already there, 0 refused"), "{said}");
    let listed = json_lines(&desk.ok(&["list", "--json"]));
    assert_eq!((listed.len(), listed[0]["day"].as_str(), listed[0]["note"].as_str()), (3, Some("2026-03-02"), Some("tea")));
    let said = desk.ok(&["import", "table", &file, "--map", &map]);
    assert!(said.contains("0 rows taken in, 3 already there, 0 refused"), "{said}");
}
