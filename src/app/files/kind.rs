//! What kind of file somebody named, told by what stands in it and never by its name.

use crate::{
    exchange::{
        formats,
        formats::{Beginning, FileKind, NotRead},
        other_apps::Months,
    },
    storage::{StorageError, Store},
};
use std::{
    borrow::Cow,
    fs::{self, File},
    io::{self, BufReader, Read},
    path::{Path, PathBuf},
};

/// As much of a file as is looked at.
const LOOKED_AT: u64 = 64 << 10;

/// What a file turned out to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhatFile {
    /// It can be taken in.
    Ours(FileKind),
    /// A journal, or a backup of one: the same kind of file.
    Journal,
    /// It is known and can't be taken in.
    NotRead(&'static NotRead),
    /// A zip archive with nothing in it that can be taken in.
    Archive,
    /// A database without encryption, as Gamut exports one.
    Database,
    Pdf,
    Picture,
    Folder,
    Empty,
    /// A pipe, a device.
    NotAFile,
    /// Text or bytes of no kind that is known.
    Unknown,
}

/// The one format whose files are read a folder at a time.
const MONTHS: &str = "rednotebook";
/// Files of a folder that are looked at. Our choice: `RedNotebook`'s has one a month.
const IN_A_FOLDER: usize = 10_000;

/// `RedNotebook`'s months in a folder, in their order.
pub(super) fn months_in(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).into_iter().flatten().take(IN_A_FOLDER).flatten();
    let mut months: Vec<PathBuf> = files
        .filter(|file| {
            file.file_name().to_str().is_some_and(Months::is_one) && file.file_type().is_ok_and(|kind| kind.is_file())
        })
        .map(|file| file.path())
        .collect();
    months.sort();
    months
}

/// What a command takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Incoming(FileKind),
    Backup,
    /// One that is opened.
    Journal,
}

impl WhatFile {
    /// Looks at a file. One that can't be told is [`Self::Unknown`]: whoever reads it says what is wrong with it.
    ///
    /// # Errors
    /// It isn't there, or can't be read.
    pub fn of(file: &Path) -> io::Result<Self> {
        let about = fs::metadata(file)?;
        if about.is_dir() {
            let months = formats::named(MONTHS).filter(|_| !months_in(file).is_empty());
            return Ok(months.map_or(Self::Folder, Self::Ours));
        }
        if !about.is_file() {
            return Ok(Self::NotAFile);
        }
        if about.len() == 0 {
            return Ok(Self::Empty);
        }
        let mut whole = BufReader::new(File::open(file)?);
        let mut start = Vec::new();
        whole.by_ref().take(LOOKED_AT).read_to_end(&mut start)?;
        let mut beginning = Beginning { bytes: &start, whole: &mut whole };
        if let Some(known) = by_its_first_bytes(&start).or_else(|| by_its_text(&beginning)) {
            return Ok(known);
        }
        if let Some(kind) = formats::told(&mut beginning) {
            return Ok(Self::Ours(kind));
        }
        if let Some(kind) = formats::not_read(&beginning) {
            return Ok(Self::NotRead(kind));
        }
        if beginning.is_archive() {
            return Ok(Self::Archive);
        }
        let opened = Store::open_to_read(file, None);
        let is_journal = matches!(opened, Ok(_) | Err(StorageError::Locked(_) | StorageError::Newer { .. }));
        Ok(if is_journal { Self::Journal } else { Self::Unknown })
    }

    /// What it is and which command takes it; `None` where it may be what is wanted.
    #[must_use]
    pub fn not_for(self, wanted: Wanted) -> Option<String> {
        let not = match (self, wanted) {
            // Of an empty one and of one that can't be told, whoever reads it says best what is wrong with it.
            (Self::Unknown | Self::Empty, _) | (Self::Journal, Wanted::Backup | Wanted::Journal) => return None,
            (Self::Ours(kind), Wanted::Incoming(wanted)) if kind == wanted => return None,
            (_, Wanted::Incoming(wanted)) => wanted.reader.noun,
            (_, Wanted::Backup) => "a backup of a journal",
            (_, Wanted::Journal) => "a journal",
        };
        let (is, then) = self.words();
        Some(format!("This is {is}, not {not}. Nothing was changed. {then}"))
    }

    fn words(self) -> (&'static str, Cow<'static, str>) {
        let (is, then) = match self {
            Self::Ours(kind) => {
                let takes_it =
                    format!("`gamut import {} FILE` takes it in, and so does Bring in entries in Settings", kind.format.name);
                return (kind.reader.noun, takes_it.into());
            }
            Self::Journal => (
                "a journal of Gamut or a backup of one",
                "`gamut restore FILE` puts it in the journal's place, and `gamut restore FILE --missing` takes over what the journal doesn't have",
            ),
            Self::NotRead(kind) => (kind.noun, kind.instead),
            Self::Archive => {
                ("a zip file with nothing in it that is read here", "Unpack it and name the file in it that you mean")
            }
            Self::Database => (
                "a plain SQLite database, as Gamut exports it for other programs",
                "No command takes it back: a .jsonl export can be taken in, and a backup restored",
            ),
            Self::Pdf => ("a PDF page", "It is for reading and can't be taken in: name an export or a backup"),
            Self::Picture => ("a picture", "It can't be taken in: name an export or a backup"),
            Self::Folder => ("a folder", "Name the file in it that you mean"),
            Self::NotAFile => ("no ordinary file", "Name the exported file itself"),
            Self::Empty | Self::Unknown => ("a file of another kind", "Check that it is the file you meant"),
        };
        (is, then.into())
    }
}

fn by_its_first_bytes(start: &[u8]) -> Option<WhatFile> {
    const PICTURES: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
    if start.starts_with(b"SQLite format 3\0") {
        return Some(WhatFile::Database);
    }
    if start.starts_with(b"%PDF-") {
        return Some(WhatFile::Pdf);
    }
    let at = |from: usize, mark: &[u8]| start.get(from..).is_some_and(|rest| rest.starts_with(mark));
    let boxed = at(4, b"ftyphei") || at(4, b"ftypmif1") || at(4, b"ftypavif") || (at(0, b"RIFF") && at(8, b"WEBP"));
    // Two letters alone are too few to tell a bitmap by: its length follows.
    let bitmap = |mark: &[u8]| mark != b"BM" || at(6, &[0, 0, 0, 0]);
    let picture = boxed || PICTURES.iter().any(|mark| start.starts_with(mark) && bitmap(mark));
    picture.then_some(WhatFile::Picture)
}

/// What is told by how a text begins.
fn by_its_text(beginning: &Beginning<'_>) -> Option<WhatFile> {
    beginning.text()?.starts_with("<svg").then_some(WhatFile::Picture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Catalogue, storage::Secret};

    fn ours(name: &str) -> WhatFile {
        WhatFile::Ours(formats::named(name).expect("a format"))
    }

    #[test]
    fn a_file_is_told_by_what_stands_in_it() {
        let dir = tempfile::tempdir().expect("a folder");
        let of = |bytes: &[u8]| {
            let file = dir.path().join("a.txt");
            fs::write(&file, bytes).expect("written");
            WhatFile::of(&file).expect("read")
        };
        for (bytes, what) in [
            (&b""[..], WhatFile::Empty),
            (b"{\"gamut\":1,\"kind\":\"journal\"}\n", ours("jsonl")),
            (b"{\"id\":\"a\",\"at\":\"x\"}", ours("jsonl")),
            (b"id,at,zone,day\n", ours("csv")),
            (b"\xef\xbb\xbfsep=;\r\nAt;note\r\n", ours("csv")),
            (b"%PDF-1.7\n", WhatFile::Pdf),
            (b"\x89PNG\r\n\x1a\n", WhatFile::Picture),
            (b"\xff\xd8\xff\xe0", WhatFile::Picture),
            (b"<svg xmlns=\"\">", WhatFile::Picture),
            (b"BMany thanks", WhatFile::Unknown),
            (b"SQLite format 3\0", WhatFile::Database),
            (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", WhatFile::Archive),
            (b"a note to myself", WhatFile::Unknown),
            (&[b'x'; 8192], WhatFile::Unknown),
        ] {
            assert_eq!(of(bytes), what, "{:?}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(WhatFile::of(dir.path()).expect("read"), WhatFile::Folder);
        assert!(WhatFile::of(&dir.path().join("nothing")).is_err());
    }

    #[test]
    fn a_journal_is_told_with_and_without_a_passphrase() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("photo.png");
        let mut store = Store::create(&path, &Catalogue::starting()).expect("made");
        assert_eq!(WhatFile::of(&path).expect("read"), WhatFile::Journal);
        store.set_passphrase(Some(&Secret::new("a long enough one".to_owned())), 1).expect("set");
        drop(store);
        assert_eq!(WhatFile::of(&path).expect("read"), WhatFile::Journal);
    }

    #[test]
    fn each_kind_says_what_it_is_and_which_command_takes_it() {
        let others = [
            WhatFile::Journal,
            WhatFile::Archive,
            WhatFile::Database,
            WhatFile::Pdf,
            WhatFile::Picture,
            WhatFile::Folder,
            WhatFile::NotAFile,
        ];
        let known = formats::readable().map(WhatFile::Ours).chain(formats::NOT_READ.iter().map(WhatFile::NotRead));
        for what in known.chain(others) {
            for wanted in formats::readable().map(Wanted::Incoming).chain([Wanted::Backup, Wanted::Journal]) {
                let fits = match wanted {
                    Wanted::Incoming(kind) => what == WhatFile::Ours(kind),
                    Wanted::Backup | Wanted::Journal => what == WhatFile::Journal,
                };
                assert_eq!(what.not_for(wanted).is_none(), fits, "{what:?} {wanted:?}");
            }
        }
        let said = ours("jsonl").not_for(Wanted::Backup).expect("it is none");
        assert!(said.contains("gamut import jsonl FILE"), "{said}");
    }
}
