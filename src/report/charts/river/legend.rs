use super::{
    Gathered,
    overlay::{cannot_tell, not_felt},
};
use crate::report::{Anchor, Form, Frame, LoggedDay, Paint, Role, Scene, Stroke, Weight, text_width};

/// What a sample in the key shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sample {
    Span,
    Smoothed,
    Usual,
    NotFelt,
    CannotTell,
}

fn words(sample: Sample, sd_days: f32) -> String {
    match sample {
        Sample::Span => "strongest of a day".to_owned(),
        Sample::Smoothed => {
            format!(
                "smoothed, ± {} days",
                crate::report::text::words::tidy(if sd_days > 10.0 { sd_days.round() } else { sd_days })
            )
        }
        Sample::Usual => "usual range".to_owned(),
        Sample::NotFelt => "not felt".to_owned(),
        Sample::CannotTell => "can't tell".to_owned(),
    }
}

/// The samples this picture needs.
fn samples(g: &Gathered<'_>) -> Vec<Sample> {
    let mut list = vec![Sample::Span, Sample::Smoothed];
    if g.analysis.is_some_and(|a| a.usual_reach.is_some()) {
        list.push(Sample::Usual);
    }
    if g.near.iter().any(|d| d.pleasant == Some(0) || d.unpleasant == Some(0)) {
        list.push(Sample::NotFelt);
    }
    if g.near.iter().any(|d| d.cannot_tell > 0) {
        list.push(Sample::CannotTell);
    }
    list
}

/// Each sample with its place: left edge and line.
fn placed(frame: &Frame, g: &Gathered<'_>) -> Vec<(Sample, String, f32, usize)> {
    let (mut x, mut line, mut out) = (frame.x, 0, Vec::new());
    for sample in samples(g) {
        let text = words(sample, g.sd_days);
        let w = 20.0 + text_width(&text, frame.caption, Weight::Regular);
        if x > frame.x && x + w > frame.right() {
            (x, line) = (frame.x, line + 1);
        }
        out.push((sample, text, x, line));
        x += w + frame.caption * 1.2;
    }
    out
}

pub(crate) fn height(frame: &Frame, g: &Gathered<'_>) -> f32 {
    let lines = placed(frame, g).last().map_or(0, |l| l.3 + 1);
    lines as f32 * frame.line_height() + 4.0
}

/// Draws the key beneath `y`.
pub(crate) fn draw(scene: &mut Scene, frame: &Frame, g: &Gathered<'_>, rows: &[LoggedDay], y: f32) {
    if rows.is_empty() {
        return;
    }
    let p = &frame.palette;
    for (sample, text, x, line) in placed(frame, g) {
        let baseline = y + frame.caption + line as f32 * frame.line_height();
        let middle = baseline - frame.caption * 0.34;
        let rect = |x: f32, y: f32, w: f32, h: f32, paint: Paint| Form::Rect {
            x,
            y,
            w,
            h,
            radius: 0.0,
            fill: Some(paint),
            stroke: None,
        };
        match sample {
            Sample::Span => {
                scene.add(Role::Plain, rect(x + 3.0, middle - 6.0, 3.0, 6.0, Paint::with_alpha(p.pleasant, 0.7)));
                scene.add(Role::Plain, rect(x + 3.0, middle, 3.0, 5.0, Paint::with_alpha(p.unpleasant, 0.7)));
                scene.add(Role::Plain, rect(x + 8.0, middle - 4.0, 3.0, 4.0, Paint::with_alpha(p.pleasant, 0.7)));
                scene.add(Role::Plain, rect(x + 8.0, middle, 3.0, 6.0, Paint::with_alpha(p.unpleasant, 0.7)));
            }
            Sample::Smoothed => {
                for (dy, colour) in [(-3.0, p.pleasant), (3.0, p.unpleasant)] {
                    let (from, to) = ((x, middle + dy), (x + 14.0, middle + dy));
                    scene.add(Role::Plain, Form::Line { from, to, stroke: Stroke::solid(colour, 2.0) });
                }
            }
            Sample::Usual => {
                let edge = Some(Stroke::solid(p.outline, 0.6));
                let (w, h, fill) = (14.0, 9.0, Some(Paint::solid(p.usual)));
                scene.add(Role::Plain, Form::Rect { x, y: middle - 4.5, w, h, radius: 0.0, fill, stroke: edge });
            }
            Sample::NotFelt => {
                scene.add(Role::Plain, not_felt(x + 6.0, middle, 3.5, p.pleasant, p.card));
            }
            Sample::CannotTell => {
                let form = cannot_tell(x + 6.0, middle, 3.0, p.ink, p.card);
                scene.add(Role::Plain, form);
            }
        }
        scene.add(Role::Plain, frame.text(x + 19.0, baseline, Anchor::Start, p.muted, Weight::Regular, text));
    }
}
