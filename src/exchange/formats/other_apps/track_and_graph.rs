//! `.csv` of Track & Graph.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{first_names, track_and_graph},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "track_and_graph",
    ending: "csv",
    reader: Some(Reader {
        noun: "a table of Track & Graph",
        help: "A table of Track & Graph",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| track_and_graph::is_one(&first_names(beginning.bytes)),
        read: Read::Diary(track_and_graph::read),
    }),
    writer: None,
};
