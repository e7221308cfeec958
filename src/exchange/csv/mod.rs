//! Gamut's own table for spreadsheets: check-ins only, one a row, UTF-8.
//!
//! Choices beyond the format's words, each so that nothing is lost and nothing is guessed:
//! - **Not answered is an empty cell**, can't tell is `?`, and an answer is a whole number from 0 to 10
//!   (`7.0`, ` 7 ` and `07` are 7). Anything else refuses its row, by line, and the rest comes in.
//! - In a list a `|` that belongs to a word is written `\|`, and a `\` is written `\\`.
//! - A cell that a spreadsheet would run (`^'*[=+\-@\t\r]`) gets one `'` in front, and exactly one is taken
//!   away again.
//! - Cells may be separated by `,`, `;` or a tab: the first line tells, or a line `sep=;` in front of it. Without a column
//!   `at` it is no table of check-ins and is refused whole, as it is where a column stands twice. Case makes no other
//!   column.
//! - Spreadsheets leave out empty cells at the end of a row, or add some; a row of nothing but separators is blank. More
//!   cells than the first line has refuse the row, because nobody knows which is which.
//! - What spreadsheets make of times, days and hours is read where it can mean one thing only (see `loose.rs`).
//! - What stands in a column this format does not have is kept: first line and row go verbatim into the
//!   check-in's source.
//! - A row without `id` is called by its time, so that a second import adds nothing, also where its words were
//!   corrected; two rows of one time that say different things are two.
//! - A row without `id` that has a time and nothing else is counted and makes no check-in: it was not answered. One with an
//!   id comes back as it was, and so does a list of nothing but times.
//! - **The item about wanting to hurt oneself is left out** of what is written (SAFETY 9), and so is the trash;
//!   [`write()`] tells when there was an answer to leave out. A column of that item is read.

mod cell;
mod columns;
mod dialect;
mod loose;
mod read;
mod write;

pub use columns::{is_table, names_of};
pub use dialect::Dialect;
pub(in crate::exchange) use loose::{hours, read_loose_at};
pub use read::{read_from_day_start, read_in_lots};
pub use write::{LeftOut, write};

/// How the first line of what is written begins, in each way it is written.
pub const BEGINS: &[&str] = &["id,at,zone,day,", "id;at;zone;day;", "\u{feff}id,at,zone,day,", "\u{feff}id;at;zone;day;"];

const KIND: &str = "a table of check-ins";

#[cfg(test)]
mod tests;
