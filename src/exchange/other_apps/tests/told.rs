//! Which format a file is of is told by what stands in it, and by no other format.

use super::{told, zip};

const FILES: [(&str, &str); 24] = [
    ("daylio_csv", "full_date,date,weekday,time,mood,activities,note_title,note\n"),
    ("daylio_csv", "year,date,weekday,time,mood,activities,note\n"),
    ("daylio_csv", "\u{feff}note,scales,activities,mood,time,full_date\n"),
    ("how_we_feel", "Date,Mood,Tags (People),Tags (Places),Tags (Events),Exercise,Notes,Reflections,Takeaways\n"),
    ("how_we_feel", "Date,Locale,Mood Keys,Mood,Tags (People),Notes,Reflections,Takeaways\n"),
    ("bearable", "\"date\",\"weekday\",\"time of day\",\"category\",\"rating/amount\",\"detail\",\"notes\"\n"),
    ("emoods", "DATE (YYYY-MM-DD),DEPRESSED,ELEVATED,IRRITABILITY,ANXIETY,SLEEP,WEIGHT\n"),
    ("pixels", r#"[{"date":"2025-04-03","type":"Mood","scores":[2]}]"#),
    ("pixels", r#"[{"date":"2023-1-2","entries":[{"type":"Mood"}]}]"#),
    ("moodistory", "date,time,mood,notesAndThoughts\n"),
    ("day_one", r#"{"metadata":{},"entries":[{"uuid":"A","creationDate":"x","kind":"gamut"}]}"#),
    ("jrnl", r#"{"tags":{},"entries":[{"title":"at","body":"","date":"","time":""}]}"#),
    ("nomie", r#"{"nomie":{"number":"6"},"events":[{"_id":"a","note":"","start":""}]}"#),
    ("nomie", "epoch,start,end,offset,note,lat,lng,location,score\n"),
    ("track_and_graph", "FeatureName,Timestamp,Value,Label,Note\n"),
    ("rednotebook", "15:\n  text: words\n"),
    ("rednotebook", "7: {text: words}\n"),
    ("apple_health", "<?xml version=\"1.0\"?>\n<!DOCTYPE HealthData [\n]>\n<HealthData>"),
    ("health_auto_export", "Start,End,Kind,Labels,Associations,Valence,Valence Classification\n"),
    ("health_auto_export", r#"{"data":{"stateOfMind":[{"kind":"dailyMood","valence":0}]}}"#),
    ("daily_you", r#"[{"timeCreated":"x","text":"y"}]"#),
    ("mini_diarium", r#"{"metadata":{},"entries":[{"id":1,"date":"x","text":"y","dateUpdated":"z"}]}"#),
    ("table", "day;joy;note\n2026-03-02;3;x\n"),
    ("jsonl", r#"{"id":"a","at":"2026-03-02T10:00:00Z","note":"\"entries\":[{\"uuid\":1,\"creationDate\":2}]"}"#),
];

#[test]
fn every_format_is_told_by_what_stands_in_a_file_and_none_takes_another_for_its_own() {
    for (format, file) in FILES {
        assert_eq!(told(file.as_bytes()), Some(format), "{file}");
    }
    for none in ["", "a note to myself", "15: minutes\n", "{}", "[]", "<svg/>", "name,price\nsoap,3\n", "# 2024\n\n15:\n"] {
        assert_eq!(told(none.as_bytes()), None, "{none}");
    }
}

#[test]
fn what_is_packed_is_told_by_what_lies_in_it() {
    let of = |name: &str, text: &str| zip(&[("photo.jpg", b"x"), (name, text.as_bytes())]);
    assert_eq!(told(&of("entry.csv", FILES[6].1)), Some("emoods"));
    assert_eq!(told(&of("Journal.json", FILES[10].1)), Some("day_one"));
    assert_eq!(told(&of("data/2024-01.txt", FILES[15].1)), Some("rednotebook"));
    assert_eq!(told(&of("apple_health_export/export.xml", FILES[17].1)), Some("apple_health"));
    assert_eq!(told(&of("entry.csv", "a,b\n")), None);
    assert_eq!(told(&of("notes.json", "{}")), None);
}
