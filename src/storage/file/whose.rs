//! Which journal a file belongs to: told by the id that a journal carries in itself, and by the file's name. What
//! belongs to another journal, or can't be told, is never changed or taken away.

use super::{
    id::{COPIES, RESCUED, give_id, id_in, rescued_ms},
    names,
    names::Mark,
    place::Place,
};
use crate::storage::{
    StorageError, Store, backups::folder::backups_of, cipher::key::Key, schema, tables::rows::StoredId, trouble::Trouble,
};
use rusqlite::{Connection, OptionalExtension};
use std::path::{Path, PathBuf};

/// More of them nobody looks through.
const COPIES_KEPT: usize = 100;

/// Whose a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whose {
    Ours,
    Anothers,
    /// It can't be opened under our key.
    Unknown,
}

impl Store {
    /// Whose the file is that `key` may open. One from before there were ids is ours when it began with one of these
    /// `salts`, as this journal's own copies do, or holds a check-in of ours.
    pub(crate) fn whose(&self, path: &Path, key: &Key, salts: &[[u8; 16]]) -> Whose {
        let told = || -> Result<Whose, Trouble> {
            let Ok(place) = Place::find(path) else { return Ok(Whose::Unknown) };
            if !schema::opens(&place.real, key, &place.salt)? {
                return Ok(Whose::Unknown);
            }
            let there = schema::connect(&place.real, key, &place.salt)?;
            there.execute_batch("PRAGMA query_only = ON;")?;
            let is_ours = match id_in(&there)? {
                Some(id) => self.own_id()? == Some(id),
                None => salts.contains(&place.salt) || shares_a_check_in(&self.conn, &there)?,
            };
            Ok(if is_ours { Whose::Ours } else { Whose::Anothers })
        };
        told().unwrap_or(Whose::Unknown)
    }

    /// Remembers where a copy was made, so that it can be named when the passphrase changes.
    ///
    /// # Errors
    /// The disk. The copy is there all the same.
    pub fn remember_copy(&mut self, copy: &Path) -> Result<(), StorageError> {
        let Some(path) = std::fs::canonicalize(copy).ok().and_then(|path| path.to_str().map(ToOwned::to_owned)) else {
            return Ok(());
        };
        self.write("Remembering where the copy is", |tx| {
            let mut all = copies_in(tx)?;
            all.retain(|known| *known != path && !path.contains('\n'));
            all.push(path);
            let words = all[all.len().saturating_sub(COPIES_KEPT)..].join("\n");
            tx.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", [COPIES, &words])?;
            Ok(())
        })
    }

    /// The copies of it in other folders that `key` opens.
    pub(crate) fn copies_still_open(&self, key: &Key, salt: [u8; 16]) -> Vec<PathBuf> {
        let known = self.read("Looking", copies_in).unwrap_or_default();
        let known = known.into_iter().map(PathBuf::from);
        known.filter(|copy| self.whose(copy, key, &[salt]) == Whose::Ours).collect()
    }

    /// What was read of a file that is gone is remembered.
    fn own_id(&self) -> Result<Option<String>, Trouble> {
        if self.id.is_some() { Ok(self.id.clone()) } else { id_in(&self.conn) }
    }

    /// Whether this file, found by its name, is of this journal and lies under its key.
    pub(crate) fn owns(&self, path: &Path) -> bool {
        self.whose(path, &self.key, &[self.place.salt]) == Whose::Ours
    }

    /// The files that were made of this journal: what was rescued or set aside beside it, and its backups where wanted.
    /// What was set aside because it could not be read is told by its first bytes.
    ///
    /// Beside them those that have such a name and are of another journal, or may be: they are not to be touched.
    #[must_use]
    pub fn made_of_it(&self, backups_too: bool) -> (Vec<PathBuf>, Vec<PathBuf>) {
        let backups = if backups_too { backups_of(&self.place.real) } else { Vec::new() };
        let backups = backups.into_iter().map(|(path, _)| path);
        let begins_as_ours = |path: &Path| Place::find(path).is_ok_and(|place| place.salt == self.place.salt);
        let is_ours = |path: &PathBuf| match self.whose(path, &self.key, &[self.place.salt]) {
            Whose::Ours => true,
            Whose::Anothers => false,
            Whose::Unknown => begins_as_ours(path),
        };
        backups.chain(names::beside(&self.place.real, &Mark::BESIDE)).partition(is_ours)
    }

    /// Gives a journal from before there were ids one, and one that was rescued and has its place again its peace.
    pub(crate) fn see_to_its_id(&mut self) -> Result<(), StorageError> {
        let in_place = !names::is_rescue(&self.place.real);
        let (id, rescued) = self.read("Opening", |conn| Ok((id_in(conn)?, rescued_ms(conn)?.is_some() && in_place)))?;
        if id.is_none() || rescued {
            self.write("Opening", |tx| {
                if rescued {
                    tx.execute("DELETE FROM setting WHERE key = ?", [RESCUED])?;
                }
                give_id(tx)
            })?;
        }
        self.id = self.read("Opening", id_in)?;
        Ok(())
    }
}

fn copies_in(conn: &Connection) -> Result<Vec<String>, Trouble> {
    let mut found = conn.prepare_cached("SELECT value FROM setting WHERE key = ?")?;
    let said: Option<String> = found.query_row([COPIES], |r| r.get(0)).optional()?;
    Ok(said.unwrap_or_default().lines().map(ToOwned::to_owned).collect())
}

fn shares_a_check_in(ours: &Connection, there: &Connection) -> Result<bool, Trouble> {
    let mut known = ours.prepare_cached("SELECT 1 FROM check_in WHERE id = ?")?;
    let mut found = there.prepare("SELECT id FROM check_in")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        if known.exists([StoredId::read(row.get_ref(0)?)?])? {
            return Ok(true);
        }
    }
    Ok(false)
}
