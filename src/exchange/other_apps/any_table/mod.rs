//! A table of any program. Which column is what is said by the person; what the columns seem to be is a beginning for that.
//!
//! - Nothing is guessed about a day such as 3/4/2026: where the file doesn't settle which is the month, it is asked.
//! - A first line in which a day or a time stands is no line of names but a row: the columns are called by their numbers.
//! - A cell that should be a number and is none refuses its row. An empty one was not answered.

mod look;
mod read;
mod tags;
mod times;

pub use look::{Asks, Column, Look, Scale, Seems, WITHOUT_NAMES};

pub(in crate::exchange) use look::looks_like_one;
pub(in crate::exchange) use read::read;

use super::reading::{Table, number};
use crate::exchange::{ExchangeError, diary::Start};
use std::io::BufRead;

pub(in crate::exchange) const APP: &str = "table";
pub(in crate::exchange) const KIND: &str = "a table of another program";

/// Opens it, and says whether its first line has the names of its columns.
fn open<'a>(input: impl BufRead + 'a) -> Result<(Table<'a>, bool), ExchangeError> {
    let table = Table::open(input, KIND)?;
    // No program calls a column by a day; where one does, the rows beneath it are none, and it is no table with a time.
    let has_names = !table.titles.iter().any(|title| is_time(title, None));
    Ok((if has_names { table } else { table.without_names() }, has_names))
}

/// Whether this says when something was, whichever of a day and its month stands first where that isn't known.
fn is_time(cell: &str, begins: Option<Start>) -> bool {
    let either = [Start::Day, Start::Month].iter().any(|start| times::when(cell, None, begins.or(Some(*start))).is_some());
    either && number(cell).is_none_or(|n| n > 9e8)
}
