//! What the window remembers of a call, of being the small one, and of what is new.

use crate::app::{Room, SmallFiles};

/// What is still to be done of a call.
#[derive(Debug, Default)]
pub(super) struct Called {
    /// It is to come to the front: so many more times that is asked for.
    pub(super) tries: u8,
    /// The form of a check-in, as soon as the journal is open.
    pub(super) check_in: bool,
    /// The room that was asked for before the journal was open: a journal may begin in another.
    pub(super) room: Option<Room>,
}

/// Whether the window is the small one, and how far that is.
#[derive(Debug, Default)]
pub(super) struct SmallWindow {
    pub(super) is_one: bool,
    pub(super) fits_its_text: bool,
    pub(super) step: Step,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Step {
    #[default]
    Open,
    /// The check-in is on its way to the disk; so many had not come there before.
    Saving { not_saved: u64 },
    /// It is saved, and the window is closed.
    Done,
}

/// Which version's news were seen.
#[derive(Debug)]
pub(super) struct NewsSeen {
    pub(super) files: SmallFiles,
    /// The version that runs.
    pub(super) has: String,
    pub(super) is_looked_at: bool,
}

impl Default for NewsSeen {
    fn default() -> Self {
        Self { files: SmallFiles::default(), has: env!("CARGO_PKG_VERSION").to_owned(), is_looked_at: true }
    }
}

impl NewsSeen {
    pub(super) fn of(files: SmallFiles) -> Self {
        Self { files, is_looked_at: false, ..Self::default() }
    }
}
