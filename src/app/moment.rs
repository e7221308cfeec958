//! The moment a clock showed a time on a day of the person's; and ids that sort by the moment they were made.

use crate::domain::{DayKey, DayStart, Instant, Moment, ZoneClock};
use chrono::{Days, Duration, FixedOffset, NaiveDateTime, NaiveTime};
use uuid::{NoContext, Timestamp, Uuid};

/// The moment at which the clock in the zone of `here` showed `time` on this lived day: an hour before
/// the day's start is in the night that follows.
///
/// Where that hour was skipped (clocks put forward) it is the same reading an hour later; where it
/// came twice it is the first. In a zone of which only the offset is known (`UTC+05:30`) the clock
/// is as far from UTC as it is at `here`.
#[must_use]
pub fn moment_at(day: DayKey, time: NaiveTime, start: DayStart, here: &Moment) -> Moment {
    let begins = NaiveTime::from_hms_opt(u32::from(start.hour()), 0, 0).unwrap_or_default();
    let date = if time < begins { day.date().checked_add_days(Days::new(1)).unwrap_or(day.date()) } else { day.date() };
    let wall_clock = date.and_time(time);
    let instant = ZoneClock::of(&here.zone).map_or_else(
        || instant_of(wall_clock, FixedOffset::east_opt(here.instant.offset_s).map_or(0, |o| o.local_minus_utc())),
        |clock| found_by(&clock, wall_clock),
    );
    Moment { instant, zone: here.zone.clone() }
}

fn found_by(clock: &ZoneClock, wall_clock: NaiveDateTime) -> Instant {
    let shown = |wall_clock| clock.offset_when_it_shows(wall_clock).map(|offset_s| instant_of(wall_clock, offset_s));
    shown(wall_clock).or_else(|| shown(wall_clock.checked_add_signed(Duration::hours(1))?)).unwrap_or_else(|| {
        let utc = wall_clock.and_utc();
        Instant { utc_ms: utc.timestamp_millis(), offset_s: clock.offset_at(utc.timestamp()).unwrap_or(0) }
    })
}

fn instant_of(wall_clock: NaiveDateTime, offset_s: i32) -> Instant {
    Instant { utc_ms: wall_clock.and_utc().timestamp_millis() - i64::from(offset_s) * 1000, offset_s }
}

/// A new id that sorts by the time it was made (`UUIDv7`).
#[must_use]
pub fn new_id<Id: From<String>>(now_ms: i64) -> Id {
    let ms = u64::try_from(now_ms).unwrap_or(0);
    let nanos = u32::try_from(ms % 1000).unwrap_or(0) * 1_000_000;
    Uuid::new_v7(Timestamp::from_unix(NoContext, ms / 1000, nanos)).to_string().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, h: u32, m: u32) -> Moment {
        let day = DayKey::parse(day).expect("a day");
        moment_at(day, NaiveTime::from_hms_opt(h, m, 0).expect("a time"), DayStart::default(), &here("Europe/Berlin", 3600))
    }

    fn here(zone: &str, offset_s: i32) -> Moment {
        Moment { instant: Instant { utc_ms: 0, offset_s }, zone: zone.into() }
    }

    #[test]
    fn a_time_after_midnight_stays_in_the_evening_it_belongs_to() {
        let m = at("2026-11-23", 1, 30);
        assert_eq!(m.instant.wall_clock().to_string(), "2026-11-24 01:30:00");
        assert_eq!(m.instant.day(DayStart::default()).to_string(), "2026-11-23");
        assert_eq!(m.instant.offset_s, 3600);
    }

    #[test]
    fn a_zone_known_by_its_offset_alone_keeps_that_offset() {
        let day = DayKey::parse("2026-11-23").expect("a day");
        let evening = NaiveTime::from_hms_opt(20, 0, 0).expect("a time");
        let m = moment_at(day, evening, DayStart::default(), &here("UTC+05:30", 19_800));
        assert_eq!((m.instant.offset_s, m.instant.wall_clock().to_string().as_str()), (19_800, "2026-11-23 20:00:00"));
    }

    #[test]
    fn the_hour_that_never_was_and_the_hour_that_came_twice_are_moments_all_the_same() {
        assert_eq!(at("2026-03-28", 2, 30).instant.wall_clock().to_string(), "2026-03-29 03:30:00");
        assert_eq!(at("2026-10-24", 2, 30).instant.offset_s, 7200);
    }
}
