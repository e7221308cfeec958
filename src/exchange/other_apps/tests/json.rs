//! JSON.

use super::{diary, incoming, is_the_same_however_it_is_encoded, refused, said, series, zip};
use crate::exchange::{ExchangeError, PassedOver};

#[test]
fn pixels_in_both_its_forms_has_days_with_one_or_more_moods() {
    let newer = r#"[{"date":"2025-06-01","type":"Mood","scores":[2,4,4],"notes":"up and down","tags":[{"type":"Emotions","entries":["calm"," "]}]},
        {"date":"2025-6-2","type":"Mood","scores":[],"notes":null,"tags":[]},
        {"date":"2025-06-31","type":"Mood","scores":[1],"notes":"","tags":[]},
        {"date":"2025-06-03","type":"Mood","scores":["4"],"notes":"","tags":[]}]"#;
    let read = incoming("pixels", newer.as_bytes());
    assert_eq!(
        said(&read),
        [
            "pixels-20250601 06-01 12:00 [calm] up and down",
            "pixels-20250601-2 06-01 12:00 [] ",
            "pixels-20250601-3 06-01 12:00 [] "
        ]
    );
    assert_eq!(series(&read), ["Mood in Pixels: 2 of 5", "Mood in Pixels: 4 of 5", "Mood in Pixels: 4 of 5"]);
    assert_eq!(refused(&read), [(3, "its date is none"), (4, "one of its values is no number")]);
    assert_eq!(read.passed_over, [(1, PassedOver::Empty)]);
    let older = r#"[{"date":"2022-1-5","entries":[{"type":"Mood","value":5,"notes":"a\nb","isHighlighted":true,"tags":[]},{"type":"Mood","value":1,"notes":"","tags":[]}]}]"#;
    let read = incoming("pixels", older.as_bytes());
    assert_eq!(said(&read), ["pixels-20220105 01-05 12:00 [] a/b", "pixels-20220105-2 01-05 12:00 [] "]);
    is_the_same_however_it_is_encoded("pixels", older);
}

const DAY_ONE: &str = r#"{"metadata":{"version":"1.0"},"entries":[
    {"uuid":"AA01","creationDate":"2024-02-11T04:10:00Z","timeZone":"America\/New_York","text":"Head\n\n1\\. wash up\\!","tags":["tired"],"photos":[{"identifier":"x"}]},
    {"uuid":"AA02","creationDate":"2024-02-11T12:00:00Z","timeZone":"Nowhere/There","text":"words"},
    {"uuid":"AA03","creationDate":"yesterday","text":"words"}]}"#;

#[test]
fn day_one_is_converted_by_its_zone_so_that_a_night_stays_on_its_day() {
    let read = incoming("day_one", DAY_ONE.as_bytes());
    assert_eq!(said(&read), ["day_one-AA01 02-10 23:10 [tired] Head//1. wash up!", "day_one-AA02 02-11 12:00 [] words"]);
    let c = &read.journal.check_ins[0];
    assert_eq!((c.day.to_string().as_str(), &*c.at.zone), ("2024-02-10", "America/New_York"));
    assert_eq!(refused(&read), [(3, "its `creationDate` is no time")]);
    assert_eq!(read.passed_over, [(1, PassedOver::Files)]);
    let photo = vec![0xff; 4000];
    let packed = zip(&[("Journal.json", DAY_ONE.as_bytes()), ("photos/x.jpeg", &photo), ("Other.json", br#"{"entries":[]}"#)]);
    let unpacked = incoming("day_one", &packed);
    assert_eq!((said(&unpacked), unpacked.passed_over), (said(&read), vec![(1, PassedOver::Files)]));
}

#[test]
fn jrnl_brings_title_body_and_tags() {
    let text = r#"{"tags":{"@home":1},"entries":[{"title":"Rain","body":"All day.","date":"2024-03-01","time":"07:05","tags":["@home"],"starred":true},
        {"title":"x","body":"","date":"2024-03-01","time":"25:05","tags":[]}]}"#;
    let read = incoming("jrnl", text.as_bytes());
    assert_eq!(said(&read), ["row-jrnl-20240301-0705 03-01 07:05 [home] Rain/All day."]);
    assert_eq!(refused(&read), [(2, "its time of day is none")]);
}

#[test]
fn nomies_marks_are_scales_where_they_have_a_value_and_words_where_they_have_none() {
    let text = r##"{"nomie":{"number":"6"},"events":[
        {"_id":"n1","note":"#calm(4) #flat @kim +park","start":"2022-07-01T20:00:00.000Z","end":"2022-07-01T20:00:01.000Z","score":0,"offset":-120},
        {"_id":"n2","note":"Went out. #walk(0)","start":"2022-07-02T20:00:00.000Z","offset":240},
        {"_id":"n3","note":"x","start":"","offset":0}],"trackers":{}}"##;
    let read = incoming("nomie", text.as_bytes());
    assert_eq!(said(&read), ["nomie-n1 07-01 22:00 [flat|kim|park] ", "nomie-n2 07-02 16:00 [] Went out. #walk(0)"]);
    assert_eq!(series(&read), ["calm in Nomie: 4", "walk in Nomie: 0"]);
    assert_eq!(refused(&read), [(3, "its start is no time")]);
    let table = "epoch,start,end,offset,note,lat,lng,location,score\n\
        1656705601000,2022-07-01T22:00:00.000,2022-07-01T22:00:01.000,-120,#calm(4) #flat,,,,0\n";
    let read = incoming("nomie", table.as_bytes());
    assert_eq!(said(&read), ["row-nomie-20220701-2200 07-01 22:00 [flat] "]);
    assert_eq!(read.journal.check_ins[0].at.instant.utc_ms, 1_656_705_600_000);
}

#[test]
fn health_auto_export_brings_valence_with_words_as_a_table_and_as_json() {
    let table = "Start,End,Kind,Labels,Associations,Valence,Valence Classification\n\
        2026-02-01 15:00:00 -0500,2026-02-01 15:00:00 -0500,Momentary Emotion,Calm | Content,Family,0.5,Pleasant,\n\
        2026-02-01 16:00:00 -0500,,Daily Mood,,,2,Pleasant,\n";
    let read = incoming("health_auto_export", table.as_bytes());
    assert_eq!(said(&read), ["row-health_auto_export-20260201-1500 02-01 15:00 [Calm|Content|Family] "]);
    assert_eq!(series(&read), ["Mood in Health Auto Export: Pleasant (0.5, from -1 to 1)"]);
    assert_eq!(refused(&read), [(3, "its valence is no number from -1 to 1")]);
    let json = r#"{"data":{"metrics":[{"name":"step_count","data":[{"qty":1}]},{"name":"sleep_analysis","units":"hr","data":[{"date":"2026-02-01 00:00:00 -0500","totalSleep":6.5},{"date":"2026-02-02 00:00:00 -0500","totalSleep":0}]}],
        "stateOfMind":[{"id":"E1","start":"2026-02-01T20:00:00Z","kind":"dailyMood","labels":["verySad"],"associations":[],"valence":-0.25,"valenceClassification":"slightlyUnpleasant"}]}}"#;
    let read = incoming("health_auto_export", json.as_bytes());
    assert_eq!(
        said(&read),
        ["health_auto_export-sleep-20260201 02-01 12:00 [] slept 6.5 ", "health_auto_export-E1 02-01 20:00 [very sad] "]
    );
    assert_eq!(series(&read), ["Mood in Health Auto Export: slightly unpleasant (-0.25, from -1 to 1)"]);
}

#[test]
fn daily_you_and_mini_diarium_have_days_and_no_times() {
    let text = r#"[{"timeCreated":"2024-05-06T19:20:00.000","timeModified":"2024-05-07T08:00:00.000","imgPath":"a.jpg","mood":-2,"text":"grey"},
        {"timeCreated":"2024-05-08T19:20:00.000","imgPath":null,"mood":null,"text":"no mood"}]"#;
    let read = incoming("daily_you", text.as_bytes());
    assert_eq!(said(&read), ["row-daily_you-20240506 05-06 12:00 [] grey", "row-daily_you-20240508 05-08 12:00 [] no mood"]);
    assert_eq!(series(&read), ["Mood in Daily You: -2, from -2 to 2"], "no mood is not the middle");
    assert_eq!(read.passed_over, [(1, PassedOver::Files)]);
    let text = r#"{"metadata":{"application":"Mini Diarium"},"entries":[{"id":7,"date":"2024-05-06","title":"Head","text":"<p>one</p><p>two</p>","dateUpdated":"2024-05-06T10:00:00Z","tags":["rain"]}]}"#;
    assert_eq!(said(&incoming("mini_diarium", text.as_bytes())), ["mini_diarium-7 05-06 12:00 [rain] Head/one/two"]);
}

#[test]
fn json_that_is_broken_off_or_of_another_shape_is_refused_whole() {
    for format in ["pixels", "day_one", "jrnl", "nomie", "health_auto_export", "daily_you", "mini_diarium"] {
        for bad in [&b""[..], b"{", b"[", b"[1", b"{\"entries\":[", b"nothing", b"\xff\xfe", b"{\"a\":1}", b"{\"events\":[{]"] {
            assert!(matches!(diary(format, bad), Err(ExchangeError::NotThat { .. })), "{format} {bad:?}");
        }
        let deep = format!("{{\"entries\":{}", "[".repeat(300_000));
        assert!(diary(format, deep.as_bytes()).is_err(), "{format}");
    }
}
