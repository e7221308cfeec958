//! Why a whole file is refused, in a sentence for the person.

use std::io;

/// Why a whole file was refused, in a sentence. A single bad row is no error: it is counted with its line.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    #[error(
        "This file was made by a newer Gamut (format {found}, this program knows {known}). Nothing was taken from it. Import it with the newer program"
    )]
    Newer { found: u64, known: u64 },
    #[error("This is not a Gamut export: {0}. Nothing was taken from it. Check that it is the file you meant")]
    NotOurs(&'static str),
    #[error("This file can't be read as {kind}: {why}. Nothing was taken from it. Check that it is the file you meant")]
    NotThat { kind: &'static str, why: &'static str },
    #[error(
        "What is packed in this file is larger than {mib} MiB, more than is read at once. Nothing was taken from it. Check that it is the file you meant"
    )]
    UnpacksTooLarge { mib: u64 },
    #[error(
        "This file is larger than {mib} MiB, more than is read at once. Nothing was taken from it. Split it and import the parts"
    )]
    TooLarge { mib: u64 },
    #[error(
        "This file has more than {rows} rows, more than is read at once. Nothing was taken from it. Split it and import the parts"
    )]
    TooManyRows { rows: u64 },
    /// Whoever takes the rows takes no more of them, and says why.
    #[error("Reading it was ended. Nothing was taken from it")]
    Ended,
    #[error("The file could not be read to its end: {0}. Nothing was taken from it. Check the disk it lies on and try again")]
    Unreadable(#[from] io::Error),
}

impl ExchangeError {
    /// The exit code of a command that ends with it.
    #[must_use]
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Newer { .. } => 12,
            Self::Unreadable(_) => 13,
            Self::NotOurs(_)
            | Self::NotThat { .. }
            | Self::UnpacksTooLarge { .. }
            | Self::TooLarge { .. }
            | Self::Ended
            | Self::TooManyRows { .. } => 14,
        }
    }
}
