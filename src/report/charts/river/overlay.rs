//! What lies over the river: marks, the cross-hair, and the words in place of a river.

use super::plot::{Plot, WIDEST_BAR};
use crate::{
    domain::DayKey,
    report::{
        Anchor, Column, Form, Frame, LoggedDay, Paint, Role, Scene, Stroke, Weight,
        charts::{
            columns::{NARROWEST_BAR, bar},
            marks::{cannot_tell, not_felt},
        },
        fitted,
    },
};

/// "Not felt" as rings on the middle line, one for each side; "can't tell" as a small diamond on the
/// lower edge. Where days share a column both become ticks, the fainter the fewer of its days they mean.
pub(crate) fn draw_marks<'a>(scene: &mut Scene, frame: &Frame, plot: &Plot, cols: impl Iterator<Item = &'a Column>) {
    let p = &frame.palette;
    let r = mark_radius(frame);
    let shared = frame.day_points < NARROWEST_BAR;
    let share = |n: u32, of: u32| 0.2 + 0.8 * n as f32 / of.max(1) as f32;
    for c in cols {
        let (bar_x, w) = bar(frame, (c.first, c.last), WIDEST_BAR);
        let x = bar_x + w / 2.0;
        for (n, up, colour) in [(c.pleasant_not_felt, true, p.pleasant), (c.unpleasant_not_felt, false, p.unpleasant)] {
            if n == 0 {
                continue;
            }
            let form = if shared {
                let y = if up { plot.middle() - 5.0 } else { plot.middle() };
                let fill = Some(Paint::with_alpha(colour, share(n, c.days)));
                Form::Rect { x: x - 1.0, y, w: 2.0, h: 5.0, radius: 0.0, fill, stroke: None }
            } else {
                not_felt(x, plot.middle() + if up { -r - 1.0 } else { r + 1.0 }, r, colour, p.card)
            };
            scene.add(Role::NotFelt, form);
        }
        if c.cannot_tell > 0 {
            let y = plot.y + plot.height - 6.0;
            let form = if shared && c.days > 3 {
                let stroke =
                    Stroke { paint: Paint::with_alpha(p.cannot_tell, share(c.cannot_tell, c.days)), width: 1.0, dash: None };
                Form::Line { from: (x, y - 3.0), to: (x, y + 3.0), stroke }
            } else {
                cannot_tell(x, y, r, p)
            };
            scene.add(Role::CannotTell, form);
        }
    }
}

fn mark_radius(frame: &Frame) -> f32 {
    (frame.day_points * 0.3).clamp(2.2, 4.0)
}

/// The cross-hair of one day.
pub(crate) fn draw_reading(scene: &mut Scene, frame: &Frame, plot: &Plot, day: DayKey, row: Option<&LoggedDay>) {
    let p = &frame.palette;
    let x = frame.middle_of(day);
    let stroke = Stroke::solid(p.ink, 1.0);
    scene.add(Role::Reading, Form::Line { from: (x, plot.y), to: (x, plot.y + plot.height), stroke });
    let values = row.map(|r| [(r.pleasant, -1.0, p.pleasant), (r.unpleasant, 1.0, p.unpleasant)]);
    for (value, away, colour) in values.into_iter().flatten() {
        if let Some(v) = value {
            let centre = (x, plot.middle() + away * f32::from(v) * plot.step());
            let (fill, stroke) = (Some(Paint::solid(colour)), Some(Stroke::solid(p.card, 1.5)));
            scene.add(Role::Reading, Form::Circle { centre, radius: 4.5, fill, stroke });
        }
    }
}

/// Why there is no river.
const NOTHING_YET: [&str; 4] =
    ["Nothing here yet", "After the first check-in", "each day has a bar: pleasant", "feelings up, unpleasant down"];
const NO_CHECK_INS: [&str; 1] = ["No check-ins on these days"];
const NOTHING_ANSWERED: [&str; 1] = ["No feelings are answered on these days"];

/// Words in place of a river, where these days have none.
pub(crate) fn say_if_empty(scene: &mut Scene, frame: &Frame, plot: &Plot, is_new: bool, rows: &[LoggedDay]) {
    if is_new {
        draw_empty(scene, frame, plot, &NOTHING_YET);
    } else if rows.is_empty() {
        draw_empty(scene, frame, plot, &NO_CHECK_INS);
    } else if !rows.iter().any(|day| day.is_answered() || day.imported_mood.is_some()) {
        draw_empty(scene, frame, plot, &NOTHING_ANSWERED);
    }
}

fn draw_empty(scene: &mut Scene, frame: &Frame, plot: &Plot, lines: &[&str]) {
    let p = &frame.palette;
    let middle = frame.x + frame.width / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let (weight, colour) = if i == 0 { (Weight::Semibold, p.ink) } else { (Weight::Regular, p.muted) };
        if let Some(text) = fitted(line, frame.width, frame.caption, weight) {
            let baseline = plot.middle() - frame.caption * 0.6 - frame.line_height() * (lines.len() - 1 - i) as f32;
            scene.add(Role::Plain, frame.text(middle, baseline, Anchor::Middle, colour, weight, text));
        }
    }
}
