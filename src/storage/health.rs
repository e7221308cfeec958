//! Whether the file is whole.

use super::{
    StorageError, Store, schema, signs,
    tables::{catalogue, load, load::Notes, rows::Names},
    trouble::Trouble,
};
use rusqlite::Connection;

/// What a look at every page and every row found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Health {
    /// Check-ins that can be read and aren't deleted.
    pub check_ins: u64,
    /// Check-ins in the trash.
    pub deleted: u64,
    /// Empty when all is well. Sentences that name tables and pages, never what was written.
    pub problems: Vec<String>,
}

const NOT_OF_ITS_NOTES: &str = "What words are found by is not of the notes that are there";

/// More of one kind tell nothing new.
const AT_MOST: usize = 20;

impl Store {
    /// Looks at every page's checksum, at the tables and what ties them together, and reads every row.
    pub fn check(&self) -> Result<Health, StorageError> {
        self.read_what_there_is("Checking", look)
    }
}

/// The same by a connection to any file.
pub(super) fn look(conn: &Connection) -> Result<Health, Trouble> {
    let mut health = Health { problems: schema::broken_pages(conn)?, ..Health::default() };
    if !health.problems.is_empty() {
        // What else is read of it would be wrong where a page is.
        health.problems.truncate(AT_MOST);
        return Ok(health);
    }
    health.problems.extend(tables(conn)?);
    if !schema::is_ours(conn, &schema::MIGRATIONS)? {
        health.problems.push("The tables aren't the ones this program makes".into());
    }
    match signs::all_are_of_notes(conn) {
        Ok(true) => {}
        Ok(false) => health.problems.push(NOT_OF_ITS_NOTES.into()),
        Err(_) => health.problems.push("What words are found by can't be read".into()),
    }
    match rows(conn, &mut health) {
        Ok(()) => {}
        Err(Trouble::Unreadable(why)) => health.problems.push(format!("The rows can't all be read: {why}")),
        Err(_) => health.problems.push("The rows can't all be read".into()),
    }
    Ok(health)
}

/// `SQLite`'s own look at trees, indexes, and rows that point at others.
fn tables(conn: &Connection) -> Result<Vec<String>, Trouble> {
    let mut check = conn.prepare(&format!("PRAGMA integrity_check({AT_MOST})"))?;
    let mut problems: Vec<String> = check.query_map([], |r| r.get(0))?.collect::<Result<_, _>>()?;
    problems.retain(|p| p != "ok");
    let mut check = conn.prepare("PRAGMA foreign_key_check")?;
    let lost = check.query_map([], |r| r.get::<_, String>(0))?.take(AT_MOST);
    for table in lost {
        problems.push(format!("A row of {} points at one that isn't there", table?));
    }
    Ok(problems)
}

fn rows(conn: &Connection, health: &mut Health) -> Result<(), Trouble> {
    let names = Names::read(conn, &catalogue::read(conn)?)?;
    let mut unreadable = 0u64;
    load::each_check_in(conn, &names, Notes::LookedAt, |c| {
        match c {
            Ok(c) if c.deleted_ms.is_some() => health.deleted += 1,
            Ok(_) => health.check_ins += 1,
            Err(_) => unreadable += 1,
        }
        Ok(())
    })?;
    if unreadable > 0 {
        health.problems.push(format!("Check-ins that can't be read: {unreadable}"));
        return Ok(());
    }
    load::all_but_check_ins(conn).map(|_| ())
}
