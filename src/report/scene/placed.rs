//! One scene inside another, as a picture on a page.

use crate::report::{Form, Scene};

impl Scene {
    /// Puts the shapes of another scene on this one, its upper left corner at (`x`, `y`), without its background.
    pub fn place(&mut self, other: Scene, x: f32, y: f32) {
        self.shapes.extend(other.shapes.into_iter().map(|mut shape| {
            shape.form.shift(x, y);
            shape
        }));
    }
}

impl Form {
    fn shift(&mut self, dx: f32, dy: f32) {
        let by = |p: &mut (f32, f32)| *p = (p.0 + dx, p.1 + dy);
        match self {
            Self::Rect { x, y, .. } | Self::Hatch { x, y, .. } | Self::Text { x, y, .. } => (*x, *y) = (*x + dx, *y + dy),
            Self::Line { from, to, .. } => [from, to].into_iter().for_each(by),
            Self::Polyline { points, .. } | Self::Polygon { points, .. } => points.iter_mut().for_each(by),
            Self::Band { edges, .. } => edges.iter_mut().for_each(|e| *e = (e.0 + dx, e.1 + dy, e.2 + dy)),
            Self::Circle { centre, .. } => by(centre),
        }
    }
}
