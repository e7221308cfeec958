//! Reminders: when one comes and whether it may be said, the small file that knows it while the journal is locked, and how
//! the system is asked to wake Gamut. None is better than a wrong one, and none says a word of a journal.
//!
//! ```text
//! schedule   what is wished     drawn   the times of one day     judged   whether one may be said now, and what follows
//! kept       what is known, as a text     place     where that lies, read and changed by one program at a time
//! units      what is written for the system     setting   switched on and off     seen   how all of it stands
//! fired      one whose time may have come     waiting   a process that sleeps, where there is no scheduler
//! beside     a thread for a window
//! ```

pub(crate) mod beside;
pub(crate) mod drawn;
pub(crate) mod fired;
pub(crate) mod judged;
pub(crate) mod kept;
pub(crate) mod place;
pub(crate) mod schedule;
pub(crate) mod seen;
pub(crate) mod setting;
pub(crate) mod units;
#[cfg(target_os = "linux")]
pub(crate) mod waiting;

pub use beside::{Ask, Beside, Told, checked_in};
pub use fired::{Fired, PATIENCE, fire, show_now};
pub use judged::{Answer, Silence, minute_of};
pub use kept::{Kept, Means, Minute};
pub use place::{NotKept, Place};
pub use schedule::{Days, MOST_LETTERS, MinuteOfDay, Schedule, WORDS, When, plain_clock};
pub use seen::{Seen, look, somebody_waits};
pub use setting::{Around, Wish, new_seed, switch_off, switch_on};
#[cfg(target_os = "linux")]
pub use waiting::wait;
