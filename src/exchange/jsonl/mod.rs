//! JSON lines, format 1: everything a journal holds, without loss. First a line with the catalogue,
//! then one object a line. The full backup a person can read with any program.
//!
//! Choices beyond the format's words, each so that nothing is lost and nothing is guessed:
//! - **Not answered is absent.** A `null` is read as absent, never as zero; it holds no answer.
//! - An answer is a whole number from 0 to 10 (`7.0` is 7) or `"cannot_tell"` (`"unsure"` is read as it). Anything else (`"7"`, `3.5`, `true`,
//!   11) refuses its row, by line number, and the rest of the file comes in.
//! - A feeling nobody described is looked up among those that are there, whatever its case, and else becomes the
//!   person's own. Which side it is on nobody can know: [`Incoming::unknown`] names it, and it is asked for.
//! - A field this format does not have is kept: its whole row goes verbatim into the check-in's source.
//! - A check-in without `id` is called by its time, any other row by its text, so that a second import adds nothing.
//! - What a check-in said before it was changed follows it, row by row, and is no row of the diary.
//! - The item about wanting to hurt oneself is in here: this is the full backup.

mod check_in;
mod header;
mod others;
mod plain;
mod read;
mod write;

pub use super::Incoming;
pub use read::{read, read_from_day_start, read_in_lots, read_one};
pub use write::{check_in_line, write, write_part, write_with_earlier};

pub(in crate::exchange) use check_in::read_check_in;
pub(in crate::exchange) use header::{Book, name_of};
pub(in crate::exchange) use write::short;

/// The number in the first line. A greater one is refused whole.
pub const FORMAT: u64 = 1;
/// The kind of a row that holds what a check-in said before it was changed. A Gamut that doesn't know it says so of these
/// lines and takes in all others: a greater [`FORMAT`] would keep it from the whole file.
const EARLIER: &str = "earlier_version";
/// At most this many rows of one file.
pub const ROW_LIMIT: u64 = 2_000_000;
/// The longest note, in bytes.
pub const NOTE_LIMIT: usize = 16 << 20;

#[cfg(test)]
mod tests;
