use super::{
    Secret, StorageError, backups, catalogue,
    key::Key,
    migrate,
    place::{self, Place},
    schema,
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
    /// Which file was opened, so that another of its name is noticed.
    pub(super) identity: (u64, u64),
    /// Held as long as this may write; `None` when opened to read.
    pub(super) lock: Option<File>,
    /// Where check-ins are kept since the file was found gone.
    pub(super) rescue: Option<Box<Store>>,
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
        Self::create_under(path, catalogue, &Key::none(), None)
    }

    /// The same under this key, with the salt it was derived with; `None` = a new one.
    pub(super) fn create_under(
        path: &Path,
        catalogue: &Catalogue,
        key: &Key,
        salt: Option<[u8; 16]>,
    ) -> Result<Self, StorageError> {
        const DOING: &str = "Making the journal";
        place::refuse_unless_free(path)?;
        let real = place::make_room(path)?;
        let lock = place::lock(&real, path)?;
        place::refuse_unless_free(path)?;
        let made = || -> Result<(), Trouble> {
            backups::clear_half_made(&real)?;
            let salt = salt.map_or_else(schema::random_bytes, Ok)?;
            let temporary = place::temporary(&real)?;
            let whole =
                write_whole(&temporary, key, &salt, catalogue).and_then(|()| Ok(place::put_in_place(&temporary, &real)?));
            if whole.is_err() {
                // The error that counts is the first; what is left is cleared by the next writer.
                let _ = fs::remove_file(&temporary);
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
    /// [`StorageError::Damaged`] or [`StorageError::Newer`] when it can't be read. It is left exactly as it is then.
    pub fn open(path: &Path, secret: Option<&Secret>) -> Result<Self, StorageError> {
        let place = Place::find(path)?;
        let lock = place::lock(&place.real, path)?;
        let store = Self::opened(place, secret, Some(lock))?;
        backups::clear_half_made(&store.place.real).map_err(|e| Trouble::Io(e).told("Opening", path))?;
        if store.conn.is_readonly("main").unwrap_or(true) {
            let why = "it may only be read".to_owned();
            return Err(StorageError::Disk { doing: "Opening", path: path.into(), why });
        }
        Ok(store)
    }

    /// Opens a journal to read, also beside one that writes.
    ///
    /// # Errors
    /// As [`Store::open`], without [`StorageError::InUse`].
    pub fn open_to_read(path: &Path, secret: Option<&Secret>) -> Result<Self, StorageError> {
        Self::opened(Place::find(path)?, secret, None)
    }

    /// Whether it has a passphrase; without one, anyone who can use this account can read it.
    #[must_use]
    pub fn has_passphrase(&self) -> bool {
        !self.key.is_none()
    }

    /// The path it was opened by.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.place.asked
    }

    fn opened(place: Place, secret: Option<&Secret>, lock: Option<File>) -> Result<Self, StorageError> {
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
            return Ok(Self { conn, place, key, identity, lock, rescue: None });
        }
        let mode = if lock.is_some() { "PRAGMA journal_mode = DELETE;" } else { "PRAGMA query_only = ON;" };
        conn.execute_batch(mode).map_err(|e| told(e.into()))?;
        Ok(Self { conn, place, key, identity, lock, rescue: None })
    }

    /// Makes one that was opened to read write; the caller holds the lock and puts it in.
    pub(super) fn made_writable(self) -> Result<Self, StorageError> {
        let set = self.conn.execute_batch("PRAGMA query_only = OFF; PRAGMA journal_mode = DELETE;");
        set.map_err(|e| Trouble::from(e).told("Opening", &self.place.asked))?;
        Ok(self)
    }

    /// Lets go of the file and gives the lock on it.
    pub(super) fn close(self) -> Result<File, StorageError> {
        let Self { conn, place, lock, .. } = self;
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
        answered().map_err(|t| t.told(doing, &self.place.asked))
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
        self.may_write(doing)?;
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

    /// A file that was renamed, deleted or replaced stays open under its old number: what is written to
    /// it would be nowhere the person looks.
    pub(super) fn may_write(&self, doing: &'static str) -> Result<(), StorageError> {
        let path = self.place.asked.clone();
        if self.lock.is_none() {
            return Err(StorageError::Disk { doing, path, why: "it was opened only to be read".into() });
        }
        let why = match fs::metadata(&self.place.real).map(|about| place::identity(&about)) {
            Ok(now) if now == self.identity => return Ok(()),
            Ok(_) => "another file was put in its place while it was open",
            Err(_) => "it was moved or deleted while it was open",
        };
        Err(StorageError::Gone { path, why })
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

fn write_whole(temporary: &Path, key: &Key, salt: &[u8; 16], catalogue: &Catalogue) -> Result<(), Trouble> {
    let mut conn = schema::connect(temporary, key, salt)?;
    schema::make_tables(&mut conn)?;
    let tx = conn.transaction()?;
    catalogue::write(&tx, catalogue)?;
    tx.commit()?;
    conn.close().map_err(|(_, e)| e.into())
}
