//! `.txt` of `RedNotebook`, a month each.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::rednotebook,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "rednotebook",
    ending: "txt",
    reader: Some(Reader {
        noun: "a month of RedNotebook",
        help: "Months of RedNotebook: a file, a zip file of them, their folder",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: None,
        tells: |beginning| {
            beginning.text().is_some_and(rednotebook::is_one)
                || (beginning.is_archive() && rednotebook::is_packed(&mut *beginning.whole))
        },
        read: Read::Diary(rednotebook::read),
    }),
    writer: None,
};
