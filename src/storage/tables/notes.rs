//! All notes, read by one connection, or those of a long journal by two at once. Most of a journal is notes, and most of the
//! time they take goes into their pages: each is checked and deciphered, which two processors can share.
//!
//! Both connections read one revision: as long as the first is within a transaction that has read, nobody can write (the journal's own
//! rollback file is no write-ahead log). Whatever is wrong with the second, the first reads its part, too.

use super::rows::StoredId;
use crate::storage::{schema, trouble::Trouble};
use rusqlite::{Connection, params};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// A note, and the check-in it belongs to.
pub(super) type Note = (StoredId<'static>, Arc<str>);

/// Smaller files are read sooner than a second connection is there. Our choice: that takes a few milliseconds.
const LARGE_BYTES: u64 = 8 << 20;
/// Into so many parts the notes are divided: whoever is done with one takes the next. Our choice: of fifty years one is half
/// a megabyte.
const PARTS: usize = 64;

/// Whether a file of so many bytes is worth a second connection here.
pub(super) fn is_worth_it(bytes: u64) -> bool {
    bytes >= LARGE_BYTES && thread::available_parallelism().is_ok_and(|processors| processors.get() > 1)
}

/// All notes, in the order of their rows.
pub(super) fn by_one(conn: &Connection) -> Result<Vec<Note>, Trouble> {
    between(conn, i64::MIN, i64::MAX)
}

/// The same with half of the work for each connection. `second` connects to the same file, on another thread.
pub(super) fn by_two(
    conn: &Connection,
    second: impl FnOnce() -> Result<Connection, Trouble> + Send,
) -> Result<Vec<Note>, Trouble> {
    // From here on nobody can write.
    let Some(rows) = Rows::of(conn)? else { return Ok(Vec::new()) };
    let next = AtomicUsize::new(0);
    let (mine, theirs) = thread::scope(|scope| {
        let other = thread::Builder::new().name("load".into()).spawn_scoped(scope, || {
            let conn = second()?;
            rows.read_whole_parts(&conn, &next)
        });
        let mine = rows.read_parts(conn, &next);
        let theirs = other.ok().and_then(|other| other.join().ok()).and_then(Result::ok);
        (mine, theirs)
    });
    let mut parts: [Option<Vec<Note>>; PARTS] = [const { None }; PARTS];
    for (n, part) in mine?.into_iter().chain(theirs.unwrap_or_default()) {
        parts[n] = Some(part);
    }
    let mut all = Vec::with_capacity(parts.iter().flatten().map(Vec::len).sum());
    for (n, part) in parts.into_iter().enumerate() {
        all.append(&mut part.map_or_else(|| rows.read_part(conn, n), Ok)?);
    }
    Ok(all)
}

/// The numbers of the rows of all notes, in [`PARTS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rows {
    first: i64,
    last: i64,
    in_a_part: i64,
}

impl Rows {
    /// `None` = there is no note.
    fn of(conn: &Connection) -> Result<Option<Self>, Trouble> {
        let ends = conn.query_row("SELECT min(row), max(row) FROM note", [], |r| Ok((r.get(0)?, r.get(1)?)))?;
        let (Some(first), Some(last)) = ends else { return Ok(None) };
        Ok(Some(Self::between(first, last)))
    }

    fn between(first: i64, last: i64) -> Self {
        let (rows, parts) = (i128::from(last) - i128::from(first) + 1, i128::try_from(PARTS).unwrap_or(1));
        Self { first, last, in_a_part: i64::try_from((rows + parts - 1) / parts).unwrap_or(i64::MAX) }
    }

    /// From the first to the last row of the `n`th part.
    fn part(self, n: usize) -> (i64, i64) {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let begin = |n: i64| i128::from(self.first) + i128::from(n) * i128::from(self.in_a_part);
        let end = (begin(n.saturating_add(1)) - 1).min(i128::from(self.last));
        // A part that begins beyond the last row is empty.
        i64::try_from(begin(n)).map_or((1, 0), |begin| (begin, i64::try_from(end).unwrap_or(self.last)))
    }

    /// One part after the other, until none is left that nobody has taken.
    fn read_parts(self, conn: &Connection, next: &AtomicUsize) -> Result<Vec<(usize, Vec<Note>)>, Trouble> {
        let mut parts = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= PARTS {
                return Ok(parts);
            }
            parts.push((n, self.read_part(conn, n)?));
        }
    }

    /// The same, and none of them where any page was not as it was written: of whoever asked first, that is looked at later.
    fn read_whole_parts(self, conn: &Connection, next: &AtomicUsize) -> Result<Vec<(usize, Vec<Note>)>, Trouble> {
        let parts = self.read_parts(conn, next)?;
        if schema::read_whole_pages(conn) { Ok(parts) } else { Err(Trouble::Unreadable(schema::BROKEN)) }
    }

    fn read_part(self, conn: &Connection, n: usize) -> Result<Vec<Note>, Trouble> {
        let (begin, end) = self.part(n);
        between(conn, begin, end)
    }
}

/// From one row up to another.
fn between(conn: &Connection, first: i64, last: i64) -> Result<Vec<Note>, Trouble> {
    let mut found = conn.prepare_cached("SELECT check_in, body FROM note WHERE row BETWEEN ? AND ? ORDER BY row")?;
    let mut rows = found.query(params![first, last])?;
    let mut notes = Vec::new();
    while let Some(row) = rows.next()? {
        notes.push((StoredId::read(row.get_ref(0)?)?.kept(), row.get(1)?));
    }
    Ok(notes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Catalogue,
        storage::{Store, cipher::key::Key, file::place::Place},
    };
    use proptest::prelude::*;
    use std::{fs, path::PathBuf, sync::Mutex, time::Duration};

    const PAGE: usize = 4096;

    /// A file whose notes have these rows.
    struct Journal {
        _folder: tempfile::TempDir,
        path: PathBuf,
        key: Key,
    }

    impl Journal {
        fn with(rows: &[i64]) -> Self {
            Self::with_notes(rows, &"and words ".repeat(40))
        }

        fn with_notes(rows: &[i64], words: &str) -> Self {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("journal.gamut");
            let store = Store::create(&path, &Catalogue::starting()).expect("made");
            let journal = Self { _folder: folder, path, key: store.key.clone() };
            drop(store);
            let conn = journal.connect().expect("there");
            conn.execute_batch("PRAGMA foreign_keys = OFF; BEGIN").expect("begun");
            for row in rows {
                let (id, body) = (format!("c{row}"), format!("note {row} {words}"));
                conn.execute("INSERT INTO note VALUES (?, ?, ?)", params![row, id, body]).expect("put in");
            }
            conn.execute_batch("COMMIT").expect("kept");
            journal
        }

        fn connect(&self) -> Result<Connection, Trouble> {
            schema::connect(&self.path, &self.key, &Place::find(&self.path).expect("found").salt)
        }

        fn by_one(&self) -> Vec<Note> {
            by_one(&self.connect().expect("there")).expect("read")
        }
    }

    #[test]
    fn two_read_what_one_reads_in_the_order_of_rows() {
        let many: Vec<i64> = (1..=2000).collect();
        let with_gaps: Vec<i64> = (1..200).map(|n| n * n * n).collect();
        for rows in [&[][..], &[7], &[1, 2], &many, &with_gaps, &[i64::MIN, -5, 0, 3, i64::MAX]] {
            let journal = Journal::with(rows);
            let conn = journal.connect().expect("there");
            let tx = conn.unchecked_transaction().expect("begun");
            let read = by_two(&tx, || journal.connect()).expect("read");
            assert_eq!(read.len(), rows.len());
            assert!(read == journal.by_one(), "{} notes", rows.len());
        }
    }

    #[test]
    fn whatever_is_wrong_with_the_second_connection_the_first_reads_its_part_too() {
        let journal = Journal::with(&(1..=500).collect::<Vec<_>>());
        let conn = journal.connect().expect("there");
        let all = journal.by_one();
        let another = Journal::with(&[1]);
        assert!(by_two(&conn, || Err(Trouble::Unreadable("none"))).expect("read") == all);
        assert!(by_two(&conn, || panic!("of a thread beside")).expect("read") == all);
        assert!(by_two(&conn, || Ok(Connection::open_in_memory()?)).expect("read") == all);
        let wrong_key = || schema::connect(&journal.path, &another.key, &[7; 16]);
        assert!(by_two(&conn, wrong_key).expect("read") == all);
    }

    #[test]
    fn the_second_gives_nothing_where_a_note_goes_on_in_a_broken_page() {
        let journal = Journal::with_notes(&[1], &"words that go on ".repeat(1000));
        let read = || -> Result<_, Trouble> {
            let conn = journal.connect()?;
            Rows::between(1, 1).read_whole_parts(&conn, &AtomicUsize::new(0))
        };
        assert_eq!(read().expect("read").len(), PARTS);
        let good = fs::read(&journal.path).expect("read");
        let silent = (1..good.len() / PAGE).filter(|page| {
            let mut bytes = good.clone();
            bytes[page * PAGE + 100] ^= 4;
            fs::write(&journal.path, bytes).expect("written");
            let reads = |conn: Connection| Rows::between(1, 1).read_part(&conn, 0).is_ok() && !schema::read_whole_pages(&conn);
            let is_silent = journal.connect().is_ok_and(reads);
            assert!(!is_silent || read().is_err(), "page {page}");
            is_silent
        });
        assert!(silent.count() > 0, "SQLite would have told of each by itself");
    }

    #[test]
    fn nobody_writes_while_the_two_read() {
        let journal = Journal::with(&(1..=500).collect::<Vec<_>>());
        let (conn, all) = (journal.connect().expect("there"), journal.by_one());
        let tx = conn.unchecked_transaction().expect("begun");
        let told = Mutex::new(None);
        let second = || {
            let writer = journal.connect()?;
            writer.busy_timeout(Duration::ZERO)?;
            let written = writer.execute("UPDATE note SET body = 'otherwise'", []);
            *told.lock().expect("told") = written.err().and_then(|e| e.sqlite_error_code());
            journal.connect()
        };
        assert!(by_two(&tx, second).expect("read") == all);
        assert_eq!(told.into_inner().expect("told"), Some(rusqlite::ErrorCode::DatabaseBusy));
    }

    proptest! {
        #[test]
        fn every_row_is_in_one_part(first in any::<i64>(), last in any::<i64>()) {
            let rows = Rows::between(first.min(last), first.max(last));
            let parts: Vec<_> = (0..PARTS).map(|n| rows.part(n)).filter(|(begin, end)| begin <= end).collect();
            prop_assert_eq!(parts.first().map(|(begin, _)| *begin), Some(rows.first));
            prop_assert_eq!(parts.last().map(|(_, end)| *end), Some(rows.last));
            for (before, after) in parts.iter().zip(parts.iter().skip(1)) {
                prop_assert_eq!(before.1 + 1, after.0);
            }
        }
    }
}
