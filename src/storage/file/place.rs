//! Where the journal lies: what may be opened there, and where a new one may be made.

use super::{
    beside::{NAME_BYTES, ROLLBACK, beside},
    outgoing::names_a_folder,
    rollback,
    temporary::sync_folder,
};
use crate::storage::{StorageError, trouble::Trouble};
use std::{
    ffi::OsStr,
    fs::{self, DirBuilder, File, Metadata},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// What a file begins with that is `SQLite`, but not encrypted.
const PLAIN_SQLITE: &[u8; 16] = b"SQLite format 3\0";
/// `SQLCipher` 4's page.
pub(crate) const PAGE_BYTES: u64 = 4096;
/// A journal's file, found and looked at but not opened.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// As it was asked for; for messages.
    pub asked: PathBuf,
    /// Without links, so that two ways to one file share one lock.
    pub real: PathBuf,
    /// The first 16 bytes.
    pub salt: [u8; 16],
}

impl Place {
    /// Looks at what lies at `path` without changing or waiting for anything (a FIFO would hang).
    pub(crate) fn find(path: &Path) -> Result<Self, StorageError> {
        let damaged = |why: &str| Err(StorageError::Damaged { path: path.into(), why: why.into() });
        let about = match fs::metadata(path) {
            Ok(about) => about,
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                if fs::symlink_metadata(path).is_ok() {
                    return damaged("it is a link to something that isn't there");
                }
                refuse_stray_rollback(path)?;
                return Err(StorageError::Missing(path.into()));
            }
            Err(e) => return Err(Trouble::Io(e).told("Opening", path)),
        };
        if !about.is_file() {
            return damaged("it is not a file");
        }
        if about.len() == 0 {
            return damaged("it is empty, and a journal never is");
        }
        if about.len() < PAGE_BYTES {
            return damaged("it is too short");
        }
        let mut salt = [0; 16];
        let opened = File::open(path).and_then(|mut f| f.read_exact(&mut salt)).and_then(|()| fs::canonicalize(path));
        let real = opened.map_err(|e| Trouble::Io(e).told("Opening", path))?;
        if &salt == PLAIN_SQLITE {
            return damaged("it is a database of another program");
        }
        Ok(Self { asked: path.into(), real, salt })
    }

    /// Whether its first page could be encrypted at all. Of 4096 bytes that look like chance at least 240 of
    /// the 256 different ones are there but for one file in 10^30; text, blanks and zeros have far fewer.
    pub(crate) fn could_be_encrypted(&self) -> Result<bool, Trouble> {
        let mut page = Vec::new();
        File::open(&self.real)?.take(PAGE_BYTES).read_to_end(&mut page)?;
        let mut seen = [false; 256];
        for byte in page {
            seen[usize::from(byte)] = true;
        }
        Ok(seen.iter().filter(|seen| **seen).count() >= 240)
    }

    /// How large the file is.
    pub(crate) fn bytes(&self) -> Result<u64, Trouble> {
        Ok(fs::metadata(&self.real)?.len())
    }

    /// Whether the file still ends with a whole page. Asked after the first read, which takes back
    /// what a power cut left half done.
    pub(crate) fn ends_whole(&self) -> Result<bool, Trouble> {
        Ok(self.bytes()?.is_multiple_of(PAGE_BYTES))
    }
}

/// Which file this is, whatever it is called; always the same where the system doesn't tell.
#[cfg(unix)]
pub(crate) fn identity(about: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (about.dev(), about.ino())
}

#[cfg(not(unix))]
pub fn identity(_about: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// How many names besides this one the file has.
#[cfg(unix)]
pub(crate) fn other_names(real: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(real).map_or(0, |about| about.nlink().saturating_sub(1))
}

#[cfg(not(unix))]
pub fn other_names(_real: &Path) -> u64 {
    0
}

/// Makes the folder of a new journal, for this account only, and gives the journal's path in it.
pub(crate) fn make_room(path: &Path) -> Result<PathBuf, StorageError> {
    let told = |e| Trouble::Io(e).told("Making the journal's folder", path);
    let Some(name) = path.file_name().filter(|_| !names_a_folder(path)) else {
        return Err(StorageError::Refused("this names a folder, and a journal needs the name of a file".into()));
    };
    refuse_long_name(path)?;
    let folder = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    private_folders().create(folder).map_err(told)?;
    Ok(fs::canonicalize(folder).map_err(told)?.join(name))
}

/// Refuses a name beside which the rollback file would find none: no write could be made safe.
pub(crate) fn refuse_long_name(path: &Path) -> Result<(), StorageError> {
    let name = path.file_name().map_or(0, OsStr::len);
    if name + ROLLBACK.len() > NAME_BYTES {
        let why = format!("the name has {name} bytes, and {} are the most. Give it a shorter one", NAME_BYTES - ROLLBACK.len());
        return Err(StorageError::Refused(why));
    }
    Ok(())
}

fn private_folders() -> DirBuilder {
    let mut maker = DirBuilder::new();
    maker.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut maker, 0o700);
    maker
}

/// Refuses to make a journal where anything is.
pub(crate) fn refuse_unless_free(path: &Path) -> Result<(), StorageError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(StorageError::Refused("something is already there, and it was left as it is".into())),
        Err(e) if e.kind() == io::ErrorKind::NotFound => refuse_stray_rollback(path),
        Err(e) => Err(Trouble::Io(e).told("Making the journal", path)),
    }
}

/// A rollback file without its journal: the journal was moved away in the middle of a write, and a new
/// one in its place would be overwritten with the old one's pages.
fn refuse_stray_rollback(path: &Path) -> Result<(), StorageError> {
    if rollback::is_needed(path) || fs::symlink_metadata(beside(path, "-wal")).is_ok() {
        let why = "it isn't there, but the rollback file of an unfinished write is; put the journal back beside it".into();
        return Err(StorageError::Damaged { path: path.into(), why });
    }
    Ok(())
}

/// Makes a folder for this account only, where there is none.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    private_folders().create(folder)?;
    sync_folder(folder)
}

/// How much room an ordinary account has left there; `None` where the system doesn't tell.
pub(crate) fn free_bytes(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    return rustix::fs::statvfs(folder).ok().map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}
