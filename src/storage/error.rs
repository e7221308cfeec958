//! What can go wrong with the journal file, told to the person.

use super::{cipher::lock_now::LockNow, file::lost::Lost};
use std::path::PathBuf;

/// What can go wrong with the journal file, each with a sentence that says what happened, what is
/// safe and what to do. None of them ever holds what the person wrote.
#[derive(Debug, thiserror::Error)]
pub enum StorageError {
    #[error("There is no journal at {0}. Nothing was changed. Open the window once, or run `gamut demo FILE` for a sample")]
    Missing(PathBuf),
    #[error("The journal {path} is {by}")]
    InUse { path: PathBuf, by: HeldBy },
    #[error(
        "{path} can't be read as a Gamut journal: {why}. The file was left exactly as it is. If you have a copy of it, open that copy"
    )]
    Damaged { path: PathBuf, why: String },
    #[error(
        "{path} was made by a newer Gamut (version {found} of the file, this program knows {known}). It was left exactly as it is. Open it with the newer program"
    )]
    Newer { path: PathBuf, found: i64, known: i64 },
    #[error("{doing} failed on {path}: {why}. What was saved before is safe{check}")]
    Disk { doing: &'static str, path: PathBuf, why: String, check: &'static str },
    #[error(
        "{path} is not the journal that was opened any more: {}. {}", lost.words(), lost.safe()
    )]
    Gone { path: PathBuf, lost: Lost },
    #[error(
        "The journal {path} is not at its place. When it went, what was written was kept in {kept}, with all that was in the journal. Nothing was changed. Put the journal back, or take that file for it with `gamut restore`"
    )]
    OnlyRescued { path: PathBuf, kept: PathBuf },
    #[error(
        "The journal {0} can't be opened without its passphrase or recovery code. Nothing was changed. If it never had one, its first page is damaged: a backup can be restored"
    )]
    Locked(PathBuf),
    #[error(
        "This isn't the passphrase or recovery code of {0}, or its first page is damaged. Nothing was changed: try again, or restore a backup"
    )]
    WrongPassphrase(PathBuf),
    #[error(
        "What is to be opened as {path} is not locked as it was: {}. Nothing was changed. Somebody may have put another file there: a backup can be restored. If that was you, it can be taken as it is", now.words()
    )]
    LockChanged { path: PathBuf, now: LockNow },
    #[error("This can't be stored: {0}. Nothing was changed")]
    Refused(String),
}

/// What to do where only the system's word is known. A reason of our own says it itself.
pub(crate) const CHECK_THE_DISK: &str = ". Check that the disk has room and that you may write there";

/// Who writes to the journal now, so that the person knows what to wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HeldBy {
    #[error("open in another window. Nothing was changed. Close that window and try again")]
    Window,
    #[error("being written to by another Gamut command. Nothing was changed. Try again when that one is done")]
    Command,
    /// It doesn't say who it is.
    #[error("in use by another program. Nothing was changed. Try again when that one is done")]
    Someone,
    /// The file itself is kept by a program that reads or writes it, with the code that says so.
    #[error("kept busy by another program (SQLite {0}). Nothing was changed. Try again when that one is done")]
    Another(i32),
}

impl StorageError {
    /// The exit code of a command that ends with it.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::InUse { .. } => 10,
            Self::Damaged { .. } => 11,
            Self::Newer { .. } => 12,
            Self::Missing(_) | Self::Disk { .. } | Self::Gone { .. } | Self::OnlyRescued { .. } => 13,
            Self::Refused(_) => 14,
            Self::Locked(_) | Self::WrongPassphrase(_) | Self::LockChanged { .. } => 15,
        }
    }
}
