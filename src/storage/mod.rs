//! The journal file, and the only SQL in the program.
//!
//! One file in `SQLCipher` 4's format, one connection, one writer. [`Store`] offers one function for each
//! question and each change; every change is one transaction and on the disk when its function returns.
//! What can't be read is never overwritten and never read in part.
//!
//! ```text
//! store      the handle: its file, one question, one change       opening   how one is made and opened
//! library    the one door to a connection, set up once     schema     the connection, the version; migrations/ holds the
//!            tables with their reasons     migrate    a journal of an earlier version     made   the tables as they are
//! error      what is told the person     trouble    what goes wrong inside     health     whether all is whole
//! whole      a file of any kind, written whole or not at all
//!
//! file/      place      where the file lies: what may be opened, where a new one may be made     lock   who may write
//!            beside     names beside it     temporary  how a file comes to be there whole     half_made  what was cut off
//!            copy       the verified copy, the one way a journal comes to lie in another file
//!            names      what files made of a journal are called     id, whose   which journal they belong to
//!            modes      the file and its folders are this account's alone     outgoing   where a link leads to
//!            rollback   what takes a write back, and how it goes     wipe       zeros over what should not be found again
//!            watch      whether the file still holds what was written last     seen, lost   how it looks, what became of it
//!            plain      as a database that other programs read     for_good   out of the file with every trace
//!            delete_all the file itself, and all that was made of it
//! cipher/    key        a passphrase or a code becomes a key     judged     what may be one     unlock     which key fits
//!            known_lock, lock_now   what is known beside a journal about its lock, and how it differs
//!            passphrase set, changed, taken away     relock     backups under a new key
//!            relocking  how far that is
//! tables/    check_ins  saved, changed, deleted     load, some, fitting  the whole journal at once, or less     earlier    what they said before
//!            rows       a check-in as a row     packing    answers as bytes
//!            import, offered, merging   another journal taken in     rewrite    one change of what many check-ins say
//!            catalogue  feelings and symptoms     merges     which became part of which
//!            ways       events, trials, plans, answers to patterns     way_items  the person's own lists
//!            person     settings, safety plan, drafts     same       whether two files hold the same
//! signs/     where words may be: which notes a search reads
//! meeting/   when each thing was changed, and two journals of one person that become one
//! backups/   made beside the journal: folder, thinning, seen, compare, restore, with_it (that of a new passphrase)
//! care/      the daily look at all of it and the backup of the day, beside who writes: after, beside, snapshot, stop
//! rescue/    where all goes when the file is not what it was, and taking_in: back in the journal
//! salvage/   what can still be read of a damaged one
//! ```
//!
//! There is no cache and no query by day or feeling: the whole journal is loaded and shared, which takes
//! less time than one painted frame for years of check-ins.

mod cipher;
mod file;
mod meeting;
mod signs;
mod tables;

mod backups;
mod care;
mod error;
mod health;
mod library;
mod made;
mod migrate;
mod opening;
mod rescue;
mod salvage;
mod schema;
mod store;
mod trouble;
mod whole;

pub use backups::BackedUp;
pub use backups::compare::{BriefCheckIn, Compared, compare};
pub use backups::folder::{backups_ahead, backups_of, names_a_backup};
pub use backups::restore::{Restored, restore, salvage_in_place};
pub use backups::seen::{BackupSeen, BackupStanding, look_at_backups};
pub use care::after::LookedAfter;
pub use care::beside::Beside;
pub use care::priority::stand_back;
pub use care::stop::Stop;
pub use cipher::judged::{Guessing, MOST_LETTERS, Unfit, judged};
pub use cipher::key::Secret;
pub use cipher::known_lock::is_known_to_be_locked;
pub use cipher::lock_now::{Agreed, LockNow};
pub use cipher::passphrase::Relocked;
pub use cipher::relocking::Relocking;
pub use error::{HeldBy, StorageError};
pub use file::delete_all::delete_all;
pub use file::lock::{Writer, is_taken, this_is};
pub use file::lost::Lost;
pub use file::names::rescued_beside;
pub use file::outgoing::{names_a_folder, way_out};
pub(crate) use file::place::make_folder;
pub use health::Health;
pub use library::{Lives, set_up};
pub use meeting::folder::{FolderMet, MeetingPlace};
pub use meeting::met::Met;
pub use meeting::otherwise::{SaidOtherwise, Version};
pub use meeting::things::{Thing, ThingId};
pub use rescue::taking_in::TakenIn;
pub use salvage::{Salvaged, salvage};
pub use store::Store;
pub use tables::coming_in::{Changed, Differing, ImportCounts, NotTaken, Offered, TakesLot, Weighed, Weighing};
pub use tables::rewrite::Rewritten;
pub use tables::taken_in::{Brought, Underway};
pub use whole::write_whole;
