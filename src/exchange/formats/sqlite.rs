//! `.sqlite`: everything as a database that other programs read, written.

use super::format::{Format, How, Writer};

pub(super) const FORMAT: Format = Format {
    name: "sqlite",
    ending: "sqlite",
    reader: None,
    writer: Some(Writer {
        holds: "a database",
        help: "a database",
        in_settings: "a database any program reads",
        says: ": any program that reads SQLite can read it",
        is_whole: false,
        how: How::Database,
    }),
};
