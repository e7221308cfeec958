//! How check-ins are found: all in memory.

use crate::app::{Answered, Excerpt, Found, NoteWords, Places, Wish, excerpt_of, worker::finder::Finder};
use std::sync::Arc;

/// Of so many check-ins all that fit are answered at once: looking through them takes some ten milliseconds, and a list that
/// is there as a whole is laid out once. Our choice.
const AT_ONCE: usize = 100_000;
/// Of more so many at first; how many there are in all follows.
const FIRST: usize = 20;
/// So many have the part of their note that was found with them; others are asked for where they come into view. Our choice:
/// a window on most screens shows no more of them at once.
const WITH_EXCERPTS: usize = 12;
/// So many beside the rooms and the days that have the same words.
const FEW: usize = 3;

impl Finder {
    /// The newest that fit, with their notes around the words.
    pub(crate) fn search(&mut self, wish: Wish) -> Answered {
        let places = self.places(&wish, (self.journal.check_ins.len() > AT_ONCE).then_some(FIRST));
        let excerpts = self.excerpts(&wish, places.newest_first.get(..WITH_EXCERPTS).unwrap_or(&places.newest_first));
        Answered::Found { wish, revision: self.revision, found: self.found(places), excerpts }
    }

    /// All that fit.
    pub(crate) fn search_on(&mut self, wish: Wish) -> Answered {
        let places = self.places(&wish, None);
        Answered::FoundAll { wish, revision: self.revision, found: self.found(places) }
    }

    /// The notes at these places around the words; of another revision there are none.
    pub(crate) fn show_excerpts(&self, wish: Wish, revision: u64, places: &[u32]) -> Answered {
        let excerpts = if revision == self.revision { self.excerpts(&wish, places) } else { Vec::new() };
        Answered::Excerpts { wish, revision, excerpts }
    }

    /// The newest few, for whoever looks for a day and not for all that was written.
    pub(crate) fn notes_with(&mut self, words: String) -> Answered {
        let wish = Wish { words, ..Wish::default() };
        let places = self.places(&wish, Some(FEW)).newest_first;
        let day = |p: &u32| Some(self.journal.check_ins.get(usize::try_from(*p).ok()?)?.day);
        let days: Vec<_> = places.iter().take(FEW).filter_map(|p| Some((*p, day(p)?))).collect();
        let around = |p: u32| self.excerpts(&wish, &[p]).pop().map_or_else(String::new, |(_, excerpt)| excerpt.text);
        let notes = days.into_iter().map(|(p, day)| (day, around(p))).collect();
        Answered::NotesWith { words: wish.words, notes }
    }

    /// Gets ready now, so that the first letter that is typed needn't wait for it.
    pub(crate) fn ready_the_search(&mut self) -> &mut NoteWords {
        let (journal, revision) = (&self.journal, self.revision);
        if self.notes.as_ref().is_some_and(|(of, _)| *of != revision) {
            self.notes = None;
        }
        &mut self.notes.get_or_insert_with(|| (revision, NoteWords::with_moods(&journal.check_ins, &journal.moods))).1
    }

    fn places(&mut self, wish: &Wish, at_first: Option<usize>) -> Places {
        let journal = Arc::clone(&self.journal);
        let start = journal.settings.day_start;
        let keeps_all = wish.filters.is_empty();
        let keeps = |place: u32| {
            keeps_all
                || usize::try_from(place)
                    .ok()
                    .and_then(|at| journal.check_ins.get(at))
                    .is_some_and(|c| wish.filters.keep(c, start))
        };
        if wish.words.trim().is_empty() {
            let newest = (0..u32::try_from(journal.check_ins.len()).unwrap_or(u32::MAX)).rev().filter(|p| keeps(*p));
            return Places { newest_first: newest.collect(), whole: true };
        }
        self.ready_the_search().places(&wish.words, at_first, keeps)
    }

    fn excerpts(&self, wish: &Wish, places: &[u32]) -> Vec<(u32, Excerpt)> {
        if wish.words.trim().is_empty() {
            return Vec::new();
        }
        let note = |p: &u32| usize::try_from(*p).ok().and_then(|at| self.journal.check_ins.get(at)).map_or("", |c| &*c.note);
        places.iter().map(|p| (*p, excerpt_of(&wish.words, note(p)))).collect()
    }

    fn found(&self, places: Places) -> Found {
        Found::new(Arc::clone(&self.journal), places.newest_first, places.whole)
    }
}
