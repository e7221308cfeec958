//! What is the person's own beside the check-ins: settings, what is asked about, safety plan, contacts and drafts.

use super::{catalogue, ids};
use crate::{
    domain::{Catalogue, OwnContact, SafetyPlan, Settings},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, OptionalExtension, params};

impl Store {
    pub fn save_settings(&mut self, settings: &Settings) -> Result<(), StorageError> {
        self.write("Saving the settings", |tx| put_settings(tx, settings))
    }

    /// Writes the feelings and symptoms as they now stand. One that is not in `list` any more stays
    /// in the journal as it was: its answers need it, and hiding is what `retired` is for. Which of them were merged
    /// is not for this to change: see [`Store::rewrite`].
    ///
    /// # Errors
    /// [`StorageError::Refused`] when two have one key, or one stands under the number of another: what
    /// was answered to that one would change its meaning.
    pub fn save_catalogue(&mut self, list: &Catalogue) -> Result<(), StorageError> {
        self.write("Saving the feelings", |tx| catalogue::put(tx, list))
    }

    /// The same with what is set, both or neither: which feelings there are, and which of them the short form has.
    ///
    /// # Errors
    /// As [`Self::save_catalogue`].
    pub fn save_asked_about(&mut self, list: &Catalogue, settings: &Settings) -> Result<(), StorageError> {
        self.write("Saving the feelings", |tx| {
            put_settings(tx, settings)?;
            catalogue::put(tx, list)
        })
    }

    pub fn save_safety_plan(&mut self, plan: &SafetyPlan) -> Result<(), StorageError> {
        self.write("Saving the safety plan", |tx| put_safety_plan(tx, plan))
    }

    /// Puts these contacts, in this order, in the place of the ones that were there.
    pub fn save_contacts(&mut self, contacts: &[OwnContact]) -> Result<(), StorageError> {
        self.write("Saving the contacts", |tx| put_contacts(tx, contacts))
    }

    /// Keeps what is being typed into the form called `slot`, over what was kept there before.
    pub fn put_draft(&mut self, slot: &str, body: &str, now_ms: i64) -> Result<(), StorageError> {
        self.write("Keeping the draft", |tx| {
            let sql = "INSERT INTO draft (slot, body, at_ms) VALUES (?, ?, ?)
                       ON CONFLICT (slot) DO UPDATE SET body = excluded.body, at_ms = excluded.at_ms";
            tx.prepare_cached(sql)?.execute(params![slot, body, now_ms])?;
            Ok(())
        })
    }

    /// What was being typed into the form called `slot`.
    pub fn draft(&self, slot: &str) -> Result<Option<String>, StorageError> {
        self.read("Reading the draft", |conn| {
            let mut found = conn.prepare_cached("SELECT body FROM draft WHERE slot = ?")?;
            Ok(found.query_row([slot], |r| r.get(0)).optional()?)
        })
    }

    /// When that was kept last (ms UTC).
    pub fn draft_kept_ms(&self, slot: &str) -> Result<Option<i64>, StorageError> {
        self.read("Reading when the draft was kept", |conn| {
            let mut found = conn.prepare_cached("SELECT at_ms FROM draft WHERE slot = ?")?;
            Ok(found.query_row([slot], |r| r.get(0)).optional()?)
        })
    }

    pub fn clear_draft(&mut self, slot: &str) -> Result<(), StorageError> {
        self.write("Clearing the draft", |tx| {
            tx.prepare_cached("DELETE FROM draft WHERE slot = ?")?.execute([slot])?;
            Ok(())
        })
    }
}

/// Settings this version doesn't know are left in the file as they are.
pub(crate) fn put_settings(conn: &Connection, settings: &Settings) -> Result<(), Trouble> {
    let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    for (key, value) in settings.to_words() {
        conn.prepare_cached(sql)?.execute(params![key, value])?;
    }
    Ok(())
}

pub(crate) fn settings(conn: &Connection) -> Result<Settings, Trouble> {
    let mut settings = Settings::default();
    let mut found = conn.prepare_cached("SELECT key, value FROM setting")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        settings.take_word(row.get_ref(0)?.as_str()?, row.get_ref(1)?.as_str()?);
    }
    Ok(settings)
}

pub(crate) fn put_safety_plan(conn: &Connection, plan: &SafetyPlan) -> Result<(), Trouble> {
    let sql = "INSERT INTO safety_plan (part, words) VALUES (?, ?) ON CONFLICT (part) DO UPDATE SET words = excluded.words";
    for (part, words) in plan.parts() {
        conn.prepare_cached(sql)?.execute(params![part, words])?;
    }
    Ok(())
}

pub(crate) fn safety_plan(conn: &Connection) -> Result<SafetyPlan, Trouble> {
    let mut plan = SafetyPlan::default();
    let mut found = conn.prepare_cached("SELECT part, words FROM safety_plan")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        let part = plan.part_mut(row.get_ref(0)?.as_str()?);
        *part.ok_or(Trouble::Unreadable("the safety plan has an unknown part"))? = row.get(1)?;
    }
    Ok(plan)
}

pub(crate) fn put_contacts(conn: &Connection, contacts: &[OwnContact]) -> Result<(), Trouble> {
    // With a condition each row is told of as it goes.
    conn.execute("DELETE FROM contact WHERE true", [])?;
    for (place, c) in (0i64..).zip(contacts) {
        let sql = "INSERT INTO contact (place, id, name, reach) VALUES (?, ?, ?, ?)";
        conn.prepare_cached(sql)?.execute(params![place, c.id.as_str(), c.name, c.reach])?;
    }
    Ok(())
}

pub(crate) fn contacts(conn: &Connection) -> Result<Vec<OwnContact>, Trouble> {
    let mut found = conn.prepare_cached("SELECT id, name, reach FROM contact ORDER BY place")?;
    let found = found.query_map([], |r| Ok(OwnContact { id: ids::id(r, 0)?, name: r.get(1)?, reach: r.get(2)? }))?;
    Ok(found.collect::<Result<_, _>>()?)
}
