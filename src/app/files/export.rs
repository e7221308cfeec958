use crate::{
    app::write_whole,
    domain::{Journal, SelfHarmItem},
    exchange::{csv, jsonl, markdown},
    storage::{StorageError, Store},
};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::Path,
};

/// Why an export was not written. The journal is safe in any case.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error(
        "Files that end in .jsonl (everything), .csv (a table), .md (a diary to read) or .sqlite (a database) can be written, and this is none of them. Nothing was written. Choose one of these endings"
    )]
    UnknownEnding,
    #[error("There is another file of this name that is no export of Gamut. It was left exactly as it is. Choose another name")]
    InTheWay,
    #[error(
        "{path} could not be written: {why}. Your journal is safe. Check that the disk has room and that you may write there"
    )]
    Disk { path: String, why: String },
    #[error(transparent)]
    Storage(#[from] StorageError),
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// Everything, without loss.
    JsonLines,
    /// Check-ins for spreadsheets.
    Csv,
    /// A diary to read.
    Markdown,
    /// Everything, as a database that other programs read.
    Sqlite,
}

impl Kind {
    fn of(file: &Path) -> Option<Self> {
        match file.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "jsonl" => Some(Self::JsonLines),
            "csv" => Some(Self::Csv),
            "md" => Some(Self::Markdown),
            "sqlite" => Some(Self::Sqlite),
            _ => None,
        }
    }

    const fn says(self) -> &'static str {
        match self {
            Self::JsonLines => "",
            Self::Csv => ". It holds check-ins only; a .jsonl export holds everything",
            Self::Markdown => ". It is for reading and can't be imported; a .jsonl export can",
            Self::Sqlite => ": any program that reads SQLite can read it",
        }
    }
}

/// Writes `journal`, as `store` has it, in the format that the ending of the name says, readable by its owner only. An
/// earlier export of that kind may be replaced by a newer one; the journal itself and anything else may
/// not. What was answered about wanting to hurt oneself is in a plain file only where `item` says so; `.jsonl` is the
/// whole of it and always has it. Gives the sentence about it: how much, where, and what such a file leaves out.
///
/// # Errors
/// An ending other than `.jsonl`, `.csv`, `.md`, `.sqlite`, a file in the way, or the disk.
pub fn write_export(store: &Store, journal: &Journal, file: &Path, item: SelfHarmItem) -> Result<String, NotWritten> {
    let kind = Kind::of(file).ok_or(NotWritten::UnknownEnding)?;
    let text = |begins: &str, write: &mut dyn FnMut(&mut dyn Write) -> io::Result<()>| {
        if !may_replace(store.path(), file, begins) {
            return Err(NotWritten::InTheWay);
        }
        write_whole(file, write).map_err(|e| NotWritten::Disk { path: file.display().to_string(), why: e.to_string() })
    };
    let mut left_out = csv::LeftOut::default();
    match kind {
        Kind::JsonLines => {
            let earlier = store.every_earlier_version()?;
            text("{\"gamut\":", &mut |out| jsonl::write_with_earlier(journal, &earlier, out))?;
        }
        Kind::Csv => text(csv::BEGINS, &mut |out| csv::write(journal, item, out).map(|left| left_out = left))?,
        Kind::Markdown => text(markdown::BEGINS, &mut |out| markdown::write(journal, item, out).map(|left| left_out = left))?,
        Kind::Sqlite => {
            store.export_plain(file, item)?;
            left_out = csv::LeftOut::of(journal, item);
        }
    }
    let mut sentence =
        format!("{} check-ins written to {}. That file is not encrypted", journal.check_ins.len(), file.display());
    sentence.push_str(kind.says());
    if left_out.self_harm {
        sentence.push_str(". What you answered about hurting yourself is left out of it, unless you tick it for one file; a .jsonl export keeps that");
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
