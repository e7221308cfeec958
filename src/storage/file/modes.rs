//! The journal's file, and the folders that are the program's own, are for this account alone. Where something else
//! opened them to others, that is closed again and said.

use crate::storage::backups::folder;
#[cfg(unix)]
use std::fs::FileType;
use std::path::Path;

/// The folder that the program makes for a journal nobody named a place for.
const OWN_FOLDER: &str = "gamut";

/// Takes away what other accounts may do with the journal at `real`; gives what was done, in sentences.
#[cfg(unix)]
pub(crate) fn close_to_others(real: &Path) -> Vec<String> {
    let folder = real.parent().filter(|folder| folder.ends_with(OWN_FOLDER));
    let file = close(real, FileType::is_file, 0o600, "could read or change the journal's file");
    let folder = folder.and_then(|folder| close(folder, FileType::is_dir, 0o700, "could look into the journal's folder"));
    let backups = close(&folder::folder_of(real), FileType::is_dir, 0o700, "could look into the folder of the backups");
    file.into_iter().chain(folder).chain(backups).collect()
}

#[cfg(not(unix))]
pub fn close_to_others(_real: &Path) -> Vec<String> {
    Vec::new()
}

/// Only what belongs to this account is changed, and only what is of its kind: a file where a folder should be is somebody's
/// own. A disk that knows no such rights says nothing of them either.
#[cfg(unix)]
fn close(path: &Path, is_its_kind: fn(&FileType) -> bool, mode: u32, what: &str) -> Option<String> {
    use std::{
        fs::{self, Permissions},
        os::unix::fs::{MetadataExt, PermissionsExt},
    };
    let about = fs::symlink_metadata(path).ok().filter(|about| is_its_kind(&about.file_type()))?;
    let open_to_others = |mode: u32| mode & 0o077 > 0;
    let (now, is_ours) = (about.mode() & 0o7777, about.uid() == rustix::process::geteuid().as_raw());
    if !open_to_others(now) || !is_ours {
        return None;
    }
    let set = fs::set_permissions(path, Permissions::from_mode(mode));
    let stays = fs::symlink_metadata(path).is_ok_and(|about| open_to_others(about.mode()));
    match set {
        Ok(()) if stays => None,
        Ok(()) => Some(format!(
            "Other accounts on this computer {what} until now ({}, mode {now:03o}). Only yours can from now on",
            path.display()
        )),
        Err(e) => Some(format!(
            "Other accounts on this computer {what} ({}, mode {now:03o}), and that could not be changed: {e}",
            path.display()
        )),
    }
}
