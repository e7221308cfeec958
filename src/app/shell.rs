//! What is there whether or not a journal is open, and outlives a lock: numbers, places and how the window looks. No word
//! of a journal is in it.

use crate::domain::{Moment, Settings, TextSize, ThemeChoice};
use std::path::PathBuf;

/// Where one can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Room {
    #[default]
    Today,
    Journal,
    Range,
    Patterns,
    Ways,
    Help,
    Settings,
}

impl Room {
    /// In the order of the rail.
    pub const ALL: [Self; 7] =
        [Self::Today, Self::Journal, Self::Range, Self::Patterns, Self::Ways, Self::Help, Self::Settings];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Journal => "Journal",
            Self::Range => "Range",
            Self::Patterns => "Patterns",
            Self::Ways => "Ways",
            Self::Help => "Help",
            Self::Settings => "Settings",
        }
    }
}

/// Something to tell, shown until the next one or until it is closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub failed: bool,
    /// Offers "Undo".
    pub undo: bool,
}

impl Notice {
    /// Something that was done.
    #[must_use]
    pub fn told(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: false, undo: false }
    }

    /// Something that was not done, and what is safe.
    #[must_use]
    pub fn failed(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: true, undo: false }
    }

    /// Something that was done and can be taken back.
    #[must_use]
    pub fn undoable(text: impl Into<String>) -> Self {
        Self { text: text.into(), failed: false, undo: true }
    }
}

/// How the window looks: it stays as it is when the journal is locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Looks {
    pub theme: ThemeChoice,
    pub text_size: TextSize,
    pub reduce_motion: bool,
    pub discreet: bool,
}

impl Looks {
    #[must_use]
    pub const fn of(settings: &Settings) -> Self {
        let &Settings { theme, text_size, reduce_motion, discreet, .. } = settings;
        Self { theme, text_size, reduce_motion, discreet }
    }
}

/// How often something happened, for views that begin anew each time. They only grow.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Today's form was come to anew: the keyboard goes to its first row.
    pub arrivals: u64,
    /// The disk did not take Today's form.
    pub forms_not_saved: u64,
    /// Help was come to: it is shown from its beginning.
    pub came_for_help: u64,
    /// The journal room was asked to show a day.
    pub showings: u64,
    /// The analysis said something new, or nothing of it is there any more.
    pub findings: u64,
}

/// What survives a lock.
#[derive(Debug, Clone, PartialEq)]
pub struct Shell {
    pub room: Room,
    pub now: Moment,
    /// The journal that is shown, or was asked for.
    pub path: PathBuf,
    /// The person's own journal; differs from `path` while the sample is shown.
    pub own_path: PathBuf,
    pub looks: Looks,
    /// The code of the country whose help lines are shown while no journal is open to keep it (SAFETY 3).
    pub country: Option<String>,
    /// What the article says is open in the room of Help.
    pub reading: bool,
    pub counts: Counts,
    /// What Gamut itself told while no journal was open. What is told of an open journal goes with it.
    pub(super) notice: Option<Notice>,
    /// What went wrong while nothing could be told, as the disk or Gamut said it: told once a journal is open again.
    pub(super) missed: Option<String>,
    /// Discreet mode was switched while no journal was open to keep that.
    pub(super) discreet_wanted: Option<bool>,
}

impl Shell {
    pub(super) fn new(path: PathBuf, now: Moment) -> Self {
        Self {
            room: Room::Today,
            now,
            own_path: path.clone(),
            path,
            looks: Looks::default(),
            country: None,
            reading: false,
            counts: Counts::default(),
            notice: None,
            missed: None,
            discreet_wanted: None,
        }
    }
    /// Enters a room, from its beginning.
    pub(super) fn enter(&mut self, room: Room) {
        self.room = room;
        self.reading = false;
        self.counts.came_for_help += u64::from(room == Room::Help);
        self.counts.arrivals += u64::from(room == Room::Today);
    }
}
