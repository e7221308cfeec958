//! `.emoods`, and the `entry.csv` in it.

use crate::exchange::{
    formats::format::{Format, MadeBy, Read, Reader, Rows},
    other_apps::{emoods, first_names},
};

pub(in crate::exchange::formats) const FORMAT: Format = Format {
    name: "emoods",
    ending: "emoods",
    reader: Some(Reader {
        noun: "an export of eMoods",
        help: "An export of eMoods",
        made_by: MadeBy::AnotherApp,
        rows: Rows::Lines,
        most_mib: None,
        tells: |beginning| {
            emoods::is_one(&first_names(beginning.bytes))
                || (beginning.is_archive() && emoods::is_packed(&mut *beginning.whole))
        },
        read: Read::Diary(emoods::read),
    }),
    writer: None,
};
