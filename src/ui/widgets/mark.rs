//! A feeling's mark.

use crate::{
    report::{MarkShape, Rgb, mark},
    ui::painter::paint_form,
};
use egui::{Color32, Painter, Pos2};

/// Paints a feeling's mark, about `2 * r` wide, around `at`, opaque: the same one the pictures wear.
pub fn paint_mark(painter: &Painter, shape: MarkShape, at: Pos2, r: f32, colour: Color32) {
    for form in mark(shape, (0.0, 0.0), r, Rgb(colour.r(), colour.g(), colour.b())) {
        paint_form(painter, at, &form);
    }
}
