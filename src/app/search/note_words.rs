//! The words of all notes behind one another, folded, and where they stand.

use super::{
    asked::ways_to_take,
    narrowed::{Narrowed, NotesWith, Stands},
};
use crate::domain::{CheckIn, ImportedMood, folding::fold_into};
use memchr::memmem::Finder;
use std::{collections::HashMap, sync::Arc};

/// All notes of one revision, folded, the newest first.
#[derive(Debug, Default)]
pub struct NoteWords {
    text: Vec<u8>,
    /// Where each note begins in `text`, and the place of its check-in in the journal.
    notes: Vec<(usize, u32)>,
    /// What was looked for before: the next letter is looked for only where the word stood until then.
    narrowed: Narrowed,
}

/// Places of check-ins in the journal they were made of, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    pub newest_first: Vec<u32>,
    /// There are no others.
    pub whole: bool,
}

/// Between two notes: no word that is looked for has it, so none is found across them.
const END: u8 = b'\n';

impl NoteWords {
    /// Gets ready to search the notes of these check-ins, which are in the journal's order.
    #[must_use]
    pub fn of(check_ins: &[Arc<CheckIn>]) -> Self {
        Self::with_moods(check_ins, &[])
    }

    /// The same with the words that another app had for how all was: they are found as what was written is.
    #[must_use]
    pub fn with_moods(check_ins: &[Arc<CheckIn>], moods: &[ImportedMood]) -> Self {
        let said = moods.iter().filter(|m| m.is_overall() && !m.label.trim().is_empty());
        let said: HashMap<&str, &str> = said.map(|m| (m.check_in_id(), m.label.as_str())).collect();
        let mut all = Self::default();
        all.text.reserve(check_ins.iter().map(|c| c.note.len() + 3).sum());
        let places = (0..u32::try_from(check_ins.len()).unwrap_or(u32::MAX)).rev();
        for (place, c) in places.zip(check_ins.iter().rev()) {
            let mood = if said.is_empty() { None } else { said.get(c.id.as_str()) };
            let begin = all.text.len();
            for words in [Some(&*c.note).filter(|note| !note.is_empty()), mood.copied()].into_iter().flatten() {
                fold_into(words, &mut all.text);
                all.text.push(END);
            }
            if all.text.len() > begin {
                all.notes.push((begin, place));
            }
        }
        all
    }

    /// The check-ins whose notes have all of `words`, those only that `keeps` says yes to: the newest `at_first` of
    /// them, or all there are.
    ///
    /// Words are plain words: case and accents don't matter, `"…"` is a phrase, and the last one may be the beginning
    /// of a word. Where that finds nothing, all may be beginnings, and then stand anywhere in a word.
    #[must_use]
    pub fn places(&mut self, words: &str, at_first: Option<usize>, keeps: impl Fn(u32) -> bool) -> Places {
        for mut asked in ways_to_take(words) {
            // The longest is likely the rarest: it is looked for, and the others only where it stands.
            asked.sort_by_key(|a| std::cmp::Reverse(a.len()));
            let Some(rarest) = asked.first() else { continue };
            let among = if let Some((notes, before)) = self.narrowed.where_it_may_be(rarest) {
                Among::These { notes, before }
            } else if let Some(at) = Finder::new(rarest.trim()).find(&self.text) {
                // The space before a word that begins there is looked for, too.
                Among::AllFrom(at.saturating_sub(1))
            } else {
                // What is nowhere costs one look through all notes, however many ways there are to take it.
                self.narrowed.remember(rarest.trim(), NotesWith::default());
                continue;
            };
            let mut looking = Looking::new(&asked, at_first.unwrap_or(usize::MAX), &keeps);
            match among {
                Among::These { notes, before } => looking.among(self, &notes, before),
                Among::AllFrom(at) => looking.through_all(self, at),
            }
            let Looking { places, with_rarest, .. } = looking;
            if places.whole {
                self.narrowed.remember(rarest, with_rarest.into());
            }
            if !places.newest_first.is_empty() || !places.whole {
                return places;
            }
        }
        Places { whole: true, ..Places::default() }
    }

    /// The `n`th note, folded, and the place of its check-in.
    fn note(&self, n: usize) -> Option<(&[u8], u32)> {
        let (start, place) = *self.notes.get(n)?;
        Some((self.text.get(start..self.end_of(n))?, place))
    }

    fn end_of(&self, n: usize) -> usize {
        self.notes.get(n + 1).map_or(self.text.len(), |(next, _)| *next)
    }
}

/// Which notes must be looked through.
enum Among {
    /// In each of them it begins at most so much before what is known to stand there first.
    These { notes: NotesWith, before: usize },
    /// It is nowhere before this.
    AllFrom(usize),
}

/// One look for all that is asked, the rarest first.
struct Looking<'a, K> {
    rarest: Finder<'a>,
    others: Vec<Finder<'a>>,
    most: usize,
    keeps: &'a K,
    places: Places,
    /// The notes that have the rarest, whatever else they have.
    with_rarest: Vec<Stands>,
}

impl<'a, K: Fn(u32) -> bool> Looking<'a, K> {
    fn new(asked: &'a [String], most: usize, keeps: &'a K) -> Self {
        let (rarest, others) = asked.split_first().map_or(("", &[][..]), |(rarest, others)| (rarest.as_str(), others));
        let (rarest, others) = (Finder::new(rarest), others.iter().map(Finder::new).collect());
        Self { rarest, others, most, keeps, places: Places { whole: true, ..Places::default() }, with_rarest: Vec::new() }
    }

    /// Takes a note that has the rarest, and has it `at` this byte first. `false` = there are more than are wanted.
    fn take(&mut self, n: usize, at: usize, note: &[u8], place: u32) -> bool {
        let at = u32::try_from(at).unwrap_or(0);
        self.with_rarest.extend(u32::try_from(n).map(|note| Stands { note, at }));
        if self.others.iter().all(|o| o.find(note).is_some()) && (self.keeps)(place) {
            if self.places.newest_first.len() >= self.most {
                self.places.whole = false;
                return false;
            }
            self.places.newest_first.push(place);
        }
        true
    }

    fn among(&mut self, words: &NoteWords, notes: &[Stands], before: usize) {
        for Stands { note: n, at } in notes {
            let (Ok(n), Ok(at)) = (usize::try_from(*n), usize::try_from(*at)) else { continue };
            let Some((note, place)) = words.note(n) else { continue };
            let from = at.saturating_sub(before);
            let hit = note.get(from..).and_then(|rest| self.rarest.find(rest));
            if hit.is_some_and(|hit| !self.take(n, from + hit, note, place)) {
                return;
            }
        }
    }

    fn through_all(&mut self, words: &NoteWords, mut from: usize) {
        let mut n = 0;
        while let Some(hit) = words.text.get(from..).and_then(|rest| self.rarest.find(rest)) {
            // Hits come rising, and so do the notes.
            while words.notes.get(n + 1).is_some_and(|(start, _)| *start <= from + hit) {
                n += 1;
            }
            let Some((note, place)) = words.note(n) else { return };
            let begin = words.notes.get(n).map_or(0, |(begin, _)| *begin);
            if !self.take(n, (from + hit).saturating_sub(begin), note, place) {
                return;
            }
            from = words.end_of(n);
        }
    }
}
