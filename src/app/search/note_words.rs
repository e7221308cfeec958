//! The words of all notes behind one another, folded, and where they stand.

use super::{
    asked::ways_to_take,
    everywhere::Everywhere,
    narrowed::{MayBe, Narrowed},
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
    /// What was looked for before: a word that grows is looked for only where it stood until then.
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
            let Some((rarest, others)) = asked.split_first() else { continue };
            let may_be = self.narrowed.where_it_may_be(rarest);
            if !matches!(may_be, MayBe::At(..)) && Finder::new(rarest.trim()).find(&self.text).is_none() {
                // What is nowhere costs one look through all notes, however many ways there are to take it.
                self.narrowed.remember(rarest.trim(), Some(Arc::default()));
                continue;
            }
            let everywhere = match may_be {
                MayBe::At(shorter, before) => Some(shorter.of_longer(before, rarest, &self.text)),
                // Who wants a few needn't know them all.
                MayBe::Again if at_first.is_none() => Everywhere::of(rarest, &self.text).map(Arc::new),
                MayBe::Again | MayBe::Anywhere => None,
            };
            let others: Vec<_> = others.iter().map(Finder::new).collect();
            let fits = |note: &[u8], place| others.iter().all(|other| other.find(note).is_some()) && keeps(place);
            let places = if let Some(everywhere) = &everywhere {
                let mut begins = everywhere.begins();
                self.places_at(|from| begins.find(|begin| *begin >= from), at_first, fits)
            } else {
                let finder = Finder::new(rarest);
                self.places_at(|from| Some(from + finder.find(self.text.get(from..)?)?), at_first, fits)
            };
            if places.whole {
                self.narrowed.remember(rarest, everywhere);
            }
            if !places.newest_first.is_empty() || !places.whole {
                return places;
            }
        }
        Places { whole: true, ..Places::default() }
    }

    /// The notes in which something begins that fit, by where it begins `next` from a byte of the text on; the newest
    /// `at_first` of them, or all.
    fn places_at(
        &self,
        mut next: impl FnMut(usize) -> Option<usize>,
        at_first: Option<usize>,
        fits: impl Fn(&[u8], u32) -> bool,
    ) -> Places {
        let mut places = Places { whole: true, ..Places::default() };
        let (mut n, mut end) = (0, 0);
        while let Some(begin) = next(end) {
            while self.notes.get(n + 1).is_some_and(|(next, _)| *next <= begin) {
                n += 1;
            }
            let Some((note, place)) = self.note(n) else { break };
            end = self.end_of(n);
            if fits(note, place) {
                if at_first.is_some_and(|most| places.newest_first.len() >= most) {
                    places.whole = false;
                    break;
                }
                places.newest_first.push(place);
            }
        }
        places
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
