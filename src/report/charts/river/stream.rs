//! The river itself, from back to front: usual range, scale, smoothed band, gaps and a bar for each day.

use super::{
    band::inside,
    behind::{draw_dates, draw_gaps},
    gathered::Gathered,
    moods, overlay,
    plot::{Plot, WIDEST_BAR},
    river_days::RiverColumn,
};
use crate::report::{Anchor, Column, Form, Frame, Paint, Rgb, Role, Scene, Stretch, Stroke, Weight, charts::columns::bar};

/// Draws everything inside the plot, from back to front.
pub(crate) fn draw(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>, cols: &[RiverColumn]) {
    if let Some(scale) = &g.moods {
        return moods::draw(scene, frame, plot, g, scale);
    }
    draw_usuals(scene, frame, plot, g);
    g.marked.draw_shade(scene, frame, plot.y, plot.y + plot.height);
    draw_scale(scene, frame, plot);
    draw_dates(scene, frame, plot, &g.dates);
    let sides = [Side { up: true, colour: frame.palette.pleasant }, Side { up: false, colour: frame.palette.unpleasant }];
    let every = (2.0 / frame.day_points).max(0.25);
    let near = g.near.first().zip(g.near.last()).map(|(first, last)| (first.day.number(), last.day.number()));
    let stretches = [g.days.pleasant(), g.days.unpleasant()].map(|rated| {
        let all = near.map(|near| rated.smoothed(near, frame.from.number(), g.sd_days, every));
        all.into_iter().flatten().filter_map(|st| inside(frame, &st)).collect::<Vec<Stretch>>()
    });
    for (side, all) in sides.iter().zip(&stretches) {
        for stretch in all {
            let edge = |(at, v): &(f32, f32)| (frame.at(*at), side.y(plot, *v));
            let edges = stretch.iter().map(edge).map(|(x, y)| (x, y.min(plot.middle()), y.max(plot.middle()))).collect();
            let alpha = if frame.palette.dark { 0.5 } else { 0.42 };
            scene.add(Role::River, Form::Band { edges, fill: Paint::with_alpha(frame.palette.river, alpha) });
        }
    }
    draw_gaps(scene, frame, plot, g);
    for side in &sides {
        draw_spans(scene, frame, plot, cols, *side);
    }
    let middle = Stroke::solid(frame.palette.outline, 1.2);
    scene.add(Role::Plain, Form::Line { from: (frame.x, plot.middle()), to: (frame.right(), plot.middle()), stroke: middle });
    for (side, all) in sides.iter().zip(&stretches) {
        for stretch in all {
            let points = stretch.iter().map(|(at, v)| (frame.at(*at), side.y(plot, *v))).collect();
            scene.add(Role::Plain, Form::Polyline { points, stroke: Stroke::solid(side.colour, 2.0) });
        }
    }
    overlay::draw_marks(scene, frame, plot, cols.iter().map(|c| &c.column));
}

/// One side of the river.
#[derive(Clone, Copy)]
struct Side {
    up: bool,
    colour: Rgb,
}

impl Side {
    fn y(self, plot: &Plot, value: f32) -> f32 {
        let away = value.clamp(0.0, 10.0) * plot.step();
        if self.up { plot.middle() - away } else { plot.middle() + away }
    }

    fn ends(self, c: &Column) -> Option<(u8, u8)> {
        if self.up { c.pleasant } else { c.unpleasant }
    }
}

/// Each usual range: filled over its own dates, and as two thin lines from there on.
fn draw_usuals(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>) {
    for (usual, last) in &g.usuals {
        let (x0, x1, end) = (frame.start_of(usual.window.from), frame.end_of(usual.window.until), frame.end_of(*last));
        #[expect(clippy::cast_possible_truncation, reason = "0 to 10")]
        let away = |q: f64| q as f32 * plot.step();
        let (up, down) = (away(usual.pleasant.1), away(usual.unpleasant.1));
        let (y, h) = (plot.middle() - up, up + down);
        if x1 > x0 {
            let fill = Some(Paint::solid(frame.palette.usual));
            let stroke = Some(Stroke::solid(frame.palette.usual_line(), 0.6));
            scene.add(Role::Usual, Form::Rect { x: x0, y, w: x1 - x0, h, radius: 0.0, fill, stroke });
        }
        if end > x1 {
            for y in [y, y + h] {
                let stroke = Stroke::solid(frame.palette.usual_line(), 1.2);
                scene.add(Role::Usual, Form::Line { from: (x1, y), to: (end, y), stroke });
            }
        }
    }
}

fn draw_scale(scene: &mut Scene, frame: &Frame, plot: &Plot) {
    let p = &frame.palette;
    for (value, label) in [(10.0, "10"), (5.0, ""), (0.0, "0"), (-5.0, ""), (-10.0, "10")] {
        let y = plot.middle() - value * plot.step();
        let stroke = if label.is_empty() { Stroke::dashed(p.line, 1.0, 2.0, 4.0) } else { Stroke::solid(p.line, 1.0) };
        scene.add(Role::Plain, Form::Line { from: (frame.x, y), to: (frame.right(), y), stroke });
        if !label.is_empty() {
            let at = y + frame.caption * 0.34;
            scene.add(Role::Plain, frame.text(frame.x - 5.0, at, Anchor::End, p.muted, Weight::Regular, label.to_owned()));
        }
    }
    // Arrows are drawn, not written: the letters' font has none.
    for (word, up) in [("pleasant", true), ("unpleasant", false)] {
        let baseline = if up { plot.y - 5.0 } else { plot.y + plot.height + frame.caption + 2.0 };
        let x = frame.right() - frame.caption * 0.9;
        scene.add(Role::Plain, frame.text(x, baseline, Anchor::End, p.muted, Weight::Regular, word.to_owned()));
        let (ax, s) = (frame.right() - frame.caption * 0.4, frame.caption * 0.28);
        let (low, high) = (baseline, baseline - frame.caption * 0.7);
        let (tip, end, inward) = if up { (high, low, s) } else { (low, high, -s) };
        let stroke = Stroke::solid(p.muted, frame.caption * 0.1);
        scene.add(Role::Plain, Form::Line { from: (ax, end), to: (ax, tip), stroke });
        let points = vec![(ax - s, tip + inward), (ax, tip), (ax + s, tip + inward)];
        scene.add(Role::Plain, Form::Polyline { points, stroke });
    }
}

fn draw_spans(scene: &mut Scene, frame: &Frame, plot: &Plot, cols: &[RiverColumn], side: Side) {
    for RiverColumn { column: c, .. } in cols {
        let Some((least, most)) = side.ends(c) else { continue };
        let (x, w) = bar(frame, (c.first, c.last), WIDEST_BAR);
        // Where days share a column: paler up to the strongest of them, fuller up to the weakest.
        let parts: &[(u8, f32)] = if least == most { &[(most, 0.56)] } else { &[(most, 0.36), (least, 0.3)] };
        for (value, alpha) in parts.iter().filter(|(v, _)| *v > 0) {
            let end = side.y(plot, f32::from(*value));
            let (y, h) = (end.min(plot.middle()), (end - plot.middle()).abs());
            let radius = if w >= 5.0 { (w * 0.3).min(4.0) } else { 0.0 };
            let fill = Some(Paint::with_alpha(side.colour, *alpha));
            scene.add(Role::Span, Form::Rect { x, y, w, h, radius, fill, stroke: None });
        }
    }
}
