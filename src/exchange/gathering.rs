//! The check-ins of a file, put together, each id once. What a long file holds is handed on a lot at a time: of what was
//! handed on only a number for each id is kept, and one for what it said.

use super::{ExchangeError, Incoming, json::Why, jsonl::Book};
use crate::domain::{CanBe, CheckIn, CheckInId, Context, Journal, Spellings};
use std::{
    collections::{HashMap, HashSet},
    fmt,
    hash::{BuildHasher, BuildHasherDefault, Hash, Hasher, RandomState},
    mem,
    sync::Arc,
};

/// Check-ins that are handed on together. Our choice: more than fifty years of a journal, so that nearly every file is one
/// lot, and few enough to be no burden.
const LOT: usize = if cfg!(test) { 20 } else { 60_000 };
/// The same in bytes: a lot of long notes has fewer of them.
const LOT_BYTES: usize = if cfg!(test) { 200_000 } else { 48 << 20 };

/// Different words of one file. Our choice: fifty years of a new one for every check-in are a quarter of that.
const WORDS: usize = if cfg!(test) { 1_000 } else { 200_000 };

/// Whoever takes a lot; an error ends the reading.
pub type Takes<'a> = &'a mut dyn FnMut(Incoming) -> Result<(), ExchangeError>;

/// Where the lots of a long file go. Nowhere: all of it stays together, however long it is.
#[derive(Default)]
pub struct Onward<'a>(Option<Takes<'a>>);

impl fmt::Debug for Onward<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Onward").field(&self.0.is_some()).finish()
    }
}

impl<'a> Onward<'a> {
    #[must_use]
    pub const fn nowhere() -> Self {
        Self(None)
    }

    #[must_use]
    pub fn to(takes: Takes<'a>) -> Self {
        Self(Some(takes))
    }
}

#[derive(Debug, Default)]
pub(super) struct Gathering {
    pub(super) into: Incoming,
    pub(super) can: CanBe,
    /// Each id with what its check-in says, both as a number.
    seen: HashMap<u64, u64, BuildHasherDefault<AsItIs>>,
    numbers: RandomState,
    /// How many different rows had a time and place of which there are several, and what they say.
    several: HashMap<u64, u32>,
    said: HashSet<(u64, u64)>,
    spellings: Spellings,
    /// A number for each word of the person's own.
    words: HashSet<u64>,
    /// What is kept and not yet handed on takes about so many bytes.
    held: usize,
}

impl Gathering {
    /// Takes only what lies on days that can be.
    pub(super) fn that_takes(can: CanBe) -> Self {
        Self { can, ..Self::default() }
    }

    /// Takes a check-in that has an id of its own, and counts it.
    pub(super) fn take(&mut self, c: CheckIn) -> Result<(), Why> {
        self.can.check_in(&c).map_err(|e| e.to_string())?;
        let (id, says) = (self.number_of(c.id.as_str()), self.print_of(&c));
        self.has_room_for(&c.context)?;
        match self.seen.get(&id) {
            Some(before) if *before != says => return Err("another row before it has the same id".into()),
            Some(_) => self.into.repeated += 1,
            None => {
                self.seen.insert(id, says);
                self.put(c);
            }
        }
        self.into.offered += 1;
        Ok(())
    }

    /// Takes a check-in whose id was made of its time and place, and counts it. Another row of the same time that says
    /// something else (`content`) is another entry; the very same row is there once. Gives the id of a new one.
    pub(super) fn take_made(&mut self, mut c: CheckIn, content: &str) -> Result<Option<CheckInId>, Why> {
        self.can.check_in(&c).map_err(|e| e.to_string())?;
        self.has_room_for(&c.context)?;
        self.into.offered += 1;
        let (first, says) = (self.number_of(c.id.as_str()), self.number_of(content));
        if let Some(before) = self.seen.get(&first).copied() {
            self.said.insert((first, before));
            if !self.said.insert((first, says)) {
                self.into.repeated += 1;
                return Ok(None);
            }
            let n = self.several.entry(first).or_insert(1);
            loop {
                *n += 1;
                let id: CheckInId = format!("{}.{n}", c.id).into();
                if !self.seen.contains_key(&self.numbers.hash_one(id.as_str())) {
                    c.id = id;
                    break;
                }
            }
        }
        self.seen.insert(self.number_of(c.id.as_str()), says);
        let id = c.id.clone();
        self.put(c);
        Ok(Some(id))
    }

    /// A file in which every row has words of its own would make a journal that no program can hold.
    fn has_room_for(&mut self, context: &Context) -> Result<(), Why> {
        let Context { medicines, substances, company, tags, .. } = context;
        for word in medicines.iter().chain(substances).chain(company).chain(tags) {
            let word = self.number_of(word);
            if self.words.len() < WORDS {
                self.words.insert(word);
            } else if !self.words.contains(&word) {
                return Err("the file has more than 200,000 different tags and other words".into());
            }
        }
        Ok(())
    }

    fn put(&mut self, c: CheckIn) {
        self.held += c.note.len() + c.source.as_ref().map_or(0, |source| source.row.len());
        let list = if c.deleted_ms.is_some() { &mut self.into.journal.trash } else { &mut self.into.journal.check_ins };
        list.push(Arc::new(c));
    }

    /// Whether the file has this check-in.
    pub(super) fn has(&self, id: &CheckInId) -> bool {
        self.seen.contains_key(&self.number_of(id.as_str()))
    }

    /// Hands what there is on when it is a whole lot, with the catalogue as it has grown until now.
    pub(super) fn hand_on(&mut self, onward: &mut Onward<'_>, book: &Book) -> Result<(), ExchangeError> {
        let Some(takes) = &mut onward.0 else { return Ok(()) };
        let journal = &mut self.into.journal;
        if journal.check_ins.len() + journal.trash.len() + journal.moods.len() < LOT && self.held < LOT_BYTES {
            return Ok(());
        }
        self.held = 0;
        let mut lot = Incoming {
            journal: Journal {
                catalogue: book.catalogue.clone(),
                check_ins: mem::take(&mut journal.check_ins),
                trash: mem::take(&mut journal.trash),
                moods: mem::take(&mut journal.moods),
                ..Journal::default()
            },
            described: self.into.described,
            sides_unsaid: book.sides_unsaid.clone(),
            moods_beside: self.into.moods_beside,
            zone_assumed: self.into.zone_assumed,
            parts: self.into.parts.clone(),
            ..Incoming::default()
        };
        self.settle(&mut lot);
        takes(lot)
    }

    /// Everything in order, or what wasn't handed on of it, with the catalogue as it has grown.
    pub(super) fn finish(mut self, book: Book) -> Incoming {
        let mut into = mem::take(&mut self.into);
        into.journal.catalogue = book.catalogue;
        into.sides_unsaid = book.sides_unsaid;
        self.settle(&mut into);
        into
    }

    fn settle(&mut self, lot: &mut Incoming) {
        lot.journal.sort();
        if !lot.described {
            self.one_spelling(&mut lot.journal);
        }
    }

    /// A word that a file spells in two ways is spelled as at its first place. Not in a journal's own whole export: that is
    /// how the person has it, and it comes back as it was.
    fn one_spelling(&mut self, journal: &mut Journal) {
        for c in journal.check_ins.iter_mut().chain(&mut journal.trash) {
            if let Some(now) = self.spellings.settled(&c.context) {
                Arc::make_mut(c).context = now;
            }
            self.spellings.learn(&c.context);
        }
    }

    fn number_of(&self, text: &str) -> u64 {
        self.numbers.hash_one(text)
    }

    /// Equal for check-ins that say the same.
    fn print_of(&self, c: &CheckIn) -> u64 {
        let mut print = self.numbers.build_hasher();
        let when = (c.at.instant.utc_ms, c.at.instant.offset_s, &c.at.zone, c.day);
        when.hash(&mut print);
        for (feeling, answer) in &c.answers {
            (feeling.0, answer).hash(&mut print);
        }
        (c.answers.len(), &c.note, c.written.map(|w| (w.utc_ms, w.offset_s)), c.deleted_ms).hash(&mut print);
        let context = &c.context;
        (context.sleep.map(|s| s.hours().to_bits()), &context.medicines, &context.substances).hash(&mut print);
        (&context.company, &context.tags).hash(&mut print);
        if !c.symptoms.is_empty() || !c.expected_felt.is_empty() || c.source.is_some() {
            format!("{:?}{:?}{:?}", c.symptoms, c.expected_felt, c.source).hash(&mut print);
        }
        print.finish()
    }
}

/// A number that is spread already, by which it is found.
#[derive(Debug, Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |number, b| number.rotate_left(8) ^ u64::from(*b));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }
}

#[cfg(test)]
mod tests {
    use crate::exchange::jsonl;
    use std::fmt::Write;

    #[test]
    fn of_words_that_are_others_in_every_row_so_many_come_in_and_the_rows_of_further_ones_are_refused() {
        let mut rows = String::new();
        for n in 0..1_010 {
            let _ = writeln!(rows, r#"{{"id":"{n}","at":"2026-01-02T10:00:00+01:00","tags":["word {n}"]}}"#);
        }
        let _ = writeln!(rows, r#"{{"id":"last","at":"2026-01-02T10:00:00+01:00","tags":["word 7"]}}"#);
        let got = jsonl::read(rows.as_bytes()).expect("read");
        assert_eq!((got.journal.check_ins.len(), got.rejected_count), (1_001, 10));
        let why = "the file has more than 200,000 different tags and other words";
        assert_eq!(got.rejected[0], (1_001, why.to_owned()));
    }
}
