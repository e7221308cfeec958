//! What a file offers: rows read and checked, counted where they are refused, not yet stored.

use super::{json::Why, time::write_at};
use crate::domain::{CanBe, Catalogue, CheckInId, DayStart, Earlier, Instant, Journal, Key, Parts, Valence};
use std::{collections::HashSet, sync::Arc};

/// Lines of refused rows that are kept; further ones are only counted.
const REJECTED_KEPT: usize = 1000;

/// What a reader has to know of the journal that the rows are for, and of the time.
#[derive(Debug, Clone, Copy, Default)]
pub struct ReadFor {
    /// Settles the day of rows that don't say it.
    pub start: DayStart,
    /// Which days can be: a row that names another one is refused.
    pub can: CanBe,
}

/// For those who have no clock: what lies ahead is taken.
impl From<DayStart> for ReadFor {
    fn from(start: DayStart) -> Self {
        Self { start, can: CanBe::default() }
    }
}

/// What a file offers, read and checked, not yet stored.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing about the file")]
pub struct Incoming {
    /// Sorted; its catalogue holds what the file describes and what its rows name beside it.
    pub journal: Journal,
    /// Line number (number of the entry, where a file has no lines) and reason, never the content; the
    /// first 1,000.
    pub rejected: Vec<(u64, String)>,
    /// All refused rows.
    pub rejected_count: u64,
    /// Rows that stand in the file a second time; taken once.
    pub repeated: u64,
    /// Rows of the diary: check-ins, events, trials, plans… (the catalogue, settings, safety plan and
    /// contacts are no rows), and every line that could not be read.
    pub offered: u64,
    /// The file described the feelings; else the starting ones were assumed.
    pub described: bool,
    /// The file says how the program is set.
    pub has_settings: bool,
    /// Feelings of the person's own whose side nobody described.
    pub sides_unsaid: Vec<Key>,
    /// The overall moods are no rows of their own: each came in one row with a check-in and is counted by it.
    pub moods_beside: bool,
    /// Its times were clocks on a wall, read in a zone that the file doesn't name.
    pub zone_assumed: bool,
    /// What check-ins of the file said before they were changed.
    pub earlier: Vec<Earlier>,
    /// What the file speaks of.
    pub parts: Parts,
    /// What was passed over, and how often.
    pub passed_over: Vec<(u64, PassedOver)>,
}

impl Default for Incoming {
    fn default() -> Self {
        Self {
            journal: Journal::default(),
            rejected: Vec::new(),
            rejected_count: 0,
            repeated: 0,
            offered: 0,
            described: false,
            has_settings: false,
            sides_unsaid: Vec::new(),
            moods_beside: false,
            zone_assumed: false,
            earlier: Vec::new(),
            parts: Parts::all(),
            passed_over: Vec::new(),
        }
    }
}

/// What a file holds that isn't taken in, while all else is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PassedOver {
    /// A cell under `day` that is no day near the time under `at`.
    Day,
    /// Photos, sounds and whatever else lies beside the entries in a backup.
    Files,
    /// A row that says when it was and nothing else: no check-in is made of it.
    Empty,
    /// A number outside of the scale that was said for it.
    OffScale,
    /// A record of a kind that is not read, in a file of many kinds.
    OtherKinds,
}

impl PassedOver {
    #[must_use]
    pub fn words(self, n: u64) -> String {
        match (self, n) {
            (Self::Day, 1) => "In 1 row what stands under `day` is no day near `at`: `at` says which day it was".to_owned(),
            (Self::Day, n) => format!("In {n} rows what stands under `day` is no day near `at`: `at` says which day it was"),
            (Self::Files, 1) => "1 photo, sound or other file in it was passed over".to_owned(),
            (Self::Empty, 1) => "1 row has a time and nothing else: no check-in was made of it".to_owned(),
            (Self::Empty, n) => format!("{n} rows have a time and nothing else: no check-in was made of them"),
            (Self::OffScale, 1) => "1 number lies outside of the scale that was said for it: it became no answer".to_owned(),
            (Self::OffScale, n) => {
                format!("{n} numbers lie outside of the scale that was said for them: they became no answers")
            }
            (Self::OtherKinds, 1) => "1 record of another kind in it was passed over".to_owned(),
            (Self::OtherKinds, n) => format!("{n} records of other kinds in it were passed over"),
            (Self::Files, n) => format!("{n} photos, sounds or other files in it were passed over"),
        }
    }
}

/// A feeling that a file names and nobody knows: which side it is on must be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFeeling {
    pub key: Key,
    pub name: String,
}

impl Incoming {
    /// The feelings whose side must be asked, because neither the file nor the journal with this catalogue says it.
    /// Those that the journal has are on the side they are on there from now on.
    pub fn unknown(&mut self, there: &Catalogue) -> Vec<UnknownFeeling> {
        let catalogue = &mut self.journal.catalogue;
        let mut unknown = Vec::new();
        for key in &self.sides_unsaid {
            let Some(f) = catalogue.feelings.iter_mut().find(|f| f.key == *key) else { continue };
            match there.feeling_meant(key.as_str()).or_else(|| there.feeling_meant(&f.name)) {
                Some(known) => f.valence = known.valence,
                None => unknown.push(UnknownFeeling { key: key.clone(), name: f.name.clone() }),
            }
        }
        unknown
    }

    /// Puts a feeling of the file on a side.
    pub fn say_side(&mut self, key: &Key, side: Valence) {
        self.sides_unsaid.retain(|k| k != key);
        if let Some(f) = self.journal.catalogue.feelings.iter_mut().find(|f| f.key == *key) {
            f.valence = side;
        }
    }

    /// Counts something that was passed over.
    pub(super) fn pass_over(&mut self, what: PassedOver) {
        match self.passed_over.iter_mut().find(|(_, w)| *w == what) {
            Some((n, _)) => *n += 1,
            None => self.passed_over.push((1, what)),
        }
    }

    /// Counts a row that was refused.
    pub(super) fn refuse(&mut self, number: u64, why: Why) {
        self.offered += 1;
        self.rejected_count += 1;
        if self.rejected.len() < REJECTED_KEPT {
            self.rejected.push((number, why.into_owned()));
        }
    }
}

/// An id for a row that has none and no time of its own, made of what it says: the same row gets the same id.
pub(super) fn id_of_content(content: &str) -> String {
    format!("row-{:032x}", sum_of(content.trim()))
}

/// An id for a check-in that has none: when it was, which nobody renames.
pub(super) fn id_of_time(at: Instant) -> CheckInId {
    format!("row-{}", write_at(at)).into()
}

/// FNV-1a, 128 bits.
pub(super) fn sum_of(content: &str) -> u128 {
    let mix = |h: u128, b: u8| (h ^ u128::from(b)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    content.bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, mix)
}

/// Whether a text can be the id of a row.
pub(super) fn is_id(id: &str) -> bool {
    (1..=200).contains(&id.chars().count()) && !id.chars().any(char::is_control)
}

/// What a bad id is refused with.
pub(super) const NO_ID: &str = "`id` is empty, longer than 200 characters or holds a control character";

/// Texts that stand in many rows (zones, tags), each once in memory.
#[derive(Debug, Default)]
pub(super) struct Shared(HashSet<Arc<str>>);

impl Shared {
    pub(super) fn of(&mut self, text: &str) -> Arc<str> {
        /// A file in which every row has words of its own gains nothing from remembering them.
        const KEPT: usize = 10_000;
        if let Some(known) = self.0.get(text) {
            return Arc::clone(known);
        }
        let new: Arc<str> = text.into();
        if self.0.len() < KEPT {
            self.0.insert(Arc::clone(&new));
        }
        new
    }
}
