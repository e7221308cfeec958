//! A day's range, small, for lists.

use crate::report::{Form, Paint, Palette, Role, Shape, Stroke};

/// A day's range, small, for lists: a bar up to the strongest pleasant rating and down to the strongest
/// unpleasant one, from (0, 0) to (`w`, `h`). A side that was not felt has a ring on the middle line; a side
/// that was not answered has nothing; where neither was, the paper is hatched.
#[must_use]
pub fn day_glyph(pleasant: Option<u8>, unpleasant: Option<u8>, w: f32, h: f32, palette: &Palette) -> Vec<Shape> {
    let (middle, step) = (h / 2.0, (h / 2.0 - 1.0).max(0.0) / 10.0);
    let mut shapes = Vec::new();
    if pleasant.is_none() && unpleasant.is_none() {
        let stroke = Stroke::solid(palette.line, 1.0);
        shapes.push(Shape { role: Role::Gap, form: Form::Hatch { x: 0.0, y: 0.0, w, h, step: 5.0, stroke } });
        return shapes;
    }
    let stroke = Stroke::solid(palette.outline, 1.0);
    shapes.push(Shape { role: Role::Plain, form: Form::Line { from: (0.0, middle), to: (w, middle), stroke } });
    for (value, up, colour) in [(pleasant, true, palette.pleasant), (unpleasant, false, palette.unpleasant)] {
        match value {
            None => {}
            Some(0) => {
                let r = (w * 0.18).min(h * 0.1).max(1.5);
                let centre = (w / 2.0, if up { middle - r - 1.0 } else { middle + r + 1.0 });
                let stroke = Some(Stroke::solid(colour, 1.3));
                shapes.push(Shape { role: Role::NotFelt, form: Form::Circle { centre, radius: r, fill: None, stroke } });
            }
            Some(n) => {
                let tall = f32::from(n.min(10)) * step;
                let (bar, y) = ((w * 0.5).max(2.0), if up { middle - tall } else { middle });
                let (x, fill) = ((w - bar) / 2.0, Some(Paint::with_alpha(colour, 0.75)));
                let form = Form::Rect { x, y, w: bar, h: tall, radius: 1.5, fill, stroke: None };
                shapes.push(Shape { role: Role::Span, form });
            }
        }
    }
    shapes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(shapes: &[Shape]) -> Vec<Role> {
        shapes.iter().map(|s| s.role).collect()
    }

    #[test]
    fn a_day_without_answers_is_hatched_and_a_day_without_feeling_is_not() {
        let p = Palette::light();
        let glyph = |up, down| roles(&day_glyph(up, down, 12.0, 30.0, &p));
        assert_eq!(glyph(None, None), [Role::Gap]);
        assert_eq!(glyph(Some(0), None), [Role::Plain, Role::NotFelt]);
        assert_eq!(glyph(Some(0), Some(0)), [Role::Plain, Role::NotFelt, Role::NotFelt]);
        assert_eq!(glyph(None, Some(4)), [Role::Plain, Role::Span]);
    }
}
