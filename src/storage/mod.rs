//! The journal file, and the only SQL in the program.
//!
//! One file in `SQLCipher` 4's format, one connection, one writer. [`Store`] offers one function for each
//! question and each change; every change is one transaction and on the disk when its function returns.
//! What can't be read is never overwritten and never read in part.
//!
//! ```text
//! modes      the file and its folders are this account's alone     library    the one door to a connection, set up once
//! place      where the file lies: what may be opened, how a new one comes to be there whole    lock   who may write
//! schema     the key, the connection, the version; migrations/ holds the tables with their reasons
//! rows       a check-in as a row; packing: answers as bytes
//! check_ins  saved, changed, deleted, earlier versions     load     the whole journal at once
//! search     words in notes: question, what is asked    marks   where they stand      import   another journal taken in      health   whether all is whole
//! rewrite    one change of what many check-ins say, and taking it back     merges   which became part of which
//! ways       events, trials, plans, answers to patterns    person   settings, safety plan, drafts
//! way_items  the person's own lists, and a plan that is done
//! key        a passphrase or a code becomes a key    judged   what may be one    passphrase   set, changed, taken away
//! known_lock  what is known beside a journal about its lock     rollback   what takes a write back, and how it goes
//! copy       the verified copy, the one way a journal comes to lie in another file
//! backups    made beside the journal     backup_folder  what may be wrong there     backups_seen   looked at    thinning   which of them go
//! names      what files made of a journal are called      whose    which journal they belong to      relock   backups under a new key
//! outgoing   where a link leads to that an export is written through
//! restore    one put in the journal's place     compare  what differs
//! migrate    a journal of an earlier version     plain    as a database that other programs read
//! for_good   out of the file with every trace     delete_all   the file itself, and all that was made of it
//! wipe       zeros over what should not be found again
//! watch      whether the file still holds what was written last     rescue   where all goes when it does not
//! taking_in  what was rescued, back in the journal       salvage      what can still be read of a damaged one
//! ```
//!
//! There is no cache and no query by day or feeling: the whole journal is loaded and shared, which takes
//! less time than one painted frame for years of check-ins.

mod cipher;
mod file;
mod tables;

mod backups;
mod error;
mod health;
mod library;
mod migrate;
mod salvage;
mod schema;
mod store;
mod trouble;

pub use backups::compare::{BriefCheckIn, Compared, compare};
pub use backups::restore::{Agreed, Restored, restore, salvage_in_place};
pub use backups::seen::{BackupSeen, BackupStanding, look_at_backups};
pub use backups::{BackedUp, backups_ahead, backups_of};
pub use cipher::judged::{Guessing, MOST_LETTERS, Unfit, judged};
pub use cipher::key::Secret;
pub use cipher::known_lock::{LockNow, is_known_to_be_locked};
pub use cipher::passphrase::Relocked;
pub use error::{HeldBy, StorageError};
pub use file::delete_all::delete_all;
pub use file::lock::{Writer, this_is};
pub use file::outgoing::{names_a_folder, way_out};
pub use file::rescue::rescued_beside;
pub use file::taking_in::TakenIn;
pub use file::watch::Lost;
pub use health::Health;
pub use library::set_up;
pub use salvage::{Salvaged, salvage};
pub use store::Store;
pub use tables::offered::{Changed, ImportCounts, Offered};
pub use tables::rewrite::Rewritten;
