//! What `analyze` says beside the range: null where there is nothing to say.

use super::Worker;
use serde_json::{Value, json};
use std::fmt::Write;

fn analysed(desk: &Worker) -> Value {
    serde_json::from_str(&desk.ok(&["analyze", "--json", "--until", "2026-11-22"])).expect("JSON")
}

/// Ninety days up to 22 November 2026: sad ones, with a moment that should have moved on every tenth.
fn file(desk: &Worker) -> String {
    let mut text = String::from("{\"gamut\":1,\"kind\":\"journal\"}\n");
    let mark = json!({"kind": "setting", "key": "like_me", "value": "2026-09-20..2026-10-20@2026-11-21"});
    writeln!(text, "{mark}").expect("text");
    let last = chrono::NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
    for ago in 0..90 {
        let day = last - chrono::Days::new(ago);
        let mut row = json!({
            "id": format!("r{ago}"), "at": format!("{day}T09:00:00+00:00"), "zone": "UTC", "day": day.to_string(),
            "feelings": {"joy": 1, "contentment": "cannot_tell", "sadness": 8},
        });
        if ago % 10 == 0 {
            row["expected_felt"] = json!([{"what": "a film", "expected": 8, "felt": 2}]);
        }
        writeln!(text, "{row}").expect("text");
    }
    desk.put("sad.jsonl", &text).display().to_string()
}

#[test]
fn an_empty_journal_has_null_for_each_of_them() {
    let desk = Worker::new();
    desk.ok(&["log", "--feel", "joy=3", "--at", "2026-11-22T09:30"]);
    let said = analysed(&desk);
    assert_eq!((&said["low_mood"], &said["reactivity"], &said["like_me"]), (&Value::Null, &Value::Null, &json!([])));
}

#[test]
fn low_mood_reactivity_and_marked_stretches_stand_beside_the_range_with_their_counts() {
    let desk = Worker::new();
    desk.ok(&["import", "jsonl", &file(&desk)]);
    let said = analysed(&desk);
    let low = &said["low_mood"];
    assert_eq!((&low["from"], &low["until"]), (&json!("2026-11-09"), &json!("2026-11-22")));
    assert_eq!((&low["days"], &low["low_days"], &low["feelings"]), (&json!(14), &json!(14), &json!(["Sadness"])));
    let recent = &said["reactivity"]["recent"];
    assert_eq!((&recent["n"], &recent["mean_difference"], &recent["share_felt_less"]), (&json!(9), &json!(-6.0), &json!(1.0)));
    let before = &said["reactivity"]["before"];
    assert_eq!((&before["n"], &before["mean_felt"], &before["share_felt_less"]), (&json!(0), &Value::Null, &Value::Null));
    let mark = &said["like_me"][0];
    assert_eq!((&mark["from"], &mark["marked"], &mark["use"]), (&json!("2026-09-20"), &json!("2026-11-21"), &json!("usual")));
    assert_eq!(said["last_strong"], json!([{"feeling": "sadness", "name": "Sadness", "day": "2026-11-22"}]), "joy never was");
    let words = desk.ok(&["analyze", "--until", "2026-11-22"]);
    assert!(words.contains("Help has people to talk to") && words.contains("9 moments that should have moved you"), "{words}");
    // Out and in again: the mark is there.
    let out = desk.path("out.jsonl");
    desk.ok(&["export", out.to_str().expect("a path")]);
    assert!(std::fs::read_to_string(out).expect("text").contains("2026-09-20..2026-10-20@2026-11-21"));
}

#[test]
fn a_pattern_says_how_sure_it_is() {
    let desk = Worker::new();
    desk.ok(&["demo", desk.path("demo.gamut").to_str().expect("a path"), "--no-window"]);
    let (code, out, err) = super::ran(desk.on("demo.gamut").args(["analyze", "--json"]));
    assert_eq!(code, 0, "{err}");
    let said: Value = serde_json::from_str(&out).expect("JSON");
    let pattern = &said["patterns"][0];
    assert!(pattern["confidence"] == "fair" || pattern["confidence"] == "low", "{pattern}");
    assert_eq!(pattern["evidence"]["usual_is_marked"], false);
}

/// A journal with two low weeks up to yesterday and this setting.
fn two_low_weeks(key: &str, value: &str) -> Worker {
    let desk = Worker::new();
    let today = chrono::Utc::now().date_naive();
    let mut text = String::from("{\"gamut\":1,\"kind\":\"journal\"}\n");
    writeln!(text, "{}", json!({"kind": "setting", "key": key, "value": value})).expect("text");
    for ago in 1..14 {
        let day = today - chrono::Days::new(ago);
        let row = json!({"id": format!("r{ago}"), "at": format!("{day}T09:00:00+00:00"), "zone": "UTC", "day": day.to_string(),
            "feelings": {"joy": 1, "sadness": 8}});
        writeln!(text, "{row}").expect("text");
    }
    desk.ok(&["import", "jsonl", &desk.put("low.jsonl", &text).display().to_string()]);
    desk
}

#[test]
fn log_says_in_one_line_what_was_noticed_unless_it_is_to_wait_or_screens_are_discreet() {
    let log = ["log", "--feel", "joy=1", "--feel", "sadness=8"];
    let lines = |desk: &Worker| desk.ok(&log).lines().map(str::to_owned).collect::<Vec<_>>();
    let nothing = lines(&Worker::new());
    assert_eq!(nothing.len(), 1, "nothing was noticed: {nothing:?}");
    let desk = two_low_weeks("theme", "dark");
    let said = lines(&desk);
    assert!(said.len() == 2 && said[0].starts_with("Saved for ") && said[1].starts_with("On "), "{said:?}");
    assert!(said[1].ends_with("Sadness was 6 or more and no pleasant feeling more than 3."), "{said:?}");
    let help = desk.ok(&["log", "--feel", "joy=1", "--symptom", "self_harm=mild"]);
    assert!(!help.contains("Sadness was"), "nothing else is said beside help: {help}");
    assert_eq!(lines(&two_low_weeks("discreet", "yes"))[1], "There is something to read in Patterns.");
    let yesterday = (chrono::Utc::now().date_naive() - chrono::Days::new(1)).to_string();
    assert_eq!(lines(&two_low_weeks("told_later", &yesterday)).len(), 1, "it waits for a week");
}
