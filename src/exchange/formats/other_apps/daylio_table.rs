//! `.csv` of Daylio: its moods are words only.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{daylio_table, first_names},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "daylio_csv",
    ending: "csv",
    reader: Some(Reader {
        noun: "the table that Daylio exports",
        help: "The table that Daylio exports",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| daylio_table::is_one(&first_names(beginning.bytes)),
        read: Read::Diary(daylio_table::read),
    }),
    writer: None,
};
