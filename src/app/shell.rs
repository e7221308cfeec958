//! What is there whether or not a journal is open, and outlives a lock: numbers, places and how the window looks. No word
//! of a journal is in it.

use crate::domain::{DayKey, Moment, Settings, TextSize, ThemeChoice, Way};
use std::{collections::VecDeque, path::PathBuf};

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

    /// The one of this name, in whatever letters.
    #[must_use]
    pub fn called(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|room| room.name().eq_ignore_ascii_case(name))
    }
}

/// So many places are remembered. Our choice: nobody walks further back.
const MOST: usize = 30;

/// A place one can come back to. No word of a journal is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub room: Room,
    /// In the Journal: the day that was asked for last.
    pub day: Option<DayKey>,
    /// Among the ways: the one that is open.
    pub way: Option<Way>,
}

/// The places one was in, the last one last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Been(Vec<Place>);

impl Been {
    /// Somebody leaves this place.
    pub(super) fn leave(&mut self, place: Place) {
        if self.0.last() != Some(&place) {
            self.0.push(place);
        }
        if self.0.len() > MOST {
            self.0.remove(0);
        }
    }

    /// The place before, which is left out from now on.
    pub(super) fn step_back(&mut self) -> Option<Place> {
        self.0.pop()
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Something to tell, shown until the next one, until it is closed, or for a while.
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

/// What is told of an open journal, and what was told before.
#[derive(Debug, Default)]
pub struct Notices {
    shown: Option<Notice>,
    /// The newest first.
    last: VecDeque<Notice>,
    told: u64,
}

impl Notices {
    /// So many can be read again.
    const KEPT: usize = 10;

    pub(super) fn tell(&mut self, notice: Notice) {
        self.told += 1;
        self.last.push_front(notice.clone());
        self.last.truncate(Self::KEPT);
        self.shown = Some(notice);
    }

    /// What is told now goes on with this sentence, where it told of something that was done.
    pub(super) fn go_on(&mut self, sentence: &str) {
        let Some(notice) = self.shown.as_mut().filter(|n| !n.failed) else { return };
        notice.text = format!("{}. {sentence}", notice.text);
        self.told += 1;
        if let Some(last) = self.last.front_mut() {
            last.text.clone_from(&notice.text);
        }
    }

    pub(super) fn close(&mut self, closes: impl Fn(&Notice) -> bool) {
        self.shown.take_if(|n| closes(n));
    }

    #[must_use]
    pub const fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref()
    }

    /// What was told last, the newest first.
    pub fn last(&self) -> impl Iterator<Item = &Notice> {
        self.last.iter()
    }

    /// How often something was told: the same words again are another message.
    #[must_use]
    pub const fn told(&self) -> u64 {
        self.told
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
    /// A file was looked at whose entries may come in: its page is shown.
    pub arriving: u64,
    /// The analysis said something new, or nothing of it is there any more.
    pub findings: u64,
}

/// A country by its code of two letters (ISO 3166-1 alpha-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryCode([u8; 2]);

impl CountryCode {
    #[must_use]
    pub fn of(code: &str) -> Option<Self> {
        let letters: [u8; 2] = code.as_bytes().try_into().ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
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
    /// Whose help lines are shown while no journal is open to keep that (SAFETY 3).
    pub country: Option<CountryCode>,
    /// What the article says is open in the room of Help.
    pub reading: bool,
    pub counts: Counts,
    /// The places one came through: Alt+Left goes back.
    pub been: Been,
    /// The window is the small one: the form of a check-in, and no other room.
    pub small: bool,
    /// What Gamut itself told while no journal was open. What is told of an open journal goes with it.
    pub(super) notice: Option<Notice>,
    /// What went wrong while nothing could be told, as the disk or Gamut said it: told once a journal is open again.
    pub(super) missed: Option<Notice>,
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
            been: Been::default(),
            small: false,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::{CountryForm, HelpLineForms, HelpPageForm};

    /// What no word of a journal fits into, or what only Gamut itself writes.
    trait HoldsNoWord {}
    impl HoldsNoWord for Room {}
    impl HoldsNoWord for Moment {}
    impl HoldsNoWord for ThemeChoice {}
    impl HoldsNoWord for TextSize {}
    impl HoldsNoWord for CountryCode {}
    impl HoldsNoWord for bool {}
    impl HoldsNoWord for u64 {}
    /// Rooms, days and ways.
    impl HoldsNoWord for Been {}
    /// Where the journal lies.
    impl HoldsNoWord for PathBuf {}
    /// What Gamut or the disk says.
    impl HoldsNoWord for Notice {}
    impl<T: HoldsNoWord> HoldsNoWord for Option<T> {}

    fn no_word(_: &dyn HoldsNoWord) {}

    /// Names every field: a new one is asked here whether a word of the journal fits into it.
    #[test]
    fn what_outlives_a_lock_has_no_room_for_a_word_of_the_journal() {
        let moment = Moment { instant: crate::domain::Instant { utc_ms: 0, offset_s: 0 }, zone: "UTC".into() };
        let shell = Shell::new(PathBuf::new(), moment);
        let Shell { room, now, path, own_path, looks, country, reading, counts, been, small, notice, missed, discreet_wanted } =
            shell;
        let Looks { theme, text_size, reduce_motion, discreet } = looks;
        let Counts { arrivals, forms_not_saved, came_for_help, showings, findings, arriving } = counts;
        for field in [&room as &dyn HoldsNoWord, &now, &path, &own_path, &country, &been, &notice, &missed, &discreet_wanted] {
            no_word(field);
        }
        for field in [&theme as &dyn HoldsNoWord, &text_size, &reduce_motion, &discreet, &reading, &small] {
            no_word(field);
        }
        for n in [arrivals, forms_not_saved, came_for_help, showings, findings, arriving] {
            no_word(&n);
        }
        // What is typed about help: the name of a file, and what is ticked. What is typed of a country goes with the journal.
        let HelpLineForms { page, country } = HelpLineForms::default();
        let CountryForm { choosing, typed: _gone, at: _a_number } = country;
        no_word(&choosing);
        let HelpPageForm { to: _name_of_a_file, plan, contacts } = page.unwrap_or_default();
        for ticked in [plan, contacts] {
            no_word(&ticked);
        }
    }

    #[test]
    fn a_country_is_two_letters_and_nothing_else() {
        for code in ["NL", "GB"] {
            assert_eq!(CountryCode::of(code).map(|c| c.as_str().to_owned()), Some(code.to_owned()));
        }
        for other in ["", "N", "nl", "NLD", "N1", "é"] {
            assert_eq!(CountryCode::of(other), None, "{other}");
        }
    }
}
