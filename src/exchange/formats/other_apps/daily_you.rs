//! `.json` of Daily You.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::daily_you,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "daily_you",
    ending: "json",
    reader: Some(Reader {
        noun: "an export of Daily You",
        help: "An export of Daily You",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: Some(512),
        tells: |beginning| daily_you::is_one(beginning.bytes),
        read: Read::Diary(daily_you::read),
    }),
    writer: None,
};
