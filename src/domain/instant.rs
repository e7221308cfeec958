//! A point in time as it was lived: with the offset, and for a moment the zone, that the clock then had.

use super::{DayKey, DayStart, Zone};
use chrono::{DateTime, NaiveDateTime};

/// A point in time with the offset the wall clock had: enough to show it as it was lived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant {
    /// Milliseconds since 1970-01-01T00:00Z.
    pub utc_ms: i64,
    /// Seconds east of UTC, −86,399..=86,399.
    pub offset_s: i32,
}

impl Instant {
    /// What the clock on the wall showed.
    #[must_use]
    pub fn wall_clock(self) -> NaiveDateTime {
        DateTime::from_timestamp_millis(self.utc_ms.saturating_add(i64::from(self.offset_s) * 1000))
            .map(|t| t.naive_utc())
            .unwrap_or_default()
    }

    #[must_use]
    pub fn day(self, start: DayStart) -> DayKey {
        DayKey::of(self.wall_clock(), start)
    }

    /// "21:40"
    #[must_use]
    pub fn clock_words(self) -> String {
        self.wall_clock().format("%H:%M").to_string()
    }
}

/// An [`Instant`] and the zone it was in.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Moment {
    pub instant: Instant,
    pub zone: Zone,
}
