//! What one feeling's days add up to: whole numbers only, so that days counted out leave no trace.

use super::{
    at_most::{AtMost, COUNTED_DAYS, Rank},
    cell::Cell,
};

/// A day's mean is kept as a whole number of these parts of a step. It can be divided by 1 to 12, by 14, 15, 18 and
/// 20, so by nearly every number of check-ins one makes in a day.
pub(crate) const PARTS: u32 = 27_720;
/// Up to so many days every sum and product here is a whole number under 2^53, and so exact.
pub(crate) const EXACT_DAYS: usize = COUNTED_DAYS;

/// Of days without a rating everything is 0, and so it is of no days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Tally {
    /// Of the days' means, in [`PARTS`] …
    sum: f64,
    /// … and of their squares.
    squares: f64,
    /// Of the days' strongest ratings.
    strongest: AtMost,
}

impl Tally {
    /// One day; `None` where its mean is no whole number of parts.
    pub(crate) fn day(cell: Cell) -> Option<Self> {
        if cell.rated == 0 {
            return Some(Self::default());
        }
        let even = PARTS.is_multiple_of(cell.rated) && cell.sum <= 10 * cell.rated;
        let mean = even.then(|| f64::from(cell.sum * (PARTS / cell.rated)))?;
        Some(Self { sum: mean, squares: mean * mean, strongest: AtMost::day(cell.strongest.min(10)) })
    }

    /// Counts some days in and others out.
    #[inline]
    pub(crate) fn turn(&mut self, comes: &Self, goes: &Self) {
        self.sum += comes.sum - goes.sum;
        self.squares += comes.squares - goes.squares;
        self.strongest.turn(comes.strongest, goes.strongest);
    }

    /// Width, high and level; `None` where it was rated on fewer days than `needed` (at least 2).
    #[inline]
    pub(crate) fn figures(&self, needed: usize) -> Option<[f64; 3]> {
        let days = self.strongest.rated_days();
        if usize::from(days) < needed.max(2) {
            return None;
        }
        let by = &SHARES[usize::from(days)];
        let width = ((f64::from(days) * self.squares - self.sum * self.sum) * by.square).sqrt();
        Some([width, self.high(by), self.sum / by.parts])
    }

    /// The mean of the days' means; `None` where it was rated on fewer days than `needed` (at least 1).
    pub(crate) fn mean(&self, needed: usize) -> Option<f64> {
        let days = usize::from(self.strongest.rated_days());
        (days >= needed.max(1)).then(|| self.sum / SHARES[days].parts)
    }

    /// The ninth decile of the strongest ratings, of type 7.
    #[inline]
    fn high(&self, by: &Shares) -> f64 {
        let [low, next] = self.strongest.steps(by.rank, by.next).map(f64::from);
        low + by.above * (next - low)
    }
}

/// What a number of days is divided by, and where its quantile lies: none of it changes from day to day. Any byte has
/// its place, so that looking it up needs no check; beyond [`EXACT_DAYS`] there are none to look up.
#[derive(Debug, Clone, Copy)]
struct Shares {
    /// n in parts of a step, to divide by; and 1 / (n (n − 1)), in squared steps.
    parts: f64,
    square: f64,
    /// The type-7 quantile at .9 lies this share above the value of this rank, towards the next one's.
    above: f64,
    rank: Rank,
    next: Rank,
}

static SHARES: [Shares; 256] = {
    let parts = PARTS as f64;
    let mut all = [Shares { parts: 1.0, square: 0.0, above: 0.0, rank: Rank::of(0), next: Rank::of(1) }; 256];
    let mut n = 1;
    while n <= EXACT_DAYS {
        let (days, place) = (n as f64, (n - 1) as f64 * 0.9);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 113")]
        let rank = place as u8;
        let square = if n > 1 { 1.0 / (days * (days - 1.0) * parts * parts) } else { 0.0 };
        all[n] =
            Shares { parts: days * parts, square, above: place - rank as f64, rank: Rank::of(rank), next: Rank::of(rank + 1) };
        n += 1;
    }
    all
};

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(sum: u32, rated: u32, strongest: u8) -> Cell {
        Cell { sum, rated, strongest }
    }

    #[test]
    fn a_day_without_a_rating_changes_nothing_and_a_day_of_0_does() {
        assert_eq!(Tally::day(Cell::default()), Some(Tally::default()));
        let mut all = Tally::default();
        all.turn(&Tally::day(cell(0, 2, 0)).expect("even"), &Tally::default());
        assert_eq!((all.mean(1), Tally::default().mean(0)), (Some(0.0), None));
    }

    #[test]
    fn one_day_has_a_mean_and_no_width() {
        let one = Tally::day(cell(10, 3, 4)).expect("even");
        assert_eq!((one.mean(1), one.figures(0)), (Some(10.0 / 3.0), None));
    }

    #[test]
    fn a_mean_that_is_no_whole_number_of_parts_is_no_tally() {
        assert_eq!(Tally::day(cell(1, 13, 1)), None);
        assert!(Tally::day(cell(13, 13, 1)).is_none(), "13 check-ins, whatever they add up to");
    }

    #[test]
    fn days_counted_out_leave_no_trace() {
        let [a, b, c] = [cell(7, 3, 4), cell(29, 7, 9), cell(1, 11, 1)].map(|c| Tally::day(c).unwrap_or_default());
        let (mut both, mut alone) = (Tally::default(), Tally::default());
        both.turn(&a, &Tally::default());
        both.turn(&b, &Tally::default());
        both.turn(&c, &a);
        both.turn(&Tally::default(), &b);
        alone.turn(&c, &Tally::default());
        assert_eq!(both, alone);
    }
}
