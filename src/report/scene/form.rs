//! What a picture is made of: shapes with a role each, in order of drawing.

use crate::report::Rgb;

/// Which part of a text sits at its point. The point's height is always the text's baseline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Semibold,
}

/// A colour and how much of it covers what lies beneath.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    pub colour: Rgb,
    /// 0 (nothing) to 1 (covers).
    pub alpha: f32,
}

impl Paint {
    #[must_use]
    pub const fn solid(colour: Rgb) -> Self {
        Self { colour, alpha: 1.0 }
    }

    #[must_use]
    pub const fn with_alpha(colour: Rgb, alpha: f32) -> Self {
        Self { colour, alpha }
    }

    /// Its alpha as a part of 1; what is no number covers.
    pub(crate) const fn covers(self) -> f32 {
        if self.alpha.is_finite() { self.alpha.clamp(0.0, 1.0) } else { 1.0 }
    }
}

/// A line's paint and width; `dash` is (drawn, left out) in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    pub paint: Paint,
    pub width: f32,
    pub dash: Option<(f32, f32)>,
}

impl Stroke {
    #[must_use]
    pub const fn solid(colour: Rgb, width: f32) -> Self {
        Self { paint: Paint::solid(colour), width, dash: None }
    }

    #[must_use]
    pub const fn dashed(colour: Rgb, width: f32, on: f32, off: f32) -> Self {
        Self { paint: Paint::solid(colour), width, dash: Some((on, off)) }
    }
}

/// What a shape stands for. A picture is judged by these in tests, and a screen can find its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Frames, grid, labels: stands for no datum.
    Plain,
    /// From the strongest unpleasant to the strongest pleasant rating of a day or pixel column.
    Span,
    /// The smoothed band.
    River,
    /// The usual range behind it.
    Usual,
    /// A side of a day was answered, and everything on it was "not felt".
    NotFelt,
    /// A feeling was answered "can't tell".
    CannotTell,
    /// A stretch without check-ins.
    Gap,
    /// A medicine and its dose.
    Medicine,
    /// A pattern's bracket.
    Pattern,
    /// A bar or mark of another lane.
    Lane,
    /// A day's mean of one feeling, or a measure of a stretch of days.
    Value,
    /// The cross-hair of the day that is read out.
    Reading,
}

/// One thing to draw. Lengths are points (a screen's logical pixels, user units in SVG), x to the
/// right, y down.
#[derive(Debug, Clone, PartialEq)]
pub enum Form {
    Rect {
        x: f32,
        y: f32,
        w: f32,
        h: f32,
        radius: f32,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    },
    Line {
        from: (f32, f32),
        to: (f32, f32),
        stroke: Stroke,
    },
    Polyline {
        points: Vec<(f32, f32)>,
        stroke: Stroke,
    },
    /// A filled area; it may be concave, and never crosses itself.
    Polygon {
        points: Vec<(f32, f32)>,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    },
    /// The area between two edges over the same x, from left to right: `(x, upper y, lower y)`.
    /// Kept apart from `Polygon`, because a screen that fills convex areas only can draw it in strips.
    Band {
        edges: Vec<(f32, f32, f32)>,
        fill: Paint,
    },
    Circle {
        centre: (f32, f32),
        radius: f32,
        fill: Option<Paint>,
        stroke: Option<Stroke>,
    },
    /// Slanted lines `step` points apart, cut at the rectangle's edges: "nothing is known here".
    Hatch {
        x: f32,
        y: f32,
        w: f32,
        h: f32,
        step: f32,
        stroke: Stroke,
    },
    /// One line of text; `turn` in degrees clockwise about its point.
    Text {
        x: f32,
        y: f32,
        anchor: Anchor,
        size: f32,
        weight: Weight,
        paint: Paint,
        text: String,
        turn: f32,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    pub role: Role,
    pub form: Form,
}

/// One picture, drawn alike by the screen, as SVG and as PNG, so that they cannot disagree.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Points, above 0.
    pub width: f32,
    pub height: f32,
    /// What it is, in a few words.
    pub title: String,
    /// What it shows, in sentences, for those who can't see it.
    pub description: String,
    /// `None` = whatever lies beneath shows through.
    pub background: Option<Rgb>,
    /// In order of drawing.
    pub shapes: Vec<Shape>,
}

impl Scene {
    #[must_use]
    pub fn new(width: f32, height: f32, title: &str) -> Self {
        Self {
            width: width.max(1.0),
            height: height.max(1.0),
            title: title.to_owned(),
            description: String::new(),
            background: None,
            shapes: Vec::new(),
        }
    }

    pub fn add(&mut self, role: Role, form: Form) {
        self.shapes.push(Shape { role, form });
    }

    /// The shapes of one role, in order of drawing.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Form> {
        self.shapes.iter().filter(move |s| s.role == role).map(|s| &s.form)
    }
}

/// The lines of a hatched rectangle, cut at its edges.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few hundred lines at most, from a clamped number"
)]
pub fn hatch_lines(x: f32, y: f32, w: f32, h: f32, step: f32) -> Vec<((f32, f32), (f32, f32))> {
    if !(w > 0.0 && h > 0.0 && step > 0.0) {
        return Vec::new();
    }
    let count = ((w + h) / step).clamp(0.0, 4000.0) as usize;
    (1..=count)
        .map(|i| {
            // The line u + v = d in the rectangle's own measure, from its left or bottom edge to its top or right one.
            let d = i as f32 * step;
            let (u0, v0) = if d <= h { (0.0, d) } else { (d - h, h) };
            let (u1, v1) = if d <= w { (d, 0.0) } else { (w, d - w) };
            ((x + u0, y + v0), (x + u1, y + v1))
        })
        .filter(|(a, b)| a != b)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hatch_stays_inside_its_rectangle_and_nothing_makes_nothing() {
        assert!(hatch_lines(0.0, 0.0, 0.0, 5.0, 2.0).is_empty());
        assert!(hatch_lines(0.0, 0.0, 5.0, 5.0, 0.0).is_empty());
        assert!(hatch_lines(0.0, 0.0, f32::NAN, 5.0, 1.0).is_empty());
        let lines = hatch_lines(10.0, 20.0, 30.0, 8.0, 4.0);
        assert_eq!(lines.len(), 9);
        for ((x0, y0), (x1, y1)) in lines {
            for (x, y) in [(x0, y0), (x1, y1)] {
                assert!((10.0..=40.0).contains(&x) && (20.0..=28.0).contains(&y), "{x} {y}");
            }
            assert!(x1 > x0 && y1 < y0);
        }
    }
}
