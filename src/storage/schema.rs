//! How a connection is set up, and which file is a journal of which version.

use super::{StorageError, cipher::key::Key, file::place::Place, library, made, trouble::Trouble};
use rusqlite::{Connection, ErrorCode, OpenFlags};
use std::{path::Path, time::Duration};
use zeroize::Zeroizing;

/// "GAMT": says whose file this is. Part of the format.
pub(super) const APPLICATION_ID: i32 = 0x4741_4D54;

/// Every step from an empty file to today's schema; the version of a file is how many it has had.
pub(super) const MIGRATIONS: [&str; 5] = [
    include_str!("migrations/0001_the_whole_journal.sql"),
    include_str!("migrations/0002_own_lists.sql"),
    include_str!("migrations/0003_no_word_index.sql"),
    include_str!("migrations/0004_other_apps_and_other_machines.sql"),
    include_str!("migrations/0005_where_words_may_be.sql"),
];

/// Why a file is not opened whose pages are whole and whose tables are somebody else's.
pub(super) const NOT_OURS: &str = "its tables are not just the ones Gamut makes, so it may change or hide what you save. What it \
                            holds can be salvaged";

/// A connection to the file at `path` under `key` and `salt`. How it writes is set last: for that `SQLite` reads what
/// tables there are.
pub(super) fn connect(path: &Path, key: &Key, salt: &[u8; 16]) -> Result<Connection, Trouble> {
    let conn = under_key(path, key, salt)?;
    conn.execute_batch(
        "PRAGMA synchronous = EXTRA;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA cell_size_check = ON;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

/// The same for who only tries whether the key fits; nothing is read yet.
fn under_key(path: &Path, key: &Key, salt: &[u8; 16]) -> Result<Connection, Trouble> {
    // No CREATE: what isn't there is made in one place only. Without write permission this falls back
    // to reading.
    let conn = library::open(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(Duration::from_secs(10))?;
    conn.execute_batch(&Zeroizing::new(format!("PRAGMA key = \"{}\";", key.literal(salt).as_str())))?;
    conn.execute_batch("PRAGMA cipher_compatibility = 4;")?;
    Ok(conn)
}

/// Makes the tables of a new journal in an empty file.
pub(super) fn make_tables(conn: &mut Connection) -> Result<(), Trouble> {
    // The file has another name until it is whole, so no rollback file is needed to take this back.
    conn.execute_batch("PRAGMA journal_mode = MEMORY;")?;
    let tx = conn.transaction()?;
    // Not step by step: an early one makes what a later one takes away again.
    made::statements().try_for_each(|sql| tx.execute_batch(sql))?;
    stamp(&tx, &MIGRATIONS)?;
    Ok(tx.commit()?)
}

/// Says whose file it is and that it has had these steps.
pub(super) fn stamp(conn: &Connection, steps: &[&str]) -> Result<(), Trouble> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(conn.pragma_update(None, "user_version", version_of(steps))?)
}

fn version_of(steps: &[&str]) -> i64 {
    i64::try_from(steps.len()).unwrap_or(i64::MAX)
}

/// Whether `key` and `salt` open the file at `path`. A damaged first page looks just like a wrong key.
pub(super) fn opens(path: &Path, key: &Key, salt: &[u8; 16]) -> Result<bool, Trouble> {
    under_key(path, key, salt).and_then(|conn| fits(&conn))
}

/// Whether the key of this connection opens the file. Only its first page is read: what lies in it tables are made of in
/// memory, and whoever only tries a key needs none.
pub(super) fn fits(conn: &Connection) -> Result<bool, Trouble> {
    match conn.pragma_query_value(None, "user_version", |r| r.get::<_, i64>(0)) {
        Ok(_version) => Ok(true),
        Err(rusqlite::Error::SqliteFailure(e, _)) if e.code == ErrorCode::NotADatabase => Ok(false),
        Err(e) => Err(e.into()),
    }
}

/// How much of a file is looked at when it is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pages {
    /// Every page.
    All,
    /// Each page when it is read, and no other; of a small file every page at once.
    AsRead,
}

/// Up to this size every page is looked at whenever a journal is opened. Our choice: that takes a few milliseconds, and
/// damage that nothing reads is told at once. Of a larger file the daily look finds it.
const SMALL_BYTES: u64 = 1 << 20;

/// What is told of a file with a page that is not as it was written.
pub(super) const BROKEN: &str = "some of its pages were changed or cut off";

/// Makes sure that this is a whole journal of a version that has had some of these steps, and gives how many;
/// changes nothing but taking back what a power cut left half done.
pub(super) fn verify(conn: &Connection, place: &Place, steps: &[&str], pages: Pages) -> Result<usize, StorageError> {
    let told = |t: Trouble| of_a_broken_page(conn, t).told("Opening", &place.asked);
    let number = |name: &str| conn.pragma_query_value(None, name, |r| r.get::<_, i64>(0)).map_err(|e| told(e.into()));
    // One look at one revision: a writer beside this must not change pages while they are checked.
    let _held = conn.unchecked_transaction().map_err(|e| told(e.into()))?;
    let damaged = |why: &str| Err(StorageError::Damaged { path: place.asked.clone(), why: why.into() });
    if number("application_id")? != i64::from(APPLICATION_ID) {
        return damaged("it belongs to another program");
    }
    let found = number("user_version")?;
    let known = version_of(steps);
    if found > known {
        return Err(StorageError::Newer { path: place.asked.clone(), found, known });
    }
    let Some(found) = usize::try_from(found).ok().filter(|found| *found > 0) else {
        return damaged("it has no version");
    };
    // One that is brought up is read as a whole, by ways that don't tell of a page.
    let looks_at_all = pages == Pages::All || found < steps.len() || place.bytes().map_err(told)? <= SMALL_BYTES;
    if !place.ends_whole().map_err(told)? || looks_at_all && !broken_pages(conn).map_err(told)?.is_empty() {
        return damaged(BROKEN);
    }
    if !is_ours(conn, &steps[..found]).map_err(told)? {
        return damaged(if read_whole_pages(conn) { NOT_OURS } else { BROKEN });
    }
    Ok(found)
}

/// Whether the schema is to the letter the one these steps make: a file that was tampered with could have a trigger
/// that deletes, a view in the place of a table, or two names for one table.
pub(super) fn is_ours(conn: &Connection, steps: &[&str]) -> Result<bool, Trouble> {
    let shared: i64 =
        conn.query_row("SELECT count(rootpage) - count(DISTINCT rootpage) FROM sqlite_schema WHERE rootpage > 0", [], |r| {
            r.get(0)
        })?;
    let ours = if steps == MIGRATIONS { made::by_all_steps() } else { None };
    Ok(shared == 0 && made::there(conn)? == ours.map_or_else(|| made_by(steps), Ok)?)
}

fn made_by(steps: &[&str]) -> Result<Vec<made::Made<'static>>, Trouble> {
    let fresh = library::in_memory()?;
    steps.iter().try_for_each(|step| fresh.execute_batch(step))?;
    made::there(&fresh)
}

/// What the page checksums say; empty when every page is as it was written.
pub(super) fn broken_pages(conn: &Connection) -> Result<Vec<String>, Trouble> {
    let mut checked = conn.prepare("PRAGMA cipher_integrity_check")?;
    let found = checked.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(found)
}

/// Whether every page that this connection read was as it was written. What a text goes on in is not looked at by
/// `SQLite` itself: a broken page of that kind would be read as zeros and nothing said.
pub(super) fn read_whole_pages(conn: &Connection) -> bool {
    let said = |of_it: &str| conn.pragma_query_value(None, of_it, |r| r.get::<_, String>(0));
    // Pages without a checksum (in memory, or in a file for other programs) have no size here, and none is broken.
    let has_no_checksums = || matches!(said("cipher_page_size"), Err(rusqlite::Error::QueryReturnedNoRows));
    said("cipher_status").is_ok_and(|status| status == "1") || has_no_checksums()
}

/// What went wrong, told as what it came of where a page was broken that this connection read.
pub(super) fn of_a_broken_page(conn: &Connection, trouble: Trouble) -> Trouble {
    if read_whole_pages(conn) { trouble } else { Trouble::Unreadable(BROKEN) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_down_of_the_tables_is_what_all_steps_make() {
        let made = made_by(&MIGRATIONS).expect("made");
        let text = made::to_write_down(&made);
        assert_eq!(made::AS_MADE, text, "src/storage/migrations/as_made.txt is to be what stands on the right");
        assert_eq!(made::by_all_steps(), Some(made));
    }
}
