use super::failure::Failure;
use crate::{
    domain::Catalogue,
    storage::{StorageError, Store},
};
use directories::ProjectDirs;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The named journal, else the one GAMUT_JOURNAL names, else the one in the data folder.
pub(super) fn journal_path(named: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let named = named.or_else(|| std::env::var_os("GAMUT_JOURNAL").map(PathBuf::from)).filter(|p| !p.as_os_str().is_empty());
    if let Some(path) = named {
        return Ok(path);
    }
    let dirs = ProjectDirs::from("", "", "gamut").ok_or_else(|| {
        Failure::disk("No home folder was found to keep a journal in. Nothing was changed. Name one with --journal FILE")
    })?;
    // Only our own folder is made; a folder the person named must be there.
    make_folder(dirs.data_dir())?;
    Ok(dirs.data_dir().join("journal.gamut"))
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    let mut make = fs::DirBuilder::new();
    make.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make.create(folder).map_err(|e| {
        Failure::disk(format!(
            "The folder {} could not be made: {e}. Nothing was changed. Name a journal with --journal FILE",
            folder.display()
        ))
    })
}

/// Opens the journal to write; makes it where there is none.
pub(super) fn open_or_create(path: &Path, catalogue: &Catalogue) -> Result<Store, StorageError> {
    match Store::open(path) {
        Err(StorageError::Missing(_)) => Store::create(path, catalogue),
        other => other,
    }
}
