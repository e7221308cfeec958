//! How a journal is made and how one is opened: to write or to read, under which key, with which steps brought up.

use super::{
    Secret, StorageError, Store,
    cipher::{
        key::Key,
        known_lock::is_known_to_be_locked,
        lock_now::{Agreed, LockNow},
        unlock::key_of,
    },
    error::CHECK_THE_DISK,
    file::{half_made, id, lock, modes, names::rescued_beside, place, place::Place, rollback::CutOff, temporary, wipe},
    library,
    meeting::known::Known,
    migrate, schema,
    schema::Pages,
    tables::catalogue,
    trouble::Trouble,
};
use crate::domain::Catalogue;
use rusqlite::Connection;
use std::{
    fs::{self, File},
    path::Path,
};

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
            half_made::clear(&real)?;
            let salt = salt.map_or_else(library::random_bytes, Ok)?;
            let half = temporary::make(&real)?;
            let whole = write_whole(&half, key, &salt, catalogue, id).and_then(|()| Ok(temporary::put_in_place(&half, &real)?));
            if whole.is_err() {
                // The error that counts is the first; what is left is cleared by the next writer.
                let _ = wipe::temporary(&half);
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
        half_made::clear(&store.place.real).map_err(|e| Trouble::Io(e).told("Opening", path))?;
        if store.conn.is_readonly("main").unwrap_or(true) {
            let why = "it may only be read".to_owned();
            return Err(StorageError::Disk { doing: "Opening", path: path.into(), why, check: CHECK_THE_DISK });
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

    fn opened(place: Place, secret: Option<&Secret>, lock: Option<File>) -> Result<Self, StorageError> {
        let _overwritten = CutOff::of(&place.real);
        let key = key_of(&place, secret)?;
        Self::under(place, key, lock)
    }

    /// Opens it under a key that fits.
    pub(super) fn under(place: Place, key: Key, lock: Option<File>) -> Result<Self, StorageError> {
        Self::under_steps(place, key, lock, &schema::MIGRATIONS)
    }

    /// Makes sure that every page is as it was written, also those that nobody reads.
    pub(super) fn every_page_is_whole(&self) -> Result<(), StorageError> {
        let broken = schema::broken_pages(&self.conn).map_err(|t| t.told("Checking", &self.place.asked))?;
        let damaged = || StorageError::Damaged { path: self.place.asked.clone(), why: schema::BROKEN.into() };
        if broken.is_empty() { Ok(()) } else { Err(damaged()) }
    }

    /// The same for a program that knows these steps. A journal that has had fewer gets the others: in its
    /// place where it may be written, else only in memory.
    pub(super) fn under_steps(place: Place, key: Key, lock: Option<File>, steps: &[&str]) -> Result<Self, StorageError> {
        let told = |t: Trouble| t.told("Opening", &place.asked);
        let conn = schema::connect(&place.real, &key, &place.salt).map_err(told)?;
        let identity = fs::metadata(&place.real).map(|about| place::identity(&about)).map_err(|e| told(e.into()))?;
        let found = schema::verify(&conn, &place, steps, Pages::AsRead)?;
        if found < steps.len() {
            drop(conn);
            if lock.is_some() {
                migrate::bring_up(&place, &key, found, steps)?;
                return Self::under_steps(place, key, lock, steps);
            }
            let conn = migrate::in_memory(&place, &key, found, steps).map_err(told)?;
            conn.execute_batch("PRAGMA query_only = ON;").map_err(|e| told(e.into()))?;
            return Ok(Self::of_a_connection(conn, place, key, identity, None, lock));
        }
        let id = id::id_in(&conn).map_err(|t| told(schema::of_a_broken_page(&conn, t)))?;
        let opened = Self::of_a_connection(conn, place, key, identity, id, lock);
        if opened.lock.is_some() {
            return opened.made_writable();
        }
        opened
            .conn
            .execute_batch("PRAGMA query_only = ON;")
            .map_err(|e| Trouble::from(e).told("Opening", &opened.place.asked))?;
        Ok(opened)
    }
}

impl Store {
    fn of_a_connection(
        conn: Connection,
        place: Place,
        key: Key,
        identity: (u64, u64),
        id: Option<String>,
        lock: Option<File>,
    ) -> Self {
        let known = Known::default();
        Self { conn, place, key, identity, id, watch: None, rollback: None, lock, told: Vec::new(), now_ms: 0, known }
    }
}

fn write_whole(half: &Path, key: &Key, salt: &[u8; 16], catalogue: &Catalogue, id: Option<&str>) -> Result<(), Trouble> {
    let mut conn = schema::connect(half, key, salt)?;
    schema::make_tables(&mut conn)?;
    let tx = conn.transaction()?;
    catalogue::write(&tx, catalogue)?;
    id.map_or_else(|| id::give_id(&tx), |id| id::take_id(&tx, id))?;
    tx.commit()?;
    conn.close().map_err(|(_, e)| e.into())
}
