//! The rollback file `<name>-journal`: what pages were like before a write. It takes a write back that was cut off, and
//! afterwards it is a copy of what was there before, perhaps of what was deleted since or under an earlier key. So it
//! is never let go of as it is.
//!
//! While a journal is open to write, `SQLite` keeps the file and makes its beginning zeros when a write is done
//! (`journal_mode = PERSIST`): the next write lies over the last one, where deleting it each time would leave a copy of
//! each in the free space of the disk. It also spares two waits for the disk a save. When the journal is closed, all of
//! it is made zeros and it goes.

use super::{beside::beside, wipe};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read},
    path::{Path, PathBuf},
};

fn of(journal: &Path) -> PathBuf {
    beside(journal, "-journal")
}

/// Whether a rollback file lies beside `journal` that takes something back. One that begins with a zero is done with;
/// what can't be looked at may be one.
pub(crate) fn is_needed(journal: &Path) -> bool {
    let file = of(journal);
    match fs::symlink_metadata(&file) {
        Ok(about) if about.is_file() => {
            let mut first = [0];
            !matches!(File::open(&file).and_then(|mut f| f.read(&mut first)), Ok(n) if n == 0 || first == [0])
        }
        Ok(_) => true,
        Err(e) => e.kind() != io::ErrorKind::NotFound,
    }
}

/// Overwrites and takes away what lies beside `journal` and takes nothing back. The caller holds the lock.
pub(crate) fn clear(journal: &Path) -> io::Result<()> {
    let file = of(journal);
    if fs::symlink_metadata(&file).is_err() || is_needed(journal) {
        return Ok(());
    }
    // Where a power cut brings its name back, it is zeros.
    wipe::temporary(&file)
}

/// Clears it when the journal is let go of; held as long as it is open to write, and longer than its connection.
#[derive(Debug)]
pub(crate) struct Rollback(PathBuf);

impl Rollback {
    pub(crate) fn of(journal: &Path) -> Self {
        // What a program that was killed left. Where that fails, the first write tells.
        let _at_the_end = clear(journal);
        Self(journal.to_owned())
    }
}

impl Drop for Rollback {
    fn drop(&mut self) {
        // The next writer finds what is left.
        let _next_time = clear(&self.0);
    }
}

/// The rollback file of a write that was cut off, held while the journal is opened: `SQLite` deletes it when it has
/// taken that back.
#[derive(Debug)]
pub(crate) struct CutOff(Option<File>);

impl CutOff {
    pub(crate) fn of(journal: &Path) -> Self {
        let file = of(journal);
        let is_file = fs::symlink_metadata(&file).is_ok_and(|about| about.is_file());
        Self(if is_file { OpenOptions::new().write(true).open(file).ok() } else { None })
    }
}

impl Drop for CutOff {
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            // Only where it has no name any more.
            let _next_time = wipe::overwrite_nameless(file);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_takes_something_back_is_never_cleared() {
        let dir = tempfile::tempdir().expect("a folder");
        let journal = dir.path().join("journal.gamut");
        assert!(!is_needed(&journal));
        clear(&journal).expect("nothing to clear");
        for (bytes, needed) in [(&b"\xd9\xd5\x05\xf9 and pages"[..], true), (b"\0\0\0\0 and pages", false), (b"", false)] {
            fs::write(of(&journal), bytes).expect("written");
            assert_eq!(is_needed(&journal), needed);
            clear(&journal).expect("looked at");
            assert_eq!(of(&journal).exists(), needed);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_cleared_is_zeros_before_it_goes() {
        let dir = tempfile::tempdir().expect("a folder");
        let journal = dir.path().join("journal.gamut");
        fs::write(of(&journal), b"\0 and a page with canaryword").expect("written");
        // Whoever looks at the disk itself.
        let mut disk = File::open(of(&journal)).expect("there");
        clear(&journal).expect("cleared");
        let mut bytes = Vec::new();
        disk.read_to_end(&mut bytes).expect("read");
        assert_eq!(bytes, vec![0; 28]);
    }

    #[cfg(unix)]
    #[test]
    fn one_that_was_cut_off_is_overwritten_once_it_has_taken_its_write_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let journal = dir.path().join("journal.gamut");
        fs::write(of(&journal), b"\xd9 and a page").expect("written");
        let mut disk = File::open(of(&journal)).expect("there");
        drop(CutOff::of(&journal));
        assert_eq!(fs::read(of(&journal)).expect("it has its name"), b"\xd9 and a page");
        let held = CutOff::of(&journal);
        fs::remove_file(of(&journal)).expect("taken back");
        drop(held);
        let mut bytes = Vec::new();
        disk.read_to_end(&mut bytes).expect("read");
        assert_eq!(bytes, vec![0; 12]);
    }
}
