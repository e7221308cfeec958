//! The journal file, and the only SQL in the program.
//!
//! One file in `SQLCipher` 4's format, one connection, one writer. [`Store`] offers one function for each
//! question and each change; every change is one transaction and on the disk when its function returns.
//! What can't be read is never overwritten and never read in part.
//!
//! ```text
//! place      where the file lies: what may be opened, the lock, how a new one comes to be there whole
//! schema     the key, the connection, the version; migrations/ holds the tables with their reasons
//! rows       a check-in as a row; packing: answers as bytes
//! check_ins  saved, changed, deleted, earlier versions     load     the whole journal at once
//! search     words in notes      import   another journal taken in      health   whether all is whole
//! ways       events, trials, plans, answers to patterns    person   settings, safety plan, drafts
//! ```
//!
//! There is no cache and no query by day or feeling: the whole journal is loaded and shared, which takes
//! less time than one painted frame for years of check-ins.

mod backups;
mod catalogue;
mod check_ins;
mod compare;
mod copy;
mod error;
mod health;
mod import;
mod key;
mod load;
mod packing;
mod passphrase;
mod person;
mod place;
mod plain;
mod restore;
mod rows;
mod schema;
mod search;
mod store;
mod trouble;
mod ways;

pub use backups::{BackupSeen, BackupStanding, backups_of, look_at_backups};
pub use compare::{BriefCheckIn, Compared, compare};
pub use error::StorageError;
pub use health::Health;
pub use import::ImportCounts;
pub use key::Secret;
pub use passphrase::Relocked;
pub use restore::{Restored, restore, set_aside};
pub use search::SearchHit;
pub use store::Store;
