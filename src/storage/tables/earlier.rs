//! What check-ins said before they were changed.

use super::{
    catalogue,
    check_ins::{Writer, expected_felt},
    merging::Joined,
    rows::{Beside, COLUMNS, Names, StoredId},
};
use crate::{
    domain::{CheckIn, CheckInId, Earlier},
    storage::{StorageError, Store, trouble::Trouble},
};
use rusqlite::{Connection, ToSql};
use std::{
    collections::HashSet,
    hash::{DefaultHasher, Hash, Hasher},
    sync::Arc,
};

impl Store {
    /// What a check-in was before each edit, with the time of that edit (ms UTC); newest first.
    pub fn earlier_versions(&self, id: &CheckInId) -> Result<Vec<(i64, Arc<CheckIn>)>, StorageError> {
        self.read("Reading earlier versions", |conn| {
            let mut all = read(conn, "WHERE check_in = ?", &[&StoredId::of(id)])?;
            all.reverse();
            Ok(all.into_iter().map(|e| (e.replaced_ms, e.said)).collect())
        })
    }

    /// What every check-in was before each edit: those of one check-in beside each other, oldest first.
    pub fn every_earlier_version(&self) -> Result<Vec<Earlier>, StorageError> {
        self.read("Reading earlier versions", |conn| read(conn, "", &[]))
    }
}

/// In order of check-ins and of the time they were replaced.
fn read(conn: &Connection, which: &str, of: &[&dyn ToSql]) -> Result<Vec<Earlier>, Trouble> {
    Ok(read_rows(conn, which, of)?.into_iter().map(|row| row.earlier).collect())
}

/// An earlier version as it lies in the file.
pub(crate) struct EarlierRow {
    pub(crate) row: i64,
    /// When it came to be said, where that was kept (ms UTC).
    pub(crate) made_ms: Option<i64>,
    pub(crate) earlier: Earlier,
}

/// All of them, in the same order.
pub(crate) fn every_row(conn: &Connection) -> Result<Vec<EarlierRow>, Trouble> {
    read_rows(conn, "", &[])
}

fn read_rows(conn: &Connection, which: &str, of: &[&dyn ToSql]) -> Result<Vec<EarlierRow>, Trouble> {
    let names = Names::read(conn, &catalogue::read(conn)?)?;
    let sql = format!(
        "SELECT check_in, row, replaced_ms, note, {COLUMNS}, made_ms FROM edit_history {which} ORDER BY check_in, replaced_ms, row"
    );
    let mut versions = conn.prepare(&sql)?;
    let mut rows = versions.query(of)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let id: CheckInId = StoredId::read(row.get_ref(0)?)?.text();
        let mut felt = Vec::new();
        let sql = "SELECT what, expected, felt FROM edit_history_expected_felt WHERE edit = ? ORDER BY place";
        let mut expected = conn.prepare_cached(sql)?;
        let mut expected = expected.query([row.get::<_, i64>(1)?])?;
        while let Some(row) = expected.next()? {
            felt.push(expected_felt(row, 0)?);
        }
        let beside = Beside { id, note: row.get(3)?, source: None, expected_felt: felt };
        let earlier = Earlier { replaced_ms: row.get(2)?, said: names.check_in(row, 4, beside)? };
        out.push(EarlierRow { row: row.get(1)?, made_ms: row.get("made_ms")?, earlier });
    }
    Ok(out)
}

/// Keeps those that are not kept yet, of check-ins that are there.
pub(crate) fn put_missing(
    conn: &Connection,
    writer: &mut Writer<'_>,
    joined: &Joined,
    offered: &[Earlier],
) -> Result<(), Trouble> {
    if offered.is_empty() {
        return Ok(());
    }
    let mut known: HashSet<(CheckInId, u64)> = read(conn, "", &[])?.iter().map(|e| (e.said.id.clone(), print_of(e))).collect();
    let mut ids = HashSet::new();
    let mut found = conn.prepare_cached("SELECT id FROM check_in")?;
    let mut rows = found.query([])?;
    while let Some(row) = rows.next()? {
        ids.insert(StoredId::read(row.get_ref(0)?)?.text());
    }
    for e in offered.iter().filter(|e| ids.contains(&e.said.id)) {
        let new = Earlier { said: Arc::new(joined.moved_earlier(&e.said)?), replaced_ms: e.replaced_ms };
        if known.insert((new.said.id.clone(), print_of(&new))) {
            writer.put_earlier(&new.said, new.replaced_ms, None)?;
        }
    }
    Ok(())
}

/// Equal for versions that say the same. Compared one by one, those of a hostile file could take hours.
fn print_of(e: &Earlier) -> u64 {
    let mut print = DefaultHasher::new();
    format!("{e:?}").hash(&mut print);
    print.finish()
}
