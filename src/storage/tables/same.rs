//! Whether two files hold the same, row by row and byte by byte.

use crate::storage::{file::id, signs, trouble::Trouble};
use rusqlite::Connection;

/// Whether all tables of both have the same rows; what a journal is known by is its own, and so is not compared. Both
/// have the same schema, so both give their rows in the same order.
pub(crate) fn rows(ours: &Connection, theirs: &Connection) -> Result<bool, Trouble> {
    rows_of(tables(ours)?, ours, theirs)
}

/// The same, whatever words are found by in them.
pub(crate) fn rows_but_signs(ours: &Connection, theirs: &Connection) -> Result<bool, Trouble> {
    let mut tables = tables(ours)?;
    tables.retain(|table| table != signs::TABLE);
    rows_of(tables, ours, theirs)
}

fn rows_of(tables: Vec<String>, ours: &Connection, theirs: &Connection) -> Result<bool, Trouble> {
    for table in tables {
        // The name comes from the schema, which is ours.
        let but = if table == "setting" { id::BUT_THE_ID } else { "" };
        let sql = format!("SELECT * FROM \"{table}\"{but}");
        let (mut ours, mut theirs) = (ours.prepare(&sql)?, theirs.prepare(&sql)?);
        let columns = ours.column_count();
        let (mut ours, mut theirs) = (ours.query([])?, theirs.query([])?);
        loop {
            match (ours.next()?, theirs.next()?) {
                (None, None) => break,
                (Some(one), Some(other)) => {
                    for column in 0..columns {
                        if one.get_ref(column)? != other.get_ref(column)? {
                            return Ok(false);
                        }
                    }
                }
                (Some(_), None) | (None, Some(_)) => return Ok(false),
            }
        }
    }
    Ok(true)
}

/// The tables that have rows of their own; those of the word index that older files have are left out.
pub(crate) fn tables(conn: &Connection) -> Result<Vec<String>, Trouble> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'note\\_words%' ESCAPE '\\' ORDER BY name";
    let mut tables = conn.prepare(sql)?;
    let names = tables.query_map([], |r| r.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// Whether every table, with its indexes, is whole in itself. Asked one by one, because of all at once `SQLite` makes a
/// program so long that it asks the system for memory at every row.
pub(crate) fn each_is_whole(conn: &Connection) -> Result<bool, Trouble> {
    for table in tables(conn)? {
        let said: String = conn.query_row(&format!("PRAGMA integrity_check(\"{table}\")"), [], |r| r.get(0))?;
        if said != "ok" {
            return Ok(false);
        }
    }
    Ok(true)
}
