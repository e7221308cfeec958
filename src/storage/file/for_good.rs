//! What is deleted for good leaves the file: not only its row, but every copy of it the file keeps.

use super::{copy, copy::Under};
use crate::{
    domain::CheckInId,
    storage::{
        StorageError, Store,
        meeting::noting,
        tables::{packing, rows::StoredId},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, params};
use std::collections::HashSet;

impl Store {
    /// Takes everything out of the file that was put into the trash before this moment (ms UTC): check-ins,
    /// counted, and events.
    ///
    /// # Errors
    /// As [`Store::delete_for_good`].
    pub fn purge_trash(&mut self, before_ms: i64) -> Result<u64, StorageError> {
        let now_ms = self.now_ms;
        let gone = self.write("Emptying the trash", |tx| {
            choose(tx, |tx| {
                let sql = "INSERT INTO gone SELECT id FROM check_in WHERE deleted_ms < ?";
                Ok(tx.execute(sql, [before_ms])?)
            })?;
            let events = tx.execute("DELETE FROM event WHERE deleted_ms < ?", [before_ms])?;
            let check_ins = take_out(tx, now_ms)?;
            Ok((check_ins, check_ins + events as u64))
        });
        let (check_ins, all) = gone?;
        self.write_anew_after(all)?;
        Ok(check_ins)
    }

    /// Takes these check-ins out of the file, with their notes, earlier versions and all else that belongs to
    /// them. Only what lies in the trash goes; gives how many went.
    ///
    /// # Errors
    /// [`StorageError::Disk`] when it could not be written. They may be gone then, while the disk could not take
    /// the file that was written anew without their traces.
    pub fn delete_for_good(&mut self, ids: &[CheckInId]) -> Result<u64, StorageError> {
        let now_ms = self.now_ms;
        let gone = self.write("Deleting for good", |tx| {
            choose(tx, |tx| {
                let mut add =
                    tx.prepare("INSERT OR IGNORE INTO gone SELECT id FROM check_in WHERE id = ? AND deleted_ms IS NOT NULL")?;
                ids.iter().try_fold(0, |n, id| Ok(n + add.execute([StoredId::of(id)])?))
            })?;
            take_out(tx, now_ms)
        })?;
        self.write_anew_after(gone)?;
        Ok(gone)
    }

    /// `SQLite` overwrites a row where it lies, but not the copies of it that stayed behind when pages were split and
    /// joined in earlier years, nor the end of a file that became shorter. A file written anew has none, and the one
    /// it takes the place of is overwritten from its beginning to its end.
    pub(crate) fn write_anew_after(&mut self, gone: u64) -> Result<(), StorageError> {
        const DOING: &str = "Clearing out what was deleted";
        if gone == 0 {
            return Ok(());
        }
        self.may_write(DOING)?;
        let (key, salt, asked) = (self.key.clone(), self.place.salt, self.place.asked.clone());
        let anew = || copy::proven(&self.conn, &self.place.real, Under::Key(&key, salt));
        let replaced = anew().and_then(|anew| self.replaced_by(key.clone(), salt, || anew.put_over()));
        replaced.map_err(|t| t.told(DOING, &asked))?;
        self.has_it(DOING)
    }
}

/// Takes these out within a change, whether they lie in the trash or not; the file is to be written anew after it.
pub(crate) fn take_out_these(conn: &Connection, ids: &[&CheckInId], now_ms: i64) -> Result<u64, Trouble> {
    choose(conn, |conn| {
        let mut add = conn.prepare("INSERT OR IGNORE INTO gone VALUES (?)")?;
        ids.iter().try_fold(0, |n, id| Ok(n + add.execute([StoredId::of(id)])?))
    })?;
    take_out(conn, now_ms)
}

/// These are about to be taken out by whoever asks: where machines meet, no other one brings them back.
pub(crate) fn go_elsewhere_too(conn: &Connection, ids: &[&CheckInId], now_ms: i64) -> Result<(), Trouble> {
    if !noting::meets_others(conn)? {
        return Ok(());
    }
    choose(conn, |conn| {
        let mut add = conn.prepare("INSERT OR IGNORE INTO gone VALUES (?)")?;
        ids.iter().try_fold(0, |n, id| Ok(n + add.execute([StoredId::of(id)])?))
    })?;
    noting::are_gone(conn, now_ms)?;
    conn.execute_batch("DELETE FROM gone;")?;
    Ok(())
}

/// Lists the ids that are to go in a table of this connection's own, in memory.
fn choose(conn: &Connection, list: impl FnOnce(&Connection) -> Result<usize, Trouble>) -> Result<usize, Trouble> {
    conn.execute_batch("CREATE TEMP TABLE IF NOT EXISTS gone (id PRIMARY KEY) WITHOUT ROWID; DELETE FROM gone;")?;
    list(conn)
}

/// Takes what is listed out of every table that holds anything of it.
fn take_out(conn: &Connection, now_ms: i64) -> Result<u64, Trouble> {
    // Before their rows go: when they were put into the trash stands there.
    noting::are_gone(conn, now_ms)?;
    // Taking the note away takes its words out of the index, by the trigger.
    conn.execute_batch(
        "DELETE FROM edit_history_expected_felt
             WHERE edit IN (SELECT row FROM edit_history WHERE check_in IN (SELECT id FROM gone));
         DELETE FROM edit_history WHERE check_in IN (SELECT id FROM gone);
         DELETE FROM expected_felt WHERE check_in IN (SELECT id FROM gone);
         DELETE FROM source_row WHERE check_in IN (SELECT id FROM gone);
         DELETE FROM note WHERE check_in IN (SELECT id FROM gone);",
    )?;
    drafts(conn)?;
    let gone = conn.execute("DELETE FROM check_in WHERE id IN (SELECT id FROM gone)", [])?;
    conn.execute_batch("DELETE FROM gone;")?;
    if gone > 0 {
        names(conn)?;
    }
    Ok(gone as u64)
}

/// A draft that changes a check-in holds its words.
fn drafts(conn: &Connection) -> Result<(), Trouble> {
    let mut gone = conn.prepare("SELECT id FROM gone")?;
    let mut rows = gone.query([])?;
    let mut forget = conn.prepare(
        "DELETE FROM draft WHERE CASE WHEN json_valid(body) THEN json_extract(body, '$.editing') IS ? ELSE FALSE END",
    )?;
    while let Some(row) = rows.next()? {
        forget.execute([StoredId::read(row.get_ref(0)?)?.text().as_str()])?;
    }
    Ok(())
}

/// A medicine, a tag or a place that nothing names any more tells of what was deleted.
pub(crate) fn names(conn: &Connection) -> Result<(), Trouble> {
    let mut used = HashSet::new();
    for table in ["check_in", "edit_history"] {
        let mut found = conn.prepare(&format!("SELECT labels FROM {table} WHERE labels IS NOT NULL"))?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            let packed = row.get_ref(0)?.as_blob()?;
            packing::unpack_labels(packed, |id| {
                used.insert(id);
                Some(())
            })?;
        }
    }
    let mut labels = conn.prepare("SELECT id FROM label")?;
    let labels = labels.query_map([], |r| r.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    for id in labels.into_iter().filter(|id| !used.contains(&id.unsigned_abs())) {
        conn.execute("DELETE FROM label WHERE id = ?", params![id])?;
    }
    conn.execute_batch(
        "DELETE FROM zone WHERE id NOT IN
             (SELECT zone FROM check_in UNION SELECT zone FROM edit_history UNION SELECT zone FROM trial);",
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Besides, Catalogue, CheckIn, Context, DayStart, ExpectedFelt, Instant, Moment, Source},
        storage::{
            schema,
            tables::{catalogue, check_ins::Writer},
        },
    };

    const CANARY: &str = "canaryword";

    /// The same tables without encryption, so that what lies between the rows can be read, too.
    fn plain_file(path: &std::path::Path) -> Connection {
        let mut conn = Connection::open(path).expect("a file");
        conn.execute_batch("PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;").expect("fine");
        schema::make_tables(&mut conn).expect("tables");
        catalogue::write(&conn, &Catalogue::starting()).expect("feelings");
        conn
    }

    fn check_in(n: u16, word: &str) -> CheckIn {
        let at =
            Moment { instant: Instant { utc_ms: i64::from(n) * 3_600_000, offset_s: 0 }, zone: format!("Zone/{word}").into() };
        let day = at.instant.day(DayStart::default());
        // Ids far apart and notes of all lengths, so that pages are split again and again.
        let id = format!("{:08x}-{word}", u32::from(n).wrapping_mul(2_654_435_761));
        CheckIn::new(id.as_str(), at, day, Vec::new()).with(Besides {
            note: format!("{word} {}", "and so on ".repeat(usize::from(n % 40) * 7)).into(),
            context: Context { tags: vec![format!("tag-{word}").into()], ..Context::default() },
            expected_felt: vec![ExpectedFelt { what: word.into(), expected: None, felt: None }],
            source: Some(Source { app: "app".into(), row: format!("row {word} {}", "x".repeat(usize::from(n % 13) * 30)) }),
            ..Besides::default()
        })
    }

    /// How often the word stands anywhere in the file, in rows or between them.
    fn traces(path: &std::path::Path) -> usize {
        let bytes = std::fs::read(path).expect("the file");
        bytes.windows(CANARY.len()).filter(|w| *w == CANARY.as_bytes()).count()
    }

    #[test]
    fn not_a_byte_of_what_was_deleted_for_good_stays_between_the_rows() {
        let dir = tempfile::tempdir().expect("a folder");
        let path = dir.path().join("plain.sqlite");
        let conn = plain_file(&path);
        let catalogue = Catalogue::starting();
        let mut ids = Vec::new();
        for n in 0..400 {
            let word = if n % 3 == 0 { CANARY } else { "kept" };
            let mut c = check_in(n, word);
            Writer::new(&conn, &catalogue).put(&c, false, 1).expect("written");
            if n % 6 == 0 {
                conn.execute(
                    "INSERT INTO edit_history (check_in, replaced_ms, utc_ms, offset_s, zone, day, note)
                     SELECT id, 1, utc_ms, offset_s, zone, day, 'canaryword before' FROM check_in WHERE id = ?",
                    [StoredId::of(&c.id)],
                )
                .expect("kept");
                c.note = format!("{word} after").into();
                Writer::new(&conn, &catalogue).put(&c, true, 1).expect("changed");
            }
            if word == CANARY {
                ids.push(c.id);
            }
        }
        conn.execute("INSERT INTO draft VALUES ('a', ?, 1)", [format!("{{\"editing\":\"{}\"}}", ids[0])]).expect("a draft");
        conn.execute("INSERT INTO draft VALUES ('b', 'no json', 1)", []).expect("a draft");
        conn.execute("UPDATE check_in SET deleted_ms = 5 WHERE instr(CAST(id AS TEXT), ?) > 0", [CANARY]).expect("deleted");
        assert!(traces(&path) > 1000, "before: {}", traces(&path));
        choose(&conn, |c| Ok(c.execute("INSERT INTO gone SELECT id FROM check_in WHERE deleted_ms < 10", [])?))
            .expect("chosen");
        // The earlier versions of those that stay, with the word in them, go with a change of their own here.
        conn.execute("UPDATE edit_history SET note = 'kept before' WHERE check_in NOT IN (SELECT id FROM gone)", [])
            .expect("fine");
        assert_eq!(take_out(&conn, 10).expect("taken out"), ids.len() as u64);
        copy::proven(&conn, &path, Under::Nothing).expect("written anew").put_over().expect("in its place");
        drop(conn);
        let conn = Connection::open(&path).expect("a file");
        assert_eq!(traces(&path), 0);
        let left: u32 = conn.query_row("SELECT count(*) FROM check_in", [], |r| r.get(0)).expect("counted");
        assert_eq!(usize::try_from(left), Ok(400 - ids.len()));
        let drafts: i64 = conn.query_row("SELECT count(*) FROM draft", [], |r| r.get(0)).expect("counted");
        assert_eq!(drafts, 1);
        let free: i64 = conn.query_row("PRAGMA freelist_count", [], |r| r.get(0)).expect("counted");
        assert_eq!(free, 0);
        let whole: String = conn.query_row("PRAGMA integrity_check", [], |r| r.get(0)).expect("checked");
        assert_eq!(whole, "ok");
    }
}
