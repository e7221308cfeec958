use super::{
    Anchor, Column, Form, Frame, LoggedDay, Paint, Plot, Rgb, Role, Scene, Stretch, Stroke, Weight, columns, days_a_column,
    first_fitting, fitted, river::Gathered, smoothed, text_width,
};
use crate::{
    analysis::{Pattern, PatternKind},
    domain::DayKey,
};

/// Draws everything inside the plot, from back to front.
pub(super) fn draw(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>, rows: &[LoggedDay]) {
    draw_usual(scene, frame, plot, g);
    draw_scale(scene, frame, plot);
    draw_dates(scene, frame, plot, &g.dates);
    let sides = [
        Side { up: true, colour: frame.palette.pleasant, of: |d| d.pleasant },
        Side { up: false, colour: frame.palette.unpleasant, of: |d| d.unpleasant },
    ];
    let every = (2.0 / frame.day_points).max(0.25);
    let stretches = sides.map(|s| {
        let all = smoothed(&g.near, s.of, frame.from, g.sd_days, every);
        all.into_iter().filter_map(|st| inside(frame, &st)).collect::<Vec<Stretch>>()
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
    let cols = columns(rows, days_a_column(frame.day_points, NARROWEST_BAR));
    for side in &sides {
        draw_spans(scene, frame, plot, &cols, side);
    }
    let middle = Stroke::solid(frame.palette.outline, 1.2);
    scene.add(Role::Plain, Form::Line { from: (frame.x, plot.middle()), to: (frame.right(), plot.middle()), stroke: middle });
    for (side, all) in sides.iter().zip(&stretches) {
        for stretch in all {
            let points = stretch.iter().map(|(at, v)| (frame.at(*at), side.y(plot, *v))).collect();
            scene.add(Role::Plain, Form::Polyline { points, stroke: Stroke::solid(side.colour, 2.0) });
        }
    }
    draw_marks(scene, frame, plot, &cols);
}

/// One side of the river.
#[derive(Clone, Copy)]
struct Side {
    up: bool,
    colour: Rgb,
    of: fn(&LoggedDay) -> Option<u8>,
}

impl Side {
    fn y(&self, plot: &Plot, value: f32) -> f32 {
        let away = value.clamp(0.0, 10.0) * plot.step();
        if self.up { plot.middle() - away } else { plot.middle() + away }
    }

    fn ends(&self, c: &Column) -> Option<(u8, u8)> {
        if self.up { c.pleasant } else { c.unpleasant }
    }
}

/// The part of a stretch that lies in view, cut at the edges; `None` when nothing does.
fn inside(frame: &Frame, stretch: &Stretch) -> Option<Stretch> {
    let days = frame.width / frame.day_points;
    let at = |edge: f32, a: (f32, f32), b: (f32, f32)| (edge, a.1 + (b.1 - a.1) * (edge - a.0) / (b.0 - a.0));
    let mut out = Stretch::new();
    // A day's middle is its number here; half a day puts it where it is drawn.
    let shifted: Vec<(f32, f32)> = stretch.iter().map(|(d, v)| (d + 0.5, *v)).collect();
    for pair in shifted.windows(2) {
        let &[a, b] = pair else { continue };
        if b.0 < 0.0 || a.0 > days || b.0 <= a.0 {
            continue;
        }
        if out.is_empty() {
            out.push(if a.0 < 0.0 { at(0.0, a, b) } else { a });
        }
        out.push(if b.0 > days { at(days, a, b) } else { b });
    }
    (out.len() > 1).then_some(out)
}

/// The usual range of this person, from the first day it was learnt on to the last day known.
fn draw_usual(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>) {
    let Some((analysis, usual)) = g.analysis.and_then(|a| a.usual_reach.map(|u| (a, u))) else { return };
    if usual.window.from > frame.until || analysis.until < frame.from {
        return;
    }
    let (x0, x1) = (frame.start_of(usual.window.from), frame.end_of(analysis.until));
    #[expect(clippy::cast_possible_truncation, reason = "0 to 10")]
    let away = |q: f64| q as f32 * plot.step();
    let (up, down) = (away(usual.pleasant.1), away(usual.unpleasant.1));
    let fill = Some(Paint::solid(frame.palette.usual));
    let (y, h) = (plot.middle() - up, up + down);
    scene.add(Role::Usual, Form::Rect { x: x0, y, w: x1 - x0, h, radius: 0.0, fill, stroke: None });
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

/// A dotted line through the plot for every dated thing alike, medicine or not, so that none is
/// pointed at as a cause; those nearer than 8 points to the one before are left to their lanes.
fn draw_dates(scene: &mut Scene, frame: &Frame, plot: &Plot, dates: &[DayKey]) {
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
fn draw_gaps(scene: &mut Scene, frame: &Frame, plot: &Plot, g: &Gathered<'_>) {
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

/// A day or a column of days is at least this wide, so that bars stay bars with paper between them.
const NARROWEST_BAR: f32 = 2.2;

/// Left edge and width of a column's bar: two thirds of its days, in their middle.
fn bar(frame: &Frame, c: &Column) -> (f32, f32) {
    let (x0, x1) = (frame.start_of(c.first), frame.end_of(c.last));
    let w = ((x1 - x0) * 0.68).clamp(1.0, 22.0);
    ((x0 + x1 - w) / 2.0, w)
}

fn draw_spans(scene: &mut Scene, frame: &Frame, plot: &Plot, cols: &[Column], side: &Side) {
    for c in cols {
        let Some((least, most)) = side.ends(c) else { continue };
        let (x, w) = bar(frame, c);
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

/// "Not felt" as rings on the middle line, one for each side; "can't tell" as a small diamond on the
/// lower edge. Where days share a column both become ticks, the fainter the fewer of its days they mean.
fn draw_marks(scene: &mut Scene, frame: &Frame, plot: &Plot, cols: &[Column]) {
    let p = &frame.palette;
    let r = mark_radius(frame);
    let shared = frame.day_points < NARROWEST_BAR;
    let share = |n: u32, of: u32| 0.2 + 0.8 * n as f32 / of.max(1) as f32;
    for c in cols {
        let (bar_x, w) = bar(frame, c);
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
                let stroke = Stroke { paint: Paint::with_alpha(p.ink, share(c.cannot_tell, c.days)), width: 1.0, dash: None };
                Form::Line { from: (x, y - 3.0), to: (x, y + 3.0), stroke }
            } else {
                cannot_tell(x, y, r, p.ink, p.card)
            };
            scene.add(Role::CannotTell, form);
        }
    }
}

fn mark_radius(frame: &Frame) -> f32 {
    (frame.day_points * 0.3).clamp(2.2, 4.0)
}

/// A ring.
pub(super) fn not_felt(x: f32, y: f32, radius: f32, colour: Rgb, card: Rgb) -> Form {
    Form::Circle { centre: (x, y), radius, fill: Some(Paint::solid(card)), stroke: Some(Stroke::solid(colour, 1.4)) }
}

/// A small open diamond.
pub(super) fn cannot_tell(x: f32, y: f32, r: f32, ink: Rgb, card: Rgb) -> Form {
    let points = vec![(x, y - r - 1.0), (x + r + 1.0, y), (x, y + r + 1.0), (x - r - 1.0, y)];
    Form::Polygon { points, fill: Some(Paint::solid(card)), stroke: Some(Stroke::solid(ink, 1.2)) }
}

pub(super) const fn pattern_height(frame: &Frame) -> f32 {
    12.0 + frame.caption * 1.35
}

/// A bracket under the days of each pattern, and its words where they touch no others.
pub(super) fn draw_patterns(scene: &mut Scene, frame: &Frame, patterns: &[&Pattern], y: f32) {
    let p = &frame.palette;
    let mut free_from = 0.0_f32;
    for pattern in patterns {
        let (x0, x1) = (frame.start_of(pattern.since), frame.end_of(pattern.ended.unwrap_or(frame.until)));
        let x1 = x1.max(x0 + 2.0);
        let mut points = vec![(x0, y + 6.0), (x1, y + 6.0)];
        if frame.shows(pattern.since) {
            points.insert(0, (x0, y));
        }
        if pattern.ended.is_none_or(|e| frame.shows(e)) {
            points.push((x1, y));
        }
        scene.add(Role::Pattern, Form::Polyline { points, stroke: Stroke::solid(p.ink, 1.6) });
        let ways: &[&str] = match pattern.kind {
            PatternKind::Both => &["narrower than usual", "narrower"],
            PatternKind::MostlyPleasant => {
                &["mostly pleasant feelings narrower than usual", "pleasant side narrower", "narrower"]
            }
        };
        let Some(words) = first_fitting(ways, frame.width, frame.caption, Weight::Semibold) else { continue };
        let w = text_width(&words, frame.caption, Weight::Semibold);
        let x = ((x0 + x1 - w) / 2.0).min(frame.right() - w).max(frame.x);
        if x >= free_from {
            let baseline = y + 9.0 + frame.caption;
            scene.add(Role::Pattern, frame.text(x, baseline, Anchor::Start, p.ink, Weight::Semibold, words));
            free_from = x + w + frame.caption;
        }
    }
}

/// The cross-hair of one day.
pub(super) fn draw_reading(scene: &mut Scene, frame: &Frame, plot: &Plot, day: DayKey, row: Option<&LoggedDay>) {
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

/// Words in place of a river.
pub(super) fn draw_empty(scene: &mut Scene, frame: &Frame, plot: &Plot, nothing_at_all: bool) {
    let p = &frame.palette;
    let lines: &[&str] = if nothing_at_all {
        &[
            "Nothing here yet",
            "After the first check-in each day has a bar:",
            "pleasant feelings upward, unpleasant ones downward",
        ]
    } else {
        &["No check-ins on these days"]
    };
    let middle = frame.x + frame.width / 2.0;
    for (i, line) in lines.iter().enumerate() {
        let (weight, colour) = if i == 0 { (Weight::Semibold, p.ink) } else { (Weight::Regular, p.muted) };
        if let Some(text) = fitted(line, frame.width, frame.caption, weight) {
            let baseline = plot.middle() - frame.caption * 0.6 - frame.line_height() * (lines.len() - 1 - i) as f32;
            scene.add(Role::Plain, frame.text(middle, baseline, Anchor::Middle, colour, weight, text));
        }
    }
}
