//! When things happen in the sample journal: days before today, and moments as the clock on the wall shows them.

use crate::{
    domain::{DayKey, Instant, Moment, ZoneClock},
    exchange::zone_of_offset,
};
use chrono::{Duration, NaiveTime};

/// Fourteen months.
pub(super) const DAYS: i32 = 425;
pub(super) const DOSE_CHANGE_DAYS_AGO: i32 = 152;
pub(super) const MOVE_DAYS_AGO: i32 = 318;
pub(super) const THERAPY_DAYS_AGO: i32 = 24;

/// A minute of a day as the clock on the wall shows it (more than 24 hours: after midnight).
pub(super) fn moment_on(day: DayKey, minute: u32, zone: &str) -> Moment {
    let wall = day.date().and_time(NaiveTime::MIN) + Duration::minutes(i64::from(minute));
    let known = ZoneClock::of(zone);
    let offset_s = known.as_ref().and_then(|clock| clock.offset_when_it_shows(wall)).unwrap_or(0);
    let utc_ms = wall.and_utc().timestamp_millis() - i64::from(offset_s) * 1000;
    let zone = if known.is_some() { zone.into() } else { zone_of_offset(offset_s) };
    Moment { instant: Instant { utc_ms, offset_s }, zone }
}
