//! `gamut check`: whether the journal's file is whole.

use crate::cli::{
    place::open_to_read,
    terminal::{failure::Failure, out},
};
use std::path::Path;

/// Looks at every page and every row.
pub(in crate::cli) fn run(path: &Path) -> Result<(), Failure> {
    let health = open_to_read(path)?.check()?;
    if health.problems.is_empty() {
        let (n, deleted) = (health.check_ins, health.deleted);
        return out::all(&format!("The journal is whole: {n} check-ins, {deleted} in the trash"));
    }
    let sentence = format!(
        "The journal is damaged: {}. Nothing was changed. If you have a copy, open that copy; else export what can still be read",
        health.problems.join("; ")
    );
    Err(Failure::Said { code: 11, sentence })
}
