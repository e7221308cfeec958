//! Two small files of Gamut's own, not in the journal and without a word of it: where the window was, and which version
//! was seen last. Each is written whole or not at all, for this account only; one that can't be read is as if it were not there.

mod window_place;

pub use window_place::WindowPlace;

use super::write_whole;
use std::{fs::File, io::Read, path::PathBuf};

const WINDOW: &str = "window.toml";
const VERSION: &str = "version";
/// Nobody writes more into them.
const MOST_BYTES: u64 = 4 << 10;

/// The folder they lie in; without one nothing is kept.
#[derive(Debug, Clone, Default)]
pub struct SmallFiles(Option<PathBuf>);

impl SmallFiles {
    #[must_use]
    pub const fn kept_in(folder: Option<PathBuf>) -> Self {
        Self(folder)
    }

    #[must_use]
    pub fn window_place(&self) -> Option<WindowPlace> {
        WindowPlace::read(&self.read(WINDOW)?)
    }

    /// Whether it is kept.
    #[must_use]
    pub fn keep_window_place(&self, place: &WindowPlace) -> bool {
        self.write(WINDOW, &place.written())
    }

    /// The version whose news were seen last.
    #[must_use]
    pub fn version_seen(&self) -> Option<String> {
        Some(self.read(VERSION)?.trim().to_owned())
    }

    /// Whether it is kept.
    #[must_use]
    pub fn keep_version_seen(&self, version: &str) -> bool {
        self.write(VERSION, &format!("{version}\n"))
    }

    /// Takes both away; what isn't there needs no taking away.
    pub fn forget(&self) {
        for name in [WINDOW, VERSION] {
            if let Some(folder) = &self.0 {
                let _gone_already = std::fs::remove_file(folder.join(name));
            }
        }
    }

    fn read(&self, name: &str) -> Option<String> {
        let path = self.0.as_ref()?.join(name);
        // A pipe of that name would be waited for.
        if !std::fs::symlink_metadata(&path).ok()?.is_file() {
            return None;
        }
        let mut text = String::new();
        File::open(path).ok()?.take(MOST_BYTES).read_to_string(&mut text).ok()?;
        Some(text)
    }

    fn write(&self, name: &str, text: &str) -> bool {
        let Some(folder) = &self.0 else { return false };
        write_whole(&folder.join(name), |out| out.write_all(text.as_bytes())).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_and_nothing_is_kept_nowhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = SmallFiles::kept_in(Some(folder.path().to_owned()));
        assert_eq!((files.version_seen(), files.window_place()), (None, None));
        let place = WindowPlace { width: 1000, height: 700, at: Some((40, -20)), maximized: true };
        assert!(files.keep_version_seen("0.2.0") && files.keep_window_place(&place));
        assert_eq!((files.version_seen(), files.window_place()), (Some("0.2.0".to_owned()), Some(place)));
        files.forget();
        assert_eq!((files.version_seen(), files.window_place()), (None, None));
        assert_eq!(std::fs::read_dir(folder.path()).expect("there").count(), 0);
        let nowhere = SmallFiles::default();
        assert!(!nowhere.keep_version_seen("0.2.0") && !nowhere.keep_window_place(&place));
        assert_eq!((nowhere.version_seen(), nowhere.window_place()), (None, None));
        let gone = SmallFiles::kept_in(Some(folder.path().join("gone")));
        assert!(!gone.keep_version_seen("0.2.0"), "a folder that can't be written in");
    }

    #[test]
    #[cfg(unix)]
    fn they_are_for_this_account_only() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let files = SmallFiles::kept_in(Some(folder.path().to_owned()));
        assert!(files.keep_version_seen("0.2.0"));
        let mode = std::fs::metadata(folder.path().join(VERSION)).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
