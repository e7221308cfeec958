//! The journal written into a file: everything, a table, a diary or a database.

use crate::{
    app::write_whole,
    domain::{Journal, SelfHarmItem},
    exchange::{
        csv::LeftOut,
        formats,
        formats::{How, Outgoing, endings_written},
    },
    storage::{StorageError, Store},
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
        "Files that end in {} can be written, and this is none of them. Nothing was written. Choose one of these endings",
        endings_written()
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

/// Whether a file of this name would hold everything.
#[must_use]
pub fn holds_everything(file: &Path) -> bool {
    formats::written_as(file).is_some_and(|kind| kind.writer.is_whole)
}

/// Writes `journal`, as `store` has it, in the format that the ending of the name says, readable by its owner only. An
/// earlier export of that kind may be replaced by a newer one; the journal itself and anything else may
/// not. What was answered about wanting to hurt oneself is in a plain file only where `item` says so; `.jsonl` is the
/// whole of it and always has it. Gives the sentence about it: how much, where, and what such a file leaves out.
///
/// # Errors
/// An ending that no format has which can be written, a file in the way, or the disk.
pub fn write_export(store: &Store, journal: &Journal, file: &Path, item: SelfHarmItem) -> Result<String, NotWritten> {
    let writer = formats::written_as(file).ok_or(NotWritten::UnknownEnding)?.writer;
    let left_out = match writer.how {
        How::Text { begins, write } => {
            let earlier = if writer.is_whole { store.every_earlier_version()? } else { Vec::new() };
            if !may_replace(store.path(), file, begins) {
                return Err(NotWritten::InTheWay);
            }
            let mut left_out = LeftOut::default();
            let what = Outgoing { journal, earlier: &earlier, item };
            write_whole(file, |out| write(&what, out).map(|left| left_out = left))
                .map_err(|e| NotWritten::Disk { path: file.display().to_string(), why: e.to_string() })?;
            left_out
        }
        How::Database => {
            store.export_plain(file, item)?;
            LeftOut::of(journal, item)
        }
    };
    let mut sentence =
        format!("{} check-ins written to {}. That file is not encrypted", journal.check_ins.len(), file.display());
    sentence.push_str(writer.says);
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
