//! What any other program's export is before anything is chosen: entries with a time, an overall mood, scales, words and a
//! note. Each reader of another app's files makes a [`Diary`]; [`Choices`] say what its names become here; together they
//! are what is offered to the journal.
//!
//! - **An overall mood is a series of its own and never a feeling's strength**; so is every scale of the app's own, until
//!   somebody says which feeling it is and which value means 0 and which 10.
//! - A word without a strength (a tag, a feeling that was only named) is a tag. It can't become a feeling: nobody said how
//!   strong it was.
//! - What was not answered is not there. No reader makes a zero of an empty cell.
//! - An entry is called by the app's own number or, without one, by the time on the wall and its place in the file: what
//!   can be renamed makes no other entry of it.

mod becoming;
mod choices;
mod column_is;
mod columns;
mod entry;
mod names;
mod placing;
mod strengths;

pub use choices::{Choice, Choices, Side};
pub use column_is::ColumnIs;
pub use columns::{Start, TableColumns};
pub use entry::{Diary, Entry, Mood, Part, Scaled, When, Word};
pub use names::{Name, What, names};

pub(in crate::exchange) use becoming::Becoming;
pub(in crate::exchange) use entry::Texts;
pub(in crate::exchange) use names::NamesSeen;

#[cfg(test)]
mod tests;
