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
                // What says nothing about the file must not be told as damage to it.
                ErrorCode::OutOfMemory => disk("there is not enough memory for it".into()),
                ErrorCode::InternalMalfunction
                | ErrorCode::OperationAborted
                | ErrorCode::OperationInterrupted
                | ErrorCode::SchemaChanged
                | ErrorCode::ApiMisuse
                | ErrorCode::ParameterOutOfRange => disk(format!("the database stopped ({})", e.extended_code)),
                _ => damaged("a part of it is damaged or missing"),
            },
            Self::Sql(_) => damaged("a value in it isn't of its kind"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn only_what_the_file_itself_shows_is_told_as_damage() {
        let told = |code| {
            let trouble = Trouble::Sql(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
            trouble.told("Opening", Path::new("journal.gamut"))
        };
        for code in [ffi::SQLITE_CORRUPT, ffi::SQLITE_NOTADB, ffi::SQLITE_ERROR] {
            assert!(matches!(told(code), StorageError::Damaged { .. }), "{code}");
        }
        for code in [ffi::SQLITE_NOMEM, ffi::SQLITE_INTERRUPT, ffi::SQLITE_SCHEMA, ffi::SQLITE_FULL, ffi::SQLITE_IOERR] {
            assert!(matches!(told(code), StorageError::Disk { .. }), "{code}");
        }
        assert!(matches!(told(ffi::SQLITE_BUSY), StorageError::InUse(_)));
    }
}
