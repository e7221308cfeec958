//! `.json` and `.csv` of Nomie.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{first_names, nomie},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "nomie",
    ending: "json",
    reader: Some(Reader {
        noun: "a backup or table of Nomie",
        help: "A backup or table of Nomie",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: Some(512),
        tells: |beginning| nomie::is_backup(beginning.bytes) || nomie::is_table(&first_names(beginning.bytes)),
        read: Read::Diary(nomie::read),
    }),
    writer: None,
};
