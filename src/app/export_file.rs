use super::write_whole;
use crate::{
    domain::Journal,
    exchange::{csv, jsonl, markdown},
};
use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

/// Why an export was not written. The journal is safe in any case.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error(
        "Files that end in .jsonl (everything), .csv (a table) or .md (a diary to read) can be written, and this is none of them. Nothing was written. Choose one of these endings"
    )]
    UnknownEnding,
    #[error("There is another file of this name that is no export of Gamut. It was left exactly as it is. Choose another name")]
    InTheWay,
    #[error(
        "{path} could not be written: {why}. Your journal is safe. Check that the disk has room and that you may write there"
    )]
    Disk { path: String, why: String },
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Everything, without loss.
    JsonLines,
    /// Check-ins for spreadsheets.
    Csv,
    /// A diary to read.
    Markdown,
}

impl Kind {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "jsonl" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            _ => None,
        }
    }

    const fn begins(self) -> &'static str {
        match self {
            Self::JsonLines => "{\"gamut\":",
            Self::Csv => csv::BEGINS,
            Self::Markdown => markdown::BEGINS,
        }
    }
}

/// Writes the journal in the format that the ending of the name says, readable by its owner only. An
/// earlier export of that kind may be replaced by a newer one; the journal itself and anything else may
/// not. Gives the sentence about it: how much, where, and what such a file leaves out.
///
/// # Errors
/// An ending other than `.jsonl`, `.csv`, `.md`, a file in the way, or the disk.
pub fn write_export(journal: &Journal, journal_path: &Path, file: &Path) -> Result<String, NotWritten> {
    let kind = Kind::of(file).ok_or(NotWritten::UnknownEnding)?;
    if !may_replace(journal_path, file, kind.begins()) {
        return Err(NotWritten::InTheWay);
    }
    let mut left_out = csv::LeftOut::default();
    let written = write_whole(file, |out| {
        match kind {
            Kind::JsonLines => jsonl::write(journal, out)?,
            Kind::Csv => left_out = csv::write(journal, out)?,
            Kind::Markdown => left_out = markdown::write(journal, out)?,
        }
        Ok(())
    });
    written.map_err(|e| NotWritten::Disk { path: file.display().to_string(), why: e.to_string() })?;
    let mut sentence =
        format!("{} check-ins written to {}. That file is not encrypted", journal.check_ins.len(), file.display());
    sentence.push_str(match kind {
        Kind::JsonLines => "",
        Kind::Csv => ". It holds check-ins only; a .jsonl export holds everything",
        Kind::Markdown => ". It is for reading and can't be imported; a .jsonl export can",
    });
    if left_out.self_harm {
        sentence.push_str(". What you answered about hurting yourself is left out of it; a .jsonl export keeps that");
    }
    Ok(sentence)
}

fn may_replace(journal: &Path, file: &Path, begins: &str) -> bool {
    let Ok(there) = fs::metadata(file) else { return true };
    let itself = fs::canonicalize(file).ok().zip(fs::canonicalize(journal).ok()).is_some_and(|(a, b)| a == b);
    let mut start = vec![0_u8; begins.len()];
    let read = there.is_file() && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok();
    read && start == begins.as_bytes() && !itself
}
