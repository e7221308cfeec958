//! When a row was, as a table says it: a moment, a clock on the wall, or a day.

use super::super::reading::{date, date_of_words, offset_time, time};
use crate::{
    domain::Instant,
    exchange::diary::{Part, Start, When},
};
use chrono::NaiveDate;

/// A time, or a day with a time of day in a column of its own. `begins` says what stands first where a day is three
/// numbers, of which the year doesn't.
pub(super) fn when(text: &str, clock: Option<&str>, begins: Option<Start>) -> Option<When> {
    let text = text.trim();
    let clock = clock.map(str::trim).filter(|clock| !clock.is_empty());
    if let Some(clock) = clock {
        return Some(When::Wall(day(text, begins)?.and_time(time(clock)?)));
    }
    if let Some(at) = offset_time(text) {
        return Some(When::At(at, None));
    }
    if let Some(at) = since_1970(text) {
        return Some(When::At(at, None));
    }
    match at_the_clock(text) {
        Some((before, clock)) => Some(When::Wall(day(before, begins)?.and_time(time(clock)?))),
        None => Some(When::Day(day(text, begins)?, Part::Unsaid)),
    }
}

/// The day and the time of day in one text.
fn at_the_clock(text: &str) -> Option<(&str, &str)> {
    let colon = text.find(':')?;
    let begins = text[..colon].rfind(|c: char| !c.is_ascii_digit())?;
    let (before, rest) = text.split_at_checked(begins)?;
    let clock = rest.trim_start_matches(['T', ' ', ',', '\u{202f}', '\u{a0}']);
    Some((before.trim_end_matches([',', ' ']), clock.trim_end_matches('Z')))
}

/// Seconds or milliseconds since 1970, of this century.
fn since_1970(text: &str) -> Option<Instant> {
    let n: i64 = text.parse().ok().filter(|_| matches!(text.len(), 10 | 13))?;
    let utc_ms = if text.len() == 10 { n * 1000 } else { n };
    (utc_ms > 946_684_800_000).then_some(Instant { utc_ms, offset_s: 0 })
}

pub(super) fn day(text: &str, begins: Option<Start>) -> Option<NaiveDate> {
    if let Some(day) = date(text) {
        return Some(day);
    }
    let Some((first, second, year)) = three_numbers(text) else { return date_of_words(text, None) };
    match begins? {
        Start::Day => NaiveDate::from_ymd_opt(year, second, first),
        Start::Month => NaiveDate::from_ymd_opt(year, first, second),
        Start::Year => None,
    }
}

/// Day and month in whichever order, then the year.
pub(super) fn three_numbers(text: &str) -> Option<(u32, u32, i32)> {
    let text = text.trim().split([' ', 'T', ',']).next()?;
    let mut parts = text.split(['.', '/', '-']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let are_numbers = digits(first, 2) && digits(second, 2) && digits(year, 4) && matches!(year.len(), 2 | 4);
    if !are_numbers || parts.next().is_some() {
        return None;
    }
    let n: i32 = year.parse().ok()?;
    Some((first.parse().ok()?, second.parse().ok()?, if year.len() == 2 { 2000 + n } else { n }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::write_at;

    fn read(text: &str, clock: Option<&str>, begins: Option<Start>) -> Option<String> {
        Some(match when(text, clock, begins)? {
            When::At(at, _) => write_at(at),
            When::Wall(wall) => wall.to_string(),
            When::Day(day, _) => day.to_string(),
        })
    }

    #[test]
    fn a_time_is_read_in_one_column_or_in_two() {
        for (text, clock, begins, is) in [
            ("2026-03-02 21:40", None, None, "2026-03-02 21:40:00"),
            ("2026-03-02T21:40:00+01:00", None, None, "2026-03-02T21:40:00+01:00"),
            ("2026-03-02", Some("9:40 PM"), None, "2026-03-02 21:40:00"),
            ("2026-03-02", Some(""), None, "2026-03-02"),
            ("02.03.2026", None, Some(Start::Day), "2026-03-02"),
            ("3/2/26 9:40 pm", None, Some(Start::Month), "2026-03-02 21:40:00"),
            ("1772484000", None, None, "2026-03-02T20:40:00+00:00"),
            ("2 March 2026", None, None, "2026-03-02"),
        ] {
            assert_eq!(read(text, clock, begins).as_deref(), Some(is), "{text}");
        }
        for (text, clock) in
            [("02.03.2026", None), ("", None), ("31.02.2026", None), ("yesterday", Some("21:40")), ("2026-03-02", Some("x"))]
        {
            assert_eq!(read(text, clock, None), None, "{text}");
        }
    }
}
