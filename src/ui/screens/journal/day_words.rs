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
