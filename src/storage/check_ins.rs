//! Check-ins in and out of their tables.

use super::{
    StorageError, Store, catalogue, packing,
    rows::{Beside, COLUMNS, Names, StoredId, answer, answer_code, intensity},
    trouble::Trouble,
};
use crate::domain::{Catalogue, CheckIn, CheckInId, ExpectedFelt};
use rusqlite::{Connection, OptionalExtension, params};
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
            let catalogue = catalogue::read(tx)?;
            let writer = &mut Writer::new(tx, &catalogue);
            let replaces = keep_version(tx, &c.id, now_ms)?;
            // An earlier version may answer what was merged since.
            writer.put(&catalogue.settled(c.clone()), replaces, now_ms)?;
            if let Some(slot) = clears_draft {
                tx.prepare_cached("DELETE FROM draft WHERE slot = ?")?.execute([slot])?;
            }
            Ok(())
        })
    }

    /// Puts a check-in into the trash. `false` = there is none of this id.
    pub fn delete_check_in(&mut self, id: &str, at_ms: i64) -> Result<bool, StorageError> {
        self.write("Deleting the check-in", |tx| set_deleted(tx, id, Some(at_ms)))
    }

    /// Takes a check-in out of the trash. `false` = there is none of this id.
    pub fn undelete_check_in(&mut self, id: &str) -> Result<bool, StorageError> {
        self.write("Restoring the check-in", |tx| set_deleted(tx, id, None))
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

    /// What a check-in was before each edit, with the time of that edit (ms UTC); newest first.
    pub fn earlier_versions(&self, id: &str) -> Result<Vec<(i64, Arc<CheckIn>)>, StorageError> {
        self.read("Reading earlier versions", |conn| {
            let names = Names::read(conn, &catalogue::read(conn)?)?;
            let sql =
                format!("SELECT row, replaced_ms, note, {COLUMNS} FROM edit_history WHERE check_in = ? ORDER BY row DESC");
            let mut versions = conn.prepare(&sql)?;
            let mut rows = versions.query([StoredId::of(id)])?;
            let mut out = Vec::new();
            while let Some(row) = rows.next()? {
                let mut expected_felt = Vec::new();
                let sql = "SELECT what, expected, felt FROM edit_history_expected_felt WHERE edit = ? ORDER BY place";
                let mut expected = conn.prepare_cached(sql)?;
                let mut expected = expected.query([row.get::<_, i64>(0)?])?;
                while let Some(row) = expected.next()? {
                    expected_felt.push(self::expected_felt(row, 0)?);
                }
                let beside = Beside { id: id.into(), note: row.get(2)?, source: None, expected_felt };
                out.push((row.get(1)?, names.check_in(row, 3, beside)?));
            }
            Ok(out)
        })
    }
}

/// Reads what, expected and felt from column `first` on.
pub fn expected_felt(row: &rusqlite::Row<'_>, first: usize) -> Result<ExpectedFelt, Trouble> {
    Ok(ExpectedFelt {
        what: row.get(first)?,
        expected: row.get::<_, Option<u8>>(first + 1)?.map(intensity).transpose()?,
        felt: row.get::<_, Option<u8>>(first + 2)?.map(answer).transpose()?,
    })
}

pub fn set_deleted(conn: &Connection, id: &str, deleted_ms: Option<i64>) -> Result<bool, Trouble> {
    let mut update = conn.prepare_cached("UPDATE check_in SET deleted_ms = ? WHERE id = ?")?;
    Ok(update.execute(params![deleted_ms, StoredId::of(id)])? > 0)
}

/// Copies a check-in into the history of edits; `false` = there is none of this id.
fn keep_version(conn: &Connection, id: &str, now_ms: i64) -> Result<bool, Trouble> {
    let id = StoredId::of(id);
    let sql = format!(
        "INSERT INTO edit_history (check_in, replaced_ms, note, {COLUMNS})
         SELECT id, ?2, (SELECT body FROM note WHERE check_in = ?1), {COLUMNS} FROM check_in WHERE id = ?1"
    );
    let there = conn.prepare_cached(&sql)?.execute(params![id, now_ms])? > 0;
    if there {
        conn.prepare_cached(
            "INSERT INTO edit_history_expected_felt (edit, place, what, expected, felt)
             SELECT ?2, place, what, expected, felt FROM expected_felt WHERE check_in = ?1",
        )?
        .execute(params![id, conn.last_insert_rowid()])?;
    }
    Ok(there)
}

/// Puts check-ins into their tables within one transaction. The numbers of zones and labels are
/// remembered from row to row, never longer than the transaction.
pub struct Writer<'a> {
    conn: &'a Connection,
    catalogue: &'a Catalogue,
    zones: HashMap<Arc<str>, i64>,
    labels: HashMap<Arc<str>, i64>,
}

impl<'a> Writer<'a> {
    pub fn new(conn: &'a Connection, catalogue: &'a Catalogue) -> Self {
        Self { conn, catalogue, zones: HashMap::new(), labels: HashMap::new() }
    }

    /// The number of a zone, new if need be.
    pub fn zone(&mut self, name: &Arc<str>) -> Result<i64, Trouble> {
        number(self.conn, &mut self.zones, name, "SELECT id FROM zone WHERE name = ?", "INSERT INTO zone (name) VALUES (?)")
    }

    fn labels(&mut self, names: &[Arc<str>]) -> Result<Vec<u64>, Trouble> {
        let (find, add) = ("SELECT id FROM label WHERE name = ?", "INSERT INTO label (name) VALUES (?)");
        let number = |name| number(self.conn, &mut self.labels, name, find, add).map(i64::unsigned_abs);
        names.iter().map(number).collect()
    }

    /// Writes `c`: over the one that has its id when it `replaces` one.
    pub fn put(&mut self, c: &CheckIn, replaces: bool, now_ms: i64) -> Result<(), Trouble> {
        let asked = c.answers.iter().all(|(f, _)| self.catalogue.feeling(*f).is_some())
            && c.symptoms.iter().all(|(s, _)| self.catalogue.symptom(*s).is_some());
        if !asked {
            return Err(Trouble::Refused("it answers a feeling or symptom that this journal doesn't have"));
        }
        let id = StoredId::of(&c.id);
        let zone = self.zone(&c.at.zone)?;
        let company: &[Arc<str>] = c.context.company.as_slice();
        let labels = [
            self.labels(&c.context.medicines)?,
            self.labels(&c.context.substances)?,
            self.labels(company)?,
            self.labels(&c.context.tags)?,
        ];
        let sql = format!(
            "INSERT INTO check_in (id, {COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
             ON CONFLICT (id) DO UPDATE SET utc_ms = excluded.utc_ms, offset_s = excluded.offset_s, zone = excluded.zone,
                 day = excluded.day, answers = excluded.answers, symptoms = excluded.symptoms,
                 sleep_hours = excluded.sleep_hours, labels = excluded.labels, written_utc_ms = excluded.written_utc_ms,
                 written_offset_s = excluded.written_offset_s, deleted_ms = excluded.deleted_ms"
        );
        self.conn.prepare_cached(&sql)?.execute(params![
            id,
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
        ])?;
        if replaces {
            for table in ["note", "expected_felt"] {
                let sql = format!("DELETE FROM {table} WHERE check_in = ?");
                self.conn.prepare_cached(&sql)?.execute([&id])?;
            }
        }
        self.put_beside(&id, c, now_ms)
    }

    /// Writes what has tables of its own.
    fn put_beside(&self, id: &StoredId<'_>, c: &CheckIn, now_ms: i64) -> Result<(), Trouble> {
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
            let sql = "INSERT INTO source_row (check_in, app, row, imported_ms) VALUES (?, ?, ?, ?)
                       ON CONFLICT (check_in) DO UPDATE SET app = excluded.app, row = excluded.row";
            self.conn.prepare_cached(sql)?.execute(params![id, s.app, s.row, now_ms])?;
        }
        Ok(())
    }
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
