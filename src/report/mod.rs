//! Pictures as vector scenes: drawn once, shown alike on the screen, as SVG and as PNG.
#![expect(clippy::many_single_char_names, reason = "x, y, w, h, r are what drawing is written in")]

mod axis;
mod band;
mod colour;
mod columns;
mod frame;
mod glyph;
mod key;
mod lanes;
mod logged;
mod mark;
mod medicine;
mod overlay;
mod palette;
mod picture;
mod png;
mod river;
mod scene;
mod stream;
mod svg;
mod text;
mod words;

pub use axis::{axis_height, draw_axis};
pub use band::{BRIDGED_DAYS, Gap, Stretch, bandwidth_days, gaps, smoothed};
pub use colour::{Rgb, Sight, contrast, difference, lightness, seen_by};
pub use columns::{Column, columns, days_a_column};
pub use frame::Frame;
pub use glyph::{day_glyph, sparkline};
pub use lanes::Lane;
pub use logged::{LoggedDay, Said, logged_days};
pub use mark::mark;
pub use medicine::{Dose, MOST_MEDICINES, Medicine, draw_medicines, medicine_height, medicines};
pub use palette::{MarkShape, Palette, mark_shape};
pub use picture::{Picture, PictureView, Table};
pub use png::{PngError, png};
pub use river::{Plot, River, RiverView, river, river_of};
pub use scene::{Anchor, Form, Paint, Role, Scene, Shape, Stroke, Weight, hatch_lines};
pub use svg::{Fonts, svg};
pub use text::{first_fitting, fitted, text_width};
pub use words::day_words;
