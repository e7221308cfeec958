use super::{
    Secret, StorageError, backups,
    backups::restore::Agreed,
    cipher::{
        key::Key,
        known_lock,
        known_lock::{KnownLock, LockNow, is_known_to_be_locked},
    },
    file::{
        lock, modes, place,
        place::Place,
        rescue::rescued_beside,
        rollback::{CutOff, Rollback},
        watch::{Lost, Watch},
        whose, wipe,
    },
    migrate, schema,
    tables::catalogue,
    trouble::Trouble,
};
use crate::domain::Catalogue;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::{
    fmt,
    fs::{self, File},
    path::Path,
};

const CACHE_FOR_MANY_KIB: i32 = 128 << 10;
/// What `SQLite` takes otherwise.
const CACHE_KIB: i32 = 2000;

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
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store").field("path", &self.place.asked).field("writes", &self.lock.is_some()).finish_non_exhaustive()
    }
}

impl Store {
    /// Makes a new journal and opens it to write. It comes to be whole or not at all.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when anything is at `path`; it is left as it is.
    pub fn create(path: &Path, catalogue: &Catalogue) -> Result<Self, StorageError> {
        let store = Self::create_under(path, catalogue, &Key::none(), None, None)?;
        store.know_its_lock();
        Ok(store)
    }

    /// The same under this key, with the salt it was derived with and the id of the journal it is of; `None` = new ones.
    pub(super) fn create_under(
        path: &Path,
        catalogue: &Catalogue,
        key: &Key,
        salt: Option<[u8; 16]>,
        id: Option<&str>,
    ) -> Result<Self, StorageError> {
        const DOING: &str = "Making the journal";
        place::refuse_unless_free(path)?;
        let real = place::make_room(path)?;
        let lock = lock::take(&real, path)?;
        place::refuse_unless_free(path)?;
        let made = || -> Result<(), Trouble> {
            backups::clear_half_made(&real)?;
            let salt = salt.map_or_else(schema::random_bytes, Ok)?;
            let temporary = place::temporary(&real)?;
            let whole =
                write_whole(&temporary, key, &salt, catalogue, id).and_then(|()| Ok(place::put_in_place(&temporary, &real)?));
            if whole.is_err() {
                // The error that counts is the first; what is left is cleared by the next writer.
                let _ = wipe::temporary(&temporary);
            }
            whole
        };
        made().map_err(|t| t.told(DOING, path))?;
        Self::under(Place::find(path)?, key.clone(), Some(lock))
    }

    /// Opens a journal to read and write. The published key is tried first, then what `secret` stands for.
    ///
    /// # Errors
    /// [`StorageError::InUse`] when another has it open to write; [`StorageError::Locked`] when it has a
    /// passphrase and there is no `secret`, [`StorageError::WrongPassphrase`] when that isn't it;
    /// [`StorageError::LockChanged`] when it is not locked as is known of it; [`StorageError::Damaged`] or
    /// [`StorageError::Newer`] when it can't be read. It is left exactly as it is then.
    pub fn open(path: &Path, secret: Option<&Secret>) -> Result<Self, StorageError> {
        Self::open_if(path, secret, Agreed::ToNothing)
    }

    /// The same, however it is locked now: the person said that it is right so.
    ///
    /// # Errors
    /// As [`Store::open`], without [`StorageError::LockChanged`].
    pub fn open_as_it_is(path: &Path, secret: Option<&Secret>) -> Result<Self, StorageError> {
        Self::open_if(path, secret, Agreed::ToAnotherLock)
    }

    fn open_if(path: &Path, secret: Option<&Secret>, agreed: Agreed) -> Result<Self, StorageError> {
        let place = match Place::find(path) {
            // Where something was kept beside it, that is what is offered.
            Err(StorageError::Missing(_))
                if agreed == Agreed::ToNothing && is_known_to_be_locked(path) && rescued_beside(path).is_empty() =>
            {
                return Err(StorageError::LockChanged { path: path.into(), now: LockNow::NoFile });
            }
            found => found?,
        };
        let lock = lock::take(&place.real, path)?;
        let told = modes::close_to_others(&place.real);
        let mut store = Self { told, ..Self::opened(place, secret, Some(lock))? };
        if let Some(now) = store.lock_changed().filter(|_| agreed == Agreed::ToNothing) {
            return Err(StorageError::LockChanged { path: path.into(), now });
        }
        backups::clear_half_made(&store.place.real).map_err(|e| Trouble::Io(e).told("Opening", path))?;
        if store.conn.is_readonly("main").unwrap_or(true) {
            let why = "it may only be read".to_owned();
            return Err(StorageError::Disk { doing: "Opening", path: path.into(), why });
        }
        // Where the disk takes nothing now, it gets one another time.
        let _later = store.see_to_its_id();
        store.know_its_lock();
        Ok(store)
    }

    /// Opens a journal to read, also beside one that writes.
    ///
    /// # Errors
    /// As [`Store::open`], without [`StorageError::InUse`].
    pub fn open_to_read(path: &Path, secret: Option<&Secret>) -> Result<Self, StorageError> {
        let there = || fs::metadata(path).ok().map(|about| place::identity(&about));
        let before = there();
        let mut store = match Self::opened(Place::find(path)?, secret, None) {
            // Another was put in its place meanwhile, and what it was is overwritten.
            Err(StorageError::Damaged { .. }) if there() != before => Self::opened(Place::find(path)?, secret, None),
            opened => opened,
        }?;
        if let Some(now) = store.lock_changed() {
            store.told.push(StorageError::LockChanged { path: path.into(), now }.to_string());
        }
        Ok(store)
    }

    /// How it is locked otherwise than is known beside it.
    fn lock_changed(&self) -> Option<LockNow> {
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

    fn opened(place: Place, secret: Option<&Secret>, lock: Option<File>) -> Result<Self, StorageError> {
        let _overwritten = CutOff::of(&place.real);
        let key = key_of(&place, secret)?;
        Self::under(place, key, lock)
    }

    /// Opens it under a key that fits.
    pub(super) fn under(place: Place, key: Key, lock: Option<File>) -> Result<Self, StorageError> {
        Self::under_steps(place, key, lock, &schema::MIGRATIONS)
    }

    /// The same for a program that knows these steps. A journal that has had fewer gets the others: in its
    /// place where it may be written, else only in memory.
    pub(super) fn under_steps(place: Place, key: Key, lock: Option<File>, steps: &[&str]) -> Result<Self, StorageError> {
        let told = |t: Trouble| t.told("Opening", &place.asked);
        let conn = schema::connect(&place.real, &key, &place.salt).map_err(told)?;
        let identity = fs::metadata(&place.real).map(|about| place::identity(&about)).map_err(|e| told(e.into()))?;
        let found = schema::verify(&conn, &place, steps)?;
        if found < steps.len() {
            drop(conn);
            if lock.is_some() {
                migrate::bring_up(&place, &key, found, steps)?;
                return Self::under_steps(place, key, lock, steps);
            }
            let conn = migrate::in_memory(&place, &key, found, steps).map_err(told)?;
            conn.execute_batch("PRAGMA query_only = ON;").map_err(|e| told(e.into()))?;
            return Ok(Self { conn, place, key, identity, id: None, watch: None, rollback: None, lock, told: Vec::new() });
        }
        let id = whose::id_in(&conn).map_err(told)?;
        let opened = Self { conn, place, key, identity, id, watch: None, rollback: None, lock, told: Vec::new() };
        if opened.lock.is_some() {
            return opened.made_writable();
        }
        opened
            .conn
            .execute_batch("PRAGMA query_only = ON;")
            .map_err(|e| Trouble::from(e).told("Opening", &opened.place.asked))?;
        Ok(opened)
    }

    /// Makes one that was opened to read write; the caller holds the lock and puts it in.
    pub(super) fn made_writable(mut self) -> Result<Self, StorageError> {
        self.rollback = Some(Rollback::of(&self.place.real));
        let set = self.conn.execute_batch("PRAGMA query_only = OFF; PRAGMA journal_mode = PERSIST;");
        set.map_err(|e| Trouble::from(e).told("Opening", &self.place.asked))?;
        let watch = Watch::begin(&self.place.real).map_err(|e| Trouble::from(e).told("Opening", &self.place.asked))?;
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
        self.may_write(doing)?;
        let changed = || {
            let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let out = change(&tx)?;
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
        let written = self.write(doing, change);
        let _as_it_was = self.conn.pragma_update(None, "cache_size", -CACHE_KIB);
        written
    }

    /// Whether the file is there to write to, and still holds what was written last: one that was renamed, deleted or
    /// replaced stays open under its old number, and what is written to it would be nowhere the person looks.
    pub(super) fn may_write(&self, doing: &'static str) -> Result<(), StorageError> {
        let path = self.place.asked.clone();
        if self.lock.is_none() {
            return Err(StorageError::Disk { doing, path, why: "it was opened only to be read".into() });
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

/// The key that opens what lies at `place`: the published one, else the recovery code or the passphrase
/// that `secret` is.
fn key_of(place: &Place, secret: Option<&Secret>) -> Result<Key, StorageError> {
    match key_that_fits(place, secret) {
        Err(StorageError::WrongPassphrase(path)) => {
            // What opens the newest backup is right; then it is the journal's first page that is hurt.
            let newest = backups::backups_of(&place.real).into_iter().next().and_then(|(backup, _)| Place::find(&backup).ok());
            let right = newest
                .filter(|b| alike(&b.salt, &place.salt))
                .is_some_and(|b| key_that_fits(&b, secret).is_ok_and(|key| !key.is_none()));
            if right {
                let why = "its first page is damaged; what you typed is right, as it opens the newest backup".to_owned();
                return Err(StorageError::Damaged { path, why });
            }
            Err(StorageError::WrongPassphrase(path))
        }
        other => other,
    }
}

/// Whether two salts were one before some of a file's bytes were hurt. Those of two passphrases share nothing.
fn alike(a: &[u8; 16], b: &[u8; 16]) -> bool {
    a.iter().zip(b).filter(|(a, b)| a == b).count() >= 8
}

fn key_that_fits(place: &Place, secret: Option<&Secret>) -> Result<Key, StorageError> {
    let told = |t: Trouble| t.told("Opening", &place.asked);
    let fits = |key: &Key| schema::opens(&place.real, key, &place.salt).map_err(told);
    let none = Key::none();
    if fits(&none)? {
        return Ok(none);
    }
    // A journal is made of whole pages, whatever its key.
    if !place.ends_whole().map_err(told)? || !place.could_be_encrypted().map_err(told)? {
        let why = "its first page is damaged, or a part of it was cut off".to_owned();
        return Err(StorageError::Damaged { path: place.asked.clone(), why });
    }
    let Some(secret) = secret else { return Err(StorageError::Locked(place.asked.clone())) };
    for key in secret.keys(&place.salt) {
        if fits(&key)? {
            return Ok(key);
        }
    }
    Err(StorageError::WrongPassphrase(place.asked.clone()))
}

fn write_whole(temporary: &Path, key: &Key, salt: &[u8; 16], catalogue: &Catalogue, id: Option<&str>) -> Result<(), Trouble> {
    let mut conn = schema::connect(temporary, key, salt)?;
    schema::make_tables(&mut conn)?;
    let tx = conn.transaction()?;
    catalogue::write(&tx, catalogue)?;
    id.map_or_else(|| whose::give_id(&tx), |id| whose::take_id(&tx, id))?;
    tx.commit()?;
    conn.close().map_err(|(_, e)| e.into())
}
