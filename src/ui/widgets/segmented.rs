//! A few views, or a few values, of which one is on, or at most one: one shape, whose parts are pressed.

use super::{focus_ring, list::named_row::begin_line_for};
use crate::{
    report::shown,
    ui::theme::{Look, semibold, size},
};
use egui::{
    Align, Align2, CursorIcon, FontId, Galley, InnerResponse, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, text::LayoutJob, vec2,
};
use std::{ops::Range, sync::Arc};

const HEIGHT: f32 = 32.0;
const RADIUS: f32 = 8.0;
/// Beside the words of a part, and above and below those that take two lines.
const PADDING: f32 = 12.0;
const ABOVE: f32 = 6.0;
/// A finger meets a part that is at least so wide.
const LEAST: f32 = 40.0;

/// Gives another one when it was pressed. Parts that have no room in a line stand in a second one.
pub fn one_of<T: PartialEq, S: AsRef<str>>(
    ui: &mut Ui,
    look: &Look,
    now: &T,
    offered: impl IntoIterator<Item = (T, S)>,
) -> Option<T> {
    let mut offered: Vec<(T, S)> = offered.into_iter().collect();
    let on = offered.iter().position(|(value, _)| value == now);
    let words: Vec<&str> = offered.iter().map(|(_, words)| words.as_ref()).collect();
    let pressed = parts(ui, look, on, &words).inner.filter(|n| Some(*n) != on);
    pressed.map(|n| offered.swap_remove(n).0)
}

/// The same where none may be on: gives what holds after a press, which for the one that was on is none. The response is
/// that of the first part.
pub fn at_most_one<T: PartialEq, S: AsRef<str>>(
    ui: &mut Ui,
    look: &Look,
    now: Option<&T>,
    offered: impl IntoIterator<Item = (T, S)>,
) -> InnerResponse<Option<Option<T>>> {
    let mut offered: Vec<(T, S)> = offered.into_iter().collect();
    let on = now.and_then(|now| offered.iter().position(|(value, _)| value == now));
    let words: Vec<&str> = offered.iter().map(|(_, words)| words.as_ref()).collect();
    let InnerResponse { inner: pressed, response } = parts(ui, look, on, &words);
    let holds = pressed.map(|n| (Some(n) != on).then(|| offered.swap_remove(n).0));
    InnerResponse::new(holds, response)
}

/// The shape itself: which part was pressed, and the response of the first.
fn parts(ui: &mut Ui, look: &Look, on: Option<usize>, offered: &[&str]) -> InnerResponse<Option<usize>> {
    let whole = ui.max_rect().width();
    // No part is wider than there is room: its words take two lines.
    let most = (whole - 2.0 * PADDING).max(LEAST);
    let words = |ui: &Ui, text: &str, is_on: bool| -> Arc<Galley> {
        let font = if is_on { FontId::new(size::BODY, semibold()) } else { FontId::proportional(size::BODY) };
        let mut job = LayoutJob::simple(shown(text).into_owned(), font, if is_on { look.accent() } else { look.ink() }, most);
        job.halign = Align::Center;
        ui.fonts_mut(|f| f.layout_job(job))
    };
    // As large as its heavier words, so that nothing moves when another one is on.
    let heavy: Vec<_> = offered.iter().map(|text| words(ui, text, true).size()).collect();
    let widths: Vec<f32> = heavy.iter().map(|size| (size.x + 2.0 * PADDING).max(LEAST)).collect();
    let all: f32 = widths.iter().sum();
    begin_line_for(ui, all.min(whole));
    let room = if all <= whole { all } else { ui.available_size_before_wrap().x.min(whole) };
    let (mut pressed, mut first) = (None, None::<Response>);
    for line in lines(&widths, room) {
        let wide: f32 = widths[line.clone()].iter().sum();
        let high = heavy[line.clone()].iter().map(|size| size.y + 2.0 * ABOVE).fold(HEIGHT, f32::max);
        let (place, whole) = ui.allocate_exact_size(vec2(wide, high), Sense::hover());
        ui.painter().rect(place, RADIUS, look.card(), Stroke::new(1.0, look.line()), StrokeKind::Inside);
        let mut left = place.left();
        for n in line {
            let (text, is_on) = (offered[n], on == Some(n));
            let part = Rect::from_min_size(pos2(left, place.top()), vec2(widths[n], high));
            let r = ui.interact(part, whole.id.with(n), Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
            if is_on || r.hovered() || r.is_pointer_button_down_on() {
                let fill = if is_on { look.accent_soft() } else { look.ground() };
                ui.painter().rect_filled(part.shrink(2.0), RADIUS - 2.0, fill);
            }
            let written = words(ui, text, is_on);
            let at = Align2::CENTER_CENTER.anchor_size(part.center(), written.size()).min;
            // Its lines are centred about where it is painted.
            ui.painter().galley(at + vec2(written.size().x / 2.0, 0.0), written, look.ink());
            r.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), is_on, text));
            focus_ring(ui, look, &r);
            if r.clicked() {
                pressed = Some(n);
            }
            first.get_or_insert(r);
            left += widths[n];
        }
    }
    InnerResponse::new(pressed, first.unwrap_or_else(|| ui.response()))
}

/// Which parts stand in which line: as many as have room, and at least one.
fn lines(widths: &[f32], room: f32) -> Vec<Range<usize>> {
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut left = 0.0;
    for (n, wide) in widths.iter().enumerate() {
        if let Some(line) = lines.last_mut().filter(|_| *wide <= left + 0.5) {
            line.end = n + 1;
        } else {
            lines.push(n..n + 1);
            left = room;
        }
        left -= wide;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_without_room_stand_in_the_next_line() {
        let ends = |widths: &[f32], room| lines(widths, room).iter().map(|line| (line.start, line.end)).collect::<Vec<_>>();
        assert_eq!(ends(&[40.0, 40.0, 40.0], 120.0), [(0, 3)]);
        assert_eq!(ends(&[40.0, 40.0, 40.0], 100.0), [(0, 2), (2, 3)]);
        assert_eq!(ends(&[140.0, 40.0], 100.0), [(0, 1), (1, 2)]);
        assert!(lines(&[], 100.0).is_empty());
    }
}
