//! Names of files that lie beside another: its own name and an ending, as long as a name may be.

use std::path::{Path, PathBuf};

/// What `SQLite` puts behind the name of a file that it writes to.
pub(crate) const ROLLBACK: &str = "-journal";
/// The longest name that the usual file systems take, in bytes.
pub(crate) const NAME_BYTES: usize = 255;

pub(crate) fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// As many whole letters as these bytes hold.
pub(crate) fn beginning(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}
