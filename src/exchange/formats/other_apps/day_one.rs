//! `.zip` of Day One, and the JSON in it.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::day_one,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "day_one",
    ending: "zip",
    reader: Some(Reader {
        noun: "an export of Day One",
        help: "An export of Day One in JSON",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: None,
        tells: |beginning| {
            day_one::is_one(beginning.bytes) || (beginning.is_archive() && day_one::is_packed(&mut *beginning.whole))
        },
        read: Read::Diary(day_one::read),
    }),
    writer: None,
};
