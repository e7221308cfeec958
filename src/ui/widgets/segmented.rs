//! A few views, or a few values, of which one is on: one shape, whose parts are pressed.

use super::{focus_ring, list::named_row::begin_line_for};
use crate::{
    report::shown,
    ui::theme::{Look, semibold, size},
};
use egui::{
    Align2, Color32, CursorIcon, FontId, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, text::LayoutJob, vec2,
};
use std::{ops::Range, sync::Arc};

const HEIGHT: f32 = 32.0;
const RADIUS: f32 = 8.0;
/// Beside the words of a part.
const PADDING: f32 = 12.0;
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
    let heavy = FontId::new(size::BODY, semibold());
    let words = |ui: &Ui, text: &str, font: FontId, tint: Color32| {
        ui.fonts_mut(|f| f.layout_job(LayoutJob::simple_singleline(text.to_owned(), font, tint)))
    };
    // As wide as its heavier words, so that nothing moves when another one is on.
    let width = |(_, text): &(T, S)| {
        let wide = words(ui, &shown(text.as_ref()), heavy.clone(), look.ink()).size().x;
        (wide + 2.0 * PADDING).max(LEAST)
    };
    let widths: Vec<f32> = offered.iter().map(width).collect();
    let whole = ui.max_rect().width();
    let all: f32 = widths.iter().sum();
    begin_line_for(ui, all.min(whole));
    let room = if all <= whole { all } else { ui.available_size_before_wrap().x.min(whole) };
    let mut wanted = None;
    for line in lines(&widths, room) {
        let wide: f32 = widths[line.clone()].iter().sum();
        let (place, whole) = ui.allocate_exact_size(vec2(wide, HEIGHT), Sense::hover());
        ui.painter().rect(place, RADIUS, look.card(), Stroke::new(1.0, look.line()), StrokeKind::Inside);
        let mut left = place.left();
        for n in line {
            let (value, text) = &offered[n];
            let on = *value == *now;
            let part = Rect::from_min_size(pos2(left, place.top()), vec2(widths[n], HEIGHT));
            let r = ui.interact(part, whole.id.with(n), Sense::click()).on_hover_cursor(CursorIcon::PointingHand);
            if on || r.hovered() || r.is_pointer_button_down_on() {
                let fill = if on { look.accent_soft() } else { look.ground() };
                ui.painter().rect_filled(part.shrink(2.0), RADIUS - 2.0, fill);
            }
            let (font, tint) = if on { (heavy.clone(), look.accent()) } else { (FontId::proportional(size::BODY), look.ink()) };
            let written: Arc<_> = words(ui, &shown(text.as_ref()), font, tint);
            let at = Align2::CENTER_CENTER.anchor_size(part.center(), written.size()).min;
            ui.painter().galley(at, written, tint);
            r.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, text.as_ref()));
            focus_ring(ui, look, &r);
            if r.clicked() && !on {
                wanted = Some(n);
            }
            left += widths[n];
        }
    }
    wanted.map(|n| offered.swap_remove(n).0)
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
