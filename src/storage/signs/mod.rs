//! Where words may be: which notes are worth reading for them, kept in the file.
//!
//! Of each note it is noted which sums of three letters behind one another its folded text has, as bits; and of many
//! notes, a block, the bits of one sum lie together [Faloutsos & Christodoulakis 1984: a signature file, in slices]. A word
//! can only stand where all of its sums are. That is asked of the bits, and then of the notes that are left, so what
//! is found is what would be found in looking through all of them.
//!
//! A block is here rightly or not at all: see [`keep`].

mod bits;
mod kept;
mod of_notes;
mod wanted;

pub(crate) use kept::{TouchedNotes, all_are_of_notes, empty_in_copy, keep, make_all};
pub(crate) use wanted::Signs;

pub(crate) const TABLE: &str = "note_sign";

/// So many numbers of `note.row` are one block. Part of the format, as [`OF_SUMS`] is. Our choice: twice as many make a
/// save that completes a block twice as slow, half as many a search.
const OF_NOTES: u16 = 2048;
/// So many different sums. Our choice: with half as many a rare word is taken for others too often.
const OF_SUMS: u16 = 2048;

const BLOCK: usize = OF_NOTES as usize;
const SUMS: usize = OF_SUMS as usize;
/// The rows of a block: its head, and one for each sum.
const ROWS: i64 = OF_SUMS as i64 + 1;

/// The block in which a number of `note.row` lies; numbers below 0 have none.
fn block_of(row: i64) -> Option<i64> {
    (row >= 0).then_some(row / i64::from(OF_NOTES))
}

/// The first number of `note.row` in a block.
fn first_note(block: i64) -> i64 {
    block.saturating_mul(i64::from(OF_NOTES))
}

/// Where the head of a block lies; `None` = numbers don't go that far.
fn head_of(block: i64) -> Option<i64> {
    block.checked_mul(ROWS).filter(|head| head.checked_add(ROWS).is_some())
}
