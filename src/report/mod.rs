//! Pictures as vector scenes: drawn once, shown alike on the screen, as SVG and as PNG.

mod axis;
mod band;
mod colour;
mod columns;
mod frame;
mod key;
mod lanes;
mod logged;
mod medicine;
mod palette;
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
pub use lanes::Lane;
pub use logged::{LoggedDay, Said, logged_days};
pub use medicine::{Dose, MOST_MEDICINES, Medicine, draw_medicines, medicine_height, medicines};
pub use palette::{MarkShape, Palette, mark_shape};
pub use png::{PngError, png};
pub use river::{Plot, River, RiverView, river};
pub use scene::{Anchor, Form, Paint, Role, Scene, Shape, Stroke, Weight, hatch_lines};
pub use svg::{Fonts, svg};
pub use text::{first_fitting, fitted, text_width};
pub use words::day_words;
