//! A scene larger or smaller, with everything on it: a page as a preview, a picture on a page.

use crate::report::{Form, Scene, Stroke};

impl Scene {
    /// The same, `factor` times as large.
    #[must_use]
    pub fn scaled(mut self, factor: f32) -> Self {
        self.width *= factor;
        self.height *= factor;
        self.shapes.iter_mut().for_each(|shape| shape.form.scale(factor));
        self
    }
}

impl Form {
    fn scale(&mut self, k: f32) {
        let point = |p: &mut (f32, f32)| *p = (p.0 * k, p.1 * k);
        let pen = |stroke: &mut Stroke| {
            stroke.width *= k;
            stroke.dash = stroke.dash.map(|(on, off)| (on * k, off * k));
        };
        match self {
            Self::Rect { x, y, w, h, radius, stroke, .. } => {
                for n in [x, y, w, h, radius] {
                    *n *= k;
                }
                stroke.iter_mut().for_each(pen);
            }
            Self::Hatch { x, y, w, h, step, stroke } => {
                for n in [x, y, w, h, step] {
                    *n *= k;
                }
                pen(stroke);
            }
            Self::Line { from, to, stroke } => {
                [from, to].into_iter().for_each(point);
                pen(stroke);
            }
            Self::Polyline { points, stroke } => {
                points.iter_mut().for_each(point);
                pen(stroke);
            }
            Self::Polygon { points, stroke, .. } => {
                points.iter_mut().for_each(point);
                stroke.iter_mut().for_each(pen);
            }
            Self::Band { edges, .. } => edges.iter_mut().for_each(|e| *e = (e.0 * k, e.1 * k, e.2 * k)),
            Self::Circle { centre, radius, stroke, .. } => {
                point(centre);
                *radius *= k;
                stroke.iter_mut().for_each(pen);
            }
            Self::Text { x, y, size, .. } => {
                for n in [x, y, size] {
                    *n *= k;
                }
            }
        }
    }
}
