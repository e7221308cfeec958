//! A diary of another program as it was read, and its entries.

use crate::{
    domain::{Instant, SleepHours, Zone},
    exchange::{
        ExchangeError,
        incoming::{PassedOver, Shared},
        json::Why,
        jsonl::ROW_LIMIT,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use std::{
    mem,
    sync::{Arc, mpsc::SyncSender},
};

/// Entries that are handed on together while a file is still being read, and their bytes, whichever is reached first.
const LOT: usize = if cfg!(test) { 7 } else { 5_000 };
const LOT_BYTES: usize = if cfg!(test) { 20_000 } else { 8 << 20 };
/// Lines of refused rows that are kept; further ones are only counted.
const REFUSED_KEPT: usize = 1000;

/// What was read of another program's export.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diary {
    /// The program, as the source of its check-ins names it: `daylio`.
    pub app: &'static str,
    /// In the order of the file.
    pub entries: Vec<Entry>,
    /// Line number (number of the entry, where a file has no lines) and reason, never the content; the first 1,000.
    pub refused: Vec<(u64, String)>,
    pub refused_count: u64,
    /// What was passed over, and how often.
    pub passed_over: Vec<(u64, PassedOver)>,
    /// Entries that were handed on already, so that those of a long file are never all in memory.
    pub(super) handed_on: u64,
    /// What those take that were not yet handed on, in bytes.
    pub(super) held: usize,
    pub(super) onward: Onward,
}

/// Where entries go while the file is being read; nowhere, and all stay in the diary.
#[derive(Debug, Clone, Default)]
pub(super) struct Onward(Option<SyncSender<Diary>>);

impl PartialEq for Onward {
    /// Where entries go says nothing about them.
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Line, or number of the entry.
    pub place: u64,
    /// What the app itself calls it; nothing that can be renamed.
    pub own_id: Option<Box<str>>,
    pub when: When,
    /// How all was, on the app's own scale.
    pub mood: Option<Mood>,
    /// Numbers on scales of the app's or the person's own.
    pub scales: Vec<Scaled>,
    /// Tags, and feelings that were named without a strength.
    pub words: Vec<Word>,
    pub sleep: Option<SleepHours>,
    pub medicines: Vec<Arc<str>>,
    /// A title stands above the rest.
    pub note: Arc<str>,
    /// As it stands in the file.
    pub row: Box<str>,
}

/// When it was, as exactly as the file says it.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// A moment, with the name of the zone where the file says that.
    At(Instant, Option<Zone>),
    /// What the clock on the wall showed; in which zone, nobody says.
    Wall(NaiveDateTime),
    /// Only the day, and at most a part of it.
    Day(NaiveDate, Part),
}

/// A part of a day, as far as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    Unsaid,
    Early,
    Morning,
    Midday,
    Evening,
}

/// An overall mood.
#[derive(Debug, Clone, PartialEq)]
pub struct Mood {
    /// `None` where the file has only the app's word for it, which the person can rename.
    pub value: Option<f64>,
    /// Worst and best.
    pub scale: (f64, f64),
    /// The app's or the person's own word; empty where there is none.
    pub word: Arc<str>,
}

/// A number on a scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaled {
    pub name: Arc<str>,
    pub value: f64,
    /// Lowest and highest; `None` where the app sets no bounds.
    pub scale: Option<(f64, f64)>,
    /// The app's word for this value; empty where it has none.
    pub word: Arc<str>,
}

/// A word without a strength.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// What the app files it under, as "People"; empty where it doesn't.
    pub group: Arc<str>,
    pub word: Arc<str>,
}

impl Entry {
    /// One that says when it was and nothing else.
    #[must_use]
    pub fn at(place: u64, when: When) -> Self {
        Self {
            place,
            own_id: None,
            when,
            mood: None,
            scales: Vec::new(),
            words: Vec::new(),
            sleep: None,
            medicines: Vec::new(),
            note: "".into(),
            row: "".into(),
        }
    }

    /// About so much memory it takes.
    pub(in crate::exchange) fn bytes(&self) -> usize {
        let lists = self.scales.len() * size_of::<Scaled>() + self.words.len() * size_of::<Word>();
        size_of::<Self>() + self.note.len() + self.row.len() + lists + self.medicines.len() * size_of::<Arc<str>>()
    }

    /// Whether it says when it was and nothing else.
    #[must_use]
    pub fn says_nothing(&self) -> bool {
        self.mood.is_none()
            && self.scales.is_empty()
            && self.words.is_empty()
            && self.sleep.is_none()
            && self.medicines.is_empty()
            && self.note.trim().is_empty()
    }
}

impl Diary {
    #[must_use]
    pub fn of(app: &'static str) -> Self {
        Self { app, ..Self::default() }
    }

    /// One whose entries go onward while the file is being read, where anybody takes them.
    pub(in crate::exchange) fn handing_on(app: &'static str, onward: Option<&SyncSender<Self>>) -> Self {
        Self { onward: Onward(onward.cloned()), ..Self::of(app) }
    }

    /// The same at the end of the file: nothing more goes onward.
    pub(in crate::exchange) fn at_its_end(self) -> Self {
        Self { onward: Onward::default(), ..self }
    }

    /// Rows that are entries, and those that were refused.
    #[must_use]
    pub fn offered(&self) -> u64 {
        self.handed_on + self.entries.len() as u64 + self.refused_count
    }

    /// Takes an entry; one that says nothing is counted and passed over.
    pub(in crate::exchange) fn take(&mut self, entry: Entry) -> Result<(), ExchangeError> {
        if entry.says_nothing() {
            self.pass_over(1, PassedOver::Empty);
        } else if self.offered() >= ROW_LIMIT {
            return Err(ExchangeError::TooManyRows { rows: ROW_LIMIT });
        } else {
            self.held += entry.bytes();
            self.entries.push(entry);
            if (self.entries.len() >= LOT || self.held >= LOT_BYTES)
                && let Some(onward) = &self.onward.0
            {
                self.handed_on += self.entries.len() as u64;
                self.held = 0;
                let lot = Self { entries: mem::take(&mut self.entries), ..Self::of(self.app) };
                onward.send(lot).map_err(|_| ExchangeError::Ended)?;
            }
        }
        Ok(())
    }

    /// Counts a row that was refused.
    pub(in crate::exchange) fn refuse(&mut self, place: u64, why: Why) {
        self.refused_count += 1;
        if self.refused.len() < REFUSED_KEPT {
            self.refused.push((place, why.into_owned()));
        }
    }

    /// Takes an entry or counts it as refused.
    pub(in crate::exchange) fn take_read(&mut self, place: u64, read: Result<Entry, Why>) -> Result<(), ExchangeError> {
        match read {
            Ok(entry) => self.take(entry),
            Err(_) if self.offered() >= ROW_LIMIT => Err(ExchangeError::TooManyRows { rows: ROW_LIMIT }),
            Err(why) => {
                self.refuse(place, why);
                Ok(())
            }
        }
    }

    pub(in crate::exchange) fn pass_over(&mut self, n: u64, what: PassedOver) {
        match self.passed_over.iter_mut().find(|(_, w)| *w == what) {
            _ if n == 0 => {}
            Some((count, _)) => *count += n,
            None => self.passed_over.push((n, what)),
        }
    }
}

/// Texts that stand in many entries, each once in memory.
#[derive(Debug, Default)]
pub(in crate::exchange) struct Texts(Shared);

impl Texts {
    pub(in crate::exchange) fn of(&mut self, text: &str) -> Arc<str> {
        self.0.of(text)
    }

    pub(in crate::exchange) fn none(&mut self) -> Arc<str> {
        self.of("")
    }

    /// A word, unless it is blank.
    pub(in crate::exchange) fn word(&mut self, group: &str, word: &str) -> Option<Word> {
        let word = word.trim();
        (!word.is_empty()).then(|| Word { group: self.of(group), word: self.of(word) })
    }
}
