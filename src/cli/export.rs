use super::{failure::Failure, out, place::open_to_read};
use crate::app::write_export;
use std::path::Path;

pub(super) fn run(journal: &Path, file: &Path) -> Result<(), Failure> {
    let n = to_file(journal, file)?;
    out::all(&format!("{n} check-ins written to {}. That file is not encrypted", file.display()))
}

/// Writes the whole journal; gives the number of check-ins.
pub(super) fn to_file(journal: &Path, file: &Path) -> Result<usize, Failure> {
    let whole = open_to_read(journal)?.load()?;
    write_export(&whole, journal, file)?;
    Ok(whole.check_ins.len())
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
