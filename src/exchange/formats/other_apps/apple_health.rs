//! `.xml` of Apple's Health, and the zip file it comes in.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::apple_health,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "apple_health",
    ending: "xml",
    reader: Some(Reader {
        noun: "an export of Apple Health",
        help: "An export of Apple Health",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: None,
        tells: |beginning| {
            beginning.text().is_some_and(apple_health::is_one)
                || (beginning.is_archive() && apple_health::is_packed(&mut *beginning.whole))
        },
        read: Read::Diary(apple_health::read),
    }),
    writer: None,
};
