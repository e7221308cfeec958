use super::{json::Why, jsonl::Book};
use crate::domain::{CanBe, CheckIn, CheckInId, DayStart, ImportedMood, Journal, Key};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

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
#[derive(Debug, Default)]
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
    /// Feelings of the person's own whose side nobody described: taken as unpleasant.
    pub guessed: Vec<Key>,
    /// The overall moods are no rows of their own: each came in one row with a check-in and is counted by it.
    pub moods_beside: bool,
}

impl Incoming {
    /// Of the overall moods that are counted by their check-ins: how many are new beside those in `there`,
    /// and how many are known.
    #[must_use]
    pub fn moods_beside(&self, there: &[ImportedMood]) -> (u64, u64) {
        if !self.moods_beside {
            return (0, 0);
        }
        let known: HashSet<&str> = there.iter().map(|m| &*m.id).collect();
        let known = self.journal.moods.iter().filter(|m| known.contains(&*m.id)).count();
        ((self.journal.moods.len() - known) as u64, known as u64)
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

/// Puts the check-ins of a file together, each id once.
#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) into: Incoming,
    /// Ids are made from what a check-in says, so two of the same id say the same, whatever their sources are.
    pub(super) ids_say_all: bool,
    pub(super) can: CanBe,
    check_ins: HashMap<CheckInId, Arc<CheckIn>>,
}

impl Gathering {
    /// Takes only what lies on days that can be.
    pub(super) fn that_takes(can: CanBe) -> Self {
        Self { can, ..Self::default() }
    }

    /// Takes a check-in and counts it; `false` when the very same was there before.
    pub(super) fn take(&mut self, c: CheckIn) -> Result<bool, Why> {
        self.can.check_in(&c).map_err(|e| e.to_string())?;
        let new = match self.check_ins.get(&c.id) {
            Some(before) if !self.ids_say_all && **before != c => return Err("another row before it has the same id".into()),
            Some(_) => {
                self.into.repeated += 1;
                false
            }
            None => {
                let c = Arc::new(c);
                self.check_ins.insert(c.id.clone(), Arc::clone(&c));
                let list = if c.deleted_ms.is_some() { &mut self.into.journal.trash } else { &mut self.into.journal.check_ins };
                list.push(c);
                true
            }
        };
        self.into.offered += 1;
        Ok(new)
    }

    /// Everything in order, with the catalogue as it has grown.
    pub(super) fn finish(self, book: Book) -> Incoming {
        let mut into = self.into;
        into.journal.catalogue = book.catalogue;
        into.guessed = book.guessed;
        into.journal.sort();
        into
    }
}

/// An id for a row that has none, made of what it says: the same row gets the same id every time.
pub(super) fn id_of_content(content: &str) -> Arc<str> {
    let mix = |h: u128, b: u8| (h ^ u128::from(b)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    let sum = content.trim().bytes().fold(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d, mix);
    format!("row-{sum:032x}").into()
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
