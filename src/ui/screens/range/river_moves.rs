//! Which days the river shows: moved by pointer, wheel, pinch and keys.

use crate::{
    app::{Action, Stretch},
    report::River,
    ui::View,
};
use egui::{EventFilter, Key, Modifiers, Rect, Response, Ui};

/// How many days back the first check-in or event is.
pub fn days_in_all(view: &View<'_>) -> f32 {
    let journal = view.open.counted();
    let first = journal.check_ins.first().map(|c| c.day).into_iter().chain(journal.events.first().map(|e| e.day)).min();
    first.map_or(30.0, |d| days(view.today().since(d))).max(13.0)
}

#[expect(clippy::cast_precision_loss, reason = "a life has fewer than 2^24 days")]
pub const fn days(n: i32) -> f32 {
    n as f32
}

#[expect(clippy::cast_possible_truncation, reason = "a life has fewer than 2^24 days")]
pub fn whole(days: f32) -> i32 {
    days.round() as i32
}

/// Where a preset ends: today or, when the last check-in is more than a month ago, that day.
pub fn end_back(view: &View<'_>) -> f32 {
    let last = view.open.counted().check_ins.last().map_or(0, |c| view.today().since(c.day));
    if last > 31 { days(last) } else { 0.0 }
}

/// What is shown: the person's choice, or a quarter to begin with, long enough to see a narrowing and
/// short enough to see days.
pub fn shown(view: &View<'_>) -> Stretch {
    let until_back = end_back(view);
    view.forms.range.stretch.unwrap_or(Stretch { from_back: until_back + 91.0, until_back })
}

/// The fewest days that are shown.
const CLOSEST: f32 = 6.0;

/// Shows `span` days, keeping the day at `part` of the width (0 left, 1 right) where it is.
pub fn zoom(form: &mut Stretch, by: f32, part: f32, all: f32) {
    let span = form.from_back - form.until_back;
    let wanted = (span * by).clamp(CLOSEST, all.max(CLOSEST));
    let kept = form.from_back - span * part;
    form.from_back = kept + wanted * part;
    form.until_back = form.from_back - wanted;
    settle(form, all);
}

/// Keeps the stretch between today and a little before the first day.
fn settle(form: &mut Stretch, all: f32) {
    let span = (form.from_back - form.until_back).clamp(CLOSEST, all.max(CLOSEST));
    if form.from_back > all {
        (form.from_back, form.until_back) = (all.max(span), all.max(span) - span);
    }
    if form.until_back < 0.0 {
        (form.from_back, form.until_back) = (span, 0.0);
    }
}

pub fn shift(form: &mut Stretch, by_days: f32, all: f32) {
    form.from_back += by_days;
    form.until_back += by_days;
    settle(form, all);
}

/// Dragging pans, and so does the wheel sideways; pinching, or the wheel with Ctrl, zooms. The wheel alone is
/// left to the room, which is longer than the window.
pub fn move_about(ui: &Ui, r: &Response, rect: Rect, river: &River, form: &mut Stretch, all: f32) {
    let plot_width = river.plot.width;
    let span = form.from_back - form.until_back;
    let per_point = span / plot_width.max(1.0);
    if r.dragged() {
        shift(form, r.drag_delta().x * per_point, all);
    }
    let Some(pointer) = r.hover_pos() else { return };
    let part = ((pointer.x - rect.left() - river.plot.x) / plot_width.max(1.0)).clamp(0.0, 1.0);
    let (sideways, pinch) = ui.input(|i| (i.smooth_scroll_delta().x, i.zoom_delta()));
    if (pinch - 1.0).abs() > f32::EPSILON {
        zoom(form, 1.0 / pinch, part, all);
    }
    if sideways != 0.0 {
        shift(form, sideways * per_point, all);
    }
}

pub fn keys(ui: &Ui, r: &Response, view: &mut View<'_>, form: &mut Stretch, all: f32) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(r.id, filter));
    let today = view.today();
    let span = form.from_back - form.until_back;
    let reading = &mut view.forms.range.reading;
    let read = reading.unwrap_or_else(|| today.plus(-whole(form.until_back)));
    let mut open = None;
    ui.input_mut(|i| {
        let mut press = |key| i.consume_key(Modifiers::NONE, key);
        for (key, by) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if press(key) {
                let day = if reading.is_none() { read } else { read.plus(by) };
                *reading = Some(if day > today { today } else { day });
            }
        }
        if press(Key::PageUp) {
            shift(form, span * 0.5, all);
        }
        if press(Key::PageDown) {
            shift(form, -span * 0.5, all);
        }
        if press(Key::Home) {
            shift(form, all, all);
        }
        if press(Key::End) {
            shift(form, -all, all);
        }
        if press(Key::Plus) || press(Key::Equals) {
            zoom(form, 0.7, 0.5, all);
        }
        if press(Key::Minus) {
            zoom(form, 1.0 / 0.7, 0.5, all);
        }
        if press(Key::Enter) {
            open = *reading;
        }
    });
    // The day that is read stays in the picture.
    if let Some(day) = view.forms.range.reading {
        let back = days(today.since(day));
        if back > form.from_back {
            shift(form, back - form.from_back, all);
        } else if back < form.until_back {
            shift(form, back - form.until_back, all);
        }
    }
    if let Some(day) = open {
        view.actions.ask(Action::ShowDay(day));
    }
}
