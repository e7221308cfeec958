//! What is known of one format of files: how it is told, read, written, and spoken of.

use super::lots;
use crate::{
    domain::{Earlier, Journal, SelfHarmItem},
    exchange::{
        ExchangeError, Incoming, Onward, ReadFor, Takes,
        csv::{Dialect, LeftOut},
        diary::{Choices, Diary, Name},
    },
};
use std::{
    fmt,
    io::{self, BufRead, Seek, Write},
    sync::mpsc::SyncSender,
};

/// One format. It is read, or written, or both.
#[derive(Debug)]
pub struct Format {
    /// What stands behind `gamut import`; no two formats have the same.
    pub name: &'static str,
    /// How names of such files end, without the dot. Formats may share one: which a file is of stands in it.
    pub ending: &'static str,
    pub reader: Option<Reader>,
    pub writer: Option<Writer>,
}

/// How files of a format are taken in.
#[derive(Debug)]
pub struct Reader {
    /// What one is called in a sentence, as "a backup of Daylio".
    pub noun: &'static str,
    /// What `gamut import --help` says of it.
    pub help: &'static str,
    pub made_by: MadeBy,
    /// What its rows are called where one is refused.
    pub rows: Rows,
    /// A larger file is refused unread; `None` where its reader looks at no more than it needs.
    pub most_mib: Option<u64>,
    /// Whether a file that begins like this is one.
    pub tells: fn(&mut Beginning<'_>) -> bool,
    pub read: Read,
}

/// What reads a file.
#[derive(Clone, Copy)]
pub enum Read {
    /// It holds what is Gamut's own: nothing is left to choose.
    Ours(fn(&mut dyn Source, ReadFor, Onward<'_>) -> Result<Incoming, ExchangeError>),
    /// It holds another app's diary: what its names become is chosen.
    Diary(fn(&mut dyn Source, &Asked<'_>) -> Result<Diary, ExchangeError>),
}

/// What a reader of another app's diary may have to know beside the file.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    pub choices: &'a Choices,
    /// What the file is called: some say only there which month they are of.
    pub file_name: &'a str,
    /// Where entries go while the file is being read; nowhere, and they stay in the diary.
    pub onward: Option<&'a SyncSender<Diary>>,
}

impl<'a> Asked<'a> {
    #[must_use]
    pub const fn of(choices: &'a Choices, file_name: &'a str) -> Self {
        Self { choices, file_name, onward: None }
    }

    /// A diary of this app, with nothing in it yet.
    pub(in crate::exchange) fn diary(&self, app: &'static str) -> Diary {
        Diary::handing_on(app, self.onward)
    }
}

impl fmt::Debug for Read {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ours(_) => "Ours",
            Self::Diary(_) => "Diary",
        })
    }
}

impl Reader {
    /// Reads a file; `None` where it holds no other app's diary.
    ///
    /// # Errors
    /// It is nothing of this kind, above the limits, or can't be read to its end: nothing is taken from it.
    pub fn diary(&self, from: &mut dyn Source, asked: &Asked<'_>) -> Result<Option<Diary>, ExchangeError> {
        match self.read {
            Read::Ours(_) => Ok(None),
            Read::Diary(read) => read(from, asked).map(Some),
        }
    }

    /// What a file offers when these are the choices.
    ///
    /// # Errors
    /// As [`Self::diary`].
    pub fn incoming(&self, from: &mut dyn Source, read_for: ReadFor, asked: &Asked<'_>) -> Result<Incoming, ExchangeError> {
        match self.read {
            Read::Ours(read) => read(from, read_for, Onward::nowhere()),
            Read::Diary(read) => read(from, asked)?.with(asked.choices, read_for),
        }
    }

    /// The same of a file however long: its check-ins are taken a lot at a time, and what is left of them is given, with
    /// the names of another app's diary and what becomes of each.
    ///
    /// # Errors
    /// As [`Self::diary`], and those of whoever takes a lot.
    pub fn in_lots(
        &self,
        from: &mut (dyn Source + Send),
        read_for: ReadFor,
        asked: &Asked<'_>,
        takes: Takes<'_>,
    ) -> Result<(Incoming, Vec<Name>), ExchangeError> {
        match self.read {
            Read::Ours(read) => Ok((read(from, read_for, Onward::to(takes))?, Vec::new())),
            Read::Diary(read) => lots::of_a_diary(
                |onward| read(from, &Asked { onward: Some(onward), ..*asked }),
                asked.choices,
                read_for,
                Onward::to(takes),
            ),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeBy {
    Gamut,
    AnotherApp,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    Lines,
    Entries,
}

impl Rows {
    /// What one is called at the beginning of a sentence, and several in it.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Lines => ("Line", "lines"),
            Self::Entries => ("Entry", "entries"),
        }
    }
}

/// A kind of file that is known and not taken in.
#[derive(Debug)]
pub struct NotRead {
    /// What one is called in a sentence.
    pub noun: &'static str,
    /// What is read in its place, as a sentence.
    pub instead: &'static str,
    /// Whether a file that begins like this is one.
    pub tells: fn(&Beginning<'_>) -> bool,
}

impl PartialEq for NotRead {
    fn eq(&self, other: &Self) -> bool {
        self.noun == other.noun
    }
}

impl Eq for NotRead {}

/// How files of a format are written.
#[derive(Debug)]
pub struct Writer {
    /// What such a file holds, in a message: "a diary to read".
    pub holds: &'static str,
    /// The same where `gamut export --help` lists all of them.
    pub help: &'static str,
    /// The same in Settings, behind the ending.
    pub in_settings: &'static str,
    /// What is added to the sentence about a file that was written.
    pub says: &'static str,
    /// Nothing is left out of it.
    pub is_whole: bool,
    pub how: How,
}

/// Who writes a file, and with what.
#[derive(Debug)]
pub enum How {
    /// As text that begins in one of these ways: an earlier file of this kind, and nothing else, is written over.
    Text { begins: &'static [&'static str], write: fn(&Outgoing<'_>, &mut dyn Write) -> io::Result<LeftOut> },
    /// The store does, as a database without encryption.
    Database,
}

/// What is written.
#[derive(Debug)]
pub struct Outgoing<'a> {
    pub journal: &'a Journal,
    /// What check-ins said before they were changed.
    pub earlier: &'a [Earlier],
    pub item: SelfHarmItem,
    /// It is a part of one: see [`crate::exchange::Selection`].
    pub is_part: bool,
    /// How a table is written.
    pub table: Dialect,
}

/// What a file is read from.
pub trait Source: BufRead + Seek {}

impl<T: BufRead + Seek> Source for T {}

/// What is looked at to tell what a file is.
pub struct Beginning<'a> {
    /// As much of it as is looked at.
    pub bytes: &'a [u8],
    /// All of it, where the beginning says too little.
    pub whole: &'a mut dyn Source,
}

impl fmt::Debug for Beginning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Beginning").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

impl Beginning<'_> {
    /// The beginning as text, without a mark of its encoding and blanks in front. A letter that is cut in two at its end
    /// makes no difference.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let text = match std::str::from_utf8(self.bytes) {
            Ok(text) => text,
            Err(e) if e.error_len().is_none() => std::str::from_utf8(self.bytes.get(..e.valid_up_to())?).ok()?,
            Err(_) => return None,
        };
        Some(text.trim_start_matches('\u{feff}').trim_start())
    }

    /// Its first line as text.
    #[must_use]
    pub fn first_line(&self) -> Option<&str> {
        self.text().map(|text| text.lines().next().unwrap_or_default())
    }

    /// Whether it is a zip archive.
    #[must_use]
    pub fn is_archive(&self) -> bool {
        self.bytes.starts_with(b"PK\x03\x04") || self.bytes.starts_with(b"PK\x05\x06")
    }
}

/// A format that can be taken in.
#[derive(Clone, Copy)]
pub struct FileKind {
    pub format: &'static Format,
    pub reader: &'static Reader,
}

impl PartialEq for FileKind {
    fn eq(&self, other: &Self) -> bool {
        self.format.name == other.format.name
    }
}

impl Eq for FileKind {}

impl fmt::Debug for FileKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.format.name)
    }
}

/// A format that can be written.
#[derive(Debug, Clone, Copy)]
pub struct ExportKind {
    pub format: &'static Format,
    pub writer: &'static Writer,
}
