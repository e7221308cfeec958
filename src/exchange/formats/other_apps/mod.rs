//! What is known of the files of other apps: a file each. Their places are in the list of all formats.

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
pub(super) mod rednotebook;
pub(super) mod track_and_graph;
