//! `.csv` of How We Feel.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{first_names, how_we_feel},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "how_we_feel",
    ending: "csv",
    reader: Some(Reader {
        noun: "a table of How We Feel",
        help: "A table of How We Feel",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| how_we_feel::is_one(&first_names(beginning.bytes)),
        read: Read::Diary(how_we_feel::read),
    }),
    writer: None,
};
