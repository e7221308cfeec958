use super::{failure::Failure, out, place::open_to_read};
use crate::app::write_export;
use std::path::Path;

pub(super) fn run(journal: &Path, file: &Path) -> Result<(), Failure> {
    out::all(&to_file(journal, file)?)
}

/// Writes the journal in the format the name's ending says; gives the sentence about it.
pub(super) fn to_file(journal: &Path, file: &Path) -> Result<String, Failure> {
    let store = open_to_read(journal)?;
    Ok(write_export(&store, &store.load()?, file)?)
}
