//! `gamut export`: the journal in a file that others can read.

use crate::cli::{
    place::open_to_read,
    terminal::{failure::Failure, out},
};
use crate::{app::write_export, domain::SelfHarmItem};
use std::path::Path;

pub(super) fn run(journal: &Path, file: &Path, item: SelfHarmItem) -> Result<(), Failure> {
    out::done(&to_file(journal, file, item)?)
}

/// Writes the journal in the format the name's ending says; gives the sentence about it.
pub(in crate::cli) fn to_file(journal: &Path, file: &Path, item: SelfHarmItem) -> Result<String, Failure> {
    let store = open_to_read(journal)?;
    Ok(write_export(&store, &store.load()?, file, item)?)
}
