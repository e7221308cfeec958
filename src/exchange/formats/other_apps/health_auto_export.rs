//! `.json` and `.csv` of Health Auto Export.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{first_names, health_auto_export},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "health_auto_export",
    ending: "json",
    reader: Some(Reader {
        noun: "an export of Health Auto Export",
        help: "An export of Health Auto Export",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: Some(512),
        tells: |beginning| {
            health_auto_export::is_json(beginning.bytes) || health_auto_export::is_table(&first_names(beginning.bytes))
        },
        read: Read::Diary(health_auto_export::read),
    }),
    writer: None,
};
