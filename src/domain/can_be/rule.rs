//! Which instants, days and offsets can be, as of a moment.

use super::zones::{OFFSETS, zone_exists};
use crate::domain::{DayKey, Instant, Moment};

const DAY_MS: i64 = 86_400_000;

/// When the year 1900 began anywhere: at 14 hours east of Greenwich. 1899-12-31T10:00:00Z.
const FIRST_MS: i64 = -2_208_988_800_000 - 14 * 3_600_000;

/// `DayKey::number` of 1900-01-01 and of 1970-01-01.
const FIRST_DAY: i32 = 693_596;

/// 9999-12-31, at which what our files can write ends: years have four digits at every offset.
const LAST_DAY: i32 = 3_652_059;

const LAST_MS: i64 = 253_402_214_400_000;
const EPOCH: i32 = 719_163;

/// Why a time or a day can't be: follows the name of what says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WhyNot {
    #[error("lies before the year 1900")]
    TooEarly,
    #[error("has not come yet: the last day that is taken is tomorrow")]
    NotYet,
    #[error("lies more than ten years ahead")]
    TooFarAhead,
    #[error("has an offset that no clock has")]
    NoOffset,
    #[error("names a time zone that is not known")]
    NoZone,
    #[error("is another day than its time says")]
    OtherDay,
}

/// Which days can be, as of a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CanBe {
    /// Where tomorrow ends. Without it only that is told which can't be at any time.
    ends: Option<Ends>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ends {
    /// The first millisecond after tomorrow, by the clock of this machine.
    ms: i64,
    tomorrow: DayKey,
}

impl CanBe {
    #[must_use]
    pub fn as_of(now: Instant) -> Self {
        let today = calendar_day(now);
        let offset_ms = i64::from(now.offset_s) * 1000;
        let ms = (i64::from(today) - i64::from(EPOCH) + 2) * DAY_MS - offset_ms;
        let tomorrow = DayKey::from_number(today.saturating_add(1));
        Self { ends: tomorrow.map(|tomorrow| Ends { ms, tomorrow }) }
    }

    /// The same where only the person's day is known: a little looser, since a day begins at another moment elsewhere.
    #[must_use]
    pub fn on(today: DayKey) -> Self {
        let ms = (i64::from(today.number()) - i64::from(EPOCH) + 2) * DAY_MS - i64::from(*OFFSETS.start()) * 1000;
        Self { ends: DayKey::from_number(today.number().saturating_add(1)).map(|tomorrow| Ends { ms, tomorrow }) }
    }

    /// The same without an end: what is meant may lie ahead.
    #[must_use]
    pub const fn with_what_lies_ahead() -> Self {
        Self { ends: None }
    }

    /// An instant in milliseconds since 1970.
    ///
    /// # Errors
    /// Before 1900, or after tomorrow.
    pub fn instant(&self, utc_ms: i64) -> Result<(), WhyNot> {
        if utc_ms < FIRST_MS {
            return Err(WhyNot::TooEarly);
        }
        if utc_ms >= LAST_MS || self.ends.is_some_and(|ends| utc_ms >= ends.ms) { Err(WhyNot::NotYet) } else { Ok(()) }
    }

    /// An instant with the offset it was seen at.
    ///
    /// # Errors
    /// As [`Self::instant`], or an offset clocks don't have.
    pub fn seen_at(&self, at: Instant) -> Result<(), WhyNot> {
        self.instant(at.utc_ms)?;
        if OFFSETS.contains(&at.offset_s) { Ok(()) } else { Err(WhyNot::NoOffset) }
    }

    /// A moment with its zone.
    ///
    /// # Errors
    /// As [`Self::seen_at`], or a zone that does not exist.
    pub fn moment(&self, at: &Moment) -> Result<(), WhyNot> {
        self.seen_at(at.instant)?;
        if zone_exists(&at.zone) { Ok(()) } else { Err(WhyNot::NoZone) }
    }

    /// The day of something that was.
    ///
    /// # Errors
    /// Before 1900, or after tomorrow.
    pub fn day(&self, day: DayKey) -> Result<(), WhyNot> {
        self.day_until(day, 0).map_err(|why| if why == WhyNot::TooFarAhead { WhyNot::NotYet } else { why })
    }

    pub(super) fn day_until(&self, day: DayKey, ahead: i32) -> Result<(), WhyNot> {
        if day.number() < FIRST_DAY {
            return Err(WhyNot::TooEarly);
        }
        let is_late = self.ends.is_some_and(|ends| day > ends.tomorrow.plus(ahead)) || day.number() >= LAST_DAY;
        if is_late { Err(WhyNot::TooFarAhead) } else { Ok(()) }
    }

    /// The day that something at this instant belongs to.
    ///
    /// # Errors
    /// More than a day away from what the clock showed.
    pub fn day_of(day: DayKey, at: Instant) -> Result<(), WhyNot> {
        if day.number().abs_diff(calendar_day(at)) <= 1 { Ok(()) } else { Err(WhyNot::OtherDay) }
    }

    /// Whether this can be counted and drawn: it was at a time that can be, on the day that time says. A zone or an
    /// offset nobody knows takes nothing from that.
    #[must_use]
    pub fn counts(&self, at: Instant, day: DayKey) -> bool {
        self.instant(at.utc_ms).is_ok() && Self::day_of(day, at).is_ok() && self.ends.is_none_or(|ends| day <= ends.tomorrow)
    }
}

/// `DayKey::number` of the date that the clock showed.
fn calendar_day(at: Instant) -> i32 {
    let wall_ms = at.utc_ms.saturating_add(i64::from(at.offset_s) * 1000);
    i32::try_from(wall_ms.div_euclid(DAY_MS).saturating_add(i64::from(EPOCH))).unwrap_or(if wall_ms < 0 {
        i32::MIN
    } else {
        i32::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::{
        super::made_up::{as_of, at, day},
        *,
    };
    use crate::domain::DayStart;
    use chrono::DateTime;

    fn ms(text: &str) -> i64 {
        DateTime::parse_from_rfc3339(text).expect("a test's own time").timestamp_millis()
    }

    #[test]
    fn an_instant_can_be_from_1900_to_the_end_of_tomorrow_and_no_other() {
        let can = as_of();
        for (text, want) in [
            ("1899-12-31T09:59:59.999Z", Err(WhyNot::TooEarly)),
            ("0001-01-01T00:00:00Z", Err(WhyNot::TooEarly)),
            ("1900-01-01T00:00:00+14:00", Ok(())),
            ("1969-12-31T23:59:59Z", Ok(())),
            ("2026-11-29T05:00:00+01:00", Ok(())),
            ("2026-11-30T23:59:59.999+01:00", Ok(())),
            ("2026-12-01T00:00:00+01:00", Err(WhyNot::NotYet)),
            ("2126-11-29T10:00:00Z", Err(WhyNot::NotYet)),
            ("9999-12-30T23:59:59Z", Err(WhyNot::NotYet)),
        ] {
            assert_eq!(can.instant(ms(text)), want, "{text}");
        }
        for far in [i64::MIN, i64::MAX] {
            assert!(can.instant(far).is_err() && CanBe::with_what_lies_ahead().instant(far).is_err());
        }
        assert_eq!(CanBe::with_what_lies_ahead().instant(ms("2126-11-29T10:00:00Z")), Ok(()));
        assert!(CanBe::with_what_lies_ahead().instant(ms("9999-12-31T00:00:00Z")).is_err());
    }

    #[test]
    fn a_day_is_within_one_day_of_what_the_clock_showed_whenever_a_day_begins() {
        let night = at("2026-11-24T01:30:00+01:00", "Europe/Berlin").instant;
        for start in (0..=12).filter_map(DayStart::new) {
            assert_eq!(CanBe::day_of(night.day(start), night), Ok(()), "{start:?}");
        }
        for (text, fits) in
            [("2026-11-22", false), ("2026-11-23", true), ("2026-11-25", true), ("2026-11-26", false), ("9999-12-31", false)]
        {
            assert_eq!(CanBe::day_of(day(text), night).is_ok(), fits, "{text}");
            assert_eq!(as_of().counts(night, day(text)), fits, "{text}");
        }
    }

    #[test]
    fn a_zone_and_an_offset_exist_or_are_told() {
        for zone in ["Europe/Berlin", "UTC", "Etc/GMT+3", "UTC+05:30", "UTC-03:30", "UTC+00:19:32", "US/Pacific"] {
            assert!(zone_exists(zone), "{zone}");
        }
        for zone in ["", "Mars/Olympus", "UTC+", "UTC+5", "UTC+99:00", "UTC+01:60", "UTC+01:00:00:00", "two words"] {
            assert!(!zone_exists(zone), "{zone}");
        }
        let seen = |text| as_of().seen_at(at(text, "UTC").instant);
        assert_eq!(seen("2024-02-02T10:00:00+14:00"), Ok(()));
        assert_eq!(seen("2024-02-02T10:00:00-12:00"), Ok(()));
        assert_eq!(seen("2024-02-02T10:00:00+14:01"), Err(WhyNot::NoOffset));
        assert_eq!(seen("2024-02-02T10:00:00-23:59"), Err(WhyNot::NoOffset));
    }

    #[test]
    fn a_clock_before_1970_or_at_the_end_of_the_calendar_has_a_tomorrow_or_none() {
        let early = CanBe::as_of(Instant { utc_ms: -500_000_000_000, offset_s: -3600 });
        assert!(early.instant(-500_000_000_000).is_ok() && early.instant(0).is_err());
        for far in [i64::MIN, i64::MAX, -9_000_000_000_000_000] {
            let _no_panic = CanBe::as_of(Instant { utc_ms: far, offset_s: 0 });
        }
    }
}
