//! What the pictures draw: how far each day reached, what is usual, and the last strong day.

use super::{
    cell::Cell,
    table::{Row, Table},
    window::Window,
};
use crate::{
    analysis::{rule::KEPT_DAYS_NEEDED, stats::quantile_of_steps},
    domain::{DayKey, FeelingId, Valence},
};

/// The person's usual range for the river's paler band: strongest pleasant and unpleasant rating of
/// a day, as type-7 quantiles p10 and p90 over the usual window. Steps 0–10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualReach {
    pub window: Window,
    pub pleasant: (f64, f64),
    pub unpleasant: (f64, f64),
}

/// One lived day for the river: strongest rating of each side; `None` = nothing of that side was rated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayReach {
    pub day: DayKey,
    pub check_ins: u32,
    pub pleasant: Option<u8>,
    pub unpleasant: Option<u8>,
    /// Mean numbness of the day.
    pub numbness: Option<f64>,
    /// Some feeling was answered "can't tell" that day.
    pub cannot_tell: bool,
}

pub(crate) fn reach(table: &Table) -> Vec<DayReach> {
    table.rows.iter().filter_map(|r| of_day(table, r)).collect()
}

/// Takes what the table now knows of one day into the reaches of all.
pub(crate) fn renew(reach: &mut Vec<DayReach>, table: &Table, day: DayKey) {
    let now = table.between(day, day).first().and_then(|r| of_day(table, r));
    match (reach.binary_search_by_key(&day, |r| r.day), now) {
        (Ok(at), Some(now)) => reach.splice(at..=at, [now]).for_each(drop),
        (Ok(at), None) => drop(reach.remove(at)),
        (Err(at), Some(now)) => reach.insert(at, now),
        (Err(_), None) => {}
    }
}

/// `None` of a day without check-ins.
fn of_day(table: &Table, r: &Row) -> Option<DayReach> {
    (r.check_ins > 0).then(|| DayReach {
        day: r.day,
        check_ins: r.check_ins,
        pleasant: r.strongest(&table.feelings, Valence::Pleasant),
        unpleasant: r.strongest(&table.feelings, Valence::Unpleasant),
        numbness: r.numbness(&table.feelings),
        cannot_tell: r.cannot_tell,
    })
}

/// How far the days of the usual reach, whose dates the analysis knows; `None` while there are too few of them, or one
/// side never was rated.
pub(crate) fn usual_reach(table: &Table, usual: Option<(DayKey, DayKey)>) -> Option<UsualReach> {
    let (from, until) = usual?;
    let rows = table.between(from, until);
    let window = Window::of(from, until, rows);
    if window.days_logged < KEPT_DAYS_NEEDED {
        return None;
    }
    let band = |side| {
        let used = strongest(table, rows, side);
        Some((quantile_of_steps(&used, 0.1)?, quantile_of_steps(&used, 0.9)?))
    };
    Some(UsualReach { window, pleasant: band(Valence::Pleasant)?, unpleasant: band(Valence::Unpleasant)? })
}

/// Takes a day whose ratings changed into [`last_strong`], without looking at the days before it.
pub(crate) fn renew_last_strong(last: &[(FeelingId, DayKey)], table: &Table, day: DayKey) -> Vec<(FeelingId, DayKey)> {
    let row = table.between(day, day).first();
    let strong = |column: usize| row.and_then(|r| r.cells.get(column)).is_some_and(Cell::is_strong);
    let now = |column: usize, id: FeelingId| match last.iter().find(|l| l.0 == id).map(|l| l.1) {
        Some(before) if before > day => Some(before),
        before if strong(column) => Some(before.map_or(day, |b| b.max(day))),
        // It was strong on this day last, and isn't any more.
        Some(before) if before == day => last_strong_day(table, column),
        before => before,
    };
    table.feelings.iter().enumerate().filter_map(|(column, f)| Some((f.id, now(column, f.id)?))).collect()
}

/// The last day each feeling was [`STRONG`](super::cell::STRONG) or more, in the person's order.
pub(crate) fn last_strong(table: &Table) -> Vec<(FeelingId, DayKey)> {
    table.feelings.iter().enumerate().filter_map(|(column, f)| Some((f.id, last_strong_day(table, column)?))).collect()
}

fn last_strong_day(table: &Table, column: usize) -> Option<DayKey> {
    table.rows.iter().rev().find(|r| r.cells.get(column).is_some_and(Cell::is_strong)).map(|r| r.day)
}

/// How far a typical day of a stretch reaches: the median over its days of the strongest rating of each side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypicalDay {
    /// Days on which something pleasant or unpleasant was rated.
    pub days: u32,
    /// `None` = nothing of that side was rated.
    pub pleasant: Option<f64>,
    pub unpleasant: Option<f64>,
}

/// The typical day from `from` to `until`, both included.
#[must_use]
pub fn typical_day(reach: &[DayReach], from: DayKey, until: DayKey) -> TypicalDay {
    let days = || reach.iter().filter(|r| (from..=until).contains(&r.day));
    let middle = |of: fn(&DayReach) -> Option<u8>| quantile_of_steps(&counted(days().filter_map(of)), 0.5);
    TypicalDay {
        days: u32::try_from(days().filter(|r| r.pleasant.is_some() || r.unpleasant.is_some()).count()).unwrap_or(u32::MAX),
        pleasant: middle(|r| r.pleasant),
        unpleasant: middle(|r| r.unpleasant),
    }
}

/// The same of the usual that was kept for a pattern, by its dates.
#[must_use]
pub fn kept_reach(reach: &[DayReach], (from, until): (DayKey, DayKey)) -> Option<UsualReach> {
    let place = |day| reach.partition_point(|r| r.day < day);
    let days = reach.get(place(from)..place(until.plus(1)))?;
    let band = |of: fn(&DayReach) -> Option<u8>| {
        let used = counted(days.iter().filter_map(of));
        Some((quantile_of_steps(&used, 0.1)?, quantile_of_steps(&used, 0.9)?))
    };
    let check_ins = days.iter().map(|d| d.check_ins).fold(0, u32::saturating_add);
    let window = Window { from, until, days_logged: u32::try_from(days.len()).unwrap_or(u32::MAX), check_ins };
    Some(UsualReach { window, pleasant: band(|r| r.pleasant)?, unpleasant: band(|r| r.unpleasant)? })
}

/// How often each step was the strongest of its side on a day.
pub(super) fn strongest(table: &Table, rows: &[Row], side: Valence) -> [u32; 11] {
    counted(rows.iter().filter_map(|r| r.strongest(&table.feelings, side)))
}

fn counted(steps: impl Iterator<Item = u8>) -> [u32; 11] {
    let mut used = [0; 11];
    for step in steps {
        if let Some(count) = used.get_mut(usize::from(step)) {
            *count += 1;
        }
    }
    used
}
