//! What the worker is asked, in three families: what is written, what is found out, and what is done with files.

use super::{file_request::FileRequest, question::Question};
use crate::app::Write;

/// Writes are done in their order and each is answered once; of several questions of a kind only the newest is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    Write(Write),
    Ask(Question),
    File(FileRequest),
}

impl Request {
    /// Whether a newer request of the same kind makes this one pointless. A write never is.
    #[must_use]
    pub fn is_outdone_by(&self, newer: &Self) -> bool {
        match (self, newer) {
            (Self::Ask(asked), Self::Ask(newer)) => asked.is_outdone_by(newer),
            (Self::File(asked), Self::File(newer)) => asked.is_outdone_by(newer),
            (Self::Write(_) | Self::Ask(_) | Self::File(_), Self::Write(_) | Self::Ask(_) | Self::File(_)) => false,
        }
    }

    /// The moment it tells of (ms UTC).
    pub(super) fn told_ms(&self) -> Option<i64> {
        match self {
            Self::Write(write) => write.told_ms(),
            Self::File(request) => request.told_ms(),
            Self::Ask(_) => None,
        }
    }

    /// Whether the file that is open is let go of.
    pub(super) const fn lets_go(&self) -> bool {
        match self {
            Self::File(request) => request.lets_go(),
            Self::Write(_) | Self::Ask(_) => false,
        }
    }

    /// Whether something of it could be lost with the journal's file.
    pub(super) const fn writes(&self) -> bool {
        match self {
            Self::Write(_) => true,
            Self::File(request) => request.writes(),
            Self::Ask(_) => false,
        }
    }
}

impl<W: Into<Write>> From<W> for Request {
    fn from(write: W) -> Self {
        Self::Write(write.into())
    }
}

impl From<Question> for Request {
    fn from(question: Question) -> Self {
        Self::Ask(question)
    }
}

impl From<FileRequest> for Request {
    fn from(request: FileRequest) -> Self {
        Self::File(request)
    }
}
