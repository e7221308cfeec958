//! How a file comes to be there whole: written under a temporary name, brought onto the disk, and only then given its own.

use super::{
    beside::{NAME_BYTES, ROLLBACK, beginning},
    wipe,
};
use crate::storage::{library, trouble::Trouble};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::{Path, PathBuf},
};

const TEMPORARY: &str = ".part";

/// An empty file for this account only, under a name that says it is temporary.
pub(crate) fn make(real: &Path) -> Result<PathBuf, Trouble> {
    let unique = u128::from_be_bytes(library::random_bytes()?);
    let path = real.with_file_name(format!("{}{unique:032x}{TEMPORARY}", start(real)));
    private(OpenOptions::new().create_new(true).write(true)).open(&path)?;
    Ok(path)
}

/// Gives a whole and closed file its name, without ever replacing anything, and makes that durable.
pub(crate) fn put_in_place(temporary: &Path, real: &Path) -> io::Result<()> {
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
pub(crate) fn put_over(temporary: &Path, real: &Path) -> io::Result<()> {
    let is_file = fs::symlink_metadata(real).is_ok_and(|about| about.is_file());
    let old = if is_file { OpenOptions::new().write(true).open(real).ok() } else { None };
    fs::rename(temporary, real)?;
    sync_folder(real)?;
    // The new one is in place and on the disk: failing to wipe the old takes nothing back.
    let _wiped = old.map(|old| wipe::overwrite_nameless(&old));
    Ok(())
}

/// Whether two files hold the same bytes.
pub(crate) fn are_the_same(a: &Path, b: &Path) -> io::Result<bool> {
    const AT_ONCE: usize = 1 << 18;
    let (mut a, mut b) = (File::open(a)?, File::open(b)?);
    let mut left = a.metadata()?.len();
    if b.metadata()?.len() != left {
        return Ok(false);
    }
    let (mut here, mut there) = (vec![0; AT_ONCE], vec![0; AT_ONCE]);
    while left > 0 {
        let now = usize::try_from(left).map_or(AT_ONCE, |left| left.min(AT_ONCE));
        let (here, there) = (&mut here[..now], &mut there[..now]);
        a.read_exact(here)?;
        b.read_exact(there)?;
        if here != there {
            return Ok(false);
        }
        left -= now as u64;
    }
    Ok(true)
}

/// Clears away every file of this folder whose name is one of these.
pub(crate) fn clear_names(folder: &Path, is_one: impl Fn(&str) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_str().is_some_and(&is_one) && entry.file_type()?.is_file() {
            wipe::temporary(&entry.path())?;
        }
    }
    Ok(())
}

/// The name that a file under this temporary name, or the one this is the rollback file of, was to get.
pub(crate) fn made_under(name: &str) -> Option<&str> {
    let name = name.strip_suffix("-journal").unwrap_or(name).strip_suffix(TEMPORARY)?;
    let (made, unique) = name.strip_prefix('.')?.rsplit_once('.')?;
    (!unique.is_empty() && unique.bytes().all(|b| b.is_ascii_hexdigit())).then_some(made)
}

/// Of a long name only its beginning, so that a number, the mark and a rollback file still find room.
pub(crate) fn start(real: &Path) -> String {
    const REST: usize = ".".len() + ".".len() + 32 + TEMPORARY.len() + ROLLBACK.len();
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    format!(".{}.", beginning(&name, NAME_BYTES - REST))
}

pub(crate) fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

#[cfg(unix)]
pub(crate) fn sync_folder(of: &Path) -> io::Result<()> {
    // A name alone lies in the folder one is in.
    let folder = |of: &Path| of.parent().map(|f| if f.as_os_str().is_empty() { Path::new(".").into() } else { f.to_owned() });
    folder(of).map_or(Ok(()), |folder| File::open(folder)?.sync_all())
}

#[cfg(not(unix))]
pub fn sync_folder(_of: &Path) -> io::Result<()> {
    Ok(())
}
