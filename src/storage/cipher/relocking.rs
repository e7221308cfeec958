//! How far the setting of a passphrase is: with many years and many backups it takes seconds.

use std::fmt;

/// What is being done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relocking {
    MakingTheKey,
    Writing,
    Comparing,
    BackingUp,
    /// A backup, or what was kept or set aside beside the journal.
    Other {
        nth: usize,
        of: usize,
    },
}

impl fmt::Display for Relocking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MakingTheKey => f.write_str("The key is being made"),
            Self::Writing => f.write_str("The journal is being written anew under its new key"),
            Self::Comparing => f.write_str("What was written is being compared with the journal"),
            Self::BackingUp => f.write_str("A backup of it is being made"),
            Self::Other { nth, of } => write!(f, "Backup {nth} of {of} is being written anew under the new key"),
        }
    }
}
