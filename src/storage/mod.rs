//! The journal file, and the only SQL in the program.

mod error;

pub use error::StorageError;
