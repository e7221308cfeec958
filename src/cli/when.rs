//! Days and times as they are typed.

use super::terminal::failure::Failure;
use crate::{
    app::moment_at,
    domain::{DayKey, DayStart, Moment, WhyNot, Zone, ZoneClock},
    exchange::{read_at, zone_of_offset},
};
use chrono::{Datelike, NaiveDateTime};

/// A day as it is typed after `--from`, `--until`.
pub(super) fn day(typed: Option<&str>, option: &str) -> Result<Option<DayKey>, Failure> {
    let Some(text) = typed else { return Ok(None) };
    let sentence = || format!("{option} is not a day such as 2026-11-23. Nothing was changed");
    DayKey::parse(text).map(Some).ok_or_else(|| Failure::bad_input(sentence()))
}

/// A time as it is typed after `--at`: with its offset, or by the clock on the wall here, read as the
/// window reads it.
pub(super) fn moment(typed: &str, here: &Moment) -> Result<Moment, Failure> {
    if let Some(instant) = read_at(typed) {
        let same = offset_in(&here.zone, instant.utc_ms) == Some(instant.offset_s);
        let zone = if same { Zone::clone(&here.zone) } else { zone_of_offset(instant.offset_s) };
        return Ok(Moment { instant, zone });
    }
    let wall =
        ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"].into_iter().find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok());
    let wall = wall.filter(|wall| (1..=9999).contains(&wall.year()));
    let wall = wall.ok_or_else(|| {
        Failure::bad_input("--at is not a time such as 2026-11-23T21:40 or 2026-11-23T21:40:00+01:00. Nothing was saved")
    })?;
    let midnight = DayStart::new(0).unwrap_or_default();
    Ok(moment_at(DayKey::from_date(wall.date()), wall.time(), midnight, here))
}

/// A time after `--at` that can't be.
pub(super) fn cannot_be(why: WhyNot) -> Failure {
    Failure::bad_input(match why {
        WhyNot::TooEarly => "--at lies before the year 1900. Nothing was saved. Check the year".to_owned(),
        WhyNot::NotYet | WhyNot::TooFarAhead => {
            "--at has not come yet. Nothing was saved. Check the year, or add --future if it is meant".to_owned()
        }
        WhyNot::NoOffset | WhyNot::NoZone | WhyNot::OtherDay => format!("--at {why}. Nothing was saved"),
    })
}

/// Seconds east of UTC in a zone at a moment; `None` for a zone nobody knows.
pub(super) fn offset_in(zone: &str, utc_ms: i64) -> Option<i32> {
    ZoneClock::of(zone)?.offset_at(utc_ms.div_euclid(1000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Instant;

    #[test]
    fn a_time_without_offset_is_read_by_the_clock_here() {
        let here = Moment { instant: Instant { utc_ms: 0, offset_s: 3600 }, zone: "Europe/Berlin".into() };
        let at = |typed| moment(typed, &here).ok().map(|m| (m.instant.offset_s, m.zone.to_string()));
        assert_eq!(at("2026-07-01T21:40"), Some((7200, "Europe/Berlin".to_owned())));
        assert_eq!(at("2026-11-23 21:40"), Some((3600, "Europe/Berlin".to_owned())));
        assert_eq!(at("2026-11-23T21:40:00+01:00"), Some((3600, "Europe/Berlin".to_owned())));
        assert_eq!(at("2026-11-23T21:40:00-03:00"), Some((-10_800, "UTC-03:00".to_owned())));
        for bad in ["", "2026-11-23", "21:40", "2026-13-23T21:40", "2026-11-23T25:40"] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }

    #[test]
    fn where_only_the_offset_is_known_the_clock_here_keeps_it() {
        let here = Moment { instant: Instant { utc_ms: 0, offset_s: 19_800 }, zone: "UTC+05:30".into() };
        let at = moment("2026-11-23T12:30", &here).ok().map(|m| (m.instant.offset_s, m.instant.clock_words()));
        assert_eq!(at, Some((19_800, "12:30".to_owned())));
    }
}
