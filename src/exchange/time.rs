//! Instants, offsets and zones as our files write them.

use crate::domain::{Instant, Zone};
use chrono::{DateTime, NaiveDate, NaiveTime};

/// Reads an RFC 3339 time *with* its offset: `2026-11-23T21:40:00+01:00`, `…Z`, up to nine digits of a
/// second (kept to the millisecond). Offsets may have seconds, as zones had before 1970. Years 0001–9999.
#[must_use]
pub fn read_at(text: &str) -> Option<Instant> {
    let b = text.as_bytes();
    let digits = |from: usize, n: usize| -> Option<u32> {
        let part = b.get(from..from + n)?;
        part.iter().all(u8::is_ascii_digit).then(|| part.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0')))
    };
    let is = |at: usize, any: &[u8]| b.get(at).is_some_and(|c| any.contains(c));
    let marks = is(4, b"-") && is(7, b"-") && is(10, b"Tt ") && is(13, b":") && is(16, b":");
    let year = digits(0, 4).filter(|y| marks && *y > 0)?;
    let date = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, digits(5, 2)?, digits(8, 2)?)?;
    let clock = NaiveTime::from_hms_opt(digits(11, 2)?, digits(14, 2)?, digits(17, 2)?)?;
    let (mut at, mut ms) = (19, 0);
    if is(at, b".") {
        let n = b.get(at + 1..)?.iter().take_while(|c| c.is_ascii_digit()).count();
        if !(1..=9).contains(&n) {
            return None;
        }
        let known = n.min(3);
        ms = digits(at + 1, known)? * 10_u32.pow(3 - u32::try_from(known).ok()?);
        at += 1 + n;
    }
    let offset_s = read_offset(text.get(at..)?)?;
    let wall_ms = date.and_time(clock).and_utc().timestamp_millis() + i64::from(ms);
    Some(Instant { utc_ms: wall_ms - i64::from(offset_s) * 1000, offset_s })
}

fn read_offset(text: &str) -> Option<i32> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let two = |part: &str, below: i32| -> Option<i32> {
        let fine = part.len() == 2 && part.bytes().all(|c| c.is_ascii_digit());
        fine.then(|| part.parse().ok()).flatten().filter(|n| *n < below)
    };
    let mut parts = text.get(1..)?.split(':');
    let (h, m) = (two(parts.next()?, 24)?, two(parts.next()?, 60)?);
    let s = parts.next().map_or(Some(0), |s| two(s, 60))?;
    parts.next().is_none().then_some(sign * (h * 3600 + m * 60 + s))
}

/// The inverse of [`read_at`]: milliseconds and seconds of the offset only where there are some.
#[must_use]
pub fn write_at(at: Instant) -> String {
    let ms = at.utc_ms.rem_euclid(1000);
    let fraction = if ms == 0 { String::new() } else { format!(".{ms:03}") };
    format!("{}{fraction}{}", at.wall_clock().format("%Y-%m-%dT%H:%M:%S"), offset_words(at.offset_s))
}

/// A moment of which only the instant is kept, in UTC.
pub(super) fn write_ms(utc_ms: i64) -> String {
    write_at(Instant { utc_ms, offset_s: 0 })
}

fn offset_words(offset_s: i32) -> String {
    let (sign, s) = (if offset_s < 0 { '-' } else { '+' }, offset_s.abs());
    let plain = format!("{sign}{:02}:{:02}", s / 3600, s / 60 % 60);
    if s % 60 == 0 { plain } else { format!("{plain}:{:02}", s % 60) }
}

/// The name of a zone of which only the offset is known: `UTC`, `UTC+02:00`.
#[must_use]
pub fn zone_of_offset(offset_s: i32) -> Zone {
    if offset_s == 0 { "UTC".into() } else { format!("UTC{}", offset_words(offset_s)).into() }
}

/// Whether a text can stand as the name of a zone. It is a label beside the offset, so that a name
/// newer than our zone data is kept and not refused.
pub(super) fn is_zone_name(text: &str) -> bool {
    (1..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|c| c.is_ascii_alphanumeric() || b"_+-/:".contains(&c))
}

/// Whether a moment can be written and read again: its wall clock is in the years 0001 to 9999.
pub(super) fn is_writable(utc_ms: i64, offset_s: i32) -> bool {
    use chrono::Datelike;
    DateTime::from_timestamp_millis(utc_ms.saturating_add(i64::from(offset_s) * 1000))
        .is_some_and(|t| (1..=9999).contains(&t.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_offset_or_outside_the_calendar_is_no_time() {
        for bad in [
            "",
            "yesterday",
            "2024-02-30T10:00:00Z",
            "2023-02-29T10:00:00+00:00",
            "2024-02-02",
            "2024-02-02T10:00:00",
            "2024-02-02T24:01:00Z",
            "2024-02-02T10:00:61Z",
            "2024-02-02T10:00:00+99:00",
            "2024-02-02T10:00:00+0100",
            "2024-02-02T10:00:00.Z",
            "0000-00-00T00:00:00Z",
            "-0001-01-01T00:00:00Z",
            "10000-01-01T00:00:00Z",
            "+292278994-08-17T07:12:55.807Z",
            "2024-02-02T10:00:00Zx",
            "２024-02-02T10:00:00Z",
        ] {
            assert_eq!(read_at(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_time_comes_back_as_it_was_written() {
        for text in [
            "2026-11-23T21:40:00+01:00",
            "1969-12-31T23:59:59.999+00:00",
            "0001-01-01T00:00:00+00:00",
            "9999-12-31T23:59:59.999-12:00",
            "1900-01-01T00:00:00+00:19:32",
            "2024-02-02T10:00:00.007-03:30",
        ] {
            assert_eq!(read_at(text).map(write_at).as_deref(), Some(text));
        }
        assert_eq!(read_at("2024-02-02t10:00:00.1234567z").map(|t| t.utc_ms % 1000), Some(123));
        assert_eq!(read_at("1970-01-01T00:00:00.5Z").map(|t| t.utc_ms), Some(500));
    }

    #[test]
    fn a_zone_that_was_not_said_is_named_by_its_offset() {
        assert_eq!(&*zone_of_offset(0), "UTC");
        assert_eq!(&*zone_of_offset(7200), "UTC+02:00");
        assert_eq!(&*zone_of_offset(-12_600), "UTC-03:30");
        assert!(is_zone_name("UTC+02:00") && is_zone_name("America/St_Johns"));
        assert!(!is_zone_name("../../etc/passwd") && !is_zone_name("") && !is_zone_name("two words"));
    }
}
