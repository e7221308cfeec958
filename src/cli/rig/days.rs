//! `gamut rig`: which day a moment belongs to.

use super::lines;
use crate::{
    cli::{
        terminal::{failure::Failure, out, out::Out},
        when::offset_in,
    },
    domain::{DayKey, DayStart, Instant},
    exchange::read_at,
};

pub(super) fn one(at: &str, zone: &str, day_start: u8) -> Result<(), Failure> {
    let start = start(day_start)?;
    let day = day_of(at, zone, start)
        .ok_or_else(|| Failure::bad_input("This is not a time with its offset, or not a known zone. Nothing was changed"))?;
    out::all(&day.to_string())
}

/// One line out for each line in, whatever stands in it.
pub(super) fn batch(day_start: u8) -> Result<(), Failure> {
    let start = start(day_start)?;
    let mut out = Out::new();
    lines::each(|line| {
        let day = line.and_then(|l| l.split_once('\t')).and_then(|(at, zone)| day_of(at, zone, start));
        out.line(day.map_or_else(|| "unreadable".to_owned(), |d| d.to_string()))
    })?;
    out.now()
}

fn day_of(at: &str, zone: &str, start: DayStart) -> Option<DayKey> {
    let instant = read_at(at)?;
    let offset_s = offset_in(zone, instant.utc_ms)?;
    Some(Instant { offset_s, ..instant }.day(start))
}

fn start(hour: u8) -> Result<DayStart, Failure> {
    DayStart::new(hour).ok_or_else(|| Failure::bad_input("A day begins at an hour from 0 to 12. Nothing was changed"))
}
