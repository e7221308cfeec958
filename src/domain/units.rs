//! How times, weeks and nights are shown. Nothing of it changes what is kept: files have one form.

use super::{Instant, SleepHours};
use chrono::{NaiveTime, Weekday};

/// How times of day, weeks and sleep are shown. What Gamut always showed stands until something else is chosen; nothing
/// is guessed from the desktop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Units {
    pub clock: Clock,
    pub week: WeekBegins,
    pub sleep: SleepShown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// 21:40
    #[default]
    Hours24,
    /// 9:40 pm
    Hours12,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WeekBegins {
    #[default]
    Monday,
    Sunday,
    Saturday,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SleepShown {
    /// 6 h 30
    #[default]
    HoursAndMinutes,
    /// 6.5 h
    DecimalHours,
}

impl Units {
    /// The time of day of this instant.
    #[must_use]
    pub fn clock(self, at: Instant) -> String {
        self.clock.words(at.wall_clock().time())
    }

    /// Hours slept.
    #[must_use]
    pub fn sleep(self, hours: SleepHours) -> String {
        match self.sleep {
            SleepShown::HoursAndMinutes => hours.words(),
            SleepShown::DecimalHours => {
                let shown = format!("{:.2}", hours.hours());
                format!("{} h", shown.trim_end_matches('0').trim_end_matches('.'))
            }
        }
    }
}

impl Clock {
    pub const ALL: [Self; 2] = [Self::Hours24, Self::Hours12];

    /// "21:40", or "9:40 pm".
    #[must_use]
    pub fn words(self, time: NaiveTime) -> String {
        let form = match self {
            Self::Hours24 => "%H:%M",
            Self::Hours12 => "%-I:%M %P",
        };
        time.format(form).to_string()
    }

    /// A whole hour, 0 to 23.
    #[must_use]
    pub fn hour_words(self, hour: u8) -> String {
        NaiveTime::from_hms_opt(u32::from(hour), 0, 0).map_or_else(String::new, |time| self.words(time))
    }

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hours24 => "24",
            Self::Hours12 => "12",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.word() == word)
    }
}

impl WeekBegins {
    pub const ALL: [Self; 3] = [Self::Monday, Self::Sunday, Self::Saturday];

    #[must_use]
    pub const fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Mon,
            Self::Sunday => Weekday::Sun,
            Self::Saturday => Weekday::Sat,
        }
    }

    /// How many days after the beginning of its week a weekday is, 0 to 6.
    #[must_use]
    pub const fn days_into(self, weekday: Weekday) -> i32 {
        weekday.days_since(self.weekday()).cast_signed()
    }

    /// The seven weekdays in the order of such a week.
    #[must_use]
    pub fn weekdays(self) -> [Weekday; 7] {
        let mut weekday = self.weekday();
        std::array::from_fn(|n| {
            if n > 0 {
                weekday = weekday.succ();
            }
            weekday
        })
    }

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Sunday => "sunday",
            Self::Saturday => "saturday",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|w| w.word() == word)
    }
}

impl SleepShown {
    pub const ALL: [Self; 2] = [Self::HoursAndMinutes, Self::DecimalHours];

    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::HoursAndMinutes => "hours_and_minutes",
            Self::DecimalHours => "decimal_hours",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|s| s.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_of_day_reads_as_the_clock_it_is_set_to() {
        for (h, m, h24, h12) in [
            (0, 0, "00:00", "12:00 am"),
            (0, 5, "00:05", "12:05 am"),
            (4, 0, "04:00", "4:00 am"),
            (12, 0, "12:00", "12:00 pm"),
            (13, 7, "13:07", "1:07 pm"),
            (21, 40, "21:40", "9:40 pm"),
            (23, 59, "23:59", "11:59 pm"),
        ] {
            let time = NaiveTime::from_hms_opt(h, m, 0).expect("a time");
            assert_eq!([Clock::Hours24, Clock::Hours12].map(|c| c.words(time)), [h24, h12]);
        }
        assert_eq!(Clock::Hours12.hour_words(0), "12:00 am");
    }

    #[test]
    fn a_night_reads_as_hours_and_minutes_or_with_a_point() {
        let decimal = Units { sleep: SleepShown::DecimalHours, ..Units::default() };
        for (hours, minutes, point) in [
            (6.5, "6 h 30", "6.5 h"),
            (7.0, "7 h", "7 h"),
            (0.0, "0 h", "0 h"),
            (6.25, "6 h 15", "6.25 h"),
            (10.0, "10 h", "10 h"),
        ] {
            let slept = SleepHours::new(hours).expect("0 to 24");
            assert_eq!([Units::default().sleep(slept), decimal.sleep(slept)], [minutes, point]);
        }
    }

    #[test]
    fn a_week_begins_where_it_is_set_to_and_has_each_day_once() {
        use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
        assert_eq!(WeekBegins::Monday.weekdays(), [Mon, Tue, Wed, Thu, Fri, Sat, Sun]);
        assert_eq!(WeekBegins::Sunday.weekdays(), [Sun, Mon, Tue, Wed, Thu, Fri, Sat]);
        assert_eq!(WeekBegins::Saturday.weekdays(), [Sat, Sun, Mon, Tue, Wed, Thu, Fri]);
        for begins in WeekBegins::ALL {
            assert_eq!(begins.weekdays().map(|d| begins.days_into(d)), [0, 1, 2, 3, 4, 5, 6]);
        }
    }
}
