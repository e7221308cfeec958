//! Words in notes: which of them hold the words, newest first.

use super::{StorageError, Store, marks::breaker, question::question, rows::StoredId, trouble::Trouble};
use crate::domain::{CheckIn, CheckInId};
use rusqlite::Connection;
use std::{
    cmp::Reverse,
    collections::{BinaryHeap, HashMap},
    sync::Arc,
};

/// What a search needs in memory: when each note was, and a table to break a few notes into words. The word index
/// names a note by the number of its row and knows nothing of time; asking two encrypted tables for the time of
/// every note that holds a frequent word takes seconds.
#[derive(Debug)]
pub struct NoteIndex {
    /// A note's row and the place of its check-in in the journal; rows rising. Without the trash.
    rows: Vec<(i64, u32)>,
    /// The newest place among the rows up to each.
    newest_up_to: Vec<u32>,
    pub(super) breaker: Connection,
}

/// Places of check-ins in the journal the order was made of, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    pub newest_first: Vec<u32>,
    /// There are no others.
    pub whole: bool,
}

impl Store {
    /// Gets ready to search the notes of these check-ins: those of one revision, in the journal's order.
    pub fn note_index(&self, check_ins: &[Arc<CheckIn>]) -> Result<NoteIndex, StorageError> {
        self.read("Searching", |conn| index(conn, check_ins))
    }

    /// The check-ins whose notes have all of `words`, those only that `keeps` says yes to: the newest `at_first`
    /// of them, or all there are.
    ///
    /// Words are plain words: case and accents don't matter, `"…"` is a phrase, and the last one may be the
    /// beginning of a word.
    pub fn places(
        &self,
        words: &str,
        index: &NoteIndex,
        at_first: Option<usize>,
        keeps: impl Fn(u32) -> bool,
    ) -> Result<Places, StorageError> {
        self.read("Searching", |conn| match question(words) {
            Some(question) => walk(conn, &question, index, at_first.unwrap_or(usize::MAX), keeps),
            None => Ok(Places { whole: true, ..Places::default() }),
        })
    }
}

fn index(conn: &Connection, check_ins: &[Arc<CheckIn>]) -> Result<NoteIndex, Trouble> {
    let place: HashMap<&CheckInId, u32> = check_ins.iter().map(|c| &c.id).zip(0..).collect();
    // The index on `check_in` has both columns, so the notes themselves are not read.
    let mut found = conn.prepare_cached("SELECT row, check_in FROM note INDEXED BY sqlite_autoindex_note_1")?;
    let mut read = found.query([])?;
    let mut rows = Vec::new();
    while let Some(row) = read.next()? {
        if let Some(place) = place.get(&StoredId::read(row.get_ref(1)?)?.text()) {
            rows.push((row.get(0)?, *place));
        }
    }
    rows.sort_unstable();
    let newest = rows.iter().scan(0, |newest, (_, place)| {
        *newest = (*place).max(*newest);
        Some(*newest)
    });
    Ok(NoteIndex { newest_up_to: newest.collect(), rows, breaker: breaker()? })
}

/// Walks the notes that hold the words, the one written down last first, and stops once nothing that is left can
/// be newer than what was found. Most notes are written in the order of their days, so that is soon.
fn walk(
    conn: &Connection,
    question: &str,
    index: &NoteIndex,
    at_first: usize,
    keeps: impl Fn(u32) -> bool,
) -> Result<Places, Trouble> {
    let mut found = conn.prepare_cached("SELECT rowid FROM note_words WHERE note_words MATCH ?1 ORDER BY rowid DESC")?;
    let mut hits = found.query([question])?;
    let mut newest: BinaryHeap<Reverse<u32>> = BinaryHeap::new();
    let mut left = index.rows.len();
    let mut whole = true;
    while let Some(hit) = hits.next()? {
        let row: i64 = hit.get(0)?;
        // Both come falling, so they are walked beside each other.
        while left > 0 && index.rows.get(left - 1).is_some_and(|(r, _)| *r > row) {
            left -= 1;
        }
        let Some((r, place)) = left.checked_sub(1).and_then(|at| index.rows.get(at)) else { break };
        let oldest = newest.peek().map(|Reverse(p)| *p).filter(|_| newest.len() >= at_first);
        if oldest.is_some_and(|oldest| index.newest_up_to.get(left - 1).is_none_or(|n| *n < oldest)) {
            whole = false;
            break;
        }
        if *r == row && keeps(*place) {
            newest.push(Reverse(*place));
            if newest.len() > at_first {
                newest.pop();
                whole = false;
            }
        }
    }
    let newest_first = newest.into_sorted_vec().into_iter().map(|Reverse(p)| p).collect();
    Ok(Places { newest_first, whole })
}
