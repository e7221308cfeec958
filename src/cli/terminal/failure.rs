//! Why a command ended without doing what it was asked, and the exit code that says so.

use crate::{
    app::{NotRead, NotTakenIn, NotWritten, Rescued},
    exchange::ExchangeError,
    storage::StorageError,
};
use std::io;

/// Why a command ended without doing what it was asked.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The other end of stdout was closed (`gamut list | head`): no error.
    NobodyReads,
    /// A sentence for stderr: what happened, what is safe, what to do; never what the person wrote.
    Said { code: u8, sentence: String },
}

impl Failure {
    /// A command whose words don't fit; `what` says why without repeating them.
    pub(crate) fn not_understood(what: &str) -> Self {
        let sentence = format!("This command was not understood: {what}. Nothing was changed. `gamut help` lists the commands");
        Self::Said { code: 2, sentence }
    }

    /// What was handed in can't be taken.
    pub(crate) fn bad_input(sentence: impl Into<String>) -> Self {
        Self::Said { code: 14, sentence: sentence.into() }
    }

    /// What should be a journal or a backup is none.
    pub(crate) fn no_journal(sentence: impl Into<String>) -> Self {
        Self::Said { code: 11, sentence: sentence.into() }
    }

    /// The disk, a permission or the display.
    pub(crate) fn disk(sentence: impl Into<String>) -> Self {
        Self::Said { code: 13, sentence: sentence.into() }
    }
}

impl From<NotWritten> for Failure {
    fn from(e: NotWritten) -> Self {
        match e {
            NotWritten::UnknownEnding | NotWritten::InTheWay | NotWritten::NoDiary | NotWritten::Nothing => {
                Self::bad_input(e.to_string())
            }
            NotWritten::Disk { .. } => Self::disk(e.to_string()),
            NotWritten::Storage(e) => e.into(),
        }
    }
}

impl From<NotRead> for Failure {
    fn from(e: NotRead) -> Self {
        match e {
            NotRead::OtherKind(_) | NotRead::UnknownEnding | NotRead::Changed | NotRead::NotOfOnePiece(_) => {
                Self::bad_input(e.to_string())
            }
            NotRead::Disk { .. } | NotRead::Missing(_) => Self::disk(e.to_string()),
            NotRead::Exchange(e) => e.into(),
        }
    }
}

impl From<NotTakenIn> for Failure {
    fn from(e: NotTakenIn) -> Self {
        match e {
            NotTakenIn::Storage(e) => e.into(),
            NotTakenIn::Read(e) => e.into(),
        }
    }
}

/// The check-in is safe, but not where it was to go: no success.
impl From<Rescued> for Failure {
    fn from(rescued: Rescued) -> Self {
        Self::disk(rescued.to_string())
    }
}

impl From<StorageError> for Failure {
    fn from(e: StorageError) -> Self {
        if let StorageError::LockChanged { .. } = e {
            let sentence = format!("{e}: say `gamut --lock-changed` with the same command");
            return Self::Said { code: e.exit_code(), sentence };
        }
        Self::Said { code: e.exit_code(), sentence: e.to_string() }
    }
}

impl From<ExchangeError> for Failure {
    fn from(e: ExchangeError) -> Self {
        Self::Said { code: e.exit_code(), sentence: e.to_string() }
    }
}

/// Of writing to stdout; files have sentences of their own.
impl From<io::Error> for Failure {
    fn from(e: io::Error) -> Self {
        if e.kind() == io::ErrorKind::BrokenPipe {
            return Self::NobodyReads;
        }
        Self::disk(format!("The answer could not be written: {e}. The journal is safe. Check where the output goes"))
    }
}
