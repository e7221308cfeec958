//! What can be asked for, and as which line of the palette.

use crate::{app::Action, domain::FeelingId, ui::screens::Page};

/// A line of the palette.
#[derive(Debug, Clone)]
pub(crate) struct Offer {
    pub(crate) words: String,
    /// The keys that do the same.
    pub(crate) keys: Option<String>,
    pub(crate) wanted: Wanted,
}

/// What is done when it is chosen.
#[derive(Debug, Clone)]
pub(crate) enum Wanted {
    Ask(Action),
    /// The palette itself.
    Palette,
    KeySheet,
    Year,
    /// The field of the search, in the journal.
    Search,
    /// All that was written with these words.
    SearchFor(String),
    /// The search of the settings.
    FindSetting,
    Settings(Page),
    /// The row of this feeling, in Today.
    Rate(FeelingId),
    /// The picture of this name, in Range.
    Picture(&'static str),
    /// What of a room is for paper.
    Print(ForPaper),
    LastMessages,
}

/// What is made of a room, to be printed: a file, in the way that room writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ForPaper {
    /// A picture of this room, by its name.
    Picture(&'static str),
    /// The questions for the doctor, with the river.
    DoctorsPage,
    HelpPage,
}

impl Offer {
    pub(crate) fn new(words: impl Into<String>, wanted: Wanted) -> Self {
        Self { words: words.into(), keys: None, wanted }
    }
}
