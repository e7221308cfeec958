use super::write_whole;
use crate::{domain::Journal, exchange::jsonl};
use std::{
    fs::{self, File},
    io::Read,
    path::Path,
};

/// Why an export was not written. The journal is safe in any case.
#[derive(Debug, thiserror::Error)]
pub enum NotWritten {
    #[error("Only files that end in .jsonl can be written so far. Nothing was written")]
    NotJsonLines,
    #[error("There is another file of this name that is no export of Gamut. It was left exactly as it is. Choose another name")]
    InTheWay,
    #[error(
        "{path} could not be written: {why}. Your journal is safe. Check that the disk has room and that you may write there"
    )]
    Disk { path: String, why: String },
}

/// Writes the whole journal as JSON lines, readable by its owner only. An earlier export may be
/// replaced by a newer one; the journal itself and anything else may not.
///
/// # Errors
/// Another ending than `.jsonl`, a file in the way, or the disk.
pub fn write_export(journal: &Journal, journal_path: &Path, file: &Path) -> Result<(), NotWritten> {
    if file.extension().is_none_or(|e| !e.eq_ignore_ascii_case("jsonl")) {
        return Err(NotWritten::NotJsonLines);
    }
    if !may_replace(journal_path, file) {
        return Err(NotWritten::InTheWay);
    }
    write_whole(file, |out| jsonl::write(journal, out))
        .map_err(|e| NotWritten::Disk { path: file.display().to_string(), why: e.to_string() })
}

fn may_replace(journal: &Path, file: &Path) -> bool {
    let Ok(there) = fs::metadata(file) else { return true };
    let itself = fs::canonicalize(file).ok().zip(fs::canonicalize(journal).ok()).is_some_and(|(a, b)| a == b);
    let mut start = [0_u8; 9];
    let export =
        there.is_file() && File::open(file).and_then(|mut f| f.read_exact(&mut start)).is_ok() && start == *b"{\"gamut\":";
    export && !itself
}
