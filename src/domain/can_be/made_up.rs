//! Days and moments for the tests of what can be.

use crate::domain::{CanBe, DayKey, Instant, Moment};
use chrono::DateTime;

pub(super) fn day(text: &str) -> DayKey {
    DayKey::parse(text).expect("a test's own day")
}

pub(super) fn at(text: &str, zone: &str) -> Moment {
    let t = DateTime::parse_from_rfc3339(text).expect("a test's own time");
    let instant = Instant { utc_ms: t.timestamp_millis(), offset_s: t.offset().local_minus_utc() };
    Moment { instant, zone: zone.into() }
}

/// A Sunday morning in Berlin.
pub(super) fn as_of() -> CanBe {
    CanBe::as_of(at("2026-11-29T05:00:00+01:00", "Europe/Berlin").instant)
}
