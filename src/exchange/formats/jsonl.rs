//! `.jsonl`: everything a journal holds, without loss, both ways.

use super::format::{Format, How, MadeBy, Read, Reader, Rows, Writer};
use crate::exchange::{csv::LeftOut, jsonl, other_apps::reading::has_all};

pub(super) const FORMAT: Format = Format {
    name: "jsonl",
    ending: "jsonl",
    reader: Some(Reader {
        noun: "a .jsonl export of Gamut",
        help: "Gamut's own whole export",
        made_by: MadeBy::Gamut,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| {
            let first = beginning.first_line().unwrap_or_default().as_bytes();
            ["gamut", "at", "kind"].iter().any(|key| has_all(first, &[key]))
        },
        read: Read::Ours(|source, read_for, onward| jsonl::read_in_lots(source, read_for, onward)),
    }),
    writer: Some(Writer {
        holds: "everything",
        help: "everything",
        in_settings: "holds everything and can be imported again",
        says: "",
        is_whole: true,
        how: How::Text {
            begins: &["{\"gamut\":"],
            write: |what, out| {
                let written = if what.is_part {
                    jsonl::write_part(what.journal, out)
                } else {
                    jsonl::write_with_earlier(what.journal, what.earlier, out)
                };
                written.map(|()| LeftOut::default())
            },
        },
    }),
};
