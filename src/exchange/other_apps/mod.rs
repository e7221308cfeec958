//! Files of other apps, each read into a [`Diary`](super::diary::Diary): a file or folder an app. A new one is a file here,
//! one in `formats/other_apps`, and its place in the list there.

pub(super) mod any_table;
pub(super) mod apple_health;
pub(super) mod bearable;
pub(super) mod daily_you;
pub(super) mod day_one;
pub(super) mod daylio_table;
pub(super) mod emoods;
pub(super) mod health_auto_export;
pub(super) mod how_we_feel;
pub(super) mod jrnl;
pub(super) mod mini_diarium;
pub(super) mod moodistory;
pub(super) mod nomie;
pub(super) mod pixels;
pub(super) mod reading;
pub(super) mod rednotebook;
pub(super) mod track_and_graph;

pub use any_table::{Asks, Column, Look, Scale, Seems, WITHOUT_NAMES};
pub(super) use reading::first_names;
pub use rednotebook::Months;

#[cfg(test)]
mod tests;
