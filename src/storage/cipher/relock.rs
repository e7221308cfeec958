//! Copies that lie around the journal, brought under the key the journal has now.

use super::{key::Key, relocking::Relocking};
use crate::storage::{
    StorageError, Store,
    backups::folder::backups_of,
    file::{copy, copy::Under, names, names::Mark, place::Place, whose::Whose},
    trouble::Trouble,
};

impl Store {
    /// Brings every backup, and what was rescued or set aside beside the journal, that `old` opens under this
    /// journal's own key: after a passphrase was set, none of its own may lie there that opens without it. Those of
    /// before that have no id began with one of `salts`. Another journal's are left alone. Gives how many could not be.
    pub(crate) fn bring_backups_under(&self, old: &Key, salts: &[[u8; 16]], tell: &dyn Fn(Relocking)) -> usize {
        let mut left = 0;
        // Oldest first, so that they keep their order on the disk.
        let backups = backups_of(&self.place.real).into_iter().rev().map(|(path, _)| path);
        // The first page tells: reading all of every backup at each look would keep a save waiting.
        let all = backups.chain(names::beside(&self.place.real, &Mark::BESIDE)).filter(|path| !self.has_the_key_of(path));
        let all: Vec<_> = all.collect();
        for (n, path) in all.iter().enumerate() {
            tell(Relocking::Other { nth: n + 1, of: all.len() });
            let brought = || -> Result<(), StorageError> {
                let backup = Self::under(Place::find(path)?, old.clone(), None)?;
                let under = Under::Key(&self.key, self.place.salt);
                let told = |t: Trouble| t.told("Rewriting a backup", path);
                let copy = copy::proven(&backup.conn, &backup.place.real, under).map_err(told)?;
                drop(backup.conn.close());
                copy.put_over().map_err(told)
            };
            match self.whose(path, old, salts) {
                Whose::Ours => left += usize::from(brought().is_err()),
                Whose::Anothers => {}
                Whose::Unknown => left += 1,
            }
        }
        left
    }

    /// The same for backups that still lie under the published key although this journal has a passphrase: what
    /// an interrupted change left.
    pub fn lock_open_backups(&self) {
        if self.has_passphrase() {
            self.bring_backups_under(&Key::none(), &[], &|_| {});
        }
    }
}
