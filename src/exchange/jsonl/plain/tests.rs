//! Beside the careful reader, line by line and byte by byte.

use super::*;
use crate::{
    domain::DayStart,
    exchange::{json::Object, jsonl::check_in::read_check_in},
};

const LINE: &str = r#"{"kind":"check_in","id":"0190-a","at":"2026-11-23T21:40:00+01:00","zone":"Europe/Berlin","day":"2026-11-23","feelings":{"joy":7,"anger":"cannot_tell","sadness":0},"symptoms":{"fatigue":"mild"},"sleep_hours":6.5,"medicines":["Sertraline"],"substances":["none"],"company":"alone","tags":["Work","walk"],"note":"A line.\nAnother \"one\".","written_at":"2026-11-24T08:00:00+01:00","deleted_at":"2026-11-25T08:00:00Z","source":{"app":"other","row":"a,b"}}"#;

/// What both make of a line; the careful one with feelings added as it goes.
fn both(line: &str) -> (Option<CheckIn>, Option<CheckIn>) {
    let mut book = Book::starting();
    let plain = read_plain(line, &book, &mut Shared::default());
    let careful = Object::read(line).and_then(|mut row| {
        let is_one = row.has("id");
        let kind = row.text("kind")?;
        if !is_one || kind.as_deref() != Some("check_in") {
            return Err("no check-in".into());
        }
        read_check_in(row, line, &mut book, DayStart::default())
    });
    (plain, careful.ok())
}

#[test]
fn a_line_of_our_own_is_read_at_once_and_says_what_it_says_to_the_careful_reader() {
    let (plain, careful) = both(LINE);
    assert!(plain.is_some() && plain == careful, "{plain:?}\n{careful:?}");
    for (from, to) in [
        ("\"anger\":\"cannot_tell\",\"sadness\":0", "\"sadness\":0,\"anger\":null"),
        ("[\"Work\",\"walk\"]", "[\" Work\",\"work\",\"\"]"),
        ("\"company\":\"alone\",", "\"company\":\"\","),
        ("2026-11-24T08:00:00+01:00", "2026-11-23T21:40:00+01:00"),
    ] {
        let (plain, careful) = both(&LINE.replace(from, to));
        assert!(plain.is_some() && plain == careful, "{to}: {plain:?}\n{careful:?}");
    }
}

#[test]
fn what_is_out_of_the_ordinary_is_left_to_the_careful_reader() {
    for (from, to) in [
        ("\"joy\":7", "\"joy\":7.0"),
        ("\"joy\":7", "\"joy\":11"),
        ("\"joy\":7", "\"joy\":-0"),
        ("\"joy\":7", "\"joy\":7,\"joy\":7"),
        ("\"joy\":7", "\"Joy\":7"),
        ("\"joy\":7", "\"another\":7"),
        ("\"fatigue\":\"mild\"", "\"fatigue\":\"mild\",\"fatigue\":\"mild\""),
        ("\"app\":\"other\"", "\"app\":\"other\",\"more\":1"),
        ("\"zone\":\"Europe/Berlin\"", "\"zone\":\"two words\""),
        ("\"zone\":\"Europe/Berlin\",", ""),
        ("\"day\":\"2026-11-23\"", "\"day\":\"2026-02-30\""),
        ("\"note\"", "\"mote\""),
        ("\"sleep_hours\":6.5", "\"sleep_hours\":25"),
        ("\"kind\":\"check_in\"", "\"kind\":\"event\""),
        ("\"id\":\"0190-a\"", "\"id\":\"\""),
        ("\"id\":\"0190-a\"", "\"id\":\"0190\\u002da\""),
        ("\"id\":\"0190-a\"", "\"id\":\"0190-a\",\"id\":\"0190-a\""),
        ("}}", "}} x"),
    ] {
        let line = LINE.replacen(from, to, 1);
        assert_ne!(line, LINE, "{from}");
        assert_eq!(both(&line).0, None, "{to}");
    }
}

#[test]
fn a_line_with_any_byte_of_it_changed_is_never_read_as_something_else() {
    let mut read = 0;
    for at in 0..LINE.len() {
        for byte in [b'0', b'9', b' ', b'"', b'\\', b'}', b'-', b'a'] {
            let mut bytes = LINE.as_bytes().to_vec();
            bytes[at] = byte;
            let line = String::from_utf8(bytes).expect("ASCII");
            let (plain, careful) = both(&line);
            assert!(plain.is_none() || plain == careful, "{line}");
            read += usize::from(plain.is_some());
        }
    }
    assert!(read > 500, "{read}");
}
