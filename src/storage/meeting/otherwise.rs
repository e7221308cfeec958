//! What else was said of a thing that is no check-in, on another machine or here before it was changed; and saying it
//! again in the place of what stands.

use super::{
    kinds::{Kind, Table},
    standing::columns,
    things::{Thing, ThingId, thing},
    written::row_of,
};
use crate::{
    domain::Catalogue,
    storage::{
        StorageError, Store,
        tables::{catalogue, check_ins::Writer, load},
        trouble::Trouble,
    },
};
use rusqlite::{Connection, params, types::Value};
use std::collections::{BTreeMap, HashSet};

const READING: &str = "Reading earlier versions";
const NOT_THERE: Trouble = Trouble::Refused("it is not in the journal any more");

/// What was said of a thing at one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// When that was (ms UTC); `None` where it was said before anything was noted.
    pub said_ms: Option<i64>,
    pub thing: Thing,
    /// The same to the last bit, as it is written again.
    said: String,
}

/// A thing of which more than one was said.
#[derive(Debug, Clone, PartialEq)]
pub struct SaidOtherwise {
    pub id: ThingId,
    /// What stands.
    pub now: Version,
    /// What else was said, the newest first.
    pub before: Vec<Version>,
}

impl Store {
    /// The things of which something else was said than what stands.
    ///
    /// # Errors
    /// It can't be read.
    pub fn things_said_otherwise(&self) -> Result<HashSet<ThingId>, StorageError> {
        self.read(READING, |conn| {
            let mut things = HashSet::new();
            each(conn, None, |id, _, _| {
                things.insert(id);
                Ok(())
            })?;
            Ok(things)
        })
    }

    /// These with all that was said of them, what was changed last first: of one thing, or of all.
    ///
    /// # Errors
    /// It can't be read.
    pub fn said_otherwise(&self, of: Option<&ThingId>) -> Result<Vec<SaidOtherwise>, StorageError> {
        self.read(READING, |conn| all(conn, of))
    }

    /// Says this again of the thing. What stands until then is kept beside it, as after any change.
    ///
    /// # Errors
    /// [`StorageError::Refused`] where the thing is gone, or another has that name now; or the disk.
    pub fn say_again(&mut self, id: &ThingId, version: &Version) -> Result<(), StorageError> {
        self.write("Using an earlier version", |tx| {
            match id.kind {
                Kind::FeelingName => rename(tx, &version.said, |c, name| {
                    let id = c.feeling_by_key(&id.id).map(|f| f.id);
                    id.is_some_and(|id| c.rename_feeling(id, name))
                })?,
                Kind::SymptomName => rename(tx, &version.said, |c, name| {
                    let id = c.symptom_by_key(&id.id).map(|s| s.id);
                    id.is_some_and(|id| c.rename_symptom(id, name))
                })?,
                kind => put(tx, &kind.table().ok_or(NOT_THERE)?, id, &version.said)?,
            }
            // What is written must also come out again.
            load::all_but_check_ins(tx).map(drop)
        })
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    Kind::ALL.into_iter().find(|kind| kind.word() == word && kind.keeps_what_was_said())
}

fn all(conn: &Connection, of: Option<&ThingId>) -> Result<Vec<SaidOtherwise>, Trouble> {
    let mut columns_of: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    let mut version = |kind: Kind, id: &str, said: String, ms: i64| -> Result<Version, Trouble> {
        if let (false, Some(table)) = (columns_of.contains_key(&kind), kind.table()) {
            columns_of.insert(kind, columns(conn, &table)?);
        }
        let columns = columns_of.get(&kind).map_or(&[][..], Vec::as_slice);
        Ok(Version { said_ms: (ms > 0).then_some(ms), thing: thing(kind, columns, id, &said)?, said })
    };
    let mut things: Vec<SaidOtherwise> = Vec::new();
    each(conn, of, |id, (said, ms), (now, now_ms)| {
        let before = version(id.kind, &id.id, said, ms)?;
        if let Some(last) = things.last_mut().filter(|last| last.id == id) {
            last.before.push(before);
        } else {
            let now = version(id.kind, &id.id, now, now_ms)?;
            things.push(SaidOtherwise { id, now, before: vec![before] });
        }
        Ok(())
    })?;
    Ok(things)
}

/// Each other thing that was said and when, with what stands; those of one thing together.
fn each(
    conn: &Connection,
    of: Option<&ThingId>,
    mut take: impl FnMut(ThingId, (String, i64), (String, i64)) -> Result<(), Trouble>,
) -> Result<(), Trouble> {
    let mut found = conn.prepare_cached(
        "SELECT b.kind, b.id, b.said, b.ms, c.said, c.ms FROM said_before AS b JOIN changed AS c USING (kind, id)
         WHERE c.said IS NOT NULL AND c.said <> b.said AND (?1 IS NULL OR (b.kind = ?1 AND b.id = ?2))
         ORDER BY c.ms DESC, b.kind, b.id, b.ms DESC, b.said DESC",
    )?;
    let mut rows = found.query(params![of.map(|of| of.kind.word()), of.map(|of| &of.id)])?;
    while let Some(row) = rows.next()? {
        let Some(kind) = kind_of(row.get_ref(0)?.as_str()?) else { continue };
        let id = ThingId { kind, id: row.get(1)? };
        let (said, ms): (String, i64) = (row.get(2)?, row.get(3)?);
        // A name as every journal begins with, or a part of the safety plan without a word, nobody wrote.
        let nobody_said_it = kind.is_unsaid(&id.id, &said) && (ms <= 0 || kind == Kind::SafetyPart);
        if !nobody_said_it {
            take(id, (said, ms), (row.get(4)?, row.get(5)?))?;
        }
    }
    Ok(())
}

fn put(conn: &Connection, table: &Table, id: &ThingId, said: &str) -> Result<(), Trouble> {
    let columns = columns(conn, table)?;
    let nothing = Catalogue::default();
    let mut row = row_of(&columns, said, &mut Writer::new(conn, &nothing))?;
    row.push(Value::Text(id.id.clone()));
    let set: Vec<String> = columns.iter().map(|column| format!("\"{column}\" = ?")).collect();
    let sql = format!("UPDATE {} SET {} WHERE {} = ?", table.name, set.join(", "), table.id);
    if conn.execute(&sql, rusqlite::params_from_iter(row))? == 0 { Err(NOT_THERE) } else { Ok(()) }
}

fn rename(conn: &Connection, name: &str, change: impl FnOnce(&mut Catalogue, &str) -> bool) -> Result<(), Trouble> {
    let mut names = catalogue::read(conn)?;
    if !change(&mut names, name) {
        return Err(Trouble::Refused("another has this name now, or this one became part of another"));
    }
    catalogue::put(conn, &names)
}
