//! What was cut off half made, beside a journal and among its backups, cleared away by the next who writes.

use super::{names, names::Mark, temporary};
use crate::storage::{backups::folder::folder_of, cipher::known_lock};
use std::{io, path::Path};

/// Clears away what was cut off half made, beside the journal and among its backups. The caller holds the lock.
pub(crate) fn clear(real: &Path) -> io::Result<()> {
    clear_creations(real)?;
    if let Some(folder) = real.parent() {
        let is_one = |name: &str| Mark::BESIDE.iter().any(|mark| names::is_half_made(name, real, *mark));
        temporary::clear_names(folder, is_one)?;
    }
    // Whatever is wrong with the folder of the backups, the journal opens: `Store::backup_trouble` tells it.
    let _left_there = temporary::clear_names(&folder_of(real), |name| names::is_half_made(name, real, Mark::Backup));
    Ok(())
}

/// Clears away what creations that were cut off left behind: only names of exactly our shape.
fn clear_creations(real: &Path) -> io::Result<()> {
    let Some(folder) = real.parent() else { return Ok(()) };
    let starts = [temporary::start(real), temporary::start(&known_lock::path(real))];
    // Nothing but the number follows: a file of `journal.gamut.x` begins like one of `journal.gamut`.
    let is_one =
        |name: &str| temporary::made_under(name).is_some_and(|made| starts.iter().any(|start| *start == format!(".{made}.")));
    temporary::clear_names(folder, is_one)
}
