//! One window a journal: a later start of Gamut tells the window that is there what it was started for.
//!
//! Over a socket of this machine and not over the session's bus: it is there without a desktop, too, no other program of
//! the session sees that or when Gamut is called, and the doors that are closed leave local sockets open.

mod calls;
#[cfg(unix)]
mod door;
mod words;

pub use calls::{Calls, Heard};
#[cfg(unix)]
pub use door::{Answer, Door, ask};

/// What somebody started Gamut for, while its window is there already. No word of a journal fits into it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Call {
    /// The name of a room.
    pub room: Option<String>,
    /// A check-in is to be written.
    pub check_in: bool,
}
