//! Days as they are lived: when one begins, how they are counted and named.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};
use std::{fmt, sync::Arc};

/// A day as the person lived it: a calendar date whose night belongs to the evening before.
/// Days are whole and consecutive; one of 23 or 25 hours is still one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayKey(i32);

impl DayKey {
    #[must_use]
    pub fn from_date(date: NaiveDate) -> Self {
        Self(date.num_days_from_ce())
    }

    /// The day a wall clock reading belongs to.
    #[must_use]
    pub fn of(wall_clock: NaiveDateTime, start: DayStart) -> Self {
        let shifted = wall_clock.checked_sub_signed(Duration::hours(i64::from(start.hour())));
        Self::from_date(shifted.unwrap_or(wall_clock).date())
    }

    #[must_use]
    pub fn date(self) -> NaiveDate {
        NaiveDate::from_num_days_from_ce_opt(self.0).unwrap_or_default()
    }

    /// Days since a fixed day long ago; for arithmetic and storage.
    #[must_use]
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The inverse of [`Self::number`].
    ///
    /// # Errors
    /// `None` outside the calendar.
    #[must_use]
    pub fn from_number(n: i32) -> Option<Self> {
        /// 9999-12-31. Years 1 to 9999 need no look at the calendar, and fifty years of days come this way.
        const LAST_OF_9999: i32 = 3_652_059;
        if (1..=LAST_OF_9999).contains(&n) {
            return Some(Self(n));
        }
        NaiveDate::from_num_days_from_ce_opt(n).map(|_| Self(n))
    }

    /// `days` later (earlier when negative).
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// How many days `self` is after `other`.
    #[must_use]
    pub const fn since(self, other: Self) -> i32 {
        self.0.saturating_sub(other.0)
    }

    /// `YYYY-MM-DD`, years 0001 to 9999.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some([year, month, day]) = digits(text) {
            // Read at once: a file of fifty years has as many days, and the way for any pattern costs ten times as much.
            return NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day).map(Self::from_date);
        }
        let plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        plain.then(|| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()).flatten().map(Self::from_date)
    }

    /// "23 November 2026"
    #[must_use]
    pub fn words(self) -> String {
        self.date().format("%-d %B %Y").to_string()
    }

    /// "Monday, 23 November", with the year where that is another one than `today`'s.
    #[must_use]
    pub fn words_from(self, today: Self) -> String {
        let same = self.date().year() == today.date().year();
        if same { self.weekday_words() } else { format!("{} {}", self.weekday_words(), self.date().year()) }
    }

    /// "23 November", with the year where that is another one than of `today`.
    #[must_use]
    pub fn date_words_from(self, today: Self) -> String {
        let same = self.date().year() == today.date().year();
        self.date().format(if same { "%-d %B" } else { "%-d %B %Y" }).to_string()
    }

    /// "Monday, 23 November": only where the year stands beside it.
    #[must_use]
    pub fn weekday_words(self) -> String {
        self.date().format("%A, %-d %B").to_string()
    }
}

/// Year, month and day of a text written just so.
fn digits(text: &str) -> Option<[u32; 3]> {
    let bytes: &[u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |part: &[u8]| part.iter().try_fold(0, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')));
    (bytes[4] == b'-' && bytes[7] == b'-').then_some(())?;
    Some([number(&bytes[..4])?, number(&bytes[5..7])?, number(&bytes[8..])?])
}

impl fmt::Display for DayKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        match date.year() {
            // Years of four digits, without what a format costs that is read anew each time.
            year @ 0..=9999 => write!(f, "{year:04}-{:02}-{:02}", date.month(), date.day()),
            _ => write!(f, "{}", date.format("%Y-%m-%d")),
        }
    }
}

/// The hour at which a new day begins by the clock on the wall: 0..=12, 4 unless changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DayStart(u8);

impl DayStart {
    /// `None` above 12: a day that begins in the afternoon would belong to the wrong date.
    #[must_use]
    pub const fn new(hour: u8) -> Option<Self> {
        if hour <= 12 { Some(Self(hour)) } else { None }
    }

    #[must_use]
    pub const fn hour(self) -> u8 {
        self.0
    }
}

impl Default for DayStart {
    /// 04:00: our choice, because nearly everybody who is up at 01:30 calls it the evening before.
    fn default() -> Self {
        Self(4)
    }
}

/// An IANA zone name such as `Europe/Berlin`; shared, since most check-ins carry the same one.
pub type Zone = Arc<str>;

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a test's own time")
    }

    #[test]
    fn half_past_one_at_night_belongs_to_the_evening_before() {
        let start = DayStart::default();
        assert_eq!(DayKey::of(at("2026-11-24 01:30"), start).to_string(), "2026-11-23");
        assert_eq!(DayKey::of(at("2026-11-24 03:59"), start).to_string(), "2026-11-23");
        assert_eq!(DayKey::of(at("2026-11-24 04:00"), start).to_string(), "2026-11-24");
        assert_eq!(DayKey::of(at("2026-01-01 00:00"), start).to_string(), "2025-12-31");
        assert_eq!(DayKey::of(at("2026-11-24 00:00"), DayStart(0)).to_string(), "2026-11-24");
    }

    #[test]
    fn the_year_is_said_where_it_is_not_this_one() {
        let day = |text| DayKey::parse(text).expect("a day");
        assert_eq!(day("2026-11-23").words_from(day("2026-01-01")), "Monday, 23 November");
        assert_eq!(day("2025-12-31").words_from(day("2026-01-01")), "Wednesday, 31 December 2025");
        assert_eq!(day("2126-11-29").words_from(day("2026-11-29")), "Friday, 29 November 2126");
    }

    #[test]
    fn a_date_is_read_strictly() {
        for bad in ["", "2026-2-3", "2026-02-30", "20260203", "2026-02-03 ", "tomorrow", "+026-02-03"] {
            assert_eq!(DayKey::parse(bad), None, "{bad:?}");
        }
        let leap = DayKey::parse("2024-02-29").expect("a leap day");
        assert_eq!(leap.plus(1).to_string(), "2024-03-01");
        assert_eq!(DayKey::from_number(leap.number()), Some(leap));
    }
}
