//! The keys of a picture with a time axis: reading its days, panning and zooming.

use super::{
    stretch::{days, shift, whole, zoom},
    timeline::Timeline,
};
use crate::domain::DayKey;
use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// What is pressed while the picture has the keyboard; gives the day that Enter opens.
pub(super) fn keys(ui: &Ui, r: &Response, timeline: &mut Timeline) -> Option<DayKey> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(r.id, filter));
    let (today, all) = (timeline.today, timeline.all);
    let Timeline { stretch, reading, .. } = timeline;
    let span = stretch.from_back - stretch.until_back;
    let last = today.plus(-whole(stretch.until_back));
    let mut open = None;
    ui.input_mut(|i| {
        let mut press = |key| i.consume_key(Modifiers::NONE, key);
        for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if press(key) {
                let day = reading.map_or(last, |read| read.plus(by));
                *reading = Some(day.min(today));
            }
        }
        if press(Key::PageUp) {
            shift(stretch, span * 0.5, all);
        }
        if press(Key::PageDown) {
            shift(stretch, -span * 0.5, all);
        }
        if press(Key::Home) {
            shift(stretch, all, all);
        }
        if press(Key::End) {
            shift(stretch, -all, all);
        }
        if press(Key::Plus) || press(Key::Equals) {
            zoom(stretch, 0.7, 0.5, all);
        }
        if press(Key::Minus) {
            zoom(stretch, 1.0 / 0.7, 0.5, all);
        }
        if press(Key::Enter) {
            open = *reading;
        }
    });
    // The day that is read stays in the picture.
    if let Some(day) = *reading {
        let back = days(today.since(day));
        if back > stretch.from_back {
            shift(stretch, back - stretch.from_back, all);
        } else if back < stretch.until_back {
            shift(stretch, back - stretch.until_back, all);
        }
    }
    open
}
