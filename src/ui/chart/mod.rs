//! Pictures with a time axis: one widget for all of them, hosted by `egui_plot`. What is seen is the one scene that files
//! and paper have, too.

mod keys;
mod marked;
mod read_out;
mod scene_item;
mod stretch;
mod time_chart;
mod timeline;

pub(crate) use read_out::paint as read_out;
pub(crate) use stretch::{days, shift, zoom};
pub(crate) use time_chart::{Says, TimeChart};
pub(crate) use timeline::Timeline;
