//! Where what is kept lies, and how it is read and changed: by one program at a time, whole or not at all, for this
//! account alone. A file that is not whole, or another account's, reminds nobody.

use super::kept::Kept;
use crate::storage::{make_folder, write_whole};
use std::{
    fs::{self, File, OpenOptions},
    io,
    path::{Path, PathBuf},
};

const NAME: &str = "reminders";
/// More than a long path makes it.
const MOST_BYTES: u64 = 64 << 10;

/// The folders of one account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Gamut's own folder for what is set.
    pub own: PathBuf,
    /// The account's folder for the settings of all programs.
    pub settings: PathBuf,
}

/// Why it could not be read or changed, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NotKept(pub(super) String);

impl Place {
    /// Those of this account; `None` without a home folder.
    #[must_use]
    pub fn here() -> Option<Self> {
        let dirs = directories::ProjectDirs::from("", "", "gamut")?;
        let own = dirs.config_dir().to_owned();
        let settings = directories::BaseDirs::new()?.config_dir().to_owned();
        Some(Self { own, settings })
    }

    #[must_use]
    pub fn file(&self) -> PathBuf {
        self.own.join(NAME)
    }

    /// Where the process that waits writes its number.
    pub(super) fn waiting(&self) -> PathBuf {
        self.own.join(format!("{NAME}.waiting"))
    }

    /// What is kept; `None` where reminders are off.
    ///
    /// # Errors
    /// It is there and can't be used.
    pub fn read(&self) -> Result<Option<Kept>, NotKept> {
        let path = self.file();
        let about = match fs::symlink_metadata(&path) {
            Ok(about) => about,
            Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => return Ok(None),
            Err(e) => return Err(not_read(&path, &e.to_string())),
        };
        if !about.is_file() || about.len() > MOST_BYTES {
            return Err(not_read(&path, "it is not what Gamut wrote there"));
        }
        if !is_ours_alone(&about) {
            return Err(not_read(&path, "another account owns it or may change it"));
        }
        let text = fs::read_to_string(&path).map_err(|e| not_read(&path, &e.to_string()))?;
        match Kept::from_text(&text) {
            Some(kept) => Ok(Some(kept)),
            None => Err(not_read(&path, "it is not as Gamut wrote it")),
        }
    }

    /// Changes what is kept, where something is, while no other program does. Gives what `change` says.
    ///
    /// # Errors
    /// It can't be read or written; then it is as it was.
    pub fn change<T>(&self, change: impl FnOnce(&mut Kept) -> T) -> Result<Option<T>, NotKept> {
        // Most of the time reminders are off: then nothing is made, not even a lock.
        if self.read()?.is_none() {
            return Ok(None);
        }
        let _lock = self.lock()?;
        let Some(mut kept) = self.read()? else { return Ok(None) };
        let before = kept.clone();
        let said = change(&mut kept);
        if kept != before {
            self.put(&kept)?;
        }
        Ok(Some(said))
    }

    /// Keeps this from now on.
    pub(super) fn keep(&self, kept: &Kept) -> Result<(), NotKept> {
        let _lock = self.lock()?;
        self.put(kept)
    }

    /// Nothing is kept any more.
    pub(super) fn forget(&self) -> Result<(), NotKept> {
        for path in [self.file(), self.waiting(), self.lock_path()] {
            match fs::remove_file(&path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(not_written(&path, &e)),
                _ => {}
            }
        }
        // Only where nothing else of Gamut lies in it.
        let _stays = fs::remove_dir(&self.own);
        Ok(())
    }

    fn put(&self, kept: &Kept) -> Result<(), NotKept> {
        let path = self.file();
        write_whole(&path, |out| out.write_all(kept.to_text().as_bytes())).map_err(|e| not_written(&path, &e))
    }

    fn lock_path(&self) -> PathBuf {
        self.own.join(format!("{NAME}.lock"))
    }

    fn lock(&self) -> Result<File, NotKept> {
        let path = self.lock_path();
        make_folder(&self.own).map_err(|e| not_written(&self.own, &e))?;
        if fs::metadata(&self.own).is_ok_and(|about| !is_ours(&about)) {
            let why = "the folder belongs to another account";
            return Err(not_written(&self.own, &io::Error::other(why)));
        }
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let lock = options.open(&path).map_err(|e| not_written(&path, &e))?;
        lock.lock().map_err(|e| not_written(&path, &e))?;
        Ok(lock)
    }
}

fn not_read(path: &Path, why: &str) -> NotKept {
    NotKept(format!(
        "What is known about reminders could not be read ({}): {why}. None is shown. Your journal is untouched. Delete that file \
         and set them anew",
        path.display()
    ))
}

pub(super) fn not_written(path: &Path, e: &io::Error) -> NotKept {
    NotKept(format!(
        "What belongs to reminders could not be written ({}): {e}. They are as they were, and your journal is untouched. See \
         that your account may write there, and try again",
        path.display()
    ))
}

#[cfg(unix)]
fn is_ours(about: &fs::Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(about) == rustix::process::geteuid().as_raw()
}

#[cfg(unix)]
fn is_ours_alone(about: &fs::Metadata) -> bool {
    is_ours(about) && std::os::unix::fs::MetadataExt::mode(about) & 0o022 == 0
}

#[cfg(not(unix))]
fn is_ours(_about: &fs::Metadata) -> bool {
    true
}

#[cfg(not(unix))]
fn is_ours_alone(_about: &fs::Metadata) -> bool {
    true
}

#[cfg(test)]
pub(super) mod tests {
    use super::{super::kept::tests::kept, *};

    pub(crate) fn place_in(folder: &Path) -> Place {
        Place { own: folder.join("config/gamut"), settings: folder.join("config") }
    }

    #[test]
    fn while_reminders_are_off_a_check_in_leaves_no_trace() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = place_in(folder.path());
        assert_eq!(place.change(|kept| kept.last_check_in = Some(1)), Ok(None));
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    }

    #[test]
    fn what_is_kept_is_this_accounts_alone_and_gone_without_a_trace() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = place_in(folder.path());
        place.keep(&kept()).expect("kept");
        assert_eq!(place.change(|kept| kept.last_check_in = Some(29_000_000)), Ok(Some(())));
        assert_eq!(place.read().expect("read").and_then(|kept| kept.last_check_in), Some(29_000_000));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
            assert_eq!((mode(&place.file()), mode(&place.own)), (0o600, 0o700));
            fs::set_permissions(place.file(), fs::Permissions::from_mode(0o620)).expect("set");
            assert!(place.read().expect_err("another may write").to_string().contains("another account"));
            fs::set_permissions(place.file(), fs::Permissions::from_mode(0o600)).expect("set");
            if rustix::process::geteuid().is_root() {
                std::os::unix::fs::chown(place.file(), Some(65_534), None).expect("given away");
                assert!(place.read().expect_err("it is another's").to_string().contains("another account"));
                std::os::unix::fs::chown(place.file(), Some(0), None).expect("taken back");
            }
        }
        fs::write(place.file(), "nonsense").expect("written");
        assert!(place.read().is_err() && place.change(|_| ()).is_err());
        place.forget().expect("gone");
        assert_eq!(fs::read_dir(place.settings).expect("a folder").count(), 0);
    }

    #[test]
    fn a_folder_that_may_not_be_written_is_said() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = place_in(folder.path());
        fs::write(folder.path().join("config"), "a file where a folder should be").expect("written");
        let why = place.keep(&kept()).expect_err("it can't").to_string();
        assert!(why.contains("could not be written") && why.contains("as they were"), "{why}");
    }
}
