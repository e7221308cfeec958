//! Files of other apps, written by hand after what is known of their formats: what comes in, what is refused, and that each
//! is told by what stands in it.

mod json;
mod marked_up;
mod tables;
mod told;

use crate::{
    domain::DayStart,
    exchange::{
        ExchangeError, Incoming, ReadFor,
        diary::{Choices, Diary},
        formats::{self, Asked, Beginning},
    },
};
use std::io::{Cursor, Write};

/// What is read of a file of this format.
pub(super) fn diary(format: &str, file: &[u8]) -> Result<Diary, ExchangeError> {
    named_diary(format, "file", file)
}

pub(super) fn named_diary(format: &str, file_name: &str, file: &[u8]) -> Result<Diary, ExchangeError> {
    let choices = Choices::default();
    let reader = formats::named(format).expect("a format").reader;
    let read = reader.diary(&mut Cursor::new(file), &Asked::of(&choices, file_name));
    read.map(|diary| diary.expect("another app's"))
}

/// What it offers without a choice.
pub(super) fn incoming(format: &str, file: &[u8]) -> Incoming {
    with(format, file, &Choices::default())
}

pub(super) fn with(format: &str, file: &[u8], choices: &Choices) -> Incoming {
    let reader = formats::named(format).expect("a format").reader;
    let asked = Asked::of(choices, "2024-01.txt");
    reader.incoming(&mut Cursor::new(file), ReadFor::from(DayStart::default()), &asked).expect("it is read")
}

/// Which format a file is told to be of.
pub(super) fn told(file: &[u8]) -> Option<&'static str> {
    let bytes = &file[..file.len().min(64 << 10)];
    formats::told(&mut Beginning { bytes, whole: &mut Cursor::new(file) }).map(|kind| kind.format.name)
}

/// Each check-in as its id, its wall clock, its tags and its note.
pub(super) fn said(incoming: &Incoming) -> Vec<String> {
    let each = incoming.journal.check_ins.iter().map(|c| {
        let tags = c.context.tags.iter().map(|t| &**t).collect::<Vec<_>>().join("|");
        let sleep = c.context.sleep.map_or_else(String::new, |s| format!(" slept {}", s.hours()));
        format!("{} {} [{tags}]{sleep} {}", c.id, c.at.instant.wall_clock().format("%m-%d %H:%M"), c.note.replace('\n', "/"))
    });
    each.collect()
}

/// Each value of a series, in words.
pub(super) fn series(incoming: &Incoming) -> Vec<String> {
    incoming.journal.moods.iter().map(|m| m.words(None, 5.0)).collect()
}

pub(super) fn refused(incoming: &Incoming) -> Vec<(u64, &str)> {
    incoming.rejected.iter().map(|(n, why)| (*n, why.as_str())).collect()
}

pub(super) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory does not fail");
    }
    zip.finish().expect("an archive").into_inner()
}

/// The same file twice, and with a mark of its encoding, says the same.
pub(super) fn is_the_same_however_it_is_encoded(format: &str, text: &str) {
    let plain = incoming(format, text.as_bytes());
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    for bytes in [format!("\u{feff}{text}").into_bytes(), utf16] {
        let again = incoming(format, &bytes);
        assert_eq!((said(&again), series(&again)), (said(&plain), series(&plain)));
    }
}
