//! Every format of files that come in or go out, in one list: the command line, the window and all sentences that name
//! formats take theirs from it. A new one is a file here that says all that is known of it, and its place in the list.

mod csv;
mod day_one_text;
mod daylio;
mod format;
mod jsonl;
mod lots;
mod markdown;
mod other_apps;
mod sqlite;
mod telling;
mod words;

pub use format::{
    Asked, Beginning, ExportKind, FileKind, Format, How, MadeBy, NotRead, Outgoing, Read, Reader, Rows, Source, Writer,
};
pub use telling::{named, not_read, readable, told, with_ending, writable, written_as};
pub use words::{
    endings_read, endings_that_can_be_written, endings_written, export_help, export_in_settings, import_in_settings,
};

/// In the order in which they are named, and asked whether a file is theirs: one whose files another format would take
/// for its own stands before that.
pub static FORMATS: &[Format] = &[
    jsonl::FORMAT,
    csv::FORMAT,
    daylio::FORMAT,
    other_apps::daylio_table::FORMAT,
    other_apps::how_we_feel::FORMAT,
    other_apps::bearable::FORMAT,
    other_apps::emoods::FORMAT,
    other_apps::pixels::FORMAT,
    other_apps::moodistory::FORMAT,
    other_apps::day_one::FORMAT,
    other_apps::jrnl::FORMAT,
    other_apps::nomie::FORMAT,
    other_apps::track_and_graph::FORMAT,
    other_apps::rednotebook::FORMAT,
    other_apps::apple_health::FORMAT,
    other_apps::health_auto_export::FORMAT,
    other_apps::daily_you::FORMAT,
    other_apps::mini_diarium::FORMAT,
    other_apps::any_table::FORMAT,
    markdown::FORMAT,
    sqlite::FORMAT,
];

/// What is known and not taken in. One that can be read some day moves into the list above.
pub static NOT_READ: &[NotRead] = &[day_one_text::NOT_READ];

/// How a file ends that holds everything.
pub const WHOLE: &str = jsonl::FORMAT.ending;

/// What is written as a table for spreadsheets, and what as a diary to read.
pub const TABLE: &str = csv::FORMAT.name;
pub const DIARY: &str = markdown::FORMAT.name;
