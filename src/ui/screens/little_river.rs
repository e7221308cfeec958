use crate::{
    analysis::{DayReach, Pattern},
    domain::DayKey,
    ui::look::{Look, colour, size},
};
use egui::{Align2, FontId, Painter, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

const HEIGHT: f32 = 132.0;
/// Room for the words beneath the bars.
const WORDS: f32 = 22.0;

/// The weeks a pattern rests on: each logged day from its strongest unpleasant to its strongest
/// pleasant rating, the usual weeks and the recent ones marked, days without check-ins left open.
pub fn little_river(ui: &mut Ui, look: &Look, pattern: &Pattern, reach: &[DayReach]) {
    let (from, until) = (pattern.evidence.usual.from, pattern.evidence.recent.until);
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    let days: Vec<&DayReach> = reach.iter().filter(|d| (from..=until).contains(&d.day)).collect();
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, told(pattern, days.len())));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    let plot = Rect::from_min_max(rect.min, pos2(rect.right(), rect.bottom() - WORDS));
    let each = plot.width() / (until.since(from).max(0) + 1) as f32;
    let x = |day: DayKey| plot.left() + each * day.since(from) as f32;
    let windows = [(&pattern.evidence.usual, "your usual weeks"), (&pattern.evidence.recent, "the recent ones")];
    for (window, words) in windows {
        let (left, right) = (x(window.from), x(window.until) + each);
        bracket(&painter, look, plot.bottom() + 4.0, left, right, words);
        let ground = Rect::from_min_max(pos2(left, plot.top()), pos2(right, plot.bottom()));
        painter.rect_filled(ground, 4.0, colour(look.palette.usual).gamma_multiply(0.5));
    }
    let middle = plot.center().y;
    let step = plot.height() / 2.0 / 10.5;
    painter.hline(plot.x_range(), middle, Stroke::new(1.0, look.outline()));
    for day in days {
        one_day(&painter, look, day, x(day.day), each, middle, step);
    }
    let since = x(pattern.since);
    let line = [pos2(since, plot.top()), pos2(since, plot.bottom())];
    painter.extend(Shape::dashed_line(&line, Stroke::new(1.0, look.muted()), 4.0, 3.0));
}

fn one_day(painter: &Painter, look: &Look, day: &DayReach, x: f32, each: f32, middle: f32, step: f32) {
    let (left, right) = (x + each * 0.12, x + each * 0.88);
    let sides = [(day.pleasant, -1.0, look.palette.pleasant), (day.unpleasant, 1.0, look.palette.unpleasant)];
    for (strongest, way, paint) in sides {
        match strongest {
            // Nothing of that side was rated: nothing is drawn.
            None => {}
            Some(0) => {
                let at = pos2(f32::midpoint(left, right), middle + way * 2.5);
                painter.circle_stroke(at, (each * 0.3).clamp(1.0, 2.5), Stroke::new(1.0, colour(paint)));
            }
            Some(n) => {
                let end = middle + way * step * f32::from(n);
                let bar = Rect::from_two_pos(pos2(left, middle), pos2(right, end));
                painter.rect_filled(bar, 1.0, colour(paint).gamma_multiply(0.85));
            }
        }
    }
}

fn bracket(painter: &Painter, look: &Look, y: f32, left: f32, right: f32, words: &str) {
    let line = Stroke::new(1.0, look.outline());
    painter.hline(left + 1.0..=right - 1.0, y, line);
    for x in [left + 1.0, right - 1.0] {
        painter.vline(x, y - 3.0..=y, line);
    }
    let galley = painter.layout_no_wrap(words.to_owned(), FontId::proportional(size::CAPTION), look.muted());
    let bounds = painter.clip_rect();
    let half = galley.size().x / 2.0;
    let middle = f32::midpoint(left, right).clamp(bounds.left() + half, (bounds.right() - half).max(bounds.left() + half));
    let at = Align2::CENTER_TOP.anchor_size(pos2(middle, y + 2.0), galley.size()).min;
    painter.galley(at, galley, look.muted());
}

/// The picture in a sentence.
fn told(pattern: &Pattern, days: usize) -> String {
    let e = &pattern.evidence;
    format!(
        "{days} days with check-ins from {} to {}. Strongest pleasant ratings usually reached {:.1}, recently {:.1}; \
         unpleasant ones usually {:.1}, recently {:.1}",
        e.usual.from.words(),
        e.recent.until.words(),
        e.pleasant.high.usual,
        e.pleasant.high.recent,
        e.unpleasant.high.usual,
        e.unpleasant.high.recent
    )
}
