//! A day in words.

use crate::domain::DayKey;
use chrono::Datelike;

/// A day in words; the year where it isn't this one.
pub(super) fn day_words(day: DayKey, today: DayKey) -> String {
    if day == today {
        return format!("Today, {}", day.date().format("%-d %B"));
    }
    if day.date().year() == today.date().year() {
        return day.weekday_words();
    }
    format!("{} {}", day.weekday_words(), day.date().year())
}

/// What leads to writing for this day.
pub(super) fn write_words(day: DayKey, today: DayKey) -> &'static str {
    if day == today { "Write for today" } else { "Write for this day" }
}

/// "16 to 22 November 2026"
pub(crate) fn week_words(first: DayKey) -> String {
    let last = first.plus(6);
    let (from, until) = (first.date(), last.date());
    let same = from.format("%Y-%m").to_string() == until.format("%Y-%m").to_string();
    format!("{} to {}", from.format(if same { "%-d" } else { "%-d %B" }), last.words())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_names_its_month_once_where_it_has_one() {
        let of = |text: &str| week_words(DayKey::parse(text).expect("a day"));
        assert_eq!(of("2026-11-16"), "16 to 22 November 2026");
        assert_eq!(of("2026-11-30"), "30 November to 6 December 2026");
        assert_eq!(of("2026-12-28"), "28 December to 3 January 2027");
    }
}
