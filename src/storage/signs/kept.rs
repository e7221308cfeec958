//! Blocks made, kept in step with the notes, and taken away.

use super::{BLOCK, ROWS, bits::Bits, block_of, first_note, head_of, of_notes::OfNotes};
use crate::{domain::folding::FOLDED_AS, storage::trouble::Trouble};
use rusqlite::{Connection, OptionalExtension, hooks::Action, params};
use std::{
    collections::{BTreeSet, HashMap},
    mem,
    sync::{Arc, Mutex, PoisonError},
};

/// The blocks in which a write touched a note.
#[derive(Debug, Clone, Default)]
pub(crate) struct TouchedNotes(Arc<Mutex<BTreeSet<i64>>>);

impl TouchedNotes {
    pub(crate) fn listener(&self) -> impl FnMut(Action, &str, &str, i64) + Send + 'static {
        let blocks = Arc::clone(&self.0);
        // Many rows behind one another lie in the same.
        let mut last = None;
        move |_, database, table, row| {
            if table == "note" && database == "main" && last.replace(block_of(row)) != Some(block_of(row)) {
                blocks.lock().unwrap_or_else(PoisonError::into_inner).extend(block_of(row));
            }
        }
    }

    fn taken(&self) -> BTreeSet<i64> {
        mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// After a write, in its transaction: the blocks in which it touched a note go, with every bit of what stood there, and
/// at most so many of those that are missing are made. What this is called after is the only place where notes change.
pub(crate) fn keep(conn: &Connection, touched: &TouchedNotes, most: usize) -> Result<(), Trouble> {
    let touched = touched.taken();
    if touched.is_empty() {
        return Ok(());
    }
    touched.into_iter().try_for_each(|block| take_away(conn, block))?;
    make_missing(conn, most)
}

/// All blocks of a journal that has none yet.
pub(crate) fn make_all(conn: &Connection) -> Result<(), Trouble> {
    make_missing(conn, usize::MAX)
}

fn take_away(conn: &Connection, block: i64) -> Result<(), Trouble> {
    let Some(head) = head_of(block) else { return Ok(()) };
    conn.prepare_cached("DELETE FROM note_sign WHERE row BETWEEN ? AND ?")?.execute([head, head + ROWS - 1])?;
    Ok(())
}

/// In a copy for other programs, which don't keep it in step: nothing of it, and no room for it.
pub(crate) fn empty_in_copy(conn: &Connection) -> Result<(), Trouble> {
    if conn.execute("DELETE FROM copy.note_sign", [])? > 0 {
        conn.execute_batch("VACUUM copy;")?;
    }
    Ok(())
}

/// Only blocks behind which there are notes: the last one would be made anew with each of its notes.
fn make_missing(conn: &Connection, most: usize) -> Result<(), Trouble> {
    let mut next_note = conn.prepare_cached("SELECT row FROM note WHERE row >= ? ORDER BY row LIMIT 1")?;
    let last: Option<i64> = conn.prepare_cached("SELECT max(row) FROM note")?.query_row([], |r| r.get(0))?;
    let settled = last.and_then(block_of).unwrap_or(0);
    let (mut from, mut made) = (0, 0);
    while made < most
        && let Some(note) = next_note.query_row([from], |r| r.get(0)).optional()?
        && let Some(block) = block_of(note).filter(|block| *block < settled)
    {
        if let Some(head) = head_of(block)
            && !is_there(conn, head)?
        {
            take_away(conn, block)?;
            make(conn, block, head)?;
            made += 1;
        }
        from = first_note(block + 1);
    }
    Ok(())
}

fn make(conn: &Connection, block: i64, head: i64) -> Result<(), Trouble> {
    let first = first_note(block);
    let mut notes = OfNotes::none();
    let mut all = conn.prepare_cached("SELECT row - ?1, body FROM note WHERE row BETWEEN ?1 AND ?2")?;
    let mut rows = all.query([first, first_note(block + 1) - 1])?;
    while let Some(row) = rows.next()? {
        notes.add(usize::from(row.get::<_, u16>(0)?), row.get_ref(1)?.as_str().ok());
    }
    let mut put = conn.prepare_cached("INSERT INTO note_sign (row, bits) VALUES (?, ?)")?;
    put.execute(params![head, [&FOLDED_AS.to_le_bytes()[..], &notes.has().packed()].concat()])?;
    for (sum, bits) in notes.each_sum() {
        put.execute(params![head + 1 + sum, bits.packed()])?;
    }
    Ok(())
}

/// Whether a block is there that can be used. What can't be read is as good as none, and is made anew.
fn is_there(conn: &Connection, head: i64) -> Result<bool, Trouble> {
    let mut found = conn.prepare_cached("SELECT bits FROM note_sign WHERE row = ?")?;
    let mut rows = found.query([head])?;
    let Some(row) = rows.next()? else { return Ok(false) };
    Ok(matches!(read_head(row.get_ref(0)?.as_blob()?), Ok(Some(_))))
}

/// Which numbers of a block have a note; `None` where its texts were folded otherwise than they are now.
pub(super) fn read_head(head: &[u8]) -> Result<Option<Bits>, Trouble> {
    let (folded_as, has) = head.split_first_chunk().ok_or(NOT_BITS)?;
    if u64::from_le_bytes(*folded_as) != FOLDED_AS {
        return Ok(None);
    }
    Bits::unpacked(has).map(Some).ok_or(NOT_BITS)
}

pub(super) const NOT_BITS: Trouble = Trouble::Unreadable("what it has to find words by can't be read");

/// Whether each block that is there has a head, and is of just the notes there are.
pub(crate) fn all_are_of_notes(conn: &Connection) -> Result<bool, Trouble> {
    let mut next = conn.prepare("SELECT row, bits FROM note_sign WHERE row >= ? ORDER BY row LIMIT 1")?;
    let (mut blocks, mut from) = (HashMap::new(), i64::MIN);
    while let Some((row, head)) = next.query_row([from], |r| Ok((r.get::<_, i64>(0)?, r.get::<_, Vec<u8>>(1)?))).optional()? {
        let block = row / ROWS;
        if row < 0 || head_of(block) != Some(row) {
            return Ok(false);
        }
        if let Some(has) = read_head(&head)? {
            blocks.insert(block, (has, Bits::NONE));
        }
        from = row + ROWS;
    }
    // All numbers at once: they lie together in the index that `check_in` has, and no note need be read.
    let mut notes = conn.prepare("SELECT row FROM note")?;
    let mut rows = notes.query([])?;
    while let Some(row) = rows.next()? {
        let note = row.get(0)?;
        if let Some(block) = block_of(note)
            && let Some((_, there)) = blocks.get_mut(&block)
        {
            there.set(usize::try_from(note - first_note(block)).unwrap_or(BLOCK));
        }
    }
    Ok(blocks.values().all(|(has, there)| has == there))
}
