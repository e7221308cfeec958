//! The outlines of shapes, for each kind of picture that has paths of its own.

/// What an outline is drawn with.
pub(super) trait Tracer {
    fn move_to(&mut self, x: f32, y: f32);
    fn line_to(&mut self, x: f32, y: f32);
    fn cubic_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32);
    fn close(&mut self);
}

/// Straight from point to point; what is no number is passed over.
pub(super) fn lines(path: &mut impl Tracer, points: &[(f32, f32)], closed: bool) {
    for (i, (x, y)) in points.iter().filter(|p| p.0.is_finite() && p.1.is_finite()).enumerate() {
        if i == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    if closed {
        path.close();
    }
}

/// Of a quarter circle: how far the handles of its curve stand off, by the usual approximation.
const HANDLE: f32 = 0.552_284_8;

/// How round the corners of a rectangle can be: `None` where they are none.
pub(super) fn roundness(w: f32, h: f32, radius: f32) -> Option<f32> {
    let r = radius.min(w / 2.0).min(h / 2.0);
    (r > 0.0).then_some(r)
}

/// A rectangle with corners of this radius, as [`roundness`] gives it.
pub(super) fn rounded(path: &mut impl Tracer, (x, y): (f32, f32), (w, h): (f32, f32), r: f32) {
    let (right, bottom, k) = (x + w, y + h, r * (1.0 - HANDLE));
    path.move_to(x + r, y);
    path.line_to(right - r, y);
    path.cubic_to(right - k, y, right, y + k, right, y + r);
    path.line_to(right, bottom - r);
    path.cubic_to(right, bottom - k, right - k, bottom, right - r, bottom);
    path.line_to(x + r, bottom);
    path.cubic_to(x + k, bottom, x, bottom - k, x, bottom - r);
    path.line_to(x, y + r);
    path.cubic_to(x, y + k, x + k, y, x + r, y);
    path.close();
}

/// Both libraries name these alike.
macro_rules! traces {
    ($builder:ty) => {
        impl Tracer for $builder {
            fn move_to(&mut self, x: f32, y: f32) {
                self.move_to(x, y);
            }

            fn line_to(&mut self, x: f32, y: f32) {
                self.line_to(x, y);
            }

            fn cubic_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
                self.cubic_to(cx0, cy0, cx1, cy1, x, y);
            }

            fn close(&mut self) {
                self.close();
            }
        }
    };
}

traces!(krilla::geom::PathBuilder);
traces!(tiny_skia::PathBuilder);
