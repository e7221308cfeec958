//! What a Daylio backup becomes here, and what refuses an entry or a whole file.

use super::*;
use crate::{
    domain::{CanBe, DayStart, Instant},
    exchange::{ExchangeError, Incoming, PassedOver, ReadFor, diary::Choices, formats::Asked},
};
use base64::Engine;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::{Cursor, Write};

fn read_json(text: &str, read_for: impl Into<ReadFor>) -> Result<Incoming, ExchangeError> {
    backup::read_json(text)?.with(&Choices::default(), read_for)
}

fn entry(n: i64) -> Value {
    json!({"id": n, "minute": n % 60, "hour": 11, "day": 2, "month": 1, "year": 2024, "datetime": 1_706_868_000_000_i64,
        "timeZoneOffset": 3_600_000, "mood": 3, "note": format!("d{n}"), "note_title": "", "tags": [1]})
}

fn with(mut entry: Value, field: &str, value: Value) -> Value {
    entry[field] = value;
    entry
}

fn backup(entries: &[Value]) -> String {
    let mood = |n: i64| json!({"id": n, "custom_name": if n == 7 {"love it"} else {""}, "mood_group_id": if n == 7 { 1 } else { n.min(5) }, "predefined_name_id": n});
    json!({"version": 15, "customMoods": (1..=7).map(mood).collect::<Vec<_>>(), "tags": [{"id": 1, "name": "walk "}, {"id": 2, "name": "a|b"}], "dayEntries": entries}).to_string()
}

fn packed(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory does not fail");
    }
    zip.finish().expect("an archive").into_inner()
}

fn as_daylio(text: &str) -> Vec<u8> {
    let code = base64::engine::general_purpose::STANDARD.encode(text);
    let lines: Vec<&str> = code.as_bytes().chunks(76).map(|l| std::str::from_utf8(l).expect("ASCII")).collect();
    packed(&[("assets/x.jpg", b"x"), ("backup.daylio", lines.join("\n").as_bytes())])
}

fn read(bytes: &[u8]) -> Result<crate::exchange::Incoming, ExchangeError> {
    let choices = Choices::default();
    backup::read(&mut Cursor::new(bytes), &Asked::of(&choices, ""))?.with(&choices, DayStart::default())
}

#[test]
fn an_empty_backup_has_no_rows_and_what_is_no_backup_is_refused_whole() {
    let got = read(&as_daylio(&backup(&[]))).expect("a backup");
    assert_eq!((got.offered, got.journal.check_ins.len()), (0, 0));
    let object = backup(&[]).replace("\"dayEntries\":[]", "\"dayEntries\":{}");
    let twice = backup(&[]).replace("\"version\":15", "\"dayEntries\":[]");
    let whole = as_daylio(&backup(&[entry(1)]));
    for bad in [
        Vec::new(),
        b"PK\x05\x06".to_vec(),
        vec![b'x'; 3000],
        whole[..whole.len() - 30].to_vec(),
        packed(&[("other", b"x")]),
        packed(&[("backup.daylio", b"!!!!")]),
        packed(&[("backup.daylio", b"/////w==")]),
        packed(&[("../backup.daylio", b"e30=")]),
        as_daylio(""),
        as_daylio("{}"),
        as_daylio("{\"dayEntries\":[1,"),
        as_daylio(&object),
        as_daylio(&twice),
    ] {
        assert!(matches!(read(&bad), Err(ExchangeError::NotThat { .. })), "{:?}", String::from_utf8_lossy(&bad));
    }
}

#[test]
fn an_entry_with_a_time_and_nothing_else_is_counted_and_makes_no_check_in() {
    let empty = with(with(with(entry(1), "note", json!("  ")), "tags", json!([])), "mood", Value::Null);
    let mood_alone = with(with(entry(2), "note", json!("")), "tags", json!([]));
    let got = read(&as_daylio(&backup(&[empty, mood_alone]))).expect("a backup");
    assert_eq!((got.offered, got.journal.check_ins.len(), got.journal.moods.len()), (1, 1, 1));
    assert!(got.passed_over.contains(&(1, PassedOver::Empty)), "{:?}", got.passed_over);
}

#[test]
fn an_overall_mood_is_a_series_of_its_own_and_never_a_feeling() {
    let entries: Vec<Value> = (0..20).map(entry).collect();
    let got = read(&as_daylio(&backup(&entries))).expect("a backup");
    assert_eq!((got.offered, got.rejected_count, got.repeated), (20, 0, 0));
    assert!(got.journal.check_ins.len() == 20 && got.journal.moods.len() == 20);
    assert!(got.journal.check_ins.iter().all(|c| c.answers.is_empty() && c.symptoms.is_empty()));
    let (c, mood) = (&got.journal.check_ins[0], &got.journal.moods[0]);
    assert_eq!(c.at.instant.wall_clock().to_string(), "2024-02-02 11:00:00");
    assert_eq!(
        (&*c.at.zone, c.day.to_string().as_str(), &*c.note, &*c.context.tags[0]),
        ("UTC+01:00", "2024-02-02", "d0", "walk")
    );
    let source = c.source.as_ref().expect("a source");
    assert_eq!((source.app.as_str(), source.row.as_str()), ("daylio", entry(0).to_string().as_str()));
    assert_eq!((mood.value, mood.label.as_str(), mood.at, mood.day), (3.0, "meh", c.at.instant, c.day));
    assert!(got.moods_beside && got.journal.moods.iter().all(|m| got.journal.check_in(&m.id.clone().into()).is_some()));
}

#[test]
fn an_entry_is_itself_whatever_was_renamed_or_corrected_and_two_of_one_minute_are_two() {
    let ids = |text: &str| -> Vec<String> {
        let got = read_json(text, DayStart::default()).expect("a backup");
        got.journal.check_ins.iter().map(|c| c.id.to_string()).collect()
    };
    let both = [entry(1), with(with(entry(1), "id", json!(2)), "note", json!("another"))];
    let before = ids(&backup(&both));
    assert_eq!(before, ["daylio-20240202-1101-1", "daylio-20240202-1101-2"]);
    let corrected = both.map(|e| with(with(e, "note", json!("corrected")), "mood", json!(1)));
    assert_eq!(ids(&backup(&corrected).replace("walk ", "stroll").replace("love it", "super")), before);
    let without = [with(entry(1), "id", Value::Null), with(with(entry(1), "id", Value::Null), "note", json!("b"))];
    assert_eq!(ids(&backup(&without)), ["daylio-20240202-1101", "daylio-20240202-1101.2"]);
}

#[test]
fn photos_and_sounds_are_counted_and_passed_over_however_many_there_are() {
    let text = base64::engine::general_purpose::STANDARD.encode(backup(&[entry(1)]));
    let names: Vec<String> = (0..70_000).map(|n| format!("assets/photos/2025/1/{n:032x}")).collect();
    let mut files: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
    files.insert(35_000, ("backup.daylio", text.as_bytes()));
    let got = read(&packed(&files)).expect("a backup");
    assert_eq!((got.offered, got.passed_over.as_slice()), (1, &[(70_000, PassedOver::Files)][..]));
    assert!(is_backup(Cursor::new(packed(&files))) && !is_backup(Cursor::new(packed(&files[..3]))));
}

#[test]
fn moods_go_from_1_worst_to_5_best_and_have_the_persons_names() {
    let moods = [(1, 5.0, "rad"), (5, 1.0, "awful"), (7, 5.0, "love it")];
    for (id, value, label) in moods {
        let got = read_json(&backup(&[with(entry(1), "mood", json!(id))]), DayStart::default()).expect("a backup");
        assert_eq!((got.journal.moods[0].value, got.journal.moods[0].label.as_str()), (value, label));
    }
    let unknown = read_json(&backup(&[with(entry(1), "mood", json!(99))]), DayStart::default()).expect("a backup");
    assert_eq!((unknown.journal.check_ins.len(), unknown.journal.moods.len()), (1, 0));
}

#[test]
fn an_entry_that_cannot_be_read_is_counted_by_its_place_and_nothing_of_it_is_told() {
    let canary = "kanarienvogel";
    let entries = [
        entry(1),
        with(entry(2), "mood", json!(canary)),
        with(entry(3), "datetime", Value::Null),
        json!({}),
        json!(5),
        with(entry(6), "datetime", json!(1e30)),
        with(entry(7), "month", json!(12)),
        with(entry(8), "timeZoneOffset", json!(i64::MAX)),
        with(with(entry(9), "timeZoneOffset", Value::Null), "datetime", Value::Null),
        with(entry(10), canary, json!([[canary]])),
        with(entry(11), "year", json!(10_000)),
        with(entry(1), "id", json!(77)),
        entry(1),
    ];
    let got = read(&as_daylio(&backup(&entries))).expect("a backup");
    assert_eq!(got.rejected.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 4, 5, 7, 8, 9, 11]);
    assert!(got.rejected.iter().all(|(_, why)| !why.contains(canary)));
    // An entry of another number is another entry, whatever it says.
    assert_eq!((got.offered, got.repeated, got.journal.check_ins.len()), (13, 1, 5));
}

#[test]
fn an_entry_of_a_day_that_cannot_be_is_refused_by_its_place() {
    let entries = [entry(1), with(entry(2), "year", json!(2126)), with(entry(3), "year", json!(1899))];
    let can = CanBe::as_of(Instant { utc_ms: 1_795_925_000_000, offset_s: 0 });
    let got = read_json(&backup(&entries), ReadFor { start: DayStart::default(), can }).expect("a backup");
    assert_eq!(got.rejected.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 3]);
    assert_eq!((got.journal.check_ins.len(), got.journal.moods.len()), (1, 1));
}

#[test]
fn the_wall_clock_is_trusted_over_the_milliseconds_which_only_tell_an_offset_that_is_missing() {
    let utc = 1_706_868_000_000_i64; // 10:00 UTC
    let at = |e: Value| read_json(&backup(&[e]), DayStart::default()).expect("a backup").journal.check_ins[0].at.instant;
    let told = at(with(entry(0), "datetime", json!(0)));
    assert_eq!((told.clock_words().as_str(), told.offset_s), ("11:00", 3600));
    let e = with(with(entry(0), "timeZoneOffset", Value::Null), "datetime", json!(utc + 40_000));
    assert_eq!((at(e.clone()).clock_words().as_str(), at(e).offset_s), ("11:00", 3600));
}

#[test]
fn names_in_the_archive_are_no_paths_and_a_liar_about_sizes_is_not_believed() {
    let text = base64::engine::general_purpose::STANDARD.encode(backup(&[entry(1)]));
    let bytes = packed(&[("../../PWNED", b"x"), ("/var/tmp/PWNED", b"x"), ("backup.daylio", text.as_bytes())]);
    assert_eq!(read(&bytes).expect("a backup").offered, 1);
    let mut many = bytes.clone();
    let end = many.len() - 22;
    many[end + 8..end + 12].fill(0xff);
    assert!(matches!(read(&many), Err(ExchangeError::NotThat { .. })));
    let mut liar = bytes;
    let list = liar.windows(4).rposition(|w| w == b"PK\x01\x02").expect("a list");
    liar[list + 24..list + 28].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f]);
    let _either = read(&liar);
}

#[test]
fn a_small_file_that_unpacks_to_very_much_is_refused() {
    // `{"x":"xxx…` in base64, without an end.
    let code = [&b"eyJ4Ijoi"[..], &b"eHh4".repeat(9 << 20)].concat();
    let bytes = packed(&[("backup.daylio", &code)]);
    assert!(bytes.len() < 1 << 20);
    assert!(matches!(read(&bytes), Err(ExchangeError::UnpacksTooLarge { .. })));
}

#[test]
fn a_backup_with_all_that_the_app_writes_into_one_comes_in_whole() {
    let mut titled = with(with(entry(1), "note", json!("Note body")), "note_title", json!("Note title"));
    titled = with(with(titled, "tags", json!([1, 2, 3, 4, 5])), "assets", json!([7]));
    titled = with(with(titled, "hour", json!(9)), "minute", json!(59));
    let styled = with(entry(2), "note", json!("<div>one<br>two</div>"));
    let mut whole: Value = serde_json::from_str(&backup(&[titled, styled, with(entry(3), "mood", json!(7))])).expect("JSON");
    let tag = |id: i64| json!({"id": id, "name": format!("tag {id}"), "icon": 41, "order": id, "state": 0, "id_tag_group": 0, "createdAt": 0});
    whole["tags"] = (1..=5).map(tag).collect();
    for (field, value) in [
        ("isReminderOn", json!(true)),
        ("achievements", json!([{"name": "AC_FIRST_ENTRY", "unlocked_at_datetime": 1}])),
        ("prefs", json!([{"key": "COLOR_PALETTE_DEFAULT_CODE", "pref_name": "default", "value": 1}])),
        ("metadata", json!({"number_of_entries": 3, "platform": "android"})),
        ("tag_groups", json!([{"id": 0, "name": "All", "is_expanded": true}])),
        ("moodIconsPackId", json!(1)),
    ] {
        whole[field] = value;
    }
    let got = read(&as_daylio(&whole.to_string())).expect("a backup");
    assert_eq!((got.rejected_count, got.journal.moods.len() as u64, got.offered), (0, 3, 3));
    let note = got.journal.check_ins.iter().find(|c| c.note.starts_with("Note title")).expect("it has a title");
    assert_eq!(
        (&*note.note, note.at.instant.clock_words().as_str(), note.context.tags.len()),
        ("Note title\nNote body", "09:59", 5)
    );
    assert!(got.journal.check_ins.iter().all(|c| !c.note.contains("<br>")));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]
    #[test]
    fn a_backup_with_changed_bytes_is_counted_or_refused_and_never_stops_the_program(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut bytes = as_daylio(&backup(&[entry(1), entry(2)]));
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(got) = read(&bytes) {
            prop_assert_eq!(got.offered, got.rejected_count + got.repeated + got.journal.check_ins.len() as u64);
        }
    }

    #[test]
    fn json_with_changed_bytes_is_counted_or_refused(at in any::<prop::sample::Index>(), letter in "[\\[\\]{}\",:0-9x\\\\]{0,3}") {
        let mut text = backup(&[entry(1), entry(2)]);
        let at = at.index(text.len());
        text.replace_range(at..=at, &letter);
        if let Ok(got) = read_json(&text, DayStart::default()) {
            prop_assert_eq!(got.offered, got.rejected_count + got.repeated + got.journal.check_ins.len() as u64);
        }
    }
}

#[test]
fn moods_and_tags_may_stand_behind_the_entries_that_name_them_and_stand_there_once() {
    let whole: Value = serde_json::from_str(&backup(&[entry(1)])).expect("JSON");
    let (moods, tags, entries) = (&whole["customMoods"], &whole["tags"], &whole["dayEntries"]);
    let got = read_json(&format!(r#"{{"dayEntries":{entries},"tags":{tags},"customMoods":{moods}}}"#), DayStart::default());
    let got = got.expect("a backup").journal;
    assert_eq!((got.check_ins[0].context.tags.len(), got.moods.len()), (1, 1));
    for bad in [
        format!(r#"{{"customMoods":{moods},"tags":{tags}}}"#),
        format!(r#"{{"customMoods":{moods},"customMoods":{moods},"dayEntries":{entries}}}"#),
        format!(r#"{{"customMoods":{{}},"dayEntries":{entries}}}"#),
        r#"{"dayEntries":{}}"#.to_owned(),
    ] {
        assert!(read_json(&bad, DayStart::default()).is_err(), "{bad}");
    }
}
