//! What is known beside a journal about its lock: that it has a passphrase, and a value by which its key is known again.
//! So a file that comes into its place without a passphrase, or with another one, is told from the journal.
//!
//! It lies in a file of its own, since whoever puts another journal there puts all of that one there. Nothing in it is
//! secret: the value is made of the key as a hash is, and tells no more of it than the journal itself does. While a
//! passphrase is being changed it holds both, so that wherever that is cut off the journal opens.

use super::key::Key;
use crate::storage::{
    Secret,
    file::{
        beside::{NAME_BYTES, beginning, beside},
        temporary,
    },
    trouble::Trouble,
};
use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

const ENDING: &str = ".passphrase.lock";
const BEGINNING: &str = "gamut: how this journal is locked, nothing secret";
/// Nobody makes it longer.
const MOST_BYTES: u64 = 4096;

/// The locks under which the file may lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownLock(Vec<Lock>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lock {
    /// Without a passphrase.
    Open,
    Under {
        salt: [u8; 16],
        proof: [u8; 16],
    },
}

impl Lock {
    fn of(key: &Key, salt: &[u8; 16]) -> Option<Self> {
        if key.is_none() { Some(Self::Open) } else { Some(Self::Under { salt: *salt, proof: key.proof(salt)? }) }
    }

    fn fits(&self, key: &Key) -> bool {
        match self {
            Self::Open => key.is_none(),
            Self::Under { salt, proof } => !key.is_none() && key.proof(salt).as_ref() == Some(proof),
        }
    }
}

impl KnownLock {
    /// What is known about the journal at `real`; `None` = nothing, or that it can't be read.
    pub(crate) fn beside(real: &Path) -> Option<Self> {
        let path = path(real);
        let about = fs::symlink_metadata(&path).ok()?;
        if !about.is_file() || about.len() > MOST_BYTES {
            return None;
        }
        let text = fs::read_to_string(path).ok()?;
        Some(Self(text.lines().skip(1).filter_map(read).collect()))
    }

    /// Whether a file under this key is the journal that is known.
    pub(crate) fn fits(&self, key: &Key) -> bool {
        self.0.iter().any(|lock| lock.fits(key))
    }

    /// Whether one without a passphrase would be another than the one that is known.
    pub(crate) fn is_locked(&self) -> bool {
        !self.0.contains(&Lock::Open)
    }

    /// The key that is known, where `secret` is what makes it, with the salt it is made with.
    pub(crate) fn key_of(&self, secret: &Secret) -> Option<(Key, [u8; 16])> {
        self.0.iter().find_map(|lock| {
            let Lock::Under { salt, .. } = lock else { return None };
            let key = secret.keys(salt).find(|key| lock.fits(key))?;
            Some((key, *salt))
        })
    }
}

/// From now on the journal at `real` may lie under any of these, and under nothing else.
pub(crate) fn know(real: &Path, locks: &[(&Key, [u8; 16])]) -> Result<(), Trouble> {
    put(real, of(locks)?)
}

/// From now on it may lie under any of these, too.
pub(crate) fn know_also(real: &Path, locks: &[(&Key, [u8; 16])]) -> Result<(), Trouble> {
    let mut all = KnownLock::beside(real).map_or_else(Vec::new, |known| known.0);
    for lock in of(locks)? {
        if !all.contains(&lock) {
            all.push(lock);
        }
    }
    put(real, all)
}

fn of(locks: &[(&Key, [u8; 16])]) -> Result<Vec<Lock>, Trouble> {
    const NO_MEMORY: Trouble = Trouble::Refused("there is not enough memory for it");
    locks.iter().map(|(key, salt)| Lock::of(key, salt)).collect::<Option<Vec<_>>>().ok_or(NO_MEMORY)
}

fn put(real: &Path, locks: Vec<Lock>) -> Result<(), Trouble> {
    if locks.iter().all(|lock| *lock == Lock::Open) {
        return Ok(forget(real)?);
    }
    if KnownLock::beside(real).is_some_and(|known| known.0 == locks) {
        return Ok(());
    }
    let mut text = BEGINNING.to_owned();
    for lock in locks {
        text.push('\n');
        match lock {
            Lock::Open => text.push_str("none"),
            Lock::Under { salt, proof } => {
                for byte in salt.iter().chain(&proof) {
                    // Writing to a String can't fail.
                    let _ = write!(text, "{byte:02x}");
                }
            }
        }
    }
    let path = path(real);
    let half = temporary::make(&path)?;
    let mut file = fs::OpenOptions::new().write(true).open(&half)?;
    let written = writeln!(file, "{text}").and_then(|()| file.sync_all()).and_then(|()| temporary::put_over(&half, &path));
    if written.is_err() {
        let _gone = fs::remove_file(&half);
    }
    Ok(written?)
}

/// Nothing is known any more: a journal there may lie under anything.
pub(crate) fn forget(real: &Path) -> io::Result<()> {
    match fs::remove_file(path(real)) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(e) => Err(e),
        Ok(()) => temporary::sync_folder(real),
    }
}

/// Where that lies.
pub(crate) fn path(real: &Path) -> PathBuf {
    let name = real.file_name().unwrap_or_default().to_string_lossy();
    if name.len() + ENDING.len() <= NAME_BYTES {
        return beside(real, ENDING);
    }
    let sum = crc32fast::hash(name.as_bytes());
    real.with_file_name(format!("{}~{sum:08x}{ENDING}", beginning(&name, 140)))
}

/// Whether it is known that the journal at `journal` has a passphrase.
#[must_use]
pub fn is_known_to_be_locked(journal: &Path) -> bool {
    let real = fs::canonicalize(journal).unwrap_or_else(|_| journal.to_owned());
    KnownLock::beside(&real).is_some_and(|known| known.is_locked())
}

fn read(line: &str) -> Option<Lock> {
    if line == "none" {
        return Some(Lock::Open);
    }
    let (mut bytes, digits) = ([0u8; 32], line.as_bytes());
    if digits.len() != 64 {
        return None;
    }
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    let (salt, proof) = bytes.split_at(16);
    Some(Lock::Under { salt: salt.try_into().ok()?, proof: proof.try_into().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_known_again_and_no_other_is() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().join("journal.gamut");
        let (one, two) = (Key::derived("one", &[1; 16]).expect("64 MiB"), Key::derived("two", &[2; 16]).expect("64 MiB"));
        assert!(KnownLock::beside(&real).is_none());
        know(&real, &[(&one, [1; 16])]).expect("kept");
        let known = KnownLock::beside(&real).expect("known");
        assert!(known.fits(&one) && !known.fits(&two) && !known.fits(&Key::none()) && known.is_locked());
        assert_eq!(known.key_of(&Secret::new("one".to_owned())), Some((one.clone(), [1; 16])));
        assert_eq!(known.key_of(&Secret::new("two".to_owned())), None);
        know(&real, &[(&Key::none(), [0; 16]), (&two, [2; 16])]).expect("kept");
        let known = KnownLock::beside(&real).expect("known");
        assert!(!known.fits(&one) && known.fits(&two) && known.fits(&Key::none()) && !known.is_locked());
        know(&real, &[(&Key::none(), [0; 16])]).expect("kept");
        assert!(KnownLock::beside(&real).is_none() && fs::read_dir(folder.path()).expect("there").next().is_none());
    }

    #[test]
    fn what_is_known_holds_neither_key_nor_code_and_is_this_accounts_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let real = folder.path().join("journal.gamut");
        let one = Key::derived("one", &[1; 16]).expect("64 MiB");
        know(&real, &[(&one, [1; 16])]).expect("kept");
        let text = fs::read_to_string(path(&real)).expect("text");
        let key = one.literal(&[0; 16])[2..66].to_owned();
        assert!((0..32).all(|at| !text.contains(&key[at..at + 16])), "no part of the key");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(path(&real)).expect("there").permissions().mode() & 0o777, 0o600);
        }
    }
}
