//! A file that is to be taken in, read.

use crate::{
    app::{Wanted, WhatFile, files::kind::months_in},
    exchange::{
        ExchangeError, Incoming, ReadFor, Takes,
        diary::{Choices, Diary, Name},
        formats,
        formats::{Asked, FileKind, MadeBy, Source, endings_read},
        other_apps::{Look, Months},
    },
};
use std::{
    fs::File,
    io::{BufReader, Cursor, ErrorKind},
    path::Path,
};

impl FileKind {
    /// The kind that stands in a file, whatever its name; where that can't be told, the one its name says. Endings such as
    /// .json and .txt say nothing: half of all programs write them.
    #[must_use]
    pub fn told_by(file: &Path) -> Option<Self> {
        let says = |kind: &Self| kind.reader.made_by == MadeBy::Gamut || kind.format.name == kind.format.ending;
        told(file).or_else(|| formats::with_ending(file).find(says))
    }

    /// The kind that stands in a file, whatever its name, or why none does.
    ///
    /// # Errors
    /// There is no such file, or it is of no kind that can be taken in: what it is instead.
    pub fn found_in(file: &Path) -> Result<Self, NotRead> {
        if let Some(kind) = Self::told_by(file) {
            return Ok(kind);
        }
        let what = WhatFile::of(file).map_err(|e| not_read(file, &e))?;
        let wanted = formats::readable().next().map(Wanted::Incoming);
        Err(wanted.and_then(|wanted| what.not_for(wanted)).map_or(NotRead::UnknownEnding, NotRead::OtherKind))
    }

    /// The kind that the ending of a name says; where several kinds have it, the one of them that stands in the file.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        let mut called_so = formats::with_ending(file);
        let first = called_so.next()?;
        if called_so.next().is_none() {
            return Some(first);
        }
        told(file).filter(|kind| kind.format.ending == first.format.ending).or(Some(first))
    }
}

fn told(file: &Path) -> Option<FileKind> {
    match WhatFile::of(file) {
        Ok(WhatFile::Ours(kind)) => Some(kind),
        _ => None,
    }
}

/// Why a file of check-ins could not be read. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    #[error(
        "Files that end in {} can be read, and this is none of them. Nothing was taken from it. Name the exported file itself",
        endings_read()
    )]
    UnknownEnding,
    /// What it is instead, and which command takes it.
    #[error("{0}")]
    OtherKind(String),
    #[error("There is no file of this name: {0}. Nothing was changed. Check the name, and which folder it is in")]
    Missing(String),
    #[error("{path} could not be read: {why}. The journal is as it was. Check the name and that you may read it")]
    Disk { path: String, why: String },
    #[error("The file was changed while it was being read. Nothing was taken from it. Choose it again, as it is now")]
    Changed,
    /// What it says doesn't fit together.
    #[error("{0}")]
    NotOfOnePiece(String),
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
}

fn not_read(file: &Path, e: &std::io::Error) -> NotRead {
    match e.kind() {
        ErrorKind::NotFound => NotRead::Missing(file.display().to_string()),
        _ => NotRead::Disk { path: file.display().to_string(), why: e.to_string() },
    }
}

/// Reads a file of this kind, with nothing chosen for the names in it.
///
/// # Errors
/// The file can't be read, is too large, or is nothing of this kind.
pub fn read_incoming(file: &Path, kind: FileKind, read_for: ReadFor) -> Result<Incoming, NotRead> {
    read_chosen(file, kind, read_for, &Choices::default())
}

/// Reads a file of this kind with what was chosen for the names in it.
///
/// # Errors
/// As [`read_incoming`].
pub fn read_chosen(file: &Path, kind: FileKind, read_for: ReadFor, choices: &Choices) -> Result<Incoming, NotRead> {
    let name = name_of(file);
    Ok(kind.reader.incoming(&mut *opened(file, kind)?, read_for, &Asked::of(choices, &name))?)
}

/// Reads a file of this kind, however long: its check-ins are taken a lot at a time, and what is left of them is given,
/// with the names of another app's diary and what becomes of each.
///
/// # Errors
/// As [`read_incoming`], and those of whoever takes a lot.
pub(in crate::app) fn read_in_lots(
    file: &Path,
    kind: FileKind,
    read_for: ReadFor,
    choices: &Choices,
    takes: Takes<'_>,
) -> Result<(Incoming, Vec<Name>), NotRead> {
    let name = name_of(file);
    Ok(kind.reader.in_lots(&mut *opened(file, kind)?, read_for, &Asked::of(choices, &name), takes)?)
}

/// Reads another app's diary before anything is chosen for its names, so that they can be asked about; `None` for a file
/// of Gamut's own, in which nothing is to be chosen.
///
/// # Errors
/// As [`read_incoming`].
pub fn read_diary(file: &Path, kind: FileKind, choices: &Choices) -> Result<Option<Diary>, NotRead> {
    let name = name_of(file);
    Ok(kind.reader.diary(&mut *opened(file, kind)?, &Asked::of(choices, &name))?)
}

/// What the columns of a table of any program seem to be; `None` for a file of any other kind.
///
/// # Errors
/// As [`read_incoming`].
pub fn look_at_table(file: &Path, kind: FileKind) -> Result<Option<Look>, NotRead> {
    if kind.format.name == TABLE { Ok(Some(Look::at(opened(file, kind)?)?)) } else { Ok(None) }
}

/// The one format in which the person says which column is what.
const TABLE: &str = "table";

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A pipe, a device or a folder is refused without being opened, so that reading always ends.
fn opened(file: &Path, kind: FileKind) -> Result<Box<dyn Source + Send>, NotRead> {
    let unreadable = |e: std::io::Error| not_read(file, &e);
    if let Some(sentence) = WhatFile::of(file).map_err(unreadable)?.not_for(Wanted::Incoming(kind)) {
        return Err(NotRead::OtherKind(sentence));
    }
    let reader = kind.reader;
    if let Some(mib) = reader.most_mib
        && std::fs::metadata(file).map_err(unreadable)?.len() > mib << 20
    {
        return Err(ExchangeError::TooLarge { mib }.into());
    }
    if std::fs::metadata(file).map_err(unreadable)?.is_dir() {
        let mut months = Months::default();
        for month in months_in(file) {
            months.add(&name_of(&month), File::open(&month).map_err(unreadable)?)?;
        }
        return Ok(Box::new(Cursor::new(months.into_text())));
    }
    Ok(Box::new(BufReader::with_capacity(1 << 16, File::open(file).map_err(unreadable)?)))
}
