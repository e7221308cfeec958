//! `.csv` of any program: which column is what is said.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::any_table,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "table",
    ending: "csv",
    reader: Some(Reader {
        noun: "a table of another program",
        help: "Any other table; --map says which column is what",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| any_table::looks_like_one(beginning.bytes),
        read: Read::Diary(any_table::read),
    }),
    writer: None,
};
