//! Single pages of a damaged file, read as if each were a table of its own: no page is needed to reach another.

use crate::storage::{
    cipher::key::Key,
    file::{beside::beside, place::PAGE_BYTES, wipe},
    schema,
    trouble::Trouble,
};
use rusqlite::{
    Connection,
    config::DbConfig,
    types::{Value, ValueRef},
};
use std::{
    collections::HashSet,
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

const PAGE_LEN: usize = 4096;

/// How a page keeps its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tree {
    /// Under numbers, as most tables do.
    Numbered,
    /// In the order of their first columns.
    Keyed,
}

/// Rows, each with the number it had in a numbered tree; and whether nothing stood in the way of any of them.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub rows: Vec<(i64, Vec<Value>)>,
    pub whole: bool,
}

const NUMBERED_COLUMNS: &str = "c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14";
const KEYED_COLUMNS: &str = "c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11";

/// A file of this program's own with the pages of the damaged one behind its first page. Where a page is broken,
/// it has one of `0xFF`, which is no page of a table and no text: what reached into it is noticed.
#[derive(Debug)]
pub(super) struct Pages {
    conn: Option<Connection>,
    path: PathBuf,
    pub count: u32,
}

impl Drop for Pages {
    fn drop(&mut self) {
        drop(self.conn.take());
        let _gone = wipe::temporary(&self.path);
    }
}

impl Pages {
    /// Lays out the pages of `copy`; the caller found out that `key` is the one they are encrypted with.
    pub(super) fn of(copy: &Path, broken: &HashSet<u32>, path: PathBuf, key: &Key, salt: &[u8; 16]) -> Result<Self, Trouble> {
        let count = u32::try_from(fs::metadata(copy)?.len() / PAGE_BYTES).map_err(|_| too_large())?;
        let mut pages = Self { conn: None, path, count };
        let conn = schema::connect(&pages.path, key, salt)?;
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;
             CREATE TABLE numbered ({NUMBERED_COLUMNS});
             CREATE TABLE keyed ({KEYED_COLUMNS}, PRIMARY KEY (c0, c1)) WITHOUT ROWID;
             CREATE TABLE filling (c0);"
        ))?;
        let mut left = u64::from(count) * PAGE_BYTES;
        while left > 0 {
            let now = left.min(16 << 20);
            let bytes = vec![0xFF_u8; usize::try_from(now).map_err(|_| too_large())?];
            conn.execute("INSERT INTO filling VALUES (?)", [bytes])?;
            left -= now;
        }
        conn.close().map_err(|(_, e)| Trouble::from(e))?;
        lay_out(copy, &pages.path, broken, count)?;
        let conn = schema::connect(&pages.path, key, salt)?;
        // Its own schema says page by page where a table begins.
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
        conn.execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000;")?;
        pages.conn = Some(conn);
        Ok(pages)
    }

    /// The numbers of the pages whose checksum is wrong, of those that came from the copy.
    pub(super) fn broken(&self) -> Result<HashSet<u32>, Trouble> {
        let Some(conn) = &self.conn else { return Ok(HashSet::new()) };
        let numbers = schema::broken_pages(conn)?;
        Ok(numbers.iter().filter_map(|said| page_in(said)).filter(|n| *n <= self.count).collect())
    }

    /// Turns to the page of this number (from 2 on); `None` = it can't be turned to.
    pub(super) fn turn_to(&self, page: u32) -> Option<Page<'_>> {
        let conn = self.conn.as_ref()?;
        conn.execute_batch("PRAGMA writable_schema = ON;").ok()?;
        conn.execute("UPDATE sqlite_schema SET rootpage = ? WHERE name IN ('numbered', 'keyed')", [page]).ok()?;
        conn.execute_batch("PRAGMA writable_schema = RESET;").ok()?;
        Some(Page(conn))
    }
}

#[derive(Debug)]
pub(super) struct Page<'a>(&'a Connection);

impl Page<'_> {
    /// All rows on it and on the pages beneath it, as far as nothing stands in the way from both ends. A page of
    /// the other kind, or of none, has no rows and is not whole.
    pub(super) fn rows(&self, tree: Tree) -> Seen {
        let all = self.ask(&tree.sql(""), &[]);
        if all.whole {
            return all;
        }
        // One by one: a long text that goes on in a broken page takes no other row with it.
        let heads = |order: &str| self.ask(&tree.heads(order), &[]).rows;
        let mut heads: Vec<_> = heads("ASC").into_iter().chain(heads("DESC")).collect();
        heads.dedup();
        let mut seen = Seen::default();
        for (number, key) in heads {
            let row = match tree {
                Tree::Numbered => self.ask(&tree.sql("WHERE rowid = ?"), &[Value::Integer(number)]),
                Tree::Keyed => self.ask(&tree.sql("WHERE c0 IS ? AND c1 IS ?"), &key),
            };
            seen.rows.extend(row.rows);
        }
        seen
    }

    /// The rows right before this key and right behind it.
    pub(super) fn beside(&self, key: &Value) -> Vec<(i64, Vec<Value>)> {
        let key = std::slice::from_ref(key);
        let mut found = self.ask(&Tree::Keyed.sql("WHERE c0 < ? ORDER BY c0 DESC, c1 DESC LIMIT 1"), key).rows;
        found.extend(self.ask(&Tree::Keyed.sql("WHERE c0 > ? ORDER BY c0, c1 LIMIT 1"), key).rows);
        found
    }

    fn ask(&self, sql: &str, values: &[Value]) -> Seen {
        let mut seen = Seen::default();
        let Ok(mut asked) = self.0.prepare_cached(sql) else { return seen };
        let width = asked.column_count();
        let Ok(mut rows) = asked.query(rusqlite::params_from_iter(values)) else { return seen };
        loop {
            match rows.next() {
                Ok(Some(row)) => {
                    let values: Option<Vec<Value>> = (1..width).map(|n| value(row.get_ref(n).ok()?)).collect();
                    // A text that isn't one reaches into a broken page: that row is lost, the next may not be.
                    if let (Ok(number), Some(values)) = (row.get(0), values) {
                        seen.rows.push((number, values));
                    }
                }
                Ok(None) => {
                    seen.whole = true;
                    return seen;
                }
                Err(_) => return seen,
            }
        }
    }
}

impl Tree {
    fn sql(self, which: &str) -> String {
        match self {
            Self::Numbered => format!("SELECT rowid, {NUMBERED_COLUMNS} FROM numbered {which}"),
            Self::Keyed => format!("SELECT 0, {KEYED_COLUMNS} FROM keyed {which}"),
        }
    }

    /// What a row can be asked for again by, without its long texts.
    fn heads(self, order: &str) -> String {
        match self {
            Self::Numbered => format!("SELECT rowid, rowid FROM numbered ORDER BY rowid {order}"),
            Self::Keyed => format!("SELECT 0, c0, c1 FROM keyed ORDER BY c0 {order}, c1 {order}"),
        }
    }
}

fn value(read: ValueRef<'_>) -> Option<Value> {
    Some(match read {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => Value::Integer(n),
        ValueRef::Real(x) => Value::Real(x),
        ValueRef::Text(text) => Value::Text(std::str::from_utf8(text).ok()?.to_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_owned()),
    })
}

/// The number at the end of "HMAC verification failed for page 7".
fn page_in(said: &str) -> Option<u32> {
    said.split(|c: char| !c.is_ascii_digit()).rfind(|digits| !digits.is_empty())?.parse().ok()
}

fn lay_out(copy: &Path, onto: &Path, broken: &HashSet<u32>, count: u32) -> io::Result<()> {
    let mut from = File::open(copy)?;
    let mut to = OpenOptions::new().write(true).open(onto)?;
    let mut page = [0; PAGE_LEN];
    for number in (2..=count).filter(|n| !broken.contains(n)) {
        let at = SeekFrom::Start(u64::from(number - 1) * PAGE_BYTES);
        from.seek(at)?;
        from.read_exact(&mut page)?;
        to.seek(at)?;
        to.write_all(&page)?;
    }
    to.sync_all()
}

/// A copy of whole pages, with the rollback file of a write that was cut off. What the disk can't give any more
/// is left empty, which breaks that page.
pub(super) fn copied(from: &Path, onto: &Path) -> io::Result<()> {
    let len = fs::metadata(from)?.len();
    let mut source = File::open(from)?;
    let mut copy = OpenOptions::new().write(true).truncate(true).open(onto)?;
    for at in (0..len).step_by(PAGE_LEN) {
        let mut page = Vec::with_capacity(PAGE_LEN);
        source.seek(SeekFrom::Start(at))?;
        let _unreadable_is_empty = Read::take(&mut source, PAGE_BYTES).read_to_end(&mut page);
        page.resize(PAGE_LEN, 0);
        copy.write_all(&page)?;
    }
    copy.sync_all()?;
    let rollback = beside(from, "-journal");
    if rollback.is_file() {
        fs::copy(rollback, beside(onto, "-journal"))?;
    }
    Ok(())
}

fn too_large() -> Trouble {
    Trouble::Refused("the file is far too large for a journal")
}
