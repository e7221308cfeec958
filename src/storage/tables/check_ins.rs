//! Check-ins in and out of their tables.

use super::{
    catalogue, packing,
    rows::{COLUMNS, StoredId, answer, answer_code, intensity},
};
use crate::{
    domain::{Catalogue, CheckIn, CheckInId, ExpectedFelt},
    storage::{StorageError, Store, meeting::noting, trouble::Trouble},
};
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

impl Store {
    /// Saves a check-in, new or changed. What it was before a change is kept. `clears_draft` names the
    /// draft that is done with when this is saved; both happen or neither. A source row once kept stays,
    /// also when `c` has none.
    ///
    /// # Errors
    /// [`StorageError::Refused`] when it answers what isn't in the catalogue; [`StorageError::Disk`] when
    /// it could not be written. Nothing of it is saved then.
    pub fn save_check_in(&mut self, c: &CheckIn, now_ms: i64, clears_draft: Option<&str>) -> Result<(), StorageError> {
        self.write("Saving the check-in", |tx| {
            put_version(tx, c, now_ms)?;
            if let Some(slot) = clears_draft {
                clear_draft(tx, slot)?;
            }
            Ok(())
        })
    }

    /// Saves several, all of them or none.
    ///
    /// # Errors
    /// As [`Store::save_check_in`].
    pub fn save_check_ins(&mut self, check_ins: &[CheckIn], now_ms: i64) -> Result<(), StorageError> {
        self.write("Saving the check-ins", |tx| check_ins.iter().try_for_each(|c| put_version(tx, c, now_ms)))
    }

    /// Puts several into the trash, all of them or none. One that isn't there is passed over.
    pub fn delete_check_ins(&mut self, ids: &[CheckInId], at_ms: i64) -> Result<(), StorageError> {
        self.write("Deleting the check-ins", |tx| {
            ids.iter().try_for_each(|id| set_deleted(tx, id, Some(at_ms), at_ms).map(drop))
        })
    }

    /// Puts a check-in into the trash. `false` = there is none of this id.
    pub fn delete_check_in(&mut self, id: &CheckInId, at_ms: i64) -> Result<bool, StorageError> {
        self.write("Deleting the check-in", |tx| set_deleted(tx, id, Some(at_ms), at_ms))
    }

    /// Takes a check-in out of the trash. `false` = there is none of this id.
    pub fn undelete_check_in(&mut self, id: &CheckInId) -> Result<bool, StorageError> {
        let now_ms = self.now_ms;
        self.write("Restoring the check-in", |tx| set_deleted(tx, id, None, now_ms))
    }

    /// The check-ins that were changed since they were written.
    pub fn edited(&self) -> Result<HashSet<CheckInId>, StorageError> {
        self.read("Reading which were changed", |conn| {
            let mut found = conn.prepare_cached("SELECT DISTINCT check_in FROM edit_history")?;
            let mut rows = found.query([])?;
            let mut out = HashSet::new();
            while let Some(row) = rows.next()? {
                out.insert(StoredId::read(row.get_ref(0)?)?.text());
            }
            Ok(out)
        })
    }
}

pub(crate) fn clear_draft(conn: &Connection, slot: &str) -> Result<(), Trouble> {
    conn.prepare_cached("DELETE FROM draft WHERE slot = ?")?.execute([slot])?;
    Ok(())
}

/// Saves a check-in, new or changed; what it was before a change is kept.
pub(crate) fn put_version(conn: &Connection, c: &CheckIn, now_ms: i64) -> Result<(), Trouble> {
    let catalogue = catalogue::read(conn)?;
    let replaces = keep_version(conn, &c.id, now_ms)?;
    // An earlier version may answer what was merged since.
    Writer::new(conn, &catalogue).put(&catalogue.settled(c.clone()), replaces, now_ms)
}

/// Reads what, expected and felt from column `first` on.
pub(crate) fn expected_felt(row: &rusqlite::Row<'_>, first: usize) -> Result<ExpectedFelt, Trouble> {
    Ok(ExpectedFelt {
        what: row.get(first)?,
        expected: row.get::<_, Option<u8>>(first + 1)?.map(intensity).transpose()?,
        felt: row.get::<_, Option<u8>>(first + 2)?.map(answer).transpose()?,
    })
}

pub(crate) fn set_deleted(conn: &Connection, id: &CheckInId, deleted_ms: Option<i64>, now_ms: i64) -> Result<bool, Trouble> {
    noting::moves_trash(conn, &StoredId::of(id), deleted_ms, now_ms)?;
    let mut update = conn.prepare_cached("UPDATE check_in SET deleted_ms = ? WHERE id = ?")?;
    Ok(update.execute(params![deleted_ms, StoredId::of(id)])? > 0)
}

/// Copies a check-in into the history of edits; `false` = there is none of this id.
pub(crate) fn keep_version(conn: &Connection, id: &CheckInId, now_ms: i64) -> Result<bool, Trouble> {
    let id = StoredId::of(id);
    if !conn.prepare_cached("SELECT 1 FROM check_in WHERE id = ?")?.exists([&id])? {
        return Ok(false);
    }
    let made_ms = noting::changes_check_in(conn, &id, now_ms)?;
    let sql = format!(
        "INSERT INTO edit_history (check_in, replaced_ms, made_ms, note, {COLUMNS})
         SELECT id, ?2, ?3, (SELECT body FROM note WHERE check_in = ?1), {COLUMNS} FROM check_in WHERE id = ?1"
    );
    let there = conn.prepare_cached(&sql)?.execute(params![id, now_ms, made_ms])? > 0;
    if there {
        conn.prepare_cached(
            "INSERT INTO edit_history_expected_felt (edit, place, what, expected, felt)
             SELECT ?2, place, what, expected, felt FROM expected_felt WHERE check_in = ?1",
        )?
        .execute(params![id, conn.last_insert_rowid()])?;
    }
    Ok(there)
}

/// The columns [`COLUMNS`], in their order.
type Row =
    (i64, i32, i64, i32, Option<Vec<u8>>, Option<Vec<u8>>, Option<f64>, Option<Vec<u8>>, Option<i64>, Option<i32>, Option<i64>);

/// What takes the place of the row that has its id.
const OVER: &str = " ON CONFLICT (id) DO UPDATE SET utc_ms = excluded.utc_ms, offset_s = excluded.offset_s,
    zone = excluded.zone, day = excluded.day, answers = excluded.answers, symptoms = excluded.symptoms,
    sleep_hours = excluded.sleep_hours, labels = excluded.labels, written_utc_ms = excluded.written_utc_ms,
    written_offset_s = excluded.written_offset_s, deleted_ms = excluded.deleted_ms";

/// Puts check-ins into their tables within one transaction. The numbers of zones and labels are
/// remembered from row to row, never longer than the transaction.
pub(crate) struct Writer<'a> {
    conn: &'a Connection,
    catalogue: &'a Catalogue,
    zones: HashMap<Arc<str>, i64>,
    labels: HashMap<Arc<str>, i64>,
    /// Whether any check-in was ever taken out for good, once it was looked.
    any_is_gone: Option<bool>,
    /// What puts a new row into its table, once it was needed: to look it up for every row is a part of an import.
    puts_new: Option<CachedStatement<'a>>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(conn: &'a Connection, catalogue: &'a Catalogue) -> Self {
        Self { conn, catalogue, zones: HashMap::new(), labels: HashMap::new(), any_is_gone: None, puts_new: None }
    }

    /// The number of a zone, new if need be.
    pub(crate) fn zone(&mut self, name: &Arc<str>) -> Result<i64, Trouble> {
        number(self.conn, &mut self.zones, name, "SELECT id FROM zone WHERE name = ?", "INSERT INTO zone (name) VALUES (?)")
    }

    fn labels(&mut self, names: &[Arc<str>]) -> Result<Vec<u64>, Trouble> {
        let (find, add) = ("SELECT id FROM label WHERE name = ?", "INSERT INTO label (name) VALUES (?)");
        let number = |name| number(self.conn, &mut self.labels, name, find, add).map(i64::unsigned_abs);
        names.iter().map(number).collect()
    }

    /// Writes a check-in whose id is nobody's yet. With "or change it" each row would be a step of its own that `SQLite`
    /// can take back, which costs more than the row.
    pub(crate) fn put_new(&mut self, c: &CheckIn, now_ms: i64) -> Result<(), Trouble> {
        let id = StoredId::of(&c.id);
        self.may_come_back(&id)?;
        let mut put = match self.puts_new.take() {
            Some(put) => put,
            None => self.puts_row("")?,
        };
        put_row(&mut put, &id, &self.row(c)?)?;
        self.puts_new = Some(put);
        self.put_beside(&id, c, "", now_ms)
    }

    /// Writes `c`: over the one that has its id when it `replaces` one.
    pub(crate) fn put(&mut self, c: &CheckIn, replaces: bool, now_ms: i64) -> Result<(), Trouble> {
        let id = StoredId::of(&c.id);
        put_row(&mut self.puts_row(OVER)?, &id, &self.row(c)?)?;
        if replaces {
            for table in ["note", "expected_felt"] {
                let sql = format!("DELETE FROM {table} WHERE check_in = ?");
                self.conn.prepare_cached(&sql)?.execute([&id])?;
            }
        } else {
            self.may_come_back(&id)?;
        }
        self.put_beside(&id, c, " ON CONFLICT (check_in) DO UPDATE SET app = excluded.app, row = excluded.row", now_ms)
    }

    /// One that was taken out for good and comes in anew is said anew.
    fn may_come_back(&mut self, id: &StoredId<'_>) -> Result<(), Trouble> {
        let any_is_gone = match self.any_is_gone {
            Some(any) => any,
            None => noting::any_is_gone(self.conn)?,
        };
        self.any_is_gone = Some(any_is_gone);
        if any_is_gone { noting::comes_back(self.conn, id) } else { Ok(()) }
    }

    /// What puts a row into its table; `or` says what becomes of one that has its id.
    fn puts_row(&self, or: &str) -> Result<CachedStatement<'a>, Trouble> {
        let sql = format!("INSERT INTO check_in (id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?){or}");
        Ok(self.conn.prepare_cached(&sql)?)
    }

    /// Keeps what a check-in said before it was changed, and when it came to say that.
    pub(crate) fn put_earlier(&mut self, said: &CheckIn, replaced_ms: i64, made_ms: Option<i64>) -> Result<(), Trouble> {
        let row = self.row(said)?;
        let note = (!said.note.is_empty()).then_some(&said.note);
        let sql = format!(
            "INSERT INTO edit_history (check_in, replaced_ms, made_ms, note, {COLUMNS})
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        );
        let edit = self.conn.prepare_cached(&sql)?.insert(params![
            StoredId::of(&said.id),
            replaced_ms,
            made_ms,
            note,
            row.0,
            row.1,
            row.2,
            row.3,
            row.4,
            row.5,
            row.6,
            row.7,
            row.8,
            row.9,
            row.10
        ])?;
        let sql = "INSERT INTO edit_history_expected_felt (edit, place, what, expected, felt) VALUES (?, ?, ?, ?, ?)";
        for (place, e) in (0i64..).zip(&said.expected_felt) {
            let (expected, felt) = (e.expected.map(crate::domain::Intensity::steps), e.felt.map(answer_code));
            self.conn.prepare_cached(sql)?.execute(params![edit, place, e.what, expected, felt])?;
        }
        Ok(())
    }

    /// What stands in the columns [`COLUMNS`].
    fn row(&mut self, c: &CheckIn) -> Result<Row, Trouble> {
        let asked = c.answers.iter().all(|(f, _)| self.catalogue.feeling(*f).is_some())
            && c.symptoms.iter().all(|(s, _)| self.catalogue.symptom(*s).is_some());
        if !asked {
            return Err(Trouble::Refused("it answers a feeling or symptom that this journal doesn't have"));
        }
        let zone = self.zone(&c.at.zone)?;
        let company: &[Arc<str>] = c.context.company.as_slice();
        let labels = [
            self.labels(&c.context.medicines)?,
            self.labels(&c.context.substances)?,
            self.labels(company)?,
            self.labels(&c.context.tags)?,
        ];
        Ok((
            c.at.instant.utc_ms,
            c.at.instant.offset_s,
            zone,
            c.day.number(),
            packing::pack_answers(&c.answers)?,
            packing::pack_symptoms(&c.symptoms)?,
            c.context.sleep.map(crate::domain::SleepHours::hours),
            packing::pack_labels([&labels[0], &labels[1], &labels[2], &labels[3]]),
            c.written.map(|w| w.utc_ms),
            c.written.map(|w| w.offset_s),
            c.deleted_ms,
        ))
    }

    /// Writes what has tables of its own; `or` says what becomes of a source row that is there.
    fn put_beside(&self, id: &StoredId<'_>, c: &CheckIn, or: &str, now_ms: i64) -> Result<(), Trouble> {
        if !c.note.is_empty() {
            let sql = "INSERT INTO note (check_in, body) VALUES (?, ?)";
            self.conn.prepare_cached(sql)?.execute(params![id, c.note])?;
        }
        let sql = "INSERT INTO expected_felt (check_in, place, what, expected, felt) VALUES (?, ?, ?, ?, ?)";
        for (place, e) in (0i64..).zip(&c.expected_felt) {
            let (expected, felt) = (e.expected.map(crate::domain::Intensity::steps), e.felt.map(answer_code));
            self.conn.prepare_cached(sql)?.execute(params![id, place, e.what, expected, felt])?;
        }
        if let Some(s) = &c.source {
            let sql = format!("INSERT INTO source_row (check_in, app, row, imported_ms) VALUES (?, ?, ?, ?){or}");
            self.conn.prepare_cached(&sql)?.execute(params![id, s.app, s.row, now_ms])?;
        }
        Ok(())
    }
}

fn put_row(put: &mut CachedStatement<'_>, id: &StoredId<'_>, row: &Row) -> Result<(), Trouble> {
    put.execute(params![id, row.0, row.1, row.2, row.3, row.4, row.5, row.6, row.7, row.8, row.9, row.10])?;
    Ok(())
}

fn number(
    conn: &Connection,
    seen: &mut HashMap<Arc<str>, i64>,
    name: &Arc<str>,
    find: &str,
    add: &str,
) -> Result<i64, Trouble> {
    if let Some(id) = seen.get(name) {
        return Ok(*id);
    }
    let id = match conn.prepare_cached(find)?.query_row([name], |r| r.get(0)).optional()? {
        Some(id) => id,
        None => conn.prepare_cached(add)?.insert([name])?,
    };
    seen.insert(Arc::clone(name), id);
    Ok(id)
}
