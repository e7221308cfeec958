//! The handle on an open journal: what belongs to it, one question, one change, and whether its file is still there.

use super::{
    StorageError,
    cipher::{key::Key, known_lock, known_lock::KnownLock, lock_now::LockNow},
    error::CHECK_THE_DISK,
    file::{lost::Lost, place, place::Place, rollback::Rollback, watch::Watch},
    meeting::{known::Known, noting, noting::Touched},
    schema, signs,
    signs::TouchedNotes,
    trouble::Trouble,
};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::{
    fmt,
    fs::{self, File},
    path::Path,
};

const CACHE_FOR_MANY_KIB: i32 = 64 << 10;
/// What `SQLite` takes otherwise.
const CACHE_KIB: i32 = 2000;
/// For who goes through the file once: each page that waits in vain to be read again costs two system calls.
const CACHE_FOR_ONCE_KIB: i32 = 512;

/// So many missing blocks of `note_sign` one change makes: a save waits for no more.
const BLOCKS_A_SAVE: usize = 1;

/// An open journal. At most one that may write exists for a file, in this program or any other.
pub struct Store {
    pub(super) conn: Connection,
    pub(super) place: Place,
    /// What it was opened with.
    pub(super) key: Key,
    /// Which file was opened, so that one who reads notices another of its name.
    pub(super) identity: (u64, u64),
    /// Of the journal, as far as it was read; it tells which files are its own.
    pub(super) id: Option<String>,
    /// An eye on its file, where this may write to it.
    pub(super) watch: Option<Watch>,
    /// Goes after the connection and before the lock; `None` when opened to read.
    pub(super) rollback: Option<Rollback>,
    /// Held as long as this may write; `None` when opened to read.
    pub(super) lock: Option<File>,
    /// What was seen to when it was opened, in words.
    pub(super) told: Vec<String>,
    /// The moment it was told last (ms UTC).
    pub(super) now_ms: i64,
    /// Of the meeting folder.
    pub(super) known: Known,
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.place.asked).field("writes", &self.lock.is_some()).finish_non_exhaustive()
    }
}

impl Store {
    /// How it is locked otherwise than is known beside it.
    pub(super) fn lock_changed(&self) -> Option<LockNow> {
        let known = KnownLock::beside(&self.place.real).filter(|known| !known.fits(&self.key));
        known.map(|_| if self.has_passphrase() { LockNow::OtherPassphrase } else { LockNow::Open })
    }

    /// From now on it is known to be locked as it is. Where the disk doesn't take that, what was known stays, which holds
    /// this lock, too.
    pub(super) fn know_its_lock(&self) {
        let _later = known_lock::know(&self.place.real, &[(&self.key, self.place.salt)]);
    }

    /// Whether it has a passphrase; without one, anyone who can use this account can read it.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        !self.key.is_none()
    }

    /// Tells it what time it is (ms UTC): what is written from now on is changed at this moment. Untold, each change is
    /// only later than what it replaces.
    pub fn it_is(&mut self, now_ms: i64) {
        self.now_ms = now_ms;
    }

    /// What was changed about the file when it was opened, and should be known: sentences.
    #[must_use]
    pub fn told(&self) -> &[String] {
        &self.told
    }

    /// The path it was opened by.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.asked
    }

    /// Makes one that was opened to read write; the caller holds the lock and puts it in.
    pub(super) fn made_writable(mut self) -> Result<Self, StorageError> {
        self.rollback = Some(Rollback::of(&self.place.real));
        let set = self.conn.execute_batch("PRAGMA query_only = OFF; PRAGMA journal_mode = PERSIST;");
        set.map_err(|e| Trouble::from(e).told("Opening", &self.place.asked))?;
        let watch = Watch::begin(&self.place.real, self.lock.as_ref())
            .map_err(|e| Trouble::from(e).told("Opening", &self.place.asked))?;
        self.watch = Some(watch);
        Ok(self)
    }

    /// Lets go of the file and gives the lock on it.
    pub(super) fn close(self) -> Result<File, StorageError> {
        let Self { conn, place, lock, watch, .. } = self;
        drop(watch);
        conn.close().map_err(|(_, e)| Trouble::from(e).told("Closing", &place.asked))?;
        lock.ok_or_else(|| StorageError::Refused("it was opened only to be read".into()))
    }

    /// Runs one question on one revision of the file.
    pub(super) fn read<T>(
        &self,
        doing: &'static str,
        question: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        self.read_what_there_is(doing, |conn| {
            let answer = question(conn);
            if schema::read_whole_pages(conn) { answer } else { Err(Trouble::Unreadable(schema::BROKEN)) }
        })
    }

    /// The same for who looks for damage: a page that is broken is no answer yet.
    pub(super) fn read_what_there_is<T>(
        &self,
        doing: &'static str,
        question: impl FnOnce(&Connection) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        let answered = || {
            let tx = self.conn.unchecked_transaction()?;
            question(&tx)
        };
        answered().map_err(|t| match t.told(doing, &self.place.asked) {
            // What another was put in the place of is overwritten: that is no damage.
            StorageError::Damaged { path, why } => self.is_where_it_was().err().unwrap_or(StorageError::Damaged { path, why }),
            told => told,
        })
    }

    /// Runs one change as one transaction. When this returns `Ok`, the disk has it, under the name it
    /// was opened by; otherwise nothing of it was done.
    pub(super) fn write<T>(
        &mut self,
        doing: &'static str,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        self.write_and_keep(doing, BLOCKS_A_SAVE, change)
    }

    /// The same, making at most so many missing blocks of what words are found by.
    pub(super) fn write_and_keep<T>(
        &mut self,
        doing: &'static str,
        most_blocks: usize,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        self.may_write(doing)?;
        let (touched, notes, now_ms) = (Touched::default(), TouchedNotes::default(), self.now_ms);
        let changed = || {
            let (mut hears, mut hears_of_notes) = (touched.listener(), notes.listener());
            self.conn.update_hook(Some(move |action, database: &str, table: &str, row| {
                hears(action, database, table, row);
                hears_of_notes(action, database, table, row);
            }))?;
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let out = noting::begin(&tx).and_then(|()| change(&tx)).and_then(|out| {
                noting::note(&tx, &touched, now_ms)?;
                signs::keep(&tx, &notes, most_blocks)?;
                Ok(out)
            });
            if !schema::read_whole_pages(&tx) {
                return Err(Trouble::Unreadable(schema::BROKEN));
            }
            let out = out?;
            tx.commit()?;
            Ok(out)
        };
        let out = changed().map_err(|t: Trouble| t.told(doing, &self.place.asked))?;
        self.has_it(doing)?;
        Ok(out)
    }

    /// The same for a change of very many rows: in a small cache they would push every page out to the disk and back
    /// again.
    pub(super) fn write_many<T>(
        &mut self,
        doing: &'static str,
        change: impl FnOnce(&Transaction<'_>) -> Result<T, Trouble>,
    ) -> Result<T, StorageError> {
        let _as_it_was = self.conn.pragma_update(None, "cache_size", -CACHE_FOR_MANY_KIB);
        let written = self.write_and_keep(doing, usize::MAX, change);
        let _as_it_was = self.conn.pragma_update(None, "cache_size", -CACHE_KIB);
        written
    }

    /// Reads all of it once.
    pub(super) fn once_through<T>(&self, read: impl FnOnce() -> T) -> T {
        let _as_it_was = self.conn.pragma_update(None, "cache_size", -CACHE_FOR_ONCE_KIB);
        let answer = read();
        let _as_it_was = self.conn.pragma_update(None, "cache_size", -CACHE_KIB);
        answer
    }

    /// Whether the file is there to write to, and still holds what was written last: one that was renamed, deleted or
    /// replaced stays open under its old number, and what is written to it would be nowhere the person looks.
    pub(super) fn may_write(&self, doing: &'static str) -> Result<(), StorageError> {
        let path = self.place.asked.clone();
        if self.lock.is_none() {
            return Err(StorageError::Disk { doing, path, why: "it was opened only to be read".into(), check: CHECK_THE_DISK });
        }
        self.lost().map_or(Ok(()), |lost| Err(StorageError::Gone { path, lost }))
    }

    /// Whether it is still the file that was opened.
    fn is_where_it_was(&self) -> Result<(), StorageError> {
        let lost = match fs::metadata(&self.place.real).map(|about| place::identity(&about)) {
            Ok(now) if now == self.identity => return Ok(()),
            Ok(_) => Lost::Replaced,
            Err(_) => Lost::Moved,
        };
        Err(StorageError::Gone { path: self.place.asked.clone(), lost })
    }

    /// What became of the file that was opened to write.
    pub(super) fn lost(&self) -> Option<Lost> {
        self.watch.as_ref()?.lost(&self.place, &self.key)
    }

    /// Whether the file, under the name it was opened by, has as many pages as were written.
    pub(super) fn has_it(&self, doing: &'static str) -> Result<(), StorageError> {
        let pages = self.conn.pragma_query_value(None, "page_count", |r| r.get::<_, i64>(0));
        let pages = pages.map_err(|e| Trouble::from(e).told(doing, &self.place.asked))?;
        let lost = self.watch.as_ref().and_then(|watch| watch.wrote_pages(&self.place, pages.unsigned_abs()));
        lost.map_or(Ok(()), |lost| Err(StorageError::Gone { path: self.place.asked.clone(), lost }))
    }
}
