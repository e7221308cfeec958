//! Which format is meant: by its name, by the ending of a file's name, and by what stands in the file.

use super::{
    FORMATS, NOT_READ,
    format::{Beginning, ExportKind, FileKind, Format, NotRead},
};
use std::path::Path;

/// The formats that can be taken in.
pub fn readable() -> impl Iterator<Item = FileKind> {
    readable_of(FORMATS)
}

fn readable_of(formats: &'static [Format]) -> impl Iterator<Item = FileKind> {
    formats.iter().filter_map(|format| Some(FileKind { format, reader: format.reader.as_ref()? }))
}

/// The formats that can be written.
pub fn writable() -> impl Iterator<Item = ExportKind> {
    FORMATS.iter().filter_map(|format| Some(ExportKind { format, writer: format.writer.as_ref()? }))
}

/// The format of this name.
#[must_use]
pub fn named(name: &str) -> Option<FileKind> {
    readable().find(|kind| kind.format.name == name)
}

/// The format whose file this is, told by what stands in it and never by its name.
#[must_use]
pub fn told(beginning: &mut Beginning<'_>) -> Option<FileKind> {
    told_among(readable(), beginning)
}

fn told_among(mut kinds: impl Iterator<Item = FileKind>, beginning: &mut Beginning<'_>) -> Option<FileKind> {
    kinds.find(|kind| beginning.whole.rewind().is_ok() && (kind.reader.tells)(beginning))
}

/// What is known of a file that no format takes in.
#[must_use]
pub fn not_read(beginning: &Beginning<'_>) -> Option<&'static NotRead> {
    NOT_READ.iter().find(|kind| (kind.tells)(beginning))
}

/// The formats whose files are called so: several where they share an ending.
pub fn with_ending(file: &Path) -> impl Iterator<Item = FileKind> {
    let ending = ending(file);
    readable().filter(move |kind| ending.as_deref() == Some(kind.format.ending))
}

/// The format in which a file of this name is written.
#[must_use]
pub fn written_as(file: &Path) -> Option<ExportKind> {
    let ending = ending(file)?;
    writable().find(|kind| kind.format.ending == ending)
}

fn ending(file: &Path) -> Option<String> {
    Some(file.extension()?.to_str()?.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DayKey, SelfHarmItem},
        exchange::{
            ExchangeError, ReadFor,
            csv::Dialect,
            formats::format::{How, MadeBy, Outgoing, Read, Reader, Rows},
            sample_journal,
        },
    };
    use std::{collections::HashSet, io::Cursor};

    fn told_of(formats: &'static [Format], bytes: &[u8]) -> Option<&'static str> {
        let mut whole = Cursor::new(bytes);
        told_among(readable_of(formats), &mut Beginning { bytes, whole: &mut whole }).map(|kind| kind.format.name)
    }

    #[test]
    fn no_two_formats_have_one_name_and_none_is_written_under_the_ending_of_another() {
        let names: Vec<_> = FORMATS.iter().map(|format| format.name).collect();
        let written: Vec<_> = writable().map(|kind| kind.format.ending).collect();
        for list in [names, written] {
            assert_eq!(list.iter().collect::<HashSet<_>>().len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn what_is_written_is_told_again_where_it_can_be_taken_in_and_by_no_other_format() {
        let journal = sample_journal(DayKey::parse("2026-11-24").expect("a day"), "Europe/Berlin");
        for kind in writable() {
            let How::Text { begins, write } = &kind.writer.how else { continue };
            let mut file = Vec::new();
            let what = Outgoing {
                journal: &journal,
                earlier: &[],
                item: SelfHarmItem::LeftOut,
                is_part: false,
                table: Dialect::default(),
            };
            write(&what, &mut file).expect("written");
            assert!(
                begins.iter().any(|b| file.starts_with(b.as_bytes())),
                "an earlier {} is known again by it",
                kind.format.ending
            );
            let expected = kind.format.reader.as_ref().map(|_| kind.format.name);
            assert_eq!(told_of(FORMATS, &file), expected, "{}", kind.format.name);
        }
    }

    #[test]
    fn of_two_formats_with_one_ending_what_stands_in_the_file_says_which_it_is() {
        const OTHER: Format = Format {
            name: "moods",
            ending: "csv",
            reader: Some(Reader {
                noun: "a table of moods",
                help: "A table of moods",
                made_by: MadeBy::AnotherApp,
                rows: Rows::Lines,
                most_mib: None,
                tells: |beginning| beginning.first_line().is_some_and(|line| line.starts_with("mood,")),
                read: Read::Ours(|_, _: ReadFor, _| Err(ExchangeError::NotOurs("it is not read here"))),
            }),
            writer: None,
        };
        static BOTH: [Format; 2] = [OTHER, crate::exchange::formats::csv::FORMAT];
        assert_eq!(told_of(&BOTH, b"mood,at\n3,2026-11-24\n"), Some("moods"));
        assert_eq!(told_of(&BOTH, b"id,at,zone,day\n"), Some("csv"));
        assert_eq!(told_of(&BOTH, b"name,price\n"), None);
    }
}
