//! Whether the file still holds what this program wrote to it last. Its number alone doesn't tell: a file can be cut off
//! or written over where it lies, by a program that copies folders or by a disk that fails.

use super::{
    lock::Note,
    lost::Lost,
    place,
    place::{PAGE_BYTES, Place},
    seen::{Seen, look},
};
use crate::storage::{cipher::key::Key, schema, trouble::Trouble};
use std::{
    cell::Cell,
    cmp::Ordering,
    fs::{self, File},
    io,
    path::Path,
    sync::Arc,
};

/// Stands in the note of a file that was opened and not looked at since. The next who opens it does not wait.
const NEVER: i64 = 0;
/// A look is due once a day. Our choice: one whose window was closed before it came is had on the next day, at once.
const WAITS_AT_MOST_MS: i64 = 44 * 3_600_000;

/// An eye on the file of an open journal. The file is held open: closing it would give back the locks that `SQLite` holds.
#[derive(Debug)]
pub(crate) struct Watch {
    file: Arc<File>,
    identity: (u64, u64),
    /// `None` where the disk would not say.
    last: Cell<Option<Seen>>,
    /// When every page was looked at last (ms UTC), where nobody else wrote since; [`NEVER`] where that is still to come.
    looked_ms: Cell<Option<i64>>,
    /// It was as this program left it when it was opened, or nothing is known of it, and that is noted now.
    may_wait: bool,
    /// Where that is remembered until the next time.
    note: Option<Note>,
}

impl Watch {
    /// `lock` is the file of the lock that the caller holds.
    pub(crate) fn begin(real: &Path, lock: Option<&File>) -> io::Result<Self> {
        let file = Arc::new(File::open(real)?);
        let identity = place::identity(&file.metadata()?);
        let last = look(&file).ok();
        let note = lock.and_then(|lock| Note::on(lock).ok());
        let (looked_ms, may_wait) = match (note.as_ref().and_then(Note::read), last, &note) {
            (Some((at_ms, seen)), Some(last), _) if seen == last => (Some(at_ms), at_ms != NEVER),
            (None, Some(last), Some(note)) => (Some(NEVER), note.write(NEVER, last).is_ok()),
            _ => (None, false),
        };
        Ok(Self { file, identity, last: Cell::new(last), looked_ms: Cell::new(looked_ms), may_wait, note })
    }

    /// Until when (ms UTC) the next look may wait for a quiet moment; `None` = it is to be had at once: another program
    /// wrote to the file, or the one before could not wait for it.
    pub(crate) fn may_wait_until_ms(&self) -> Option<i64> {
        let looked_ms = self.looked_ms.get().filter(|_| self.may_wait)?;
        Some(if looked_ms == NEVER { i64::MAX } else { looked_ms.saturating_add(WAITS_AT_MOST_MS) })
    }

    /// The file itself, for who reads it beside this. It must not be opened a second time: see above.
    pub(crate) fn file(&self) -> Arc<File> {
        Arc::clone(&self.file)
    }

    /// When every page was looked at last; `None` = never, or the file was changed from outside since.
    pub(crate) fn looked_ms(&self) -> Option<i64> {
        self.looked_ms.get()
    }

    /// Every page was looked at and is whole.
    pub(crate) fn was_looked_at(&self, now_ms: i64) {
        self.looked_ms.set(Some(now_ms));
        self.remember();
    }

    /// What this program wrote since was no change from outside.
    fn remember(&self) {
        if let (Some(note), Some(at_ms), Some(seen)) = (&self.note, self.looked_ms.get(), self.last.get()) {
            // Where it can't be noted, the next look is soon.
            let _then_soon = note.write(at_ms, seen);
        }
    }

    /// A write left it with so many pages: what it looks like now is what this program wrote. `Some` where the file shows
    /// something else.
    pub(crate) fn wrote_pages(&self, place: &Place, pages: u64) -> Option<Lost> {
        if let Err(lost) = self.is_at(&place.real) {
            return Some(lost);
        }
        // A disk that can't say is no reason to call the file another.
        let seen = look(&self.file).ok();
        self.last.set(seen);
        match seen?.bytes.cmp(&(pages * PAGE_BYTES)) {
            Ordering::Less => Some(Lost::CutOff),
            Ordering::Equal => None,
            Ordering::Greater => Some(Lost::WrittenOver),
        }
    }

    /// What became of the file since; `None` = it holds what was written last.
    pub(crate) fn lost(&self, place: &Place, key: &Key) -> Option<Lost> {
        if let Err(lost) = self.is_at(&place.real) {
            return Some(lost);
        }
        let now = look(&self.file).ok()?;
        let before = self.last.get().filter(|before| *before != now)?;
        if now.bytes < before.bytes {
            return Some(Lost::CutOff);
        }
        let is_same = now.bytes == before.bytes && now.first_page == before.first_page && all_pages_are_whole(place, key);
        if is_same {
            // Only its time is another: somebody's program touched it.
            self.last.set(Some(now));
            return None;
        }
        Some(Lost::WrittenOver)
    }

    fn is_at(&self, real: &Path) -> Result<(), Lost> {
        match fs::metadata(real).map(|about| place::identity(&about)) {
            Ok(now) if now == self.identity => Ok(()),
            Ok(_) => Err(Lost::Replaced),
            Err(_) => Err(Lost::Moved),
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.remember();
    }
}

/// Read anew from the disk: what the open connection remembers of the pages says nothing about them.
fn all_pages_are_whole(place: &Place, key: &Key) -> bool {
    let looked = || -> Result<bool, Trouble> {
        let conn = schema::connect(&place.real, key, &place.salt)?;
        Ok(schema::fits(&conn)? && schema::broken_pages(&conn)?.is_empty())
    };
    looked().unwrap_or(false)
}
