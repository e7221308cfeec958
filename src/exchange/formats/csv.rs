//! `.csv`: Gamut's own table of check-ins, both ways.

use super::format::{Format, How, MadeBy, Read, Reader, Rows, Writer};
use crate::exchange::csv;

pub(super) const FORMAT: Format = Format {
    name: "csv",
    ending: "csv",
    reader: Some(Reader {
        noun: "a table of check-ins",
        help: "Gamut's own table",
        made_by: MadeBy::Gamut,
        rows: Rows::Lines,
        most_mib: Some(512),
        tells: |beginning| beginning.text().is_some() && csv::is_table(beginning.bytes),
        read: Read::Ours(|source, read_for, onward| csv::read_in_lots(source, read_for, onward)),
    }),
    writer: Some(Writer {
        holds: "a table",
        help: "a table",
        in_settings: "is a table for spreadsheets",
        says: ". It holds check-ins only; a .jsonl export holds everything",
        is_whole: false,
        how: How::Text { begins: csv::BEGINS, write: |what, out| csv::write(what.journal, what.item, what.table, out) },
    }),
};
