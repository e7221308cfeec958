//! How much feelings vary, rolling: the width of the three weeks up to each day, by the formula of the one set of numbers.

use super::{
    noticing::{days::Days, numbers::widths, sums::figures::Row},
    rule::RECENT_DAYS,
};
use crate::domain::DayKey;

/// The three weeks up to a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RollingWidth {
    pub day: DayKey,
    /// Steps; `None` where no feeling of that side is rated on enough of these days.
    pub pleasant: Option<f64>,
    pub unpleasant: Option<f64>,
}

/// Of all days, in order.
pub(crate) fn rolling(days: &Days) -> Vec<RollingWidth> {
    let mut figures = Row::default();
    (0..days.len()).map(|place| of_day(days, place, &mut figures)).collect()
}

/// Takes into `all` what changed from `first` to `last`: the three weeks after them have a say in it.
pub(crate) fn renew(all: &mut Vec<RollingWidth>, days: &Days, (first, last): (DayKey, DayKey)) {
    if all.len() != days.len() {
        *all = rolling(days);
        return;
    }
    let mut figures = Row::default();
    let start = all.partition_point(|w| w.day < first);
    let end = all.partition_point(|w| w.day < last.plus(RECENT_DAYS));
    for place in start..end {
        if let Some(width) = all.get_mut(place) {
            *width = of_day(days, place, &mut figures);
        }
    }
}

fn of_day(days: &Days, place: usize, figures: &mut Row) -> RollingWidth {
    let number = days.number_at(place);
    let [pleasant, unpleasant] = widths(days, (number + 1 - RECENT_DAYS, number), figures);
    RollingWidth { day: days.day(number), pleasant, unpleasant }
}
