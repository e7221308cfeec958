use super::StorageError;
use rusqlite::ErrorCode;
use std::{io, path::Path};

/// What went wrong inside this layer, before it is told with the path and in a sentence.
#[derive(Debug)]
pub enum Trouble {
    Sql(rusqlite::Error),
    Io(io::Error),
    /// The file holds what this program never writes.
    Unreadable(&'static str),
    /// What was asked for can't be stored.
    Refused(&'static str),
}

impl From<rusqlite::Error> for Trouble {
    fn from(e: rusqlite::Error) -> Self {
        Self::Sql(e)
    }
}

impl From<io::Error> for Trouble {
    fn from(e: io::Error) -> Self {
        Self::Io(e)
    }
}

impl From<rusqlite::types::FromSqlError> for Trouble {
    fn from(_: rusqlite::types::FromSqlError) -> Self {
        Self::Unreadable("a value in it isn't of its kind")
    }
}

impl Trouble {
    /// The error for the person. `SQLite`'s own messages are left out: some of them quote values.
    pub fn told(self, doing: &'static str, path: &Path) -> StorageError {
        let damaged = |why: &str| StorageError::Damaged { path: path.into(), why: why.into() };
        let disk = |why: String| StorageError::Disk { doing, path: path.into(), why };
        match self {
            Self::Unreadable(why) => damaged(why),
            Self::Refused(why) => StorageError::Refused(why.into()),
            Self::Io(e) => disk(e.to_string()),
            Self::Sql(rusqlite::Error::SqliteFailure(e, _)) => match e.code {
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StorageError::InUse(path.into()),
                ErrorCode::DiskFull => disk("the disk is full".into()),
                ErrorCode::ReadOnly => disk("it may only be read".into()),
                ErrorCode::CannotOpen => disk("it or its folder can't be opened".into()),
                ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => disk("this isn't allowed".into()),
                ErrorCode::SystemIoFailure => disk("the disk reported an error".into()),
                ErrorCode::FileLockingProtocolFailed | ErrorCode::NoLargeFileSupport => {
                    disk("this kind of disk can't hold a journal safely".into())
                }
                ErrorCode::ConstraintViolation => StorageError::Refused("it doesn't fit what the journal holds".into()),
                ErrorCode::TooBig => StorageError::Refused("it is too long".into()),
                ErrorCode::NotADatabase => damaged("it isn't one, or its first page is damaged"),
                _ => damaged("a part of it is damaged or missing"),
            },
            Self::Sql(_) => damaged("a value in it isn't of its kind"),
        }
    }
}
