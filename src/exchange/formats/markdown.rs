//! `.md`: a diary to read, written.

use super::format::{Format, How, Writer};
use crate::exchange::markdown;

pub(super) const FORMAT: Format = Format {
    name: "markdown",
    ending: "md",
    reader: None,
    writer: Some(Writer {
        holds: "a diary to read",
        help: "a diary",
        in_settings: "a diary to read",
        says: ". It is for reading and can't be imported; a .jsonl export can",
        is_whole: false,
        how: How::Text { begins: &[markdown::BEGINS], write: |what, out| markdown::write(what.journal, what.item, out) },
    }),
};
