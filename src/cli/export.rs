use super::{failure::Failure, out, place::open_to_read};
use crate::app::write_export;
use std::path::Path;

pub(super) fn run(journal: &Path, file: &Path) -> Result<(), Failure> {
    out::all(&to_file(journal, file)?)
}

/// Writes the journal in the format the name's ending says; gives the sentence about it.
pub(super) fn to_file(journal: &Path, file: &Path) -> Result<String, Failure> {
    let whole = open_to_read(journal)?.load()?;
    Ok(write_export(&whole, journal, file)?)
}

pub(super) fn is_sqlite(file: &Path) -> bool {
    file.extension().is_some_and(|e| e.eq_ignore_ascii_case("sqlite"))
}

/// Writes the journal as a database any program reads.
pub(super) fn plain_sqlite(journal: &Path, file: &Path) -> Result<(), Failure> {
    let store = open_to_read(journal)?;
    store.export_plain(file)?;
    let n = store.load()?.check_ins.len();
    out::all(&format!(
        "{n} check-ins written to {}. That file is not encrypted: any program that reads SQLite can read it",
        file.display()
    ))
}
