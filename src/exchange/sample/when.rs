//! When things happen in the sample journal: days before today, and moments as the clock on the wall shows them.

use crate::{
    domain::{DayKey, Instant, Moment},
    exchange::zone_of_offset,
};
use chrono::{Duration, NaiveTime, Offset, TimeZone};
use chrono_tz::Tz;

/// Fourteen months.
pub(super) const DAYS: i32 = 425;
pub(super) const DOSE_CHANGE_DAYS_AGO: i32 = 152;
pub(super) const MOVE_DAYS_AGO: i32 = 318;
pub(super) const THERAPY_DAYS_AGO: i32 = 24;

/// A minute of a day as the clock on the wall shows it (more than 24 hours: after midnight).
pub(super) fn moment_on(day: DayKey, minute: u32, zone: &str) -> Moment {
    let wall = day.date().and_time(NaiveTime::MIN) + Duration::minutes(i64::from(minute));
    let known = zone.parse::<Tz>().ok();
    let offset_s =
        known.map_or(0, |tz| tz.offset_from_local_datetime(&wall).earliest().map_or(0, |o| o.fix().local_minus_utc()));
    let utc_ms = wall.and_utc().timestamp_millis() - i64::from(offset_s) * 1000;
    let zone = if known.is_some() { zone.into() } else { zone_of_offset(offset_s) };
    Moment { instant: Instant { utc_ms, offset_s }, zone }
}
