//! Where the journal lies: what may be opened, who may write, and how a new one comes to be there.

use super::{outgoing::names_a_folder, rollback, wipe};
use crate::storage::{StorageError, cipher::known_lock, schema, trouble::Trouble};
use std::{
    ffi::OsStr,
    fs::{self, DirBuilder, File, Metadata, OpenOptions},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// What a file begins with that is `SQLite`, but not encrypted.
const PLAIN_SQLITE: &[u8; 16] = b"SQLite format 3\0";
/// `SQLCipher` 4's page.
pub const PAGE_BYTES: u64 = 4096;
const TEMPORARY: &str = ".part";
/// What `SQLite` puts behind the name of a file that it writes to.
const ROLLBACK: &str = "-journal";
/// The longest name that the usual file systems take, in bytes.
pub const NAME_BYTES: usize = 255;

/// A journal's file, found and looked at but not opened.
#[derive(Debug, Clone)]
pub struct Place {
    /// As it was asked for; for messages.
    pub asked: PathBuf,
    /// Without links, so that two ways to one file share one lock.
    pub real: PathBuf,
    /// The first 16 bytes.
    pub salt: [u8; 16],
}

impl Place {
    /// Looks at what lies at `path` without changing or waiting for anything (a FIFO would hang).
    pub fn find(path: &Path) -> Result<Self, StorageError> {
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
    pub fn could_be_encrypted(&self) -> Result<bool, Trouble> {
        let mut page = Vec::new();
        File::open(&self.real)?.take(PAGE_BYTES).read_to_end(&mut page)?;
        let mut seen = [false; 256];
        for byte in page {
            seen[usize::from(byte)] = true;
        }
        Ok(seen.iter().filter(|seen| **seen).count() >= 240)
    }

    /// Whether the file still ends with a whole page. Asked after the first read, which takes back
    /// what a power cut left half done.
    pub fn ends_whole(&self) -> Result<bool, Trouble> {
        Ok(fs::metadata(&self.real)?.len().is_multiple_of(PAGE_BYTES))
    }
}

/// Which file this is, whatever it is called; always the same where the system doesn't tell.
#[cfg(unix)]
pub fn identity(about: &Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (about.dev(), about.ino())
}

#[cfg(not(unix))]
pub fn identity(_about: &Metadata) -> (u64, u64) {
    (0, 0)
}

/// How many names besides this one the file has.
#[cfg(unix)]
pub fn other_names(real: &Path) -> u64 {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(real).map_or(0, |about| about.nlink().saturating_sub(1))
}

#[cfg(not(unix))]
pub fn other_names(_real: &Path) -> u64 {
    0
}

/// Makes the folder of a new journal, for this account only, and gives the journal's path in it.
pub fn make_room(path: &Path) -> Result<PathBuf, StorageError> {
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
pub fn refuse_long_name(path: &Path) -> Result<(), StorageError> {
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
pub fn refuse_unless_free(path: &Path) -> Result<(), StorageError> {
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

/// An empty file for this account only, under a name that says it is temporary.
pub fn temporary(real: &Path) -> Result<PathBuf, Trouble> {
    let unique = u128::from_be_bytes(schema::random_bytes()?);
    let path = real.with_file_name(format!("{}{unique:032x}{TEMPORARY}", temporary_start(real)));
    private(OpenOptions::new().create_new(true).write(true)).open(&path)?;
    Ok(path)
}

/// Gives a whole and closed file its name, without ever replacing anything, and makes that durable.
pub fn put_in_place(temporary: &Path, real: &Path) -> io::Result<()> {
    File::open(temporary)?.sync_all()?;
    match fs::hard_link(temporary, real) {
        Ok(()) => fs::remove_file(temporary)?,
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(e),
        // Some disks know no second names. Renaming may replace, but the lock is ours and the name was
        // free a moment ago.
        Err(_) if fs::symlink_metadata(real).is_err() => fs::rename(temporary, real)?,
        Err(e) => return Err(e),
    }
    sync_folder(real)
}

/// Gives a whole and closed file the name of another, in one step, makes that durable, and overwrites what had the name
/// unless it has another one, too. The caller holds the lock and has looked at what it replaces.
pub fn put_over(temporary: &Path, real: &Path) -> io::Result<()> {
    let is_file = fs::symlink_metadata(real).is_ok_and(|about| about.is_file());
    let old = if is_file { OpenOptions::new().write(true).open(real).ok() } else { None };
    fs::rename(temporary, real)?;
    sync_folder(real)?;
    // The new one is in place and on the disk: failing to wipe the old takes nothing back.
    let _wiped = old.map(|old| wipe::overwrite_nameless(&old));
    Ok(())
}

/// Makes a folder for this account only, where there is none.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    private_folders().create(folder)?;
    sync_folder(folder)
}

/// How much room an ordinary account has left there; `None` where the system doesn't tell.
pub fn free_bytes(folder: &Path) -> Option<u64> {
    #[cfg(unix)]
    return rustix::fs::statvfs(folder).ok().map(|disk| disk.f_bavail.saturating_mul(disk.f_frsize));
    #[cfg(not(unix))]
    {
        let _ = folder;
        None
    }
}

/// Clears away what creations that were cut off left behind: only names of exactly our shape.
pub fn clear_temporaries(real: &Path) -> io::Result<()> {
    let Some(folder) = real.parent() else { return Ok(()) };
    let starts = [temporary_start(real), temporary_start(&known_lock::path(real))];
    // Nothing but the number follows: a file of `journal.gamut.x` begins like one of `journal.gamut`.
    let is_one = |name: &str| {
        made_under_temporary_name(name).is_some_and(|made| starts.iter().any(|start| *start == format!(".{made}.")))
    };
    clear_names(folder, is_one)
}

/// The same for every temporary name in this folder that is one of these.
pub fn clear_names(folder: &Path, is_one: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&is_one) && entry.file_type()?.is_file() {
            wipe::temporary(&entry.path())?;
        }
    }
    Ok(())
}

/// The name that a file under this temporary name, or the one this is the rollback file of, was to get.
pub fn made_under_temporary_name(name: &str) -> Option<&str> {
    let name = name.strip_suffix("-journal").unwrap_or(name).strip_suffix(TEMPORARY)?;
    let (made, unique) = name.strip_prefix('.')?.rsplit_once('.')?;
    (!unique.is_empty() && unique.bytes().all(|b| b.is_ascii_hexdigit())).then_some(made)
}

/// Of a long name only its beginning, so that a number, the mark and a rollback file still find room.
fn temporary_start(real: &Path) -> String {
    const REST: usize = ".".len() + ".".len() + 32 + TEMPORARY.len() + ROLLBACK.len();
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    format!(".{}.", beginning(&name, NAME_BYTES - REST))
}

/// As many whole letters as these bytes hold.
pub fn beginning(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// A path as `SQLite` takes it where a statement names a file: its bytes, which need not be text.
pub fn as_sql(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[cfg(unix)]
pub fn sync_folder(of: &Path) -> io::Result<()> {
    // A name alone lies in the folder one is in.
    let folder = |of: &Path| of.parent().map(|f| if f.as_os_str().is_empty() { Path::new(".").into() } else { f.to_owned() });
    folder(of).map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(not(unix))]
pub fn sync_folder(_of: &Path) -> io::Result<()> {
    Ok(())
}
