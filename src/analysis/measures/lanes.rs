//! Which feeling is in which lane of the rule: the pleasant ones first, then the unpleasant ones, numbness last.

use super::cell::Item;
use crate::domain::Valence;
use std::ops::Range;

/// One lane a feeling, the pleasant ones first, then the unpleasant ones; the last lane is of all ratings of
/// numbness together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lanes {
    /// The lane of each feeling of the table; those of numbness have none of their own.
    of_feelings: Vec<Option<usize>>,
    pleasant: usize,
    count: usize,
}

impl Lanes {
    pub(crate) fn new(feelings: &[Item]) -> Self {
        let of = |side| feelings.iter().filter(|f| f.valence == side).count();
        let (pleasant, unpleasant) = (of(Valence::Pleasant), of(Valence::Unpleasant));
        let (mut next_pleasant, mut next_unpleasant) = (0..pleasant, pleasant..pleasant + unpleasant);
        let lane = |f: &Item| match f.valence {
            Valence::Pleasant => next_pleasant.next(),
            Valence::Unpleasant => next_unpleasant.next(),
            Valence::Numbness => None,
        };
        let of_feelings = feelings.iter().map(lane).collect();
        Self { of_feelings, pleasant, count: pleasant + unpleasant + 1 }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The lane of the feeling in a column of the table; `None` for one of numbness.
    pub(crate) fn of_column(&self, column: usize) -> Option<usize> {
        self.of_feelings.get(column).copied().flatten()
    }

    pub(crate) fn pleasant(&self) -> Range<usize> {
        0..self.pleasant
    }
}
