//! What a desktop can tell that a private journal should know.

/// Something a private journal should know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DesktopSays {
    /// The machine is about to sleep.
    Sleeps,
    /// The screen or the session is locked.
    Locks,
}
