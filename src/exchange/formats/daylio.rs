//! `.daylio`: the backup that Daylio makes of everything, taken in.

use super::format::{Format, MadeBy, Read, Reader, Rows};
use crate::exchange::daylio;

pub(super) const FORMAT: Format = Format {
    name: "daylio",
    ending: "daylio",
    reader: Some(Reader {
        noun: "a backup of Daylio",
        help: "A backup made by Daylio",
        made_by: MadeBy::AnotherApp,
        // It has no lines.
        rows: Rows::Entries,
        // The photos in it are not read and may be as many as they like.
        most_mib: None,
        tells: |beginning| beginning.is_archive() && daylio::is_backup(&mut *beginning.whole),
        read: Read::Diary(daylio::read),
    }),
    writer: None,
};
