//! The right to write, which one program at a time has: told by a lock on the file `<name>.lock`. The system gives
//! it back when the program ends, however it ends; the file itself stays and means nothing, but for saying who it was
//! that took it last, and when the journal was looked at.

use super::{beside::beside, place::refuse_long_name, seen::Seen, temporary::private};
use crate::storage::{StorageError, error::HeldBy, trouble::Trouble};
use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    path::Path,
    sync::OnceLock,
    thread,
    time::Duration,
};

/// What this program is, for whoever finds the journal taken by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Writer {
    /// It keeps the journal until it is closed.
    Window,
    /// It is done in a moment.
    Command,
}

static THIS_IS: OnceLock<Writer> = OnceLock::new();

/// Says what this program is. It waits for others from then on: a command is soon done, and a window may be closing.
/// Said once; what says nothing is told at once that the journal is taken.
pub fn this_is(writer: Writer) {
    let _said_before = THIS_IS.set(writer);
}

/// Nobody makes it longer.
const MOST_BYTES: u64 = 256;
/// What the note of the last look begins with.
const LOOKED: &str = "looked ";

/// How often one that waits tries again.
const TRY_EVERY: Duration = Duration::from_millis(20);
/// For a command, or whoever does not say who it is: 10 s.
const TRIES: u32 = 500;
/// For a window, which is closing or has just written who it is, or stays: 1 s.
const TRIES_FOR_A_WINDOW: u32 = 50;

impl Writer {
    const fn word(self) -> &'static str {
        match self {
            Self::Window => "window",
            Self::Command => "command",
        }
    }
}

/// Takes the right to write to the journal at `real`.
///
/// # Errors
/// [`StorageError::InUse`] when another has it and keeps it; the disk.
pub(crate) fn take(real: &Path, asked: &Path) -> Result<File, StorageError> {
    let told = |e| Trouble::Io(e).told("Locking", asked);
    refuse_long_name(real)?;
    let path = beside(real, ".lock");
    if fs::symlink_metadata(&path).is_ok_and(|about| !about.is_file()) {
        return Err(told(io::Error::other("something else has the name of the lock file")));
    }
    let mut file = private(OpenOptions::new().create(true).read(true).write(true).truncate(false)).open(&path).map_err(told)?;
    let mut tries = if THIS_IS.get().is_some() { TRIES } else { 0 };
    let mut for_a_window = TRIES_FOR_A_WINDOW;
    loop {
        match file.try_lock() {
            Ok(()) => break,
            Err(TryLockError::Error(e)) => return Err(told(e)),
            Err(TryLockError::WouldBlock) => {}
        }
        let by = held_by(&path);
        for_a_window = if by == HeldBy::Window { for_a_window.saturating_sub(1) } else { TRIES_FOR_A_WINDOW };
        if tries == 0 || for_a_window == 0 {
            return Err(StorageError::InUse { path: asked.into(), by });
        }
        tries -= 1;
        thread::sleep(TRY_EVERY);
    }
    // Who can't write it down has the right all the same; a full disk is told where it matters.
    let _told_as_someone = sign(&mut file);
    Ok(file)
}

/// Whether a program has the journal at `journal` open to write, without taking anything from it: whoever wants to write
/// at this very moment waits one try longer at most. `false` where that can't be told.
#[must_use]
pub fn is_taken(journal: &Path) -> bool {
    let real = fs::canonicalize(journal).unwrap_or_else(|_| journal.to_owned());
    let lock = File::open(beside(&real, ".lock"));
    lock.is_ok_and(|lock| matches!(lock.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn sign(file: &mut File) -> io::Result<()> {
    let noted = noted(file);
    put_down(file, noted.as_deref())
}

fn put_down(mut file: &File, note: Option<&str>) -> io::Result<()> {
    file.rewind()?;
    file.set_len(0)?;
    let who = THIS_IS.get().map_or("", |writer| writer.word());
    file.write_all(note.map_or_else(|| who.to_owned(), |note| format!("{who}\n{note}")).as_bytes())
}

/// What stands there below who has it.
fn noted(mut file: &File) -> Option<String> {
    let mut text = String::new();
    file.rewind().ok()?;
    file.take(MOST_BYTES).read_to_string(&mut text).ok()?;
    text.split_once('\n').map(|(_, note)| note.to_owned())
}

/// Whoever holds the lock notes in its file when every page was looked at and what the journal's file looked like after
/// its own last write: all of that can be seen of the file itself, and is of no use to anybody else.
#[derive(Debug)]
pub(crate) struct Note(File);

impl Note {
    pub(crate) fn on(lock: &File) -> io::Result<Self> {
        lock.try_clone().map(Self)
    }

    pub(crate) fn read(&self) -> Option<(i64, Seen)> {
        let note = noted(&self.0)?;
        let mut numbers = note.strip_prefix(LOOKED)?.split(' ');
        let mut next = || numbers.next();
        let at_ms = next()?.parse().ok()?;
        let seen = Seen { bytes: next()?.parse().ok()?, written_ns: next()?.parse().ok()?, first_page: next()?.parse().ok()? };
        numbers.next().is_none().then_some((at_ms, seen))
    }

    pub(crate) fn write(&self, at_ms: i64, seen: Seen) -> io::Result<()> {
        let Seen { bytes, written_ns, first_page } = seen;
        put_down(&self.0, Some(&format!("{LOOKED}{at_ms} {bytes} {written_ns} {first_page}")))
    }
}

/// Who wrote down last that it has it. Where a lock keeps others from reading, too, nobody knows.
fn held_by(path: &Path) -> HeldBy {
    let mut words = String::new();
    let _nothing_then = File::open(path).and_then(|file| file.take(MOST_BYTES).read_to_string(&mut words));
    match words.lines().next().unwrap_or_default() {
        "window" => HeldBy::Window,
        "command" => HeldBy::Command,
        _ => HeldBy::Someone,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_it_is_told_by_what_it_wrote_down_and_never_guessed() {
        let dir = tempfile::tempdir().expect("a folder");
        let real = dir.path().join("journal.gamut");
        let _held = take(&real, &real).expect("free");
        let lock = beside(&real, ".lock");
        for (words, by) in [
            ("", HeldBy::Someone),
            ("window", HeldBy::Window),
            ("command", HeldBy::Command),
            ("windowed and more than that", HeldBy::Someone),
        ] {
            fs::write(&lock, words).expect("written");
            let Err(StorageError::InUse { by: told, .. }) = take(&real, &real) else { panic!("it is taken") };
            assert_eq!(told, by);
        }
    }

    #[test]
    fn whether_it_is_taken_is_seen_and_nothing_is_taken_by_looking() {
        let dir = tempfile::tempdir().expect("a folder");
        let real = dir.path().join("journal.gamut");
        assert!(!is_taken(&real), "there is none");
        let held = take(&real, &real).expect("free");
        assert!(is_taken(&real));
        drop(held);
        assert!(!is_taken(&real));
        drop(take(&real, &real).expect("still free"));
    }

    #[test]
    fn what_a_program_that_is_gone_left_in_the_file_keeps_nobody_out() {
        let dir = tempfile::tempdir().expect("a folder");
        let real = dir.path().join("journal.gamut");
        fs::write(beside(&real, ".lock"), "window").expect("written");
        drop(take(&real, &real).expect("free"));
        assert_eq!(fs::read(beside(&real, ".lock")).expect("there"), b"");
    }
}
