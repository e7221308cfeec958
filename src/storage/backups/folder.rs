//! What may be wrong with the folder that backups go to. None of it keeps the journal from being opened.

use std::{fs, io, path::Path};

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
