//! Looking for check-ins: what is wished for, and what the worker found so far.

use crate::{
    app::Excerpt,
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
    pub(crate) asked: BTreeSet<u32>,
}
