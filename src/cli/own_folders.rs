//! The folders that are Gamut's own, for small files without a word of a journal: for this account only, or not used.

use crate::storage::make_folder;
use directories::ProjectDirs;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Where it is kept how large the window was, and which version was seen. `None` where there is no home folder, or where
/// nothing can be kept in it for this account alone.
pub(super) fn state() -> Option<PathBuf> {
    let dirs = ProjectDirs::from("", "", "gamut")?;
    private(dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()))
}

/// Where graphics drivers keep what they have built for the window. `None` as above: then they keep nothing.
pub(super) fn cache() -> Option<PathBuf> {
    private(ProjectDirs::from("", "", "gamut")?.cache_dir())
}

/// Where windows can be called: in the folder of the session, else among the small files. Both are looked into, since a
/// window may have been started before the other one could be used.
#[cfg(unix)]
pub(super) fn for_sockets() -> Vec<PathBuf> {
    let of_session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|folder| folder.is_absolute());
    let of_session = of_session.filter(|folder| folder.is_dir()).and_then(|folder| private(&folder.join("gamut")));
    of_session.into_iter().chain(state()).collect()
}

/// This folder, made where there is none.
fn private(folder: &Path) -> Option<PathBuf> {
    // Where it can't be made, what is there instead is looked at next.
    let _made = make_folder(folder);
    let about = fs::symlink_metadata(folder).ok()?;
    (about.is_dir() && is_mine_alone(folder, &about)).then(|| folder.to_owned())
}

/// Nobody else can put anything into it, or look. One of this account that is open to others is closed.
#[cfg(unix)]
fn is_mine_alone(folder: &Path, about: &fs::Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    if about.uid() != rustix::process::getuid().as_raw() {
        return false;
    }
    about.mode() & 0o777 == 0o700 || fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).is_ok()
}

#[cfg(not(unix))]
fn is_mine_alone(_folder: &Path, _about: &fs::Metadata) -> bool {
    true
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_folder_of_ones_own_is_for_this_account_only_and_no_link_is_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = folder.path().join("a/gamut");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(private(&own), Some(own.clone()));
        assert_eq!(mode(&own), 0o700);
        fs::set_permissions(&own, fs::Permissions::from_mode(0o755)).expect("set");
        assert_eq!(private(&own), Some(own.clone()));
        assert_eq!(mode(&own), 0o700);
        let link = folder.path().join("link");
        symlink(&own, &link).expect("linked");
        assert_eq!(private(&link), None);
        let file = folder.path().join("file");
        fs::write(&file, "").expect("written");
        assert_eq!((private(&file), private(&file.join("gamut"))), (None, None));
    }
}
