//! Backups: verified copies in a folder beside the journal, thinned as they age.

use std::path::PathBuf;

/// A file that claims to be a backup of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupSeen {
    pub path: PathBuf,
    /// When it was made, from its name (ms UTC).
    pub made_ms: i64,
    pub bytes: u64,
    pub standing: BackupStanding,
}

/// Whether a backup can be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupStanding {
    /// Opened and looked at page by page.
    Whole { check_ins: u64, newest_day: Option<crate::domain::DayKey> },
    /// It has another passphrase than the journal now, or its first page is damaged.
    OtherPassphrase,
    /// It can't be read, in words.
    Damaged(String),
}

/// What is here and what is in a backup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Check-ins that only the journal has, newest first.
    pub only_here: Vec<BriefCheckIn>,
    /// Check-ins that only the backup has, newest first.
    pub only_there: Vec<BriefCheckIn>,
    /// In both, but not the same.
    pub differ: usize,
    /// In both and the same.
    pub same: usize,
    /// Events, trials, plans and answers to patterns that only one of both has.
    pub others_only_here: usize,
    pub others_only_there: usize,
}

/// Enough of a check-in to know it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefCheckIn {
    pub at: crate::domain::Instant,
    pub day: crate::domain::DayKey,
    /// How many feelings were answered.
    pub answers: usize,
    pub has_note: bool,
}
