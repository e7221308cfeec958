//! The id that a journal carries in itself, among its settings.
//!
//! It is made with the journal and copied with it, so backups have it. A journal from before gets one when it is
//! opened to write. A copy that somebody makes of the file has the same id: there the name tells them apart.

use crate::storage::{library, trouble::Trouble};
use rusqlite::{Connection, OptionalExtension};
use std::fmt::Write;

/// Where the id stands among the settings. A version that doesn't know of it leaves it alone.
const KEY: &str = "journal_id";
/// Where copies were made into other folders: one path a line.
pub(crate) const COPIES: &str = "copies_in";
/// In a file that was begun because a journal's own was gone: when (ms UTC).
pub(crate) const RESCUED: &str = "rescued_ms";
/// Which settings a copy that takes over another id shares with what it was made of.
pub(crate) const BUT_THE_ID: &str = " WHERE key <> 'journal_id'";

/// The id of the journal that this connection has open.
pub(crate) fn id_in(conn: &Connection) -> Result<Option<String>, Trouble> {
    let mut found = conn.prepare_cached("SELECT value FROM setting WHERE key = ?")?;
    Ok(found.query_row([KEY], |r| r.get(0)).optional()?)
}

/// Gives the journal an id where it has none.
pub(crate) fn give_id(conn: &Connection) -> Result<(), Trouble> {
    let mut id = String::with_capacity(32);
    for byte in library::random_bytes()? {
        // Writing to a String can't fail.
        let _ = write!(id, "{byte:02x}");
    }
    conn.execute("INSERT OR IGNORE INTO setting (key, value) VALUES (?, ?)", [KEY, &id])?;
    Ok(())
}

/// Says that this file was begun because its journal's own was gone.
pub(crate) fn mark_rescued(conn: &Connection, now_ms: i64) -> Result<(), Trouble> {
    conn.execute("INSERT OR REPLACE INTO setting (key, value) VALUES (?, ?)", [RESCUED, &now_ms.to_string()])?;
    Ok(())
}

/// When this file was begun for that reason.
pub(crate) fn rescued_ms(conn: &Connection) -> Result<Option<i64>, Trouble> {
    let mut found = conn.prepare_cached("SELECT value FROM setting WHERE key = ?")?;
    let said: Option<String> = found.query_row([RESCUED], |r| r.get(0)).optional()?;
    Ok(said.and_then(|ms| ms.parse().ok()))
}

/// Takes the id away again, for the one it had before.
pub(crate) fn forget_id(conn: &Connection) -> Result<(), Trouble> {
    conn.execute("DELETE FROM setting WHERE key = ?", [KEY])?;
    Ok(())
}

/// Gives the journal this id.
pub(crate) fn take_id(conn: &Connection, id: &str) -> Result<(), Trouble> {
    let sql = "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    conn.execute(sql, [KEY, id])?;
    Ok(())
}

/// The same for the copy that this connection is filling.
pub(crate) fn take_id_in_copy(conn: &Connection, id: &str) -> Result<(), Trouble> {
    let sql = "INSERT INTO copy.setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    conn.execute(sql, [KEY, id])?;
    Ok(())
}

/// Whether a row of the settings is an id.
pub(crate) fn is_one(key: &str, value: &str) -> bool {
    key == KEY && value.len() == 32 && value.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Whether there is any setting of the person's own in it.
pub(crate) fn has_settings(conn: &Connection) -> Result<bool, Trouble> {
    Ok(conn.prepare_cached("SELECT 1 FROM setting WHERE key NOT IN (?, ?, ?) LIMIT 1")?.exists([KEY, RESCUED, COPIES])?)
}
