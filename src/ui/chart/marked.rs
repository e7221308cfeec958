//! Stretches that are compared, or being marked, over the days of a picture.

use super::timeline::Timeline;
use crate::{
    domain::DayKey,
    ui::theme::{Look, semibold, size},
};
use egui::{Align2, FontId, Rect, Stroke, Ui, vec2};
use egui_plot::PlotTransform;

/// The stretches that are compared or being marked: a soft band over their days, with a number.
pub(super) fn paint_marked(
    ui: &Ui,
    look: &Look,
    timeline: &Timeline,
    rect: Rect,
    (y, height): (f32, f32),
    transform: &PlotTransform,
) {
    let being = timeline.marking_from.zip(ui.input(|i| i.pointer.interact_pos()));
    let being = being.map(|(from, p)| ("", (from, timeline.day_at(transform.value_from_position(p).x))));
    let compared = timeline.compared.into_iter().flatten().zip(["1", "2"]).map(|(days, name)| (name, days));
    let seen = timeline.in_view();
    let x = |day: DayKey, and: f64| transform.position_from_point_x(f64::from(day.since(timeline.today)) + and);
    let painter = ui.painter().with_clip_rect(transform.frame().expand(1.0).intersect(ui.clip_rect()));
    for (name, (a, b)) in compared.chain(being) {
        let (a, b) = (a.min(b).max(seen.from), a.max(b).min(seen.until));
        if a > b {
            continue;
        }
        let band = Rect::from_x_y_ranges(x(a, 0.0)..=x(b, 1.0), rect.top() + y..=rect.top() + y + height);
        painter.rect_filled(band, 0.0, look.accent().gamma_multiply(0.12));
        for x in [band.left(), band.right()] {
            painter.vline(x, band.y_range(), Stroke::new(1.5, look.accent()));
        }
        let font = FontId::new(size::BODY, semibold());
        painter.text(band.left_top() + vec2(5.0, 3.0), Align2::LEFT_TOP, name, font, look.accent());
    }
}
