//! A day as people type it.

use crate::domain::DayKey;
use chrono::{Datelike, NaiveDate, Weekday};

/// The days that were typed, the likeliest first: today, yesterday, a weekday, "last Tuesday", 2026-11-03, 3 November 2026,
/// 3 Nov, 3.11., 12/10. Without a year, and of a weekday, it is the newest one that is not to come. Where a number can be
/// the day or the month, both are given.
pub(super) fn days_typed(words: &str, today: DayKey) -> Vec<DayKey> {
    let words = words.trim().to_lowercase();
    let found = match words.as_str() {
        "today" => vec![today],
        "yesterday" => vec![today.plus(-1)],
        _ => match weekday(&words, today) {
            Some(day) => vec![day],
            None => dates(&words, today),
        },
    };
    found.into_iter().filter(|day| *day <= today).collect()
}

/// So few letters of a weekday are enough.
const OF_A_WEEKDAY: usize = 3;

/// "saturday", "sat", "last tuesday": the newest one before today; today is called by its own name.
fn weekday(words: &str, today: DayKey) -> Option<DayKey> {
    let name = words.strip_prefix("last ").unwrap_or(words).trim();
    let day = (0..7_u8).filter_map(|n| Weekday::try_from(n).ok()).find(|day| {
        let (short, whole) = (day.to_string().to_lowercase(), whole_name(*day));
        name == short || (name.len() >= OF_A_WEEKDAY && whole.starts_with(name))
    })?;
    let back = i32::from(today.date().weekday().days_since(day) == 0) * 7
        + i32::try_from(today.date().weekday().days_since(day)).unwrap_or_default();
    Some(today.plus(-back))
}

const fn whole_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "monday",
        Weekday::Tue => "tuesday",
        Weekday::Wed => "wednesday",
        Weekday::Thu => "thursday",
        Weekday::Fri => "friday",
        Weekday::Sat => "saturday",
        Weekday::Sun => "sunday",
    }
}

/// With a year, and without one.
fn dates(words: &str, today: DayKey) -> Vec<DayKey> {
    let whole = ["%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d.%m.%Y"];
    let named = ["%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d.%m. %Y"];
    let read = |text: &str, forms: &[&str]| forms.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok());
    let this = today.date().year();
    let newest = |with_year: &dyn Fn(i32) -> Option<NaiveDate>| {
        [this, this - 1].into_iter().find_map(|year| with_year(year).filter(|date| *date <= today.date()))
    };
    if let Some(date) = read(words, &whole).or_else(|| newest(&|year| read(&format!("{words} {year}"), &named))) {
        return vec![DayKey::from_date(date)];
    }
    let Some((first, second, year)) = slashed(words) else { return Vec::new() };
    // The day first, as in most countries; then as in the others, where it is not written with points.
    let mut found: Vec<DayKey> = Vec::new();
    let both = [(first, second), (second, first)];
    for (day, month) in both.into_iter().take(if words.contains('.') { 1 } else { 2 }) {
        let of = |year| NaiveDate::from_ymd_opt(year, month, day);
        let date = year.map_or_else(|| newest(&of), of).map(DayKey::from_date);
        found.extend(date.filter(|date| !found.contains(date)));
    }
    found
}

/// "12/10", "12/10/2026", "12/10/26", "12.10": two numbers, and a year where it stands there.
fn slashed(words: &str) -> Option<(u32, u32, Option<i32>)> {
    let parts: Vec<&str> = words.split(['/', '.']).map(str::trim).collect();
    let (first, second, year) = match parts.as_slice() {
        [first, second] | [first, second, ""] => (first, second, None),
        [first, second, year] => {
            let short = year.len() == 2;
            let year: i32 = year.parse().ok()?;
            (first, second, Some(if short { 2000 + year } else { year }))
        }
        _ => return None,
    };
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| (1..=2).contains(&text.len()));
    Some((number(first)?, number(second)?, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(words: &str) -> Vec<String> {
        // A Tuesday.
        let today = DayKey::parse("2026-11-24").expect("a day");
        days_typed(words, today).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_day_is_understood_as_people_write_it_and_none_lies_ahead() {
        for words in [
            "2026-11-03",
            " 3 November 2026",
            "3 nov 2026",
            "November 3 2026",
            "03.11.2026",
            "3 Nov",
            "3 november",
            "Nov 3",
            "3.11.",
        ] {
            assert_eq!(of(words), ["2026-11-03"], "{words}");
        }
        assert_eq!(of("24 dec"), ["2025-12-24"], "the newest one that is not to come");
        assert_eq!((of("today"), of("yesterday")), (vec!["2026-11-24".to_owned()], vec!["2026-11-23".to_owned()]));
        for words in
            ["", "2026-11-25", "3", "range", "31 feb", "30 february 2026", "99999-01-01", "40/50", "1/2/3/4", "last", "su"]
        {
            assert!(of(words).is_empty(), "{words}: {:?}", of(words));
        }
    }

    #[test]
    fn two_numbers_are_a_day_and_a_month_and_where_either_may_be_the_day_both_are_given() {
        assert_eq!(of("12/10"), ["2026-10-12", "2025-12-10"]);
        assert_eq!((of("12.10"), of("12.10.")), (vec!["2026-10-12".to_owned()], vec!["2026-10-12".to_owned()]));
        assert_eq!(of("23/11"), ["2026-11-23"]);
        assert_eq!(of("11/23"), ["2026-11-23"], "no month has that number");
        assert_eq!(of("5/5"), ["2026-05-05"]);
        assert_eq!(of("3/11/2025"), ["2025-11-03", "2025-03-11"]);
        assert_eq!(of("3/11/25"), ["2025-11-03", "2025-03-11"]);
    }

    #[test]
    fn a_weekday_is_the_newest_one_before_today() {
        assert_eq!(of("saturday"), ["2026-11-21"]);
        assert_eq!((of("sat"), of("last sat")), (of("saturday"), of("saturday")));
        assert_eq!(of("last tuesday"), ["2026-11-17"], "today is called today");
        assert_eq!(of("Monday"), ["2026-11-23"]);
    }
}
