//! Pictures as vector scenes: drawn once, shown alike on the screen, as SVG and as PNG; and words on paper.
#![expect(clippy::many_single_char_names, reason = "x, y, w, h, r are what drawing is written in")]

mod charts;
mod kinds;
mod paper;
mod scene;
mod text;

pub use charts::at_a_glance::{Glance, at_a_glance};
pub use charts::axis::{axis_height, draw_axis};
pub use charts::columns::{Column, columns, days_a_column};
pub use charts::context::{context, context_of};
pub use charts::each_feeling::picture::feelings;
pub use charts::expected::expected;
pub use charts::imported::{ImportedTitles, OWN_ROWS, steps_of_moods};
pub use charts::logged::{LoggedDay, Said, logged_days};
pub use charts::marked::under_a_day::under_a_day;
pub use charts::medicine::{Dose, MOST_MEDICINES, Medicine, draw_medicines, medicine_height, medicines};
pub use charts::mood_scale::{MoodScale, moods_told};
pub use charts::profile_picture::profile;
pub use charts::river::band::{BRIDGED_DAYS, Gap, Stretch, bandwidth_days, gaps};
pub use charts::river::draw::{river, river_in_view, river_of};
pub use charts::river::drawn::River;
pub use charts::river::lanes::Lane;
pub use charts::river::picture::river_picture;
pub use charts::river::plot::{Grows, Plot, RiverView};
pub use charts::river::river_days::RiverDays;
pub use charts::shifts::{before_after_picture, two_stretches_picture};
pub use charts::so_far::days_so_far::{days_so_far, days_so_far_grown};
pub use charts::so_far::first_sight::first_sight;
pub use charts::so_far::gathered_so_far::gathered_so_far;
pub use charts::symptoms::symptoms;
pub use charts::tries::tries;
pub use charts::width::width;
pub use charts::year::month::RangeField;
pub use charts::year::picture::{YearPicture, year};
pub use charts::year::what::YearOf;
pub use kinds::{
    BEFORE_AFTER, BESIDE_RANGE, CHART_KINDS, ChartKind, Draw, EACH_FEELING, OfDays, RIVER, UnderTheRiver, WhichDays, YEAR,
    chart_kind, for_file, is_rated, under_the_river,
};
pub use paper::doctor::doctor_pages;
pub use paper::doctor::for_doctor::ForDoctor;
pub use paper::doctor::wish::{DoctorWish, Paper, Part as DoctorPart, Period, WhichEvent, last_dose};
pub use paper::help_page::{HelpPage, MadePage, help_page};
pub use paper::page::{CellIs, PageCell, PagePart, PaperPage, PartIs};
pub use paper::tagged_pdf::{pdf_of_paper, picture_without_letters, without_letters};
pub use paper::week_sheet::WeekSheet;
pub use scene::colour::{Rgb, Sight, contrast, difference, lightness, seen_by};
pub use scene::form::{Anchor, Form, Paint, Role, Scene, Shape, Stroke, Weight, hatch_lines};
pub use scene::frame::Frame;
pub use scene::glyph::day_glyph;
pub use scene::headed::{Heading, headed};
pub use scene::in_view::InView;
pub use scene::mark::{MarkShape, mark, mark_shape};
pub use scene::palette::Palette;
pub use scene::pdf::{PdfError, pdf};
pub use scene::picture::{Area, Part, Picture, PictureView, Table, TimePicture};
pub use scene::png::{PngError, png};
pub use scene::svg::svg;
pub use text::bidi::{Line, Piece, has_right_to_left, in_order, lines};
pub use text::invisible_characters::{is_unseen, seen, seen_in_a_line, shown};
pub use text::measure::{first_fitting, first_letters, fitted, text_width};
pub use text::system_letters::{FindsFont, SystemFont, letters_from};
pub(crate) use text::words::grouped;
pub use text::words::{day_words, days_between};
