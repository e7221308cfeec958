//! Setting, changing and taking away the passphrase: a verified copy under the new key in the place of the journal.

use super::{key::Key, known_lock, relocking::Relocking};
use crate::storage::{
    Secret, StorageError, Store,
    backups::with_it::Begun,
    file::{copy, copy::Under, place, place::Place, rollback, watch::Watch},
    library,
    trouble::Trouble,
};
use std::path::PathBuf;
use zeroize::Zeroizing;

/// What came of it.
#[derive(Debug)]
pub struct Relocked {
    /// Opens the journal when the passphrase is forgotten; `None` when there is no passphrase now.
    pub code: Option<Zeroizing<String>>,
    /// Backups that still have the earlier passphrase, or none, because they could not be rewritten.
    pub backups_left: usize,
    /// Why no backup could be made before it.
    pub backup_trouble: Option<String>,
    /// Copies that were made into other folders and open as the journal did before.
    pub copies: Vec<PathBuf>,
    /// How many other names the file had, by which what it was still opens.
    pub other_names: u64,
}

impl Store {
    /// Whether `secret` is what opens it. Takes as long as unlocking.
    #[must_use]
    pub fn is_opened_by(&self, secret: &Secret) -> bool {
        secret.keys(&self.place.salt).any(|key| key == self.key)
    }

    /// What opens this journal and its backups again, for as long as it is kept in memory.
    #[must_use]
    pub fn own_secret(&self) -> Secret {
        Secret::new(self.key.recovery_code())
    }

    /// Sets or changes the passphrase, or takes it away (`None`). A backup lies on the disk before the journal is
    /// replaced, and gets its name after that; then the other backups, and what was rescued or set aside beside it, are
    /// brought under the new key too, and what lay on the disk under the old one is overwritten.
    ///
    /// # Errors
    /// [`StorageError::Refused`] for an empty passphrase; the disk. The journal is as it was then, under what it
    /// had before.
    pub fn set_passphrase(&mut self, new: Option<&Secret>, now_ms: i64) -> Result<Relocked, StorageError> {
        self.set_passphrase_telling(new, now_ms, &|_| {})
    }

    /// The same; `tell` hears what is being done.
    ///
    /// # Errors
    /// As [`Store::set_passphrase`].
    pub fn set_passphrase_telling(
        &mut self,
        new: Option<&Secret>,
        now_ms: i64,
        tell: &dyn Fn(Relocking),
    ) -> Result<Relocked, StorageError> {
        const DOING: &str = "Changing the passphrase";
        const NO_MEMORY: Trouble = Trouble::Refused("a key takes 64 MiB of memory, which is not free now");
        if new.is_some_and(Secret::is_empty) {
            return Err(StorageError::Refused("a passphrase can't be empty".into()));
        }
        self.may_write(DOING)?;
        let asked = self.place.asked.clone();
        let made = || -> Result<_, Trouble> {
            let salt = library::random_bytes()?;
            if new.is_some() {
                tell(Relocking::MakingTheKey);
            }
            let key = new.map_or_else(|| Some(Key::none()), |new| new.as_passphrase(&salt)).ok_or(NO_MEMORY)?;
            tell(Relocking::Writing);
            let compares = || tell(Relocking::Comparing);
            let copy = copy::proven_telling(&self.conn, &self.place.real, Under::Key(&key, salt), compares)?;
            Ok((key, salt, copy))
        };
        let (key, salt, copy) = made().map_err(|t| t.told(DOING, &asked))?;
        tell(Relocking::BackingUp);
        // The journal as it is now and as it will lie there: the copy itself once more, on the disk before the journal is
        // touched. It gets its name when the journal lies under that key, too.
        let (backup, mut backup_trouble) = match self.begin_backup(&copy, now_ms) {
            Ok(begun) => (Some(begun), None),
            // What comes is a verified copy: a folder that takes no backup must not keep the journal open to everybody.
            Err(StorageError::Disk { .. }) if self.backup_trouble().is_some() => {
                (None, self.backup_trouble().map(|e| e.to_string()))
            }
            Err(e) => return Err(e),
        };
        let (old, began_with) = (self.key.clone(), self.place.salt);
        let other_names = place::other_names(&self.place.real);
        let copies = self.copies_still_open(&old, began_with);
        // Cut off anywhere, it opens as before or with the new one, and both are known.
        let both = [(&old, began_with), (&key, salt)];
        known_lock::know(&self.place.real, &both).map_err(|t| t.told(DOING, &asked))?;
        let replaced = self.replaced_by(key, salt, || copy.put_over());
        self.know_its_lock();
        replaced.map_err(|t| t.told(DOING, &asked))?;
        if let Some(Err(t)) = backup.map(Begun::finish) {
            backup_trouble = Some(t.told("Making a backup", &asked).to_string());
        }
        let backups_left = self.bring_backups_under(&old, &[began_with], tell);
        let code = new.map(|_| self.key.recovery_code());
        Ok(Relocked { code, backups_left, backup_trouble, copies, other_names })
    }

    /// Lets go of the file, has `replace` put another in its place, and goes on with that one, which begins with
    /// `salt`, under `key`; with the one that was there where that fails.
    pub(crate) fn replaced_by(
        &mut self,
        key: Key,
        salt: [u8; 16],
        replace: impl FnOnce() -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        let open = std::mem::replace(&mut self.conn, library::in_memory()?);
        if let Err((open, e)) = open.close() {
            self.conn = open;
            return Err(e.into());
        }
        self.watch = None;
        // Its pages lie under the key that goes, and the next file's rollback file has the same name.
        let _at_the_end = rollback::clear(&self.place.real);
        let mut replaced = replace();
        // What lies there decides: the disk may have reported an error after the new one got its name.
        if salt != self.place.salt && Place::find(&self.place.asked).is_ok_and(|place| place.salt == salt) {
            replaced = Ok(());
        }
        let key = if replaced.is_ok() { key } else { self.key.clone() };
        let lock = self.lock.take();
        // The lock goes back to this store whatever comes of it.
        let again = Place::find(&self.place.asked).and_then(|place| Self::under(place, key, None));
        self.lock = lock;
        let again = again.map_err(|_| Trouble::Unreadable("it could not be opened again"))?;
        (self.conn, self.place, self.key, self.identity) = (again.conn, again.place, again.key, again.identity);
        self.conn.execute_batch("PRAGMA query_only = OFF; PRAGMA journal_mode = PERSIST;")?;
        self.watch = Some(Watch::begin(&self.place.real, self.lock.as_ref())?);
        replaced
    }
}
