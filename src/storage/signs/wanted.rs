//! Which notes are worth reading for some words.

use super::{
    BLOCK, ROWS,
    bits::Bits,
    first_note, head_of,
    kept::{NOT_BITS, read_head},
    of_notes::sums_of_all,
};
use crate::storage::trouble::Trouble;
use rusqlite::{CachedStatement, Connection, OptionalExtension};
use std::ops::RangeInclusive;

/// Where more notes of a block may have it, they are read as they lie in the file: one by one would cost more.
const TOO_MANY: usize = BLOCK / 8;

/// The blocks there are, and what was looked at of them.
pub(crate) struct Signs<'c> {
    blocks: Vec<Block>,
    bits: CachedStatement<'c>,
}

struct Block {
    number: i64,
    head: i64,
    /// Its notes that were not looked at yet.
    left: Bits,
}

/// Numbers of notes.
#[derive(Debug, Default)]
pub(crate) struct MayBe {
    /// One by one, rising.
    pub notes: Vec<i64>,
    /// All between these.
    pub whole: Vec<RangeInclusive<i64>>,
}

impl<'c> Signs<'c> {
    pub(crate) fn read(conn: &'c Connection) -> Result<Self, Trouble> {
        let mut next = conn.prepare_cached("SELECT row, bits FROM note_sign WHERE row >= ? ORDER BY row LIMIT 1")?;
        let (mut blocks, mut from) = (Vec::new(), 0);
        loop {
            let mut found = next.query([from])?;
            let Some(row) = found.next()? else { break };
            let number = row.get::<_, i64>(0)? / ROWS;
            let Some(head) = head_of(number) else { break };
            if row.get::<_, i64>(0)? != head {
                return Err(NOT_BITS);
            }
            blocks.extend(read_head(row.get_ref(1)?.as_blob()?)?.map(|left| Block { number, head, left }));
            from = head + ROWS;
        }
        Ok(Self { blocks, bits: conn.prepare_cached("SELECT bits FROM note_sign WHERE row = ?")? })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// The numbers that lie in no block.
    pub(crate) fn beside(&self) -> Vec<RangeInclusive<i64>> {
        let mut from = i64::MIN;
        let mut beside = Vec::new();
        for block in &self.blocks {
            let first = first_note(block.number);
            if from < first {
                beside.push(from..=first - 1);
            }
            from = first_note(block.number + 1);
        }
        beside.push(from..=i64::MAX);
        beside
    }

    /// Where all of these pieces of a folded text may be; of what was given before only blocks that are to be read whole
    /// are given again. `None` = that can't be told of them.
    pub(crate) fn where_may_be(&mut self, pieces: &[String]) -> Result<Option<MayBe>, Trouble> {
        let sums = sums_of_all(pieces);
        if sums.is_empty() {
            return Ok(None);
        }
        let mut may_be = MayBe::default();
        for block in &mut self.blocks {
            let mut here = block.left;
            for (n, sum) in (0..).zip(&sums) {
                // To read a few notes in vain costs no more than to ask on.
                if here.count() <= sums.len() - n {
                    break;
                }
                let row = block.head + 1 + i64::try_from(*sum).map_err(|_| NOT_BITS)?;
                let of_sum = self.bits.query_row([row], |r| Ok(r.get_ref(0)?.as_blob().map(Bits::unpacked)?)).optional()?;
                here.only(&of_sum.map_or(Ok(Bits::NONE), |bits| bits.ok_or(NOT_BITS))?);
            }
            let first = first_note(block.number);
            if here.count() > TOO_MANY {
                block.left = Bits::NONE;
                may_be.whole.push(first..=first_note(block.number + 1) - 1);
            } else {
                block.left.without(&here);
                may_be.notes.extend(here.each().filter_map(|n| Some(first + i64::try_from(n).ok()?)));
            }
        }
        Ok(Some(may_be))
    }
}
