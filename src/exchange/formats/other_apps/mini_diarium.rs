//! `.json` of Mini Diarium.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::mini_diarium,
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "mini_diarium",
    ending: "json",
    reader: Some(Reader {
        noun: "an export of Mini Diarium",
        help: "An export of Mini Diarium in JSON",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Entries,
        most_mib: Some(512),
        tells: |beginning| mini_diarium::is_one(beginning.bytes),
        read: Read::Diary(mini_diarium::read),
    }),
    writer: None,
};
