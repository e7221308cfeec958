//! The words of all notes behind one another, folded, and where they stand.

use super::{asked::ways_to_take, folded::fold};
use crate::domain::CheckIn;
use memchr::memmem::Finder;
use std::sync::Arc;

/// All notes of one revision, folded, the newest first.
#[derive(Debug, Default)]
pub struct NoteWords {
    text: String,
    /// Where each note begins in `text`, and the place of its check-in in the journal.
    notes: Vec<(usize, u32)>,
}

/// Places of check-ins in the journal they were made of, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    pub newest_first: Vec<u32>,
    /// There are no others.
    pub whole: bool,
}

/// Between two notes: no word that is looked for has it, so none is found across them.
const END: char = '\n';

impl NoteWords {
    /// Gets ready to search the notes of these check-ins, which are in the journal's order.
    #[must_use]
    pub fn of(check_ins: &[Arc<CheckIn>]) -> Self {
        let mut all = Self::default();
        all.text.reserve(check_ins.iter().map(|c| c.note.len() + 3).sum());
        let places = (0..u32::try_from(check_ins.len()).unwrap_or(u32::MAX)).rev();
        for (place, c) in places.zip(check_ins.iter().rev()).filter(|(_, c)| !c.note.is_empty()) {
            all.notes.push((all.text.len(), place));
            fold(&c.note, &mut all.text);
            all.text.push(END);
        }
        all
    }

    /// The check-ins whose notes have all of `words`, those only that `keeps` says yes to: the newest `at_first` of
    /// them, or all there are.
    ///
    /// Words are plain words: case and accents don't matter, `"…"` is a phrase, and the last one may be the beginning
    /// of a word. Where that finds nothing, all may be beginnings, and then stand anywhere in a word.
    #[must_use]
    pub fn places(&self, words: &str, at_first: Option<usize>, keeps: impl Fn(u32) -> bool) -> Places {
        let mut looked = Looked::default();
        for mut asked in ways_to_take(words) {
            // The longest is likely the rarest: it is looked for, and the others only where it stands.
            asked.sort_by_key(|a| std::cmp::Reverse(a.len()));
            let Some(rarest) = asked.first() else { continue };
            let Some(from) = looked.first_in(&self.text, rarest.trim()) else { continue };
            let places = self.places_of(&asked, from, at_first.unwrap_or(usize::MAX), &keeps);
            if !places.newest_first.is_empty() || !places.whole {
                return places;
            }
        }
        Places { whole: true, ..Places::default() }
    }

    /// Those that have all that is asked, the rarest first; it is nowhere before `from`.
    fn places_of(&self, asked: &[String], mut from: usize, most: usize, keeps: impl Fn(u32) -> bool) -> Places {
        let mut places = Places { whole: true, ..Places::default() };
        let Some((rarest, others)) = asked.split_first() else { return places };
        let rarest = Finder::new(rarest);
        let others: Vec<Finder<'_>> = others.iter().map(Finder::new).collect();
        let mut at = 0;
        while let Some(hit) = self.text.as_bytes().get(from..).and_then(|rest| rarest.find(rest)) {
            // Hits come rising, and so do the notes.
            while self.notes.get(at + 1).is_some_and(|(start, _)| *start <= from + hit) {
                at += 1;
            }
            let Some((start, place)) = self.notes.get(at) else { break };
            let end = self.notes.get(at + 1).map_or(self.text.len(), |(next, _)| *next);
            let note = self.text.as_bytes().get(*start..end).unwrap_or_default();
            if others.iter().all(|o| o.find(note).is_some()) && keeps(*place) {
                if places.newest_first.len() >= most {
                    places.whole = false;
                    break;
                }
                places.newest_first.push(*place);
            }
            from = end;
        }
        places
    }
}

/// Where a word stands first, anywhere in a word: looked up once, so that what is nowhere costs one look through all
/// notes, however many ways there are to take it.
#[derive(Default)]
struct Looked {
    word: String,
    first: Option<usize>,
}

impl Looked {
    fn first_in(&mut self, text: &str, word: &str) -> Option<usize> {
        if self.word != word {
            // The space before a word that begins there is looked for, too.
            self.first = Finder::new(word).find(text.as_bytes()).map(|at| at.saturating_sub(1));
            word.clone_into(&mut self.word);
        }
        self.first
    }
}
