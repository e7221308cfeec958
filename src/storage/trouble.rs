//! What goes wrong inside this layer, and which of the person's errors it is.

use super::{
    StorageError,
    error::{CHECK_THE_DISK, HeldBy},
};
use rusqlite::{ErrorCode, ffi};
use std::{io, path::Path};

/// What went wrong inside this layer, before it is told with the path and in a sentence.
#[derive(Debug)]
pub(crate) enum Trouble {
    Sql(rusqlite::Error),
    Io(io::Error),
    /// The file holds what this program never writes.
    Unreadable(&'static str),
    /// Something is in the way, and this says what to do about it.
    InTheWay(String),
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
    /// The error for the person. `SQLite`'s own messages are left out: some of them quote values. Its number stays in
    /// every sentence, so that what is reported can be looked into.
    pub(crate) fn told(self, doing: &'static str, path: &Path) -> StorageError {
        let damaged = |why: &str| StorageError::Damaged { path: path.into(), why: why.into() };
        let disk = |why: String| StorageError::Disk { doing, path: path.into(), why, check: CHECK_THE_DISK };
        match self {
            Self::Unreadable(why) => damaged(why),
            Self::Refused(why) => StorageError::Refused(why.into()),
            Self::Io(e) => disk(e.to_string()),
            Self::InTheWay(why) => StorageError::Disk { doing, path: path.into(), why, check: "" },
            Self::Sql(rusqlite::Error::SqliteFailure(e, _)) => by_code(e, doing, path),
            Self::Sql(e) if is_of_a_value(&e) => damaged("a value in it isn't of its kind"),
            Self::Sql(_) => disk("the database could not do it".into()),
        }
    }
}

/// What the code of a failure says: damage only where the file itself shows it, by a page that is none or by the
/// wrong checksum of one.
fn by_code(e: ffi::Error, doing: &'static str, path: &Path) -> StorageError {
    let said = |why: &str| format!("{why} (SQLite {})", e.extended_code);
    let damaged = |why: &str| StorageError::Damaged { path: path.into(), why: said(why) };
    let disk = |why: &str| StorageError::Disk { doing, path: path.into(), why: said(why), check: CHECK_THE_DISK };
    match e.code {
        ErrorCode::NotADatabase => damaged("it isn't one, or its first page is damaged"),
        ErrorCode::DatabaseCorrupt => damaged("a part of it is damaged or missing"),
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
            StorageError::InUse { path: path.into(), by: HeldBy::Another(e.extended_code) }
        }
        ErrorCode::DiskFull => disk("the disk is full"),
        ErrorCode::ReadOnly => disk("it may only be read"),
        ErrorCode::CannotOpen => disk("it or its folder can't be opened"),
        ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => disk("this isn't allowed"),
        ErrorCode::SystemIoFailure => disk("the disk reported an error"),
        ErrorCode::FileLockingProtocolFailed | ErrorCode::NoLargeFileSupport => {
            disk("this kind of disk can't hold a journal safely")
        }
        ErrorCode::OutOfMemory => disk("there is not enough memory for it"),
        ErrorCode::ConstraintViolation => StorageError::Refused(said("it doesn't fit what the journal holds")),
        ErrorCode::TooBig => StorageError::Refused(said("it is too long")),
        // They say nothing of the file, and neither does a code that isn't known here.
        ErrorCode::InternalMalfunction
        | ErrorCode::OperationAborted
        | ErrorCode::OperationInterrupted
        | ErrorCode::SchemaChanged
        | ErrorCode::TypeMismatch
        | ErrorCode::ApiMisuse
        | ErrorCode::ParameterOutOfRange
        | ErrorCode::NotFound
        | ErrorCode::Unknown
        | _ => disk("the database stopped"),
    }
}

/// Whether a value that was read is not what this program writes there; anything else is no fault of the file.
fn is_of_a_value(e: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType, Utf8Error};
    matches!(e, FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..) | Utf8Error(..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_file_itself_shows_is_told_as_damage() {
        let told = |code| {
            let trouble = Trouble::Sql(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None));
            trouble.told("Opening", Path::new("journal.gamut"))
        };
        for code in [ffi::SQLITE_CORRUPT, ffi::SQLITE_CORRUPT_INDEX, ffi::SQLITE_NOTADB] {
            assert!(matches!(told(code), StorageError::Damaged { .. }), "{code}");
        }
        let of_something_else = [
            ffi::SQLITE_ERROR,
            ffi::SQLITE_ERROR_MISSING_COLLSEQ,
            ffi::SQLITE_MISMATCH,
            ffi::SQLITE_NOMEM,
            ffi::SQLITE_INTERRUPT,
            ffi::SQLITE_SCHEMA,
            ffi::SQLITE_FULL,
            ffi::SQLITE_IOERR,
            ffi::SQLITE_NOTFOUND,
            99,
        ];
        for code in of_something_else {
            assert!(matches!(told(code), StorageError::Disk { .. }), "{code}");
        }
        assert!(matches!(told(ffi::SQLITE_BUSY), StorageError::InUse { .. }));
    }

    #[test]
    fn the_code_stays_in_the_sentence_whatever_it_is() {
        for code in (0..=101).chain([266, 1034, 1546, 2067, 4874]) {
            let trouble = Trouble::Sql(rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some("a word of theirs".into())));
            let told = trouble.told("Opening", Path::new("journal.gamut")).to_string();
            assert!(told.contains(&format!("(SQLite {code})")), "{told}");
            assert!(!told.contains("theirs"), "{told}");
        }
    }

    #[test]
    fn a_question_that_could_not_be_asked_is_no_damage() {
        for e in
            [rusqlite::Error::InvalidQuery, rusqlite::Error::QueryReturnedNoRows, rusqlite::Error::SqliteSingleThreadedMode]
        {
            assert!(matches!(Trouble::Sql(e).told("Opening", Path::new("j")), StorageError::Disk { .. }));
        }
    }
}
