//! `gamut demo`: a sample journal, and the window with it.

use crate::cli::{
    place::open_to_read,
    terminal::{failure::Failure, out},
    window,
};
use crate::{
    clock,
    exchange::sample_journal,
    storage::{StorageError, Store},
};
use std::path::Path;

/// Makes the sample journal at `file` and opens it (`tcp_display`: on one too). A sample journal that is there
/// already is opened as it is; any other file is left alone.
pub(super) fn run(file: &Path, no_window: bool, tcp_display: bool) -> Result<(), Failure> {
    match open_to_read(file).and_then(|store| store.load()) {
        Err(StorageError::Missing(_)) => {
            let now = clock::now();
            let sample = sample_journal(now.instant.day(crate::domain::DayStart::default()), &now.zone);
            let mut store = Store::create(file, &sample.catalogue)?;
            store.import(&sample, now.instant.utc_ms)?;
            store.save_settings(&sample.settings)?;
            out::done(&format!("A sample journal of {} check-ins is at {}", sample.check_ins.len(), file.display()))?;
        }
        Ok(journal) if journal.settings.sample => {
            out::sentence(&format!("The sample journal {} was there already and is as it was", file.display()))?;
        }
        Ok(_) => {
            let sentence =
                "There is a journal at this place that is no sample. It was left exactly as it is. Name another file";
            return Err(Failure::bad_input(sentence));
        }
        Err(e) => return Err(e.into()),
    }
    if no_window { Ok(()) } else { window::open(file, None, tcp_display) }
}
