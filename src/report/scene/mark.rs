//! The mark a feeling wears beside its colour: which one, and its shape.

use crate::{
    domain::Valence,
    report::{Form, Paint, Rgb, Stroke},
};
use std::f32::consts::{FRAC_PI_2, PI, TAU};

/// The mark a feeling wears beside its colour, so that nothing is told by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkShape {
    Circle,
    Square,
    Triangle,
    Heart,
    Star,
    Sun,
    Pentagon,
    Leaf,
    Drop,
    Diamond,
    Octagon,
    TriangleDown,
    Crescent,
    Cross,
    Hexagon,
    Bolt,
    Ring,
}

impl MarkShape {
    /// As it is called where it can be chosen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Square => "square",
            Self::Triangle => "triangle",
            Self::Heart => "heart",
            Self::Star => "star",
            Self::Sun => "sun",
            Self::Pentagon => "pentagon",
            Self::Leaf => "leaf",
            Self::Drop => "drop",
            Self::Diamond => "diamond",
            Self::Octagon => "octagon",
            Self::TriangleDown => "triangle pointing down",
            Self::Crescent => "crescent",
            Self::Cross => "cross",
            Self::Hexagon => "hexagon",
            Self::Bolt => "bolt",
            Self::Ring => "ring",
        }
    }
}

/// The mark of a feeling of this side and hue (0..=7; larger ones come round again).
#[must_use]
pub fn mark_shape(valence: Valence, hue: u8) -> MarkShape {
    use MarkShape as M;
    let pleasant = [M::Circle, M::Square, M::Triangle, M::Heart, M::Star, M::Sun, M::Pentagon, M::Leaf];
    let unpleasant = [M::Drop, M::Diamond, M::Octagon, M::TriangleDown, M::Crescent, M::Cross, M::Hexagon, M::Bolt];
    let at = usize::from(hue % 8);
    match valence {
        Valence::Pleasant => pleasant[at],
        Valence::Unpleasant => unpleasant[at],
        Valence::Numbness => M::Ring,
    }
}

/// A feeling's mark around a point, within `radius`. Every part is convex, a band or a stroke, so that
/// any painter can fill it.
#[must_use]
pub fn mark(shape: MarkShape, centre: (f32, f32), radius: f32, colour: Rgb) -> Vec<Form> {
    let (x, y, r) = (centre.0, centre.1, radius.max(0.5));
    let fill = Some(Paint::solid(colour));
    let disc = |x: f32, y: f32, radius: f32| Form::Circle { centre: (x, y), radius, fill, stroke: None };
    let area = |points: Vec<(f32, f32)>| Form::Polygon { points, fill, stroke: None };
    let bar = |w: f32, h: f32| Form::Rect { x: x - w / 2.0, y: y - h / 2.0, w, h, radius: r * 0.15, fill, stroke: None };
    match shape {
        MarkShape::Circle => vec![disc(x, y, r * 0.9)],
        MarkShape::Square => {
            vec![Form::Rect {
                x: x - r * 0.82,
                y: y - r * 0.82,
                w: r * 1.64,
                h: r * 1.64,
                radius: r * 0.25,
                fill,
                stroke: None,
            }]
        }
        MarkShape::Triangle => vec![area(corners(x, y + r * 0.15, r * 1.05, 3, -FRAC_PI_2))],
        MarkShape::TriangleDown => vec![area(corners(x, y - r * 0.15, r * 1.05, 3, FRAC_PI_2))],
        MarkShape::Diamond => vec![area(corners(x, y, r, 4, -FRAC_PI_2))],
        MarkShape::Pentagon => vec![area(corners(x, y, r, 5, -FRAC_PI_2))],
        MarkShape::Hexagon => vec![area(corners(x, y, r, 6, 0.0))],
        MarkShape::Octagon => vec![area(corners(x, y, r, 8, PI / 8.0))],
        MarkShape::Heart => vec![
            disc(x - r * 0.44, y - r * 0.3, r * 0.5),
            disc(x + r * 0.44, y - r * 0.3, r * 0.5),
            area(vec![(x - r * 0.88, y - r * 0.06), (x, y - r * 0.3), (x + r * 0.88, y - r * 0.06), (x, y + r * 0.95)]),
        ],
        MarkShape::Drop => {
            vec![disc(x, y + r * 0.3, r * 0.68), area(vec![(x - r * 0.61, y), (x, y - r), (x + r * 0.61, y), (x, y + r * 0.3)])]
        }
        MarkShape::Star => (0..5)
            .map(|i| {
                let turn = i as f32 * TAU / 5.0 - FRAC_PI_2;
                let at = |angle: f32, r: f32| (x + r * angle.cos(), y + r * angle.sin());
                area(vec![at(turn, r), at(turn + TAU / 10.0, r * 0.45), (x, y), at(turn - TAU / 10.0, r * 0.45)])
            })
            .collect(),
        MarkShape::Sun => {
            let stroke = Stroke::solid(colour, r * 0.22);
            let ray = |i: i32| {
                let a = i as f32 * TAU / 8.0;
                let at = |r: f32| (x + r * a.cos(), y + r * a.sin());
                Form::Line { from: at(r * 0.72), to: at(r), stroke }
            };
            std::iter::once(disc(x, y, r * 0.5)).chain((0..8).map(ray)).collect()
        }
        MarkShape::Leaf => vec![arched(x, r, colour, |t| (y - r * 0.8 * (1.0 - t * t), y + r * 0.8 * (1.0 - t * t)))],
        MarkShape::Crescent => vec![arched(x, r, colour, |t| {
            let outer = (1.0 - t * t).max(0.0).sqrt();
            (y + r * (0.6 - 1.3 * outer), y + r * (0.6 - 0.45 * outer))
        })],
        MarkShape::Cross => vec![bar(r * 0.56, r * 1.8), bar(r * 1.8, r * 0.56)],
        MarkShape::Bolt => vec![
            area(vec![(x + r * 0.35, y - r), (x + r * 0.1, y + r * 0.12), (x - r * 0.6, y + r * 0.12)]),
            area(vec![(x - r * 0.35, y + r), (x - r * 0.1, y - r * 0.12), (x + r * 0.6, y - r * 0.12)]),
        ],
        MarkShape::Ring => {
            let stroke = Some(Stroke::solid(colour, r * 0.34));
            vec![Form::Circle { centre, radius: r * 0.76, fill: None, stroke }]
        }
    }
}

/// The corners of a regular shape, the first at `turn` (0 = to the right, clockwise).
fn corners(x: f32, y: f32, r: f32, n: u8, turn: f32) -> Vec<(f32, f32)> {
    let at = |i: u8| f32::from(i) * TAU / f32::from(n) + turn;
    (0..n).map(|i| (x + r * at(i).cos(), y + r * at(i).sin())).collect()
}

/// An area between two curves over −1..=1 of the mark's width.
fn arched(x: f32, r: f32, colour: Rgb, edges: impl Fn(f32) -> (f32, f32)) -> Form {
    let point = |i: u8| {
        let t = (f32::from(i) / 12.0 - 1.0).clamp(-1.0, 1.0);
        let (top, low) = edges(t);
        (x + r * t, top, low)
    };
    Form::Band { edges: (0..=24).map(point).collect(), fill: Paint::solid(colour) }
}
