//! The rows of the table once more, as sums are made of them: a tally for each feeling of each day.

use super::{
    cell::{Cell, Item},
    tally::Tally,
};
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
    /// Row by row, in each lane by lane.
    days: Vec<Tally>,
    /// Rows with a mean that is no tally.
    uneven: Vec<bool>,
    /// A row in which nothing is rated.
    blank: Vec<Tally>,
}

impl Lanes {
    /// For these feelings, with so many rows in which nothing is rated.
    pub(crate) fn new(feelings: &[Item], rows: usize) -> Self {
        let of = |side| feelings.iter().filter(|f| f.valence == side).count();
        let (pleasant, unpleasant) = (of(Valence::Pleasant), of(Valence::Unpleasant));
        let (mut next_pleasant, mut next_unpleasant) = (0..pleasant, pleasant..pleasant + unpleasant);
        let lane = |f: &Item| match f.valence {
            Valence::Pleasant => next_pleasant.next(),
            Valence::Unpleasant => next_unpleasant.next(),
            Valence::Numbness => None,
        };
        let of_feelings = feelings.iter().map(lane).collect();
        let count = pleasant + unpleasant + 1;
        let blank = vec![Tally::default(); count];
        Self { of_feelings, pleasant, count, days: blank.repeat(rows), uneven: vec![false; rows], blank }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The lane of the feeling in a column of the table; `None` for one of numbness.
    pub(crate) fn of_column(&self, column: usize) -> Option<usize> {
        self.of_feelings.get(column).copied().flatten()
    }

    /// The column of the table a lane's feeling is in.
    pub(crate) fn column(&self, lane: usize) -> Option<usize> {
        self.of_feelings.iter().position(|l| *l == Some(lane))
    }

    pub(crate) fn pleasant(&self) -> Range<usize> {
        0..self.pleasant
    }

    pub(crate) fn unpleasant(&self) -> Range<usize> {
        self.pleasant..self.numbness()
    }

    pub(crate) fn numbness(&self) -> usize {
        self.count - 1
    }

    /// The tallies of a row; of none, and of one that isn't there, those of a day without ratings.
    #[inline]
    pub(crate) fn row(&self, place: Option<usize>) -> &[Tally] {
        place.and_then(|place| self.days.get(place * self.count..(place + 1) * self.count)).unwrap_or(&self.blank)
    }

    /// Whether a row has a mean that is no tally.
    pub(crate) fn is_uneven(&self, place: usize) -> bool {
        self.uneven.get(place) == Some(&true)
    }

    /// Puts a row in which nothing is rated at this place.
    pub(crate) fn insert(&mut self, place: usize) {
        let at = place * self.count;
        self.days.splice(at..at, self.blank.iter().copied());
        self.uneven.insert(place, false);
    }

    /// Forgets what was rated in a row.
    pub(crate) fn clear(&mut self, place: usize) {
        if let (Some(row), Some(uneven)) =
            (self.days.get_mut(place * self.count..(place + 1) * self.count), self.uneven.get_mut(place))
        {
            row.fill(Tally::default());
            *uneven = false;
        }
    }

    /// What the ratings of a row in one lane add up to now.
    pub(crate) fn set(&mut self, place: usize, lane: usize, ratings: Cell) {
        if let (Some(day), Some(uneven)) = (self.days.get_mut(place * self.count + lane), self.uneven.get_mut(place)) {
            let tally = Tally::day(ratings);
            *day = tally.unwrap_or_default();
            *uneven |= tally.is_none();
        }
    }
}
