//! `.csv` of Bearable.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{bearable, first_names},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "bearable",
    ending: "csv",
    reader: Some(Reader {
        noun: "a table of Bearable",
        help: "A table of Bearable",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| bearable::is_one(&first_names(beginning.bytes)),
        read: Read::Diary(bearable::read),
    }),
    writer: None,
};
