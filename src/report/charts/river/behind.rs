//! What lies behind bars and marks: dates that the eye may follow, and bare paper where there are no check-ins.

use super::{gathered::Gathered, plot::Plot};
use crate::{
    domain::DayKey,
    report::{Anchor, Form, Frame, Paint, Role, Scene, Stroke, Weight, text_width},
};

/// A dotted line through the plot for every dated thing alike, medicine or not, so that none is
/// pointed at as a cause; those nearer than 8 points to the one before are left to their lanes.
pub(super) fn draw_dates(scene: &mut Scene, frame: &Frame, plot: &Plot, dates: &[DayKey]) {
    let mut last = f32::NEG_INFINITY;
    for day in dates {
        let x = frame.start_of(*day);
        if x - last >= 8.0 {
            let stroke = Stroke::dashed(frame.palette.outline, 1.0, 1.5, 4.0);
            scene.add(Role::Plain, Form::Line { from: (x, plot.y), to: (x, plot.y + plot.height), stroke });
            last = x;
        }
    }
}

/// Bare paper where nothing is known, over everything that lies behind, and the words where they fit.
pub(super) fn draw_gaps(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>) {
    let p = &frame.palette;
    for gap in &g.gaps {
        let (x, end) = (frame.start_of(gap.from), frame.end_of(gap.until));
        let w = end - x;
        let fill = Some(Paint::solid(p.card));
        scene.add(Role::Gap, Form::Rect { x, y: plot.y, w, h: plot.height, radius: 0.0, fill, stroke: None });
        let words = "no check-ins";
        let long = text_width(words, frame.caption, Weight::Regular);
        let (middle, half) = (x + w / 2.0, frame.caption * 0.34);
        if w >= long + 12.0 {
            let text = frame.text(middle, plot.middle() - 7.0, Anchor::Middle, p.muted, Weight::Regular, words.to_owned());
            scene.add(Role::Plain, text);
        } else if w >= frame.caption * 1.15 && plot.height / 2.0 >= long + 12.0 {
            let paint = Paint::solid(p.muted);
            let (x, y) = (middle + half, plot.middle() - 8.0);
            let (anchor, size, weight, text) = (Anchor::Start, frame.caption, Weight::Regular, words.to_owned());
            scene.add(Role::Plain, Form::Text { x, y, anchor, size, weight, paint, text, turn: -90.0 });
        }
    }
}
