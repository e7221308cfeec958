//! Looking for check-ins in the open journal: what the worker is asked, and what it found.

use crate::app::{Excerpt, Found, OpenJournal, Question, SearchState, Wish};

impl OpenJournal {
    pub(crate) fn look_for(&mut self, wish: Wish) -> Option<Question> {
        self.search.wish = wish.clone();
        self.search.answered = false;
        if wish.is_empty() {
            self.search = SearchState { answers: self.search.answers + 1, ..SearchState::default() };
            return None;
        }
        Some(Question::Search { wish })
    }

    /// Looks again, since the journal has changed.
    pub(crate) fn look_anew(&self) -> Option<Question> {
        (!self.search.wish.is_empty()).then(|| Question::Search { wish: self.search.wish.clone() })
    }

    /// Asks for the parts of the notes at these places, where they are not there or on their way.
    pub(crate) fn show_excerpts(&mut self, places: &[u32]) -> Option<Question> {
        let search = &mut self.search;
        if search.wish.words.trim().is_empty() || !search.answered {
            return None;
        }
        let is_new = |p: &u32| !search.excerpts.contains_key(p) && search.asked.insert(*p);
        let places: Vec<u32> = places.iter().copied().filter(is_new).collect();
        let (wish, revision) = (search.wish.clone(), self.revision);
        (!places.is_empty()).then_some(Question::Excerpts { wish, revision, places })
    }

    /// Whether an answer is to what is wished for now, and about what is shown.
    fn is_due(&self, wish: &Wish, revision: u64) -> bool {
        *wish == self.search.wish && revision >= self.revision
    }

    /// Takes what was found. Answers to an earlier wish or about an earlier journal are dropped; where there may be others
    /// than the newest, they are asked for.
    pub(crate) fn are_found(
        &mut self,
        wish: Wish,
        revision: u64,
        found: Found,
        excerpts: Vec<(u32, Excerpt)>,
    ) -> Option<Question> {
        if !self.is_due(&wish, revision) {
            return None;
        }
        let is_whole = found.whole;
        self.search.answers += u64::from(!self.search.answered);
        (self.search.found, self.search.answered) = (found, true);
        self.search.excerpts = excerpts.into_iter().collect();
        self.search.asked.clear();
        (!is_whole).then_some(Question::SearchOn { wish })
    }

    /// All that fit.
    pub(crate) fn all_are_found(&mut self, wish: &Wish, revision: u64, found: Found) {
        if self.is_due(wish, revision) && self.search.answered {
            self.search.found = found;
        }
    }

    pub(crate) fn excerpts_are(&mut self, wish: &Wish, revision: u64, excerpts: Vec<(u32, Excerpt)>) {
        if self.is_due(wish, revision) {
            self.search.excerpts.extend(excerpts);
        }
    }
}
