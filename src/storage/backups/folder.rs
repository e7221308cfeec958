//! The folder that backups go to: where it is, which backups lie in it, and what may be wrong with it. None of that keeps
//! the journal from being opened.

use crate::storage::{
    file::{names, names::Mark, place},
    trouble::Trouble,
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Nothing else lies in it.
const FOLDER: &str = "backups";

pub(crate) fn folder_of(real: &Path) -> PathBuf {
    real.with_file_name(FOLDER)
}

/// The backups of the journal at `path`, newest first, with the time (ms UTC) of their names. Nothing is opened.
#[must_use]
pub fn backups_of(path: &Path) -> Vec<(PathBuf, i64)> {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let Ok(there) = fs::read_dir(folder_of(&real)) else { return Vec::new() };
    let is_file = |e: &fs::DirEntry| e.file_type().is_ok_and(|t| t.is_file());
    let named = there.flatten().filter(is_file).filter_map(|e| Some((e.path(), names::made_ms(&e.path(), &real)?)));
    let mut found: Vec<_> = named.collect();
    found.sort_by_key(|(path, ms)| std::cmp::Reverse((*ms, names::number_in_second(path))));
    found
}

/// Whether a journal's file is one of its backups, by the folder it lies in or by the time in its name.
#[must_use]
pub fn names_a_backup(path: &Path) -> bool {
    let in_folder = path.parent().and_then(Path::file_name).is_some_and(|name| name == FOLDER);
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    in_folder || names::ends_as_a_backup(&stem)
}

/// The backups of the journal at `path` whose names say a day that has not come, newest first: the clock was ahead when
/// they were made, or is behind now. They stay, whatever their age, until somebody takes them away.
#[must_use]
pub fn backups_ahead(path: &Path, now_ms: i64) -> Vec<PathBuf> {
    /// A clock that was set right by minutes is nothing to tell anybody about.
    const AHEAD_MS: i64 = 24 * 3_600_000;
    let ahead = |made: i64| made > now_ms.saturating_add(AHEAD_MS);
    backups_of(path).into_iter().filter(|(_, made)| ahead(*made)).map(|(path, _)| path).collect()
}

/// A free name for a backup of the journal at `real`, in its folder, which is made where it isn't there.
pub(crate) fn new_name(real: &Path, made_ms: i64) -> Result<PathBuf, Trouble> {
    let folder = folder_of(real);
    if let Some(why) = trouble(&folder) {
        return Err(Trouble::InTheWay(why));
    }
    place::make_folder(&folder)?;
    names::free(&folder, real, Mark::Backup, made_ms)
}

/// Why no backup can be made in this folder, to be read after "failed on FOLDER:"; `None` when nothing speaks against it,
/// or it isn't there and can be made.
pub(crate) fn trouble(folder: &Path) -> Option<String> {
    match fs::metadata(folder) {
        Ok(about) if !about.is_dir() => {
            Some("it is a file, where the folder of the backups should be; give that file another name".into())
        }
        Ok(_) if !may_write(folder) => Some(
            "you may not write there, as after a start of Gamut with sudo. Make the folder yours again, or give it another \
             name"
                .into(),
        ),
        Ok(_) => None,
        Err(_) if fs::symlink_metadata(folder).is_ok_and(|about| about.is_symlink()) => {
            Some("it is a link to something that isn't there; bring that back, or take the link away".into())
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        Err(e) => Some(e.to_string()),
    }
}

#[cfg(unix)]
fn may_write(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
fn may_write(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|about| !about.permissions().readonly())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backups_of_one_second_are_listed_newest_first() {
        let folder = tempfile::tempdir().unwrap();
        let journal = folder.path().join("journal.gamut");
        let backups = folder_of(&journal);
        fs::create_dir(&backups).unwrap();
        let mut made = Vec::new();
        for _ in 0..11 {
            let name = names::free(&backups, &journal, Mark::Backup, 1_795_608_000_000).unwrap();
            fs::write(&name, "").unwrap();
            made.insert(0, name);
        }
        let listed: Vec<_> = backups_of(&journal).into_iter().map(|(path, _)| path).collect();
        assert_eq!(listed, made);
    }
}
