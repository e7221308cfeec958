//! The check-ins whose notes fit best, and nothing of the others: notes are looked at as they are read.

use super::{
    catalogue, person,
    rows::{COLUMNS, Names, StoredId},
    some::{READING, beside},
};
use crate::{
    domain::{CheckIn, DayKey, Journal},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, OptionalExtension, params};
use std::sync::Arc;

/// Every note once, as they lie in the file.
const ALL: &str = "SELECT check_in, body FROM note";
/// Those of some days: their rows are small, and the notes of other days stay unread.
const OF_DAYS: &str = "SELECT note.check_in, note.body FROM check_in CROSS JOIN note ON note.check_in = check_in.id
                       WHERE check_in.day BETWEEN ? AND ? AND check_in.deleted_ms IS NULL ORDER BY check_in.id";

impl Store {
    /// Whether moods of another app are kept in it.
    pub fn has_moods(&self) -> Result<bool, StorageError> {
        self.read("Reading the moods of another app", |conn| {
            Ok(conn.prepare("SELECT 1 FROM imported_mood LIMIT 1")?.exists([])?)
        })
    }

    /// Of the check-ins of these days those whose notes fit best, and what is needed to tell of them: what can be answered
    /// and what is set. Nothing of the trash.
    ///
    /// `how_far` says how far a note is from what is wanted, 0 being the closest; `None` = it doesn't fit, or is farther
    /// than the number it is handed, which is how far the best ones are until then.
    pub fn load_fitting(
        &self,
        from: Option<DayKey>,
        until: Option<DayKey>,
        mut how_far: impl FnMut(&str, usize) -> Option<usize>,
    ) -> Result<Journal, StorageError> {
        self.read(READING, |conn| {
            let mut catalogue = catalogue::read(conn)?;
            catalogue.sort();
            let names = Names::read(conn, &catalogue)?;
            let mut journal = Journal { catalogue, settings: person::settings(conn)?, ..Journal::default() };
            let all = from.is_none() && until.is_none();
            let mut found = conn.prepare(if all { ALL } else { OF_DAYS })?;
            let days = (from.map_or(i32::MIN, DayKey::number), until.map_or(i32::MAX, DayKey::number));
            let mut rows = if all { found.query([])? } else { found.query(params![days.0, days.1])? };
            let mut best = usize::MAX;
            while let Some(row) = rows.next()? {
                let note = row.get_ref(1)?.as_str()?;
                let Some(far) = how_far(note, best) else { continue };
                let Some(c) = with_note(conn, &names, &StoredId::read(row.get_ref(0)?)?, note)? else { continue };
                if far < best {
                    best = far;
                    journal.check_ins.clear();
                }
                journal.check_ins.push(c);
            }
            journal.sort();
            Ok(journal)
        })
    }
}

/// The check-in that this note belongs to; `None` = it lies in the trash.
fn with_note(conn: &Connection, names: &Names, id: &StoredId<'_>, note: &str) -> Result<Option<Arc<CheckIn>>, Trouble> {
    let mut whose = conn.prepare_cached(&format!("SELECT {COLUMNS} FROM check_in WHERE id = ?"))?;
    let found =
        whose.query_row([id], |row| Ok(beside(conn, id, Some(note.into())).and_then(|beside| names.check_in(row, 0, beside))));
    match found.optional()? {
        Some(c) => Ok(Some(c?).filter(|c| c.deleted_ms.is_none())),
        None => Err(Trouble::Unreadable("it holds a note that belongs to no check-in")),
    }
}
