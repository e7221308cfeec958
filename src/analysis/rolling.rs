//! How much feelings vary, rolling: the width of the three weeks up to each day, by the formula of the one set of numbers.

use super::{
    Analysis,
    noticing::{days::Days, numbers::widths, sums::Row},
    rule::RECENT_DAYS,
    stats::quantile,
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

/// p10 and p90 (type 7) of the widths whose three weeks lie in the usual days, steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualWidths {
    /// The usual days.
    pub from: DayKey,
    pub until: DayKey,
    pub pleasant: Option<(f64, f64)>,
    pub unpleasant: Option<(f64, f64)>,
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

/// What of the widths is usual; `None` while nothing is.
#[must_use]
pub fn usual_widths(analysis: &Analysis) -> Option<UsualWidths> {
    let window = analysis.usual_reach.as_ref()?.window;
    let first = window.from.plus(RECENT_DAYS - 1);
    let place = |day| analysis.widths.partition_point(|w| w.day < day);
    let inside = analysis.widths.get(place(first)..place(window.until.plus(1))).unwrap_or_default();
    let band = |of: fn(&RollingWidth) -> Option<f64>| {
        let mut values: Vec<f64> = inside.iter().filter_map(of).collect();
        values.sort_by(f64::total_cmp);
        Some((quantile(&values, 0.1)?, quantile(&values, 0.9)?))
    };
    let (from, until) = (window.from, window.until);
    Some(UsualWidths { from, until, pleasant: band(|w| w.pleasant), unpleasant: band(|w| w.unpleasant) })
}
