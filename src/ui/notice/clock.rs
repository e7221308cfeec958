//! How long a message stays.

use egui::{Id, Ui};
use std::time::Duration;

/// Seconds: enough to read two sentences slowly.
const STAYS_S: f64 = 8.0;
/// Whoever wants less motion is given more time.
const STAYS_LONGER_S: f64 = 16.0;

/// How long a message was there.
#[derive(Debug, Clone)]
struct There {
    which: (u64, String),
    for_s: f64,
    /// When that was counted, in seconds of the window's own time.
    counted_at_s: f64,
}

/// Whether this message was there long enough. While it `rests` its time does not pass.
pub(super) fn is_over(ui: &Ui, which: &(u64, String), rests: bool, reduce_motion: bool) -> bool {
    let (place, now) = (Id::unique("how long the notice was there"), ui.input(|i| i.time));
    let before = ui.data(|d| d.get_temp::<There>(place)).filter(|there| there.which == *which);
    let mut there = before.unwrap_or_else(|| There { which: which.clone(), for_s: 0.0, counted_at_s: now });
    if !rests {
        there.for_s += now - there.counted_at_s;
    }
    there.counted_at_s = now;
    let left = if reduce_motion { STAYS_LONGER_S } else { STAYS_S } - there.for_s;
    ui.data_mut(|d| d.insert_temp(place, there));
    if !rests && left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
    }
    left <= 0.0
}
