//! Looking for check-ins: what is wished for, and what the worker found so far.

use crate::{
    app::{Excerpt, Model, Reply, Request},
    domain::{CheckIn, Filters, Journal},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// What somebody looks for: words in notes, and what else the check-ins have in common.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wish {
    pub words: String,
    pub filters: Filters,
}

impl Wish {
    /// Nothing is looked for: all days are shown.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.trim().is_empty() && self.filters.is_empty()
    }
}

/// Check-ins of one revision, newest first.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// The journal that the places belong to.
    of: Arc<Journal>,
    places: Arc<[u32]>,
    /// There are no others; until then these are the newest of them.
    pub whole: bool,
}

impl Found {
    #[must_use]
    pub fn new(of: Arc<Journal>, places: Vec<u32>, whole: bool) -> Self {
        Self { of, places: places.into(), whole }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.places.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// The `n`th newest, and its place in the journal.
    #[must_use]
    pub fn get(&self, n: usize) -> Option<(u32, &Arc<CheckIn>)> {
        let place = *self.places.get(n)?;
        Some((place, self.of.check_ins.get(usize::try_from(place).ok()?)?))
    }
}

/// What is looked for and what was found.
#[derive(Debug, Clone, Default)]
pub struct SearchState {
    pub wish: Wish,
    /// Of the wish before while `answered` is false.
    pub found: Found,
    /// By the place of the check-in; only of those that were shown.
    pub excerpts: HashMap<u32, Excerpt>,
    /// The worker has answered this wish, at least with the newest.
    pub answered: bool,
    /// Grows with each answer to a new wish: the list begins at its top.
    pub answers: u64,
    /// Excerpts that are on their way.
    asked: BTreeSet<u32>,
}

impl Model {
    pub(crate) fn look_for(&mut self, wish: Wish) -> Vec<Request> {
        self.search.wish = wish.clone();
        self.search.answered = false;
        if wish.is_empty() {
            self.search = SearchState { answers: self.search.answers + 1, ..SearchState::default() };
            return Vec::new();
        }
        vec![Request::Search { wish }]
    }

    /// Looks again, since the journal has changed.
    pub(crate) fn look_anew(&self) -> Option<Request> {
        (!self.search.wish.is_empty()).then(|| Request::Search { wish: self.search.wish.clone() })
    }

    /// Asks for the parts of the notes at these places, where they are not there or on their way.
    pub(crate) fn show_excerpts(&mut self, places: &[u32]) -> Vec<Request> {
        let search = &mut self.search;
        if search.wish.words.trim().is_empty() || !search.answered {
            return Vec::new();
        }
        let is_new = |p: &u32| !search.excerpts.contains_key(p) && search.asked.insert(*p);
        let places: Vec<u32> = places.iter().copied().filter(is_new).collect();
        let (wish, revision) = (search.wish.clone(), self.revision);
        if places.is_empty() { Vec::new() } else { vec![Request::Excerpts { wish, revision, places }] }
    }

    /// Takes what was found. Answers to an earlier wish or about an earlier journal are dropped.
    pub(crate) fn receive_found(&mut self, reply: Reply) -> Option<Request> {
        let is_due = |model: &Self, wish: &Wish, revision| *wish == model.search.wish && revision >= model.revision;
        match reply {
            Reply::Found { wish, revision, found, excerpts } if is_due(self, &wish, revision) => {
                let is_whole = found.whole;
                self.search.answers += u64::from(!self.search.answered);
                (self.search.found, self.search.answered) = (found, true);
                self.search.excerpts = excerpts.into_iter().collect();
                self.search.asked.clear();
                (!is_whole).then_some(Request::SearchOn { wish })
            }
            Reply::FoundAll { wish, revision, found } if is_due(self, &wish, revision) && self.search.answered => {
                self.search.found = found;
                None
            }
            Reply::Excerpts { wish, revision, excerpts } if is_due(self, &wish, revision) => {
                self.search.excerpts.extend(excerpts);
                None
            }
            _ => None,
        }
    }
}
