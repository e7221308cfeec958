//! The marks of the two answers that are no strength: "not felt" and "can't tell".

use crate::report::{Form, Paint, Palette, Rgb, Stroke};

/// "Not felt": a ring.
pub(crate) fn not_felt(x: f32, y: f32, radius: f32, colour: Rgb, card: Rgb) -> Form {
    Form::Circle { centre: (x, y), radius, fill: Some(Paint::solid(card)), stroke: Some(Stroke::solid(colour, 1.4)) }
}

/// "Can't tell": a small open diamond.
pub(crate) fn cannot_tell(x: f32, y: f32, r: f32, palette: &Palette) -> Form {
    let points = vec![(x, y - r - 1.0), (x + r + 1.0, y), (x, y + r + 1.0), (x - r - 1.0, y)];
    let stroke = Some(Stroke::solid(palette.cannot_tell, 1.2));
    Form::Polygon { points, fill: Some(Paint::solid(palette.card)), stroke }
}
