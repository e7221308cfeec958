//! Pictures as vector scenes: drawn once, shown alike on the screen, as SVG and as PNG.

mod colour;
mod palette;
mod scene;

pub use colour::{Rgb, Sight, contrast, difference, lightness, seen_by};
pub use palette::{MarkShape, Palette, mark_shape};
pub use scene::{Anchor, Form, Paint, Role, Scene, Shape, Stroke, Weight, hatch_lines};
