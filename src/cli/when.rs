use super::failure::Failure;
use crate::{
    domain::{DayKey, Instant, Moment, Zone},
    exchange::{read_at, zone_of_offset},
};
use chrono::{DateTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

/// A day as it is typed after `--from`, `--until`.
pub(super) fn day(typed: Option<&str>, option: &str) -> Result<Option<DayKey>, Failure> {
    let Some(text) = typed else { return Ok(None) };
    let sentence = || format!("{option} is not a day such as 2026-11-23. Nothing was changed");
    DayKey::parse(text).map(Some).ok_or_else(|| Failure::bad_input(sentence()))
}

/// A time as it is typed after `--at`: with its offset, or by the clock on the wall here.
pub(super) fn moment(typed: &str, here: &Zone) -> Result<Moment, Failure> {
    if let Some(instant) = read_at(typed) {
        let same = offset_in(here, instant.utc_ms) == Some(instant.offset_s);
        let zone = if same { Zone::clone(here) } else { zone_of_offset(instant.offset_s) };
        return Ok(Moment { instant, zone });
    }
    let wall =
        ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"].into_iter().find_map(|form| NaiveDateTime::parse_from_str(typed, form).ok());
    let found = wall.and_then(|wall| here.parse().unwrap_or(Tz::UTC).from_local_datetime(&wall).earliest());
    let found = found.ok_or_else(|| {
        Failure::bad_input("--at is not a time such as 2026-11-23T21:40 or 2026-11-23T21:40:00+01:00. Nothing was saved")
    })?;
    let instant = Instant { utc_ms: found.timestamp_millis(), offset_s: found.offset().fix().local_minus_utc() };
    Ok(Moment { instant, zone: Zone::clone(here) })
}

/// Seconds east of UTC in a zone at a moment; `None` for a zone nobody knows.
pub(super) fn offset_in(zone: &str, utc_ms: i64) -> Option<i32> {
    let tz: Tz = zone.parse().ok()?;
    let at = DateTime::from_timestamp_millis(utc_ms)?.naive_utc();
    Some(tz.offset_from_utc_datetime(&at).fix().local_minus_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_offset_is_read_by_the_clock_here() {
        let here: Zone = "Europe/Berlin".into();
        let at = |typed| moment(typed, &here).ok().map(|m| (m.instant.offset_s, m.zone.to_string()));
        assert_eq!(at("2026-07-01T21:40"), Some((7200, "Europe/Berlin".to_owned())));
        assert_eq!(at("2026-11-23 21:40"), Some((3600, "Europe/Berlin".to_owned())));
        assert_eq!(at("2026-11-23T21:40:00+01:00"), Some((3600, "Europe/Berlin".to_owned())));
        assert_eq!(at("2026-11-23T21:40:00-03:00"), Some((-10_800, "UTC-03:00".to_owned())));
        for bad in ["", "2026-11-23", "21:40", "2026-13-23T21:40", "2026-11-23T25:40"] {
            assert_eq!(at(bad), None, "{bad}");
        }
    }
}
