//! Where a check-in goes when the journal's file is not where it was: a journal of its own beside it.

use super::{StorageError, Store, key::Key, trouble::Trouble};
use crate::domain::{Catalogue, CheckIn};
use chrono::DateTime;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

pub(super) const MARK: &str = " rescued ";

impl Store {
    /// Keeps a check-in that could not be saved because of [`StorageError::Gone`] in a new journal beside the
    /// place the file was at, opened by the same passphrase or by none, and tells where. The next ones of
    /// this opening go into the same file.
    ///
    /// # Errors
    /// The folder is gone, too, or can't be written to; [`StorageError::Refused`] when it answers what isn't in
    /// `catalogue`.
    pub fn rescue(&mut self, catalogue: &Catalogue, c: &CheckIn, now_ms: i64) -> Result<PathBuf, StorageError> {
        if let Some(kept) = self.rescue.as_mut() {
            let saved = kept.save_catalogue(catalogue).and_then(|()| kept.save_check_in(c, now_ms, None));
            match saved {
                // That file is gone as well: another one is made.
                Err(StorageError::Gone { .. }) => self.rescue = None,
                saved => return saved.map(|()| kept.path().to_owned()),
            }
        }
        let path = free_name(&self.place.real, now_ms).map_err(|e| Trouble::Io(e).told("Rescuing", &self.place.asked))?;
        // The salt goes with the key: a passphrase makes the same key of it there.
        let (key, salt): (&Key, _) = (&self.key, Some(self.place.salt));
        let mut kept = Self::create_under(&path, catalogue, key, salt)?;
        kept.save_check_in(c, now_ms, None)?;
        self.rescue = Some(Box::new(kept));
        Ok(path)
    }
}

/// The rescue files that lie beside the journal at `path`, oldest first.
#[must_use]
pub fn rescued_beside(path: &Path) -> Vec<PathBuf> {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else { return Vec::new() };
    let start = format!("{}{MARK}", stem.to_string_lossy());
    let is_one = |p: &Path| {
        p.extension().is_some_and(|e| e == "gamut")
            && p.file_name().and_then(|n| n.to_str()).is_some_and(|n| n.starts_with(&start))
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries.filter_map(|e| Some(e.ok()?.path())).filter(|p| is_one(p)).collect();
    found.sort();
    found
}

fn free_name(real: &Path, now_ms: i64) -> io::Result<PathBuf> {
    let stem = real.file_stem().unwrap_or_default().to_string_lossy();
    let made = DateTime::from_timestamp_millis(now_ms).unwrap_or_default().format("%Y-%m-%dT%H%M%SZ");
    let numbered = |n: u32| if n == 0 { String::new() } else { format!("-{n}") };
    (0..100)
        .map(|n| real.with_file_name(format!("{stem}{MARK}{made}{}.gamut", numbered(n))))
        .find(|p| fs::symlink_metadata(p).is_err())
        .ok_or_else(|| io::Error::other("a hundred rescue files have this name already"))
}
