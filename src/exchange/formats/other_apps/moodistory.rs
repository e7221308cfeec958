//! `.csv` of Moodistory.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{first_names, moodistory},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "moodistory",
    ending: "csv",
    reader: Some(Reader {
        noun: "a table of Moodistory",
        help: "A table of Moodistory",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| moodistory::is_one(&first_names(beginning.bytes)),
        read: Read::Diary(moodistory::read),
    }),
    writer: None,
};
