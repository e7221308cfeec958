//! Diaries of other apps, taken in by the command: what a dry run says, what is chosen, and that the same entry stays one.

use super::{Worker, json_lines};
use std::{fs, path::Path};

fn name(path: &Path) -> &str {
    path.to_str().expect("a path")
}

fn listed(desk: &Worker) -> Vec<serde_json::Value> {
    json_lines(&desk.ok(&["list", "--json"]))
}

const WEEK: &str = "full_date,date,weekday,time,mood,activities,note_title,note\n\
    2025-11-03,3 November,Monday,21:00,so so,walk,,one\n2025-11-02,2 November,Sunday,21:00,good,walk | tv,,two\n";

#[test]
fn a_dry_run_says_from_when_to_when_and_what_becomes_of_each_name_and_prints_a_map() {
    let desk = Worker::new();
    let file = desk.put("export.csv", WEEK);
    let said = desk.ok(&["import", name(&file), "--dry-run"]);
    for part in [
        "2 entries of Daylio, from 2025-11-02 to 2025-11-03",
        "mood “so so” (once): a tag, until mood_words says which value it is",
        "“walk” (2 times): a tag",
        "[mood]",
        "This is the table that Daylio exports: 2 rows would be taken in",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    assert!(!desk.path("journal.gamut").exists());
}

#[test]
fn a_map_says_what_names_become_and_a_wrong_one_takes_nothing() {
    let desk = Worker::new();
    let file = desk.put(
        "tracked.csv",
        "FeatureName,Timestamp,Value,Label,Note\nCalm,2025-11-03T21:00:00Z,4,,\nCalm,2025-11-04T21:00:00Z,1,,\n",
    );
    let map =
        desk.put("map.toml", "[scales.calm]\nas = \"new_feeling\"\nname = \"Calm\"\nside = \"pleasant\"\nzero = 1\nten = 5\n");
    let said = desk.ok(&["import", name(&file), "--map", name(&map), "--dry-run"]);
    assert!(said.contains("the new pleasant feeling “Calm”, 1 is 0 and 5 is 10"), "{said}");
    desk.ok(&["import", name(&file), "--map", name(&map)]);
    let rows = listed(&desk);
    let mut answers: Vec<_> = rows.iter().map(|row| row["feelings"]["calm"].as_u64()).collect();
    answers.sort();
    assert_eq!(answers, [Some(0), Some(8)], "{rows:?}");
    let before = fs::read(desk.path("journal.gamut")).expect("bytes");
    for bad in [
        "[scales.calm]\nas = \"feeling\"\nfeeling = \"joy\"\nzero = 1\nten = 1\n",
        "secret words",
        "[mood]\nas = \"feeling\"\n",
    ] {
        let map = desk.put("bad.toml", bad);
        let (code, out, err) = desk.run(&["import", name(&file), "--map", name(&map)]);
        assert_eq!((code, out.as_str()), (14, ""), "{err}");
        assert!(err.contains("Nothing was taken in") && !err.contains("secret"), "{err}");
    }
    assert_eq!(fs::read(desk.path("journal.gamut")).expect("bytes"), before);
}

#[test]
fn the_same_file_again_and_one_with_everything_renamed_double_nothing() {
    let desk = Worker::new();
    let file = desk.put("export.csv", WEEK);
    assert!(desk.ok(&["import", name(&file)]).contains("2 rows taken in"));
    assert!(desk.ok(&["import", name(&file)]).contains("0 rows taken in, 2 already there, 0 refused"));
    let renamed =
        desk.put("renamed.csv", &WEEK.replace("walk", "stroll").replace("so so", "okay").replace(",one", ",one more"));
    let said = desk.ok(&["import", name(&renamed)]);
    assert!(said.contains("0 rows taken in") && said.contains("2 differ"), "{said}");
    assert_eq!(listed(&desk).len(), 2);
    desk.ok(&["import", name(&renamed), "--take-theirs"]);
    assert!(listed(&desk).iter().all(|row| row["tags"].to_string().contains("stroll")));
    assert!(desk.ok(&["import", name(&renamed)]).contains("0 rows taken in, 2 already there, 0 refused"));
}

#[test]
fn a_clock_without_a_zone_is_read_in_this_one_and_elsewhere_says_nothing_else() {
    let desk = Worker::new();
    let file = desk.put("export.csv", WEEK);
    let import = |zone: &str| super::ran(desk.gamut().env("TZ", zone).args(["import", name(&file)]));
    assert_eq!(import("Europe/Berlin").0, 0);
    assert!(
        listed(&desk).iter().all(|row| row["zone"] == "Europe/Berlin" && row["at"].to_string().contains("T21:00:00+01:00"))
    );
    let (_, said, err) = import("America/New_York");
    assert!(said.contains("0 rows taken in, 2 already there, 0 refused\n"), "{said} {err}");
}

#[test]
fn of_a_table_that_nobody_knows_nothing_is_taken_before_its_columns_are_said() {
    let desk = Worker::new();
    let file = desk.put("mine.csv", "day,joy,said\n3/4/2026,7,a few words that I wrote\n4/4/2026,,others\n");
    let (code, out, err) = desk.run(&["import", name(&file)]);
    assert!(code == 14 && out.contains("which number of a day is the month") && err.contains("--map"), "{code} {out} {err}");
    assert!(!desk.path("journal.gamut").exists());
    let map = desk.put(
        "map.toml",
        "zone = \"Europe/Berlin\"\n[table]\ntime = \"day\"\nday_begins_with = \"day\"\nscales = [\"joy\"]\nnotes = [\"said\"]\n\
         [scales.joy]\nas = \"feeling\"\nfeeling = \"joy\"\nzero = 0\nten = 10\n",
    );
    assert!(desk.ok(&["import", "table", name(&file), "--map", name(&map)]).contains("2 rows taken in"));
    let joys: Vec<_> = listed(&desk).iter().map(|row| (row["day"].clone(), row["feelings"]["joy"].clone())).collect();
    assert!(
        joys.contains(&("2026-04-03".into(), 7.into())) && joys.contains(&("2026-04-04".into(), serde_json::Value::Null)),
        "{joys:?}"
    );
    assert!(desk.ok(&["import", "table", name(&file), "--map", name(&map)]).contains("0 rows taken in, 2 already there"));
}

#[test]
fn a_folder_of_months_is_read_and_files_that_are_known_and_not_read_say_what_to_take_instead() {
    let desk = Worker::new();
    fs::create_dir(desk.path("data")).expect("made");
    desk.put("data/2024-01.txt", "3:\n  text: Rain\n");
    desk.put("data/2024-02.txt", "29:\n  text: Sun\n");
    desk.put("data/configuration.cfg", "x");
    assert!(desk.ok(&["import", name(&desk.path("data"))]).contains("2 rows taken in"));
    assert_eq!(listed(&desk).len(), 2);
    let plain = desk.put("dayone.txt", "\tDate:\t15 January 2024\n\nWords\n");
    let (code, _, err) = desk.run(&["import", name(&plain)]);
    assert!(code == 14 && err.contains("gamut import day_one FILE"), "{code} {err}");
}

#[test]
fn a_series_of_another_app_comes_out_and_in_again_to_the_byte() {
    let desk = Worker::new();
    let file = desk
        .put("entry.csv", "DATE (YYYY-MM-DD),DEPRESSED,ELEVATED,IRRITABILITY,ANXIETY,SLEEP,WEIGHT\n2025-11-03,3,1,2,4,7.5,0\n");
    desk.ok(&["import", name(&file)]);
    let (one, two) = (desk.path("one.jsonl"), desk.path("two.jsonl"));
    desk.ok(&["export", name(&one)]);
    let text = fs::read_to_string(&one).expect("text");
    assert!(text.contains(r#""app":"emoods","name":"Depressed","lowest":1,"highest":4"#), "{text}");
    super::ran(desk.on("other.gamut").args(["import", name(&one)]));
    super::ran(desk.on("other.gamut").args(["export", name(&two)]));
    assert_eq!(fs::read(&two).expect("bytes"), fs::read(&one).expect("bytes"));
}

#[test]
fn numbers_under_a_question_as_long_as_a_page_or_a_name_nobody_sees_come_back_from_the_own_export() {
    let desk = Worker::new();
    let question = "How strongly did you feel what you would have felt before ".repeat(6);
    let rows = format!("When,{question},\u{1},Words\n2026-03-02 10:00,3,7,tea\n2026-03-03 10:00,4,,\n");
    let map = format!("[table]\ntime = \"When\"\nscales = [\"{}\", \"\\u0001\"]\nnotes = [\"Words\"]\n", question.trim());
    let [file, map] =
        [desk.put("mine.csv", &rows), desk.put("map.toml", &map)].map(|path| path.to_str().expect("a path").to_owned());
    assert!(desk.ok(&["import", "table", &file, "--map", &map]).contains("2 rows taken in, 0 already there, 0 refused"));
    assert!(desk.ok(&["import", "table", &file, "--map", &map]).contains("0 rows taken in, 2 already there, 0 refused"));
    let all = desk.path("all.jsonl");
    desk.ok(&["export", name(&all)]);
    let other = Worker::new();
    let (code, told, said) = other.run(&["import", "jsonl", name(&all)]);
    assert_eq!(code, 0, "{told} {said}");
    let again = other.path("again.jsonl");
    other.ok(&["export", name(&again)]);
    let moods = |path: &std::path::Path| {
        std::fs::read_to_string(path).expect("text").lines().filter(|l| l.contains("\"kind\":\"mood\"")).count()
    };
    assert_eq!((moods(&all), moods(&again)), (3, 3));
}
