//! One change of what many check-ins say, as one transaction, and taking it back as one.
//!
//! Every check-in that is changed, also one in the trash, keeps what it said before among its earlier versions. Those
//! versions are what taking it back reads: nothing has to be kept in memory, however many there are.

use super::{catalogue, merges, packing, person};
use crate::{
    domain::{Catalogue, Key, Rewrite, WordKind, merged, replaced, stronger, stronger_symptom},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, OptionalExtension, params, types::ValueRef};
use std::{ops::RangeInclusive, sync::Arc};

/// What a rewrite did: enough to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewritten {
    pub change: Rewrite,
    /// How many check-ins say it differently now.
    pub check_ins: u64,
    /// The rows of the earlier versions it made, and their time.
    versions: RangeInclusive<i64>,
    at_ms: i64,
    catalogue: Catalogue,
    short_feelings: Vec<Key>,
    put_away: Vec<(WordKind, Arc<str>)>,
}

impl Store {
    /// Changes what all check-ins say, those in the trash too, with the catalogue and the settings that follow.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when it can't be done with this journal; [`StorageError::Disk`] when it could not be
    /// written. Nothing of it is done then.
    pub fn rewrite(&mut self, change: &Rewrite, now_ms: i64) -> Result<Rewritten, StorageError> {
        self.write_many("Changing the check-ins", |tx| rewrite(tx, change, now_ms))
    }

    /// Puts everything back as it was before a rewrite: check-ins, their earlier versions, catalogue, settings. A
    /// check-in that says something else by now than the rewrite made of it stays as it is; gives how many these are.
    ///
    /// # Errors
    /// [`StorageError::Disk`] when it could not be written. Nothing of it is done then.
    pub fn take_back_rewrite(&mut self, done: &Rewritten) -> Result<u64, StorageError> {
        self.write_many("Putting the check-ins back", |tx| take_back(tx, done))
    }
}

fn rewrite(conn: &Connection, change: &Rewrite, now_ms: i64) -> Result<Rewritten, Trouble> {
    let before = catalogue::read(conn)?;
    change.check(&before).map_err(|_| Trouble::Refused("these two can't become one in this journal"))?;
    let settings = person::settings(conn)?;
    let column = Column::of(conn, change)?;
    let last = |conn: &Connection| -> Result<i64, Trouble> {
        Ok(conn.query_row("SELECT coalesce(max(row), 0) FROM edit_history", [], |r| r.get(0))?)
    };
    let first = last(conn)? + 1;
    choose(conn, &column)?;
    keep_versions(conn, now_ms, first)?;
    let check_ins = put_changed(conn, &column)?;
    let versions = first..=last(conn)?;
    let (mut catalogue, mut set) = (before.clone(), settings.clone());
    match change {
        Rewrite::Feelings { from, into } => catalogue.merge_feelings(*from, *into),
        Rewrite::Symptoms { from, into } => catalogue.merge_symptoms(*from, *into),
        Rewrite::Words { .. } => {}
    }
    if catalogue != before {
        catalogue::write(conn, &catalogue)?;
        merges::write(conn, &catalogue)?;
    }
    change.settings(&before, &mut set);
    if set != settings {
        person::put_settings(conn, &set)?;
    }
    let (short_feelings, put_away) = (settings.short_feelings, settings.put_away);
    Ok(Rewritten { change: change.clone(), check_ins, versions, at_ms: now_ms, catalogue: before, short_feelings, put_away })
}

/// The column of a check-in's row that a change is about, and what the change makes of it.
struct Column {
    name: &'static str,
    change: Change,
}

enum Change {
    Feelings(crate::domain::FeelingId, crate::domain::FeelingId),
    Symptoms(crate::domain::SymptomId, crate::domain::SymptomId),
    /// The place of the list among the four, and the numbers of the words.
    Words(usize, u64, u64),
}

impl Column {
    fn of(conn: &Connection, change: &Rewrite) -> Result<Self, Trouble> {
        Ok(match change {
            Rewrite::Feelings { from, into } => Self { name: "answers", change: Change::Feelings(*from, *into) },
            Rewrite::Symptoms { from, into } => Self { name: "symptoms", change: Change::Symptoms(*from, *into) },
            Rewrite::Words { kind, from, into } => {
                let list = match kind {
                    WordKind::Medicines => 0,
                    WordKind::Substances => 1,
                    WordKind::Company => 2,
                    WordKind::Tags => 3,
                };
                let number = |word: &str| -> Result<Option<i64>, Trouble> {
                    let mut found = conn.prepare_cached("SELECT id FROM label WHERE name = ?")?;
                    Ok(found.query_row([word], |r| r.get(0)).optional()?)
                };
                let from = number(from)?.ok_or(Trouble::Refused("no check-in has this word any more"))?;
                let into = match number(into)? {
                    Some(id) => id,
                    None => conn.prepare_cached("INSERT INTO label (name) VALUES (?)")?.insert([into])?,
                };
                Self { name: "labels", change: Change::Words(list, from.unsigned_abs(), into.unsigned_abs()) }
            }
        })
    }

    /// The bytes as they stand afterwards; `None` where they say nothing of what is changed.
    fn changed(&self, packed: &[u8]) -> Result<Option<Vec<u8>>, Trouble> {
        match self.change {
            Change::Feelings(from, into) => {
                let said = merged(&packing::unpack_answers(packed)?, from, into, stronger);
                said.map_or(Ok(None), |said| packing::pack_answers(&said))
            }
            Change::Symptoms(from, into) => {
                let said = merged(&packing::unpack_symptoms(packed)?, from, into, stronger_symptom);
                said.map_or(Ok(None), |said| packing::pack_symptoms(&said))
            }
            Change::Words(list, from, into) => {
                let mut lists = packing::unpack_labels(packed, Some)?;
                let Some(words) = replaced(&lists[list], &from, &into) else { return Ok(None) };
                lists[list] = words;
                Ok(packing::pack_labels([&lists[0], &lists[1], &lists[2], &lists[3]]))
            }
        }
    }
}

/// Lists what changes, with what it becomes, in a table of this connection's own, in memory.
fn choose(conn: &Connection, column: &Column) -> Result<(), Trouble> {
    conn.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS rewritten (id PRIMARY KEY, now BLOB) WITHOUT ROWID; DELETE FROM rewritten;",
    )?;
    let name = column.name;
    let mut found = conn.prepare(&format!("SELECT id, {name} FROM check_in WHERE {name} IS NOT NULL"))?;
    let mut put = conn.prepare("INSERT INTO rewritten (id, now) VALUES (?, ?)")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        if let Some(now) = column.changed(row.get_ref(1)?.as_blob()?)? {
            put.execute(params![row.get::<_, rusqlite::types::Value>(0)?, now])?;
        }
    }
    Ok(())
}

/// Copies all that are listed into the history of edits.
fn keep_versions(conn: &Connection, now_ms: i64, first: i64) -> Result<(), Trouble> {
    let columns = super::rows::COLUMNS;
    conn.execute(
        &format!(
            "INSERT INTO edit_history (check_in, replaced_ms, made_ms, note, {columns})
             SELECT check_in.id, ?, changed.ms, note.body, {columns}
             FROM rewritten JOIN check_in USING (id) LEFT JOIN note ON note.check_in = check_in.id
                 LEFT JOIN changed ON changed.kind = 'check_in' AND changed.id = check_in.id ORDER BY check_in.id"
        ),
        [now_ms],
    )?;
    conn.execute(
        "INSERT INTO changed (kind, id, ms, follows) SELECT 'check_in', id, ?1, 0 FROM rewritten WHERE true
         ON CONFLICT (kind, id) DO UPDATE SET ms = max(?1, ms + 1), follows = 0",
        [now_ms],
    )?;
    conn.execute(
        "INSERT INTO edit_history_expected_felt (edit, place, what, expected, felt)
         SELECT edit_history.row, place, what, expected, felt
         FROM edit_history JOIN expected_felt USING (check_in) WHERE edit_history.row >= ?",
        [first],
    )?;
    Ok(())
}

fn put_changed(conn: &Connection, column: &Column) -> Result<u64, Trouble> {
    let name = column.name;
    let n = conn
        .execute(&format!("UPDATE check_in SET {name} = rewritten.now FROM rewritten WHERE check_in.id = rewritten.id"), [])?;
    conn.execute_batch("DELETE FROM rewritten;")?;
    Ok(n as u64)
}

fn take_back(conn: &Connection, done: &Rewritten) -> Result<u64, Trouble> {
    let column = Column::of(conn, &done.change)?;
    let name = column.name;
    let versions = params![done.versions.start(), done.versions.end(), done.at_ms];
    conn.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS put_back (row INTEGER PRIMARY KEY, id, was BLOB); DELETE FROM put_back;",
    )?;
    let mut stay = 0;
    {
        let sql = format!(
            "SELECT edit_history.row, check_in.id, edit_history.{name}, check_in.{name}
             FROM edit_history JOIN check_in ON check_in.id = edit_history.check_in
             WHERE edit_history.row BETWEEN ?1 AND ?2 AND replaced_ms = ?3"
        );
        let mut found = conn.prepare(&sql)?;
        let mut put = conn.prepare("INSERT INTO put_back (row, id, was) VALUES (?, ?, ?)")?;
        let mut rows = found.query(versions)?;
        while let Some(row) = rows.next()? {
            let was = row.get_ref(2)?.as_blob()?;
            let made = column.changed(was)?;
            let now = match row.get_ref(3)? {
                ValueRef::Null => None,
                now => Some(now.as_blob()?),
            };
            if now == made.as_deref() {
                put.execute(params![row.get::<_, i64>(0)?, row.get::<_, rusqlite::types::Value>(1)?, was])?;
            } else {
                stay += 1;
            }
        }
    }
    conn.execute_batch(&format!(
        "UPDATE check_in SET {name} = put_back.was FROM put_back WHERE check_in.id = put_back.id;
         UPDATE changed SET ms = ms + 1 WHERE kind = 'check_in' AND id IN (SELECT id FROM put_back);
         DELETE FROM edit_history_expected_felt WHERE edit IN (SELECT row FROM put_back);
         DELETE FROM edit_history WHERE row IN (SELECT row FROM put_back);
         DELETE FROM put_back;"
    ))?;
    put_lists_back(conn, done)?;
    Ok(stay)
}

/// The catalogue, what was merged, and the settings that followed.
fn put_lists_back(conn: &Connection, done: &Rewritten) -> Result<(), Trouble> {
    if !matches!(done.change, Rewrite::Words { .. }) {
        let now = catalogue::read(conn)?;
        let mut before = done.catalogue.clone();
        // What came in since, with an import, stays.
        before.feelings.extend(now.feelings.iter().filter(|f| before.feeling(f.id).is_none()).cloned().collect::<Vec<_>>());
        before.symptoms.extend(now.symptoms.iter().filter(|s| before.symptom(s.id).is_none()).cloned().collect::<Vec<_>>());
        let new = now.merged_feelings.iter().filter(|m| before.feeling(m.feeling.id).is_none()).cloned().collect::<Vec<_>>();
        before.merged_feelings.extend(new);
        let new = now.merged_symptoms.iter().filter(|m| before.symptom(m.symptom.id).is_none()).cloned().collect::<Vec<_>>();
        before.merged_symptoms.extend(new);
        catalogue::write(conn, &before)?;
        merges::write(conn, &before)?;
    }
    let mut settings = person::settings(conn)?;
    let as_they_were = (&settings.short_feelings, &settings.put_away) == (&done.short_feelings, &done.put_away);
    if !as_they_were {
        settings.short_feelings.clone_from(&done.short_feelings);
        settings.put_away.clone_from(&done.put_away);
        person::put_settings(conn, &settings)?;
    }
    Ok(())
}
