//! What the pictures draw: how far each day reached, what is usual, and the last strong day.

use super::table::{Cell, Row, Table};
use crate::{
    analysis::{
        DayReach, FirstWeeks, UsualReach,
        pattern::{one_day::window, usual},
        rule::{Params, RECENT_DAYS_NEEDED, USUAL_DAYS_NEEDED},
        stats::{mean, quantile_of_steps},
    },
    domain::{DayKey, FeelingId, Valence},
};

/// The step from which a rating is called strong here: "clearly" felt.
pub const STRONG: u8 = 5;
/// Calendar days described while nothing is usual yet.
pub const FIRST_WEEKS_DAYS: i32 = 28;

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

/// The usual reach as of `today`; `None` while too few usual days are logged, or one side never was.
pub(crate) fn usual_reach(table: &Table, today: DayKey, params: &Params) -> Option<UsualReach> {
    let (from, until) = usual::usual(table, today, table.first_day()?, params);
    let rows = table.between(from, until);
    let window = window(from, until, rows);
    if window.days_logged < USUAL_DAYS_NEEDED {
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

/// The last day each feeling was [`STRONG`] or more, in the person's order.
pub(crate) fn last_strong(table: &Table) -> Vec<(FeelingId, DayKey)> {
    table.feelings.iter().enumerate().filter_map(|(column, f)| Some((f.id, last_strong_day(table, column)?))).collect()
}

fn last_strong_day(table: &Table, column: usize) -> Option<DayKey> {
    table.rows.iter().rev().find(|r| r.cells.get(column).is_some_and(Cell::is_strong)).map(|r| r.day)
}

/// Describes the last four weeks of a journal that has no usual yet.
pub(crate) fn first_weeks(table: &Table, today: DayKey) -> Option<FirstWeeks> {
    let from = today.plus(1 - FIRST_WEEKS_DAYS).max(table.first_day()?);
    let rows = table.between(from, today);
    let window = window(from, today, rows);
    if window.days_logged < RECENT_DAYS_NEEDED {
        return None;
    }
    let low = |r: &&Row| {
        let sides = [Valence::Pleasant, Valence::Unpleasant];
        r.logged && sides.into_iter().filter_map(|s| r.strongest(&table.feelings, s)).all(|strongest| strongest <= 5)
    };
    let numb: Vec<f64> = rows.iter().filter_map(|r| r.numbness(&table.feelings)).collect();
    Some(FirstWeeks {
        window,
        numbness: mean(&numb),
        days_nothing_above_5: u32::try_from(rows.iter().filter(low).count()).unwrap_or(u32::MAX),
        high_pleasant: quantile_of_steps(&strongest(table, rows, Valence::Pleasant), 0.9),
        high_unpleasant: quantile_of_steps(&strongest(table, rows, Valence::Unpleasant), 0.9),
    })
}

/// How far a typical day of a stretch reaches: the median over its days of the strongest rating of each side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TypicalDay {
    /// Days with check-ins.
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
        days: u32::try_from(days().count()).unwrap_or(u32::MAX),
        pleasant: middle(|r| r.pleasant),
        unpleasant: middle(|r| r.unpleasant),
    }
}

/// How often each step was the strongest of its side on a day.
fn strongest(table: &Table, rows: &[Row], side: Valence) -> [u32; 11] {
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
