use super::{failure::Failure, out};
use crate::{app::write_export, storage::Store};
use std::path::Path;

pub(super) fn run(journal: &Path, file: &Path) -> Result<(), Failure> {
    let n = to_file(journal, file)?;
    out::all(&format!("{n} check-ins written to {}. That file is not encrypted", file.display()))
}

/// Writes the whole journal; gives the number of check-ins.
pub(super) fn to_file(journal: &Path, file: &Path) -> Result<usize, Failure> {
    let whole = Store::open_to_read(journal, None)?.load()?;
    write_export(&whole, journal, file)?;
    Ok(whole.check_ins.len())
}
