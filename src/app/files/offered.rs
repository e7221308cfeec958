//! A file that was dropped on the window or chosen in it, and what it turned out to be. Nothing is done with it before the
//! person says so.

use std::path::PathBuf;

/// What is asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub path: PathBuf,
    /// `None` while it is looked at.
    pub found: Option<FoundInFile>,
}

/// What stands in it that something can be done with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FoundInFile {
    /// A journal, which can be opened instead of the one that is.
    Journal,
    /// Entries, which can be brought in.
    Entries(EntriesSeen),
}

/// What bringing it in would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntriesSeen {
    /// What the file is, as "a backup of Daylio".
    pub what: &'static str,
    /// What would be added and what would not, in a sentence.
    pub would: String,
    /// Entries that say something else here than there: which of them counts is the person's to say.
    pub differ: u64,
    /// Feelings whose side must be said first.
    pub unknown: usize,
    /// There is something to bring in.
    pub adds: bool,
}
