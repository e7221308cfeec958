use super::failure::Failure;
use crate::{
    domain::Catalogue,
    storage::{StorageError, Store},
};
use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// The named journal, else the one `GAMUT_JOURNAL` names, else the one in the data folder.
pub(super) fn journal_path(named: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let named = named.or_else(|| std::env::var_os("GAMUT_JOURNAL").map(PathBuf::from)).filter(|p| !p.as_os_str().is_empty());
    if let Some(path) = named {
        return Ok(path);
    }
    let dirs = ProjectDirs::from("", "", "gamut").ok_or_else(|| {
        Failure::disk("No home folder was found to keep a journal in. Nothing was changed. Name one with --journal FILE")
    })?;
    Ok(dirs.data_dir().join("journal.gamut"))
}

/// Opens the journal to write; makes it, and the folder it lies in, where there is none.
pub(super) fn open_or_create(path: &Path, catalogue: &Catalogue) -> Result<Store, StorageError> {
    match Store::open(path, None) {
        Err(StorageError::Missing(_)) => Store::create(path, catalogue),
        other => other,
    }
}
