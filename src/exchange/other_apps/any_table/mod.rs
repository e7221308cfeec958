//! A table of any program. Which column is what is said by the person; what the columns seem to be is a beginning for that.
//!
//! - Nothing is guessed about a day such as 3/4/2026: where the file doesn't settle which is the month, it is asked.
//! - A cell that should be a number and is none refuses its row. An empty one was not answered.

mod look;
mod read;
mod tags;
mod times;

pub use look::{Asks, Column, Look, Scale, Seems};

pub(in crate::exchange) use look::looks_like_one;
pub(in crate::exchange) use read::read;

pub(in crate::exchange) const APP: &str = "table";
pub(in crate::exchange) const KIND: &str = "a table of another program";
