//! Every format of files that come in or go out, in one list: the command line, the window and all sentences that name
//! formats take theirs from it. A new one is a file here that says all that is known of it, and its place in the list.

mod csv;
mod daylio;
mod daylio_table;
mod format;
mod jsonl;
mod markdown;
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
pub static FORMATS: &[Format] = &[jsonl::FORMAT, csv::FORMAT, daylio::FORMAT, markdown::FORMAT, sqlite::FORMAT];

/// What is known and not taken in. One that can be read some day moves into the list above.
pub static NOT_READ: &[NotRead] = &[daylio_table::NOT_READ];

/// How a file ends that holds everything.
pub const WHOLE: &str = jsonl::FORMAT.ending;

/// What is written as a table for spreadsheets, and what as a diary to read.
pub const TABLE: &str = csv::FORMAT.name;
pub const DIARY: &str = markdown::FORMAT.name;
