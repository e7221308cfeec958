//! A file that was dropped on the window or chosen in it, and what it turned out to be. Nothing is done with it before the
//! person says so.

use super::arriving::Arriving;
use std::path::PathBuf;

/// What is asked about over the rooms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub path: PathBuf,
    /// It is a journal, which can be opened instead of the one that is; else it is still looked at.
    pub is_journal: bool,
}

/// What stands in it that something can be done with.
#[derive(Debug, Clone)]
pub enum FoundInFile {
    Journal,
    /// Entries, which can be brought in; the page for that shows them.
    Entries(Box<Arriving>),
}
