//! `.json` of Pixels.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::pixels,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "pixels",
    ending: "json",
    reader: Some(Reader {
        noun: "a backup of Pixels",
        help: "A backup of Pixels",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: Some(512),
        tells: |beginning| pixels::is_one(beginning.bytes),
        read: Read::Diary(pixels::read),
    }),
    writer: None,
};
