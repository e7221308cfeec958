use crate::{
    app::{Wanted, WhatFile},
    exchange::{ExchangeError, Incoming, ReadFor, csv, daylio, jsonl},
};
use std::{
    fs::File,
    io::{BufReader, ErrorKind},
    path::Path,
};

/// A larger file is refused unread.
const LIMIT_MIB: u64 = 512;

/// What kinds of files can be taken in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Gamut's own whole export.
    JsonLines,
    /// Gamut's own table.
    Csv,
    /// The backup that Daylio makes.
    Daylio,
}

impl FileKind {
    /// The kind that stands in a file, whatever its name; where that can't be told, the one its name says.
    #[must_use]
    pub fn told_by(file: &Path) -> Option<Self> {
        match WhatFile::of(file) {
            Ok(WhatFile::Ours(kind)) => Some(kind),
            _ => Self::of(file),
        }
    }

    /// The kind that the ending of a name says.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "jsonl" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "daylio" => Some(Self::Daylio),
            _ => None,
        }
    }
}

/// Why a file of check-ins could not be read. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum NotRead {
    #[error(
        "Files that end in .jsonl, .csv or .daylio can be read, and this is none of them. Nothing was taken from it. Name the exported file itself"
    )]
    UnknownEnding,
    /// What it is instead, and which command takes it.
    #[error("{0}")]
    OtherKind(String),
    #[error("There is no file of this name: {0}. Nothing was changed. Check the name, and which folder it is in")]
    Missing(String),
    #[error("{path} could not be read: {why}. The journal is as it was. Check the name and that you may read it")]
    Disk { path: String, why: String },
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
}

/// Reads a file of this kind. A pipe, a device or a folder is refused without being opened, so that
/// reading always ends.
///
/// # Errors
/// The file can't be read, is too large, or is nothing of this kind.
pub fn read_incoming(file: &Path, kind: FileKind, read_for: ReadFor) -> Result<Incoming, NotRead> {
    let unreadable = |e: std::io::Error| match e.kind() {
        ErrorKind::NotFound => NotRead::Missing(file.display().to_string()),
        _ => NotRead::Disk { path: file.display().to_string(), why: e.to_string() },
    };
    if let Some(sentence) = WhatFile::of(file).map_err(unreadable)?.not_for(Wanted::Incoming(kind)) {
        return Err(NotRead::OtherKind(sentence));
    }
    // The photos in a backup of Daylio are not read and may be as many as they like.
    if kind != FileKind::Daylio && std::fs::metadata(file).map_err(unreadable)?.len() > LIMIT_MIB << 20 {
        return Err(ExchangeError::TooLarge { mib: LIMIT_MIB }.into());
    }
    let reader = BufReader::with_capacity(1 << 16, File::open(file).map_err(unreadable)?);
    Ok(match kind {
        FileKind::JsonLines => jsonl::read_from_day_start(reader, read_for)?,
        FileKind::Csv => csv::read_from_day_start(reader, read_for)?,
        FileKind::Daylio => daylio::read_from_day_start(reader, read_for)?,
    })
}
