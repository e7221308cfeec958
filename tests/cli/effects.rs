//! Before and after each event, and what the tries of a way add up to, as other programs read them.

use super::{Worker, json_lines};
use serde_json::Value;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn each_event_has_its_stretches_feelings_and_sentences_and_each_day_is_as_before() {
    let desk = Worker::new();
    desk.ok(&["demo", desk.path("journal.gamut").to_str().expect("a path"), "--no-window"]);
    let said = &json_lines(&desk.ok(&["analyze", "--json"]))[0];
    let events = said["events"].as_array().expect("a list");
    assert_eq!(events.len(), 4);
    let dose = events.iter().find(|e| e["kind"] == "medicine_changed").expect("the dose was changed");
    for stretch in ["before", "settling", "after"] {
        assert_eq!(keys(&dose[stretch]), ["days", "from", "until"]);
    }
    let feelings = dose["feelings"].as_array().expect("a list");
    assert_eq!((feelings.len(), &feelings[0]["key"], dose["enough"].as_bool()), (9, &Value::from("joy"), Some(true)));
    for measure in ["width", "high", "level"] {
        assert_eq!(keys(&feelings[0][measure]), ["after", "before", "high", "low"]);
        assert_eq!(keys(&dose["pleasant"][measure]), ["after", "before", "high", "low"]);
    }
    assert!(feelings[0]["n_before"].as_u64().is_some_and(|n| n >= 10));
    assert!(dose["words"][0].as_str().is_some_and(|w| w.starts_with("Before: the 28 days from")));
    let early = events.iter().find(|e| e["kind"] == "medicine_started").expect("it was started");
    assert_eq!(
        (early["enough"].as_bool(), &early["pleasant"], early["feelings"].as_array().map(Vec::len)),
        (Some(false), &Value::Null, Some(0))
    );
    assert_eq!(said["ways"], Value::Array(Vec::new()), "no way was tried five times");
    assert_eq!(json_lines(&desk.ok(&["analyze", "--json"]))[0], *said, "the same again");
    let each_day = &json_lines(&desk.ok(&["analyze", "--json", "--each-day"]))[0];
    assert!(each_day.get("events").is_none() && each_day.get("ways").is_none());
}
