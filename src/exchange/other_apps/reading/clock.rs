//! Days, times of day, hours and numbers as apps write them. What can mean two things is none of them.

use crate::domain::{Instant, SleepHours, read_time};
use chrono::{NaiveDate, NaiveTime};

/// `10:04 AM`, `10:00 pm`, `20:18`, `8:00`, `20:00:00`; with whatever blank an app puts in front of AM.
pub(in crate::exchange::other_apps) fn time(text: &str) -> Option<NaiveTime> {
    let text: String = text.trim().chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    if !text.starts_with(|c: char| c.is_ascii_digit()) || !text.contains(':') {
        return None;
    }
    if let Ok(exact) = NaiveTime::parse_from_str(&text, "%H:%M:%S%.f") {
        return Some(exact);
    }
    read_time(&without_seconds(&text))
}

/// `8:04:30 pm` is four past eight: read to the minute, as it is shown.
fn without_seconds(text: &str) -> String {
    let mut parts = text.splitn(3, ':');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(hour), Some(minute), Some(rest)) => {
            format!("{hour}:{minute}{}", rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.'))
        }
        _ => text.to_owned(),
    }
}

/// `2024-03-31`, also `2025-4-4` and `2024/03/31`; what stands behind it is not looked at when it begins with a blank or `T`.
pub(in crate::exchange::other_apps) fn date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let day = text.split([' ', 'T']).next()?;
    let mut parts = day.split(['-', '/', '.']);
    let (year, month, of_month) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let fine = year.len() == 4 && digits(year, 4) && digits(month, 2) && digits(of_month, 2) && parts.next().is_none();
    fine.then(|| NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, of_month.parse().ok()?)).flatten()
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

/// A day of words, in any order: `8th Dec 2021`, `October 30` with the year elsewhere, `2026 Sun May 17`.
pub(in crate::exchange::other_apps) fn date_of_words(text: &str, year_elsewhere: Option<i32>) -> Option<NaiveDate> {
    let (mut year, mut month, mut day) = (year_elsewhere, None, None);
    for word in text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
        let word = word.to_lowercase();
        let number = word.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
        if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) {
            let n: u32 = number.parse().ok()?;
            if number.len() == 4 {
                year = Some(i32::try_from(n).ok()?);
            } else if day.replace(n).is_some() {
                return None;
            }
        } else if let Some(n) = month_of(&word) {
            month = Some(n);
        }
    }
    NaiveDate::from_ymd_opt(year?, month?, day?)
}

fn month_of(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.');
    let at = MONTHS
        .iter()
        .position(|month| word.len() >= 3 && (month.starts_with(word) || word == "sept" && *month == "september"))?;
    u32::try_from(at + 1).ok()
}

/// `2026-06-14 20:00:00 +0100`, `2022-09-14T21:30:41.432+01:00`, `…Z`.
pub(in crate::exchange::other_apps) fn offset_time(text: &str) -> Option<Instant> {
    crate::exchange::csv::read_loose_at(text.trim())
}

/// Hours slept: `7:35`, `7.5`, `7,5`.
pub(in crate::exchange::other_apps) fn hours(text: &str) -> Option<SleepHours> {
    crate::exchange::csv::hours(text.trim())
}

/// `3`, `3.5`, `-0,42`, `7:30:00` and `7:30` as hours. No word is a number.
pub(in crate::exchange::other_apps) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    if text.contains(':') {
        let parts: Vec<&str> = text.split(':').collect();
        let plain = |part: &&str| !part.is_empty() && part.len() <= 6 && part.bytes().all(|b| b.is_ascii_digit());
        let below_60 = |part: &str| part.parse::<f64>().ok().filter(|n| *n < 60.0);
        return match parts.as_slice() {
            [h, m] if parts.iter().all(plain) => Some(h.parse::<f64>().ok()? + below_60(m)? / 60.0),
            [h, m, s] if parts.iter().all(plain) => Some(h.parse::<f64>().ok()? + below_60(m)? / 60.0 + below_60(s)? / 3600.0),
            _ => None,
        };
    }
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
    let number = if text.contains('.') { text.to_owned() } else { text.replacen(',', ".", 1) };
    number.parse::<f64>().ok().filter(|n| plain && n.is_finite() && n.abs() < 1e12)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_is_read_as_apps_write_it() {
        let shown = |text| time(text).map(|t| t.format("%H:%M").to_string());
        for (text, is) in [
            ("10:04 AM", "10:04"),
            ("10:00 pm", "22:00"),
            ("1:30\u{202f}AM", "01:30"),
            ("12:05 AM", "00:05"),
            ("12:00 PM", "12:00"),
            ("20:18", "20:18"),
            ("8:00", "08:00"),
            ("20:00:00", "20:00"),
            ("8:04:30 p.m.", "20:04"),
        ] {
            assert_eq!(shown(text).as_deref(), Some(is), "{text}");
        }
        for none in ["", "mid", "25:00", "10:61", "soon", "8"] {
            assert_eq!(shown(none), None, "{none}");
        }
    }

    #[test]
    fn a_day_is_read_as_apps_write_it_and_31_february_is_none() {
        let words = |text, year| date_of_words(text, year).map(|d| d.to_string());
        assert_eq!(words("8th Dec 2021", None).as_deref(), Some("2021-12-08"));
        assert_eq!(words("October 30", Some(2020)).as_deref(), Some("2020-10-30"));
        assert_eq!(words("30 October", Some(2020)).as_deref(), Some("2020-10-30"));
        assert_eq!(words("2026 Sun May 17", None).as_deref(), Some("2026-05-17"));
        assert_eq!(words("1st Jan 2022", None).as_deref(), Some("2022-01-01"));
        for none in ["", "31 February 2024", "May 2024", "5 6 May 2024", "30 October"] {
            assert_eq!(words(none, None), None, "{none}");
        }
        assert_eq!(date("2025-4-4").map(|d| d.to_string()).as_deref(), Some("2025-04-04"));
        for none in ["", "04-05-2024", "2024-02-30", "2024-02", "20240-1-1"] {
            assert_eq!(date(none), None, "{none}");
        }
    }

    #[test]
    fn a_number_is_digits_and_a_duration_is_hours() {
        assert_eq!(number("3"), Some(3.0));
        assert_eq!(number("-0,42"), Some(-0.42));
        assert_eq!(number("7:30:00"), Some(7.5));
        for none in ["", "NaN", "inf", "1e9", "three", "7:75", "0x1", "1.2.3", "-", "9999999999999"] {
            assert_eq!(number(none), None, "{none}");
        }
    }
}
