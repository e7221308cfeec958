//! What of the rolling widths is usual.

use super::{Analysis, RollingWidth, rule::RECENT_DAYS, stats::quantile};
use crate::domain::DayKey;

/// p10 and p90 (type 7) of the widths whose three weeks lie in the usual days, steps.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualWidths {
    /// The usual days.
    pub from: DayKey,
    pub until: DayKey,
    pub pleasant: Option<(f64, f64)>,
    pub unpleasant: Option<(f64, f64)>,
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
