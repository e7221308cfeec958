//! `.json` of jrnl.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::jrnl,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "jrnl",
    ending: "json",
    reader: Some(Reader {
        noun: "an export of jrnl",
        help: "An export of jrnl in JSON",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: Some(512),
        tells: |beginning| jrnl::is_one(beginning.bytes),
        read: Read::Diary(jrnl::read),
    }),
    writer: None,
};
