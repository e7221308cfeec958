//! The last four weeks as they are, while nothing is usual yet.

use super::{
    reach::strongest,
    table::{Row, Table},
    window::Window,
};
use crate::{
    analysis::{
        rule::RECENT_DAYS_NEEDED,
        stats::{mean, quantile_of_steps},
    },
    domain::{DayKey, Valence},
};

/// Calendar days described while nothing is usual yet.
pub(crate) const FIRST_WEEKS_DAYS: i32 = 28;

/// What there is to say while nothing is usual yet: the last four weeks as they are, compared with
/// nothing and judging nothing. For a journal that starts in a flat time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FirstWeeks {
    /// The 28 calendar days up to the last one judged, or fewer since the first check-in.
    pub window: Window,
    /// Mean numbness, 0–10, over the days on which it was rated.
    pub numbness: Option<f64>,
    /// Logged days on which no feeling of either side was above 5.
    pub days_nothing_above_5: u32,
    /// p90 of the day's strongest pleasant and unpleasant rating; `None` = that side wasn't rated.
    pub high_pleasant: Option<f64>,
    pub high_unpleasant: Option<f64>,
}

/// Describes the last four weeks of a journal that has no usual yet.
pub(crate) fn first_weeks(table: &Table, today: DayKey) -> Option<FirstWeeks> {
    let from = today.plus(1 - FIRST_WEEKS_DAYS).max(table.first_day()?);
    let rows = table.between(from, today);
    let window = Window::of(from, today, rows);
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
