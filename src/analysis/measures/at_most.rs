//! How often each step was a day's strongest rating, as one number: a day is counted in or out by one addition, and
//! a quantile found by a few.

/// Up to so many days eleven bytes can count.
pub(crate) const COUNTED_DAYS: usize = 127;

/// Byte `k` = how many days' strongest rating was at most `k`; byte 10 counts all rated days. No byte of up to
/// [`COUNTED_DAYS`] runs over into the next.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct AtMost(u128);

/// A place in the ascending row of days, so kept that [`AtMost::steps`] can look it up at once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rank(u128);

/// 1 in each of the eleven bytes.
const ONES: u128 = (u128::MAX >> 40) / 0xff;

impl AtMost {
    /// One day whose strongest rating was this, 0 to 10.
    pub(crate) fn day(strongest: u8) -> Self {
        Self(ONES & (u128::MAX << (8 * strongest.min(10))))
    }

    /// Counts some days in and others out. What runs over on the way comes back.
    #[inline]
    pub(crate) fn turn(&mut self, comes: Self, goes: Self) {
        self.0 = self.0.wrapping_add(comes.0).wrapping_sub(goes.0);
    }

    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the one byte")]
    pub(crate) fn rated_days(self) -> u8 {
        (self.0 >> 80) as u8
    }

    /// The strongest ratings of the days of two ranks; 11 beyond the last day.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "both halves are taken, and a byte has room for both counts")]
    pub(crate) fn steps(self, one: Rank, other: Rank) -> [u8; 2] {
        let more = |rank: Rank| self.0.wrapping_add(rank.0) & (ONES << 7);
        // In each byte one bit for `one` and, four above it, one for `other`: eleven of each add up within a byte.
        let bits = (more(one) >> 7) | (more(other) >> 3);
        let bytes = (bits as u64).wrapping_add((bits >> 64) as u64);
        let counts = (bytes.wrapping_mul(u64::MAX / 0xff) >> 56) as u8;
        [11 - (counts & 15), 11 - (counts >> 4)]
    }
}

impl Rank {
    /// From 0 in ascending order, up to [`COUNTED_DAYS`]: what added to a count makes the highest bit of each byte tell
    /// whether more than `rank` days are in it.
    pub(crate) const fn of(rank: u8) -> Self {
        Self(ONES * (0x7f - rank) as u128)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(steps: &[u8]) -> AtMost {
        let mut all = AtMost::default();
        for step in steps {
            all.turn(AtMost::day(*step), AtMost::default());
        }
        all
    }

    #[test]
    fn of_no_days_none_is_rated() {
        assert_eq!(AtMost::default().rated_days(), 0);
    }

    #[test]
    fn the_day_of_each_rank_is_found() {
        let steps = [0, 0, 3, 3, 3, 9, 10, 10];
        let all = of(&steps);
        assert_eq!(usize::from(all.rated_days()), steps.len());
        for (rank, step) in (0..).zip(steps) {
            assert_eq!(all.steps(Rank::of(rank), Rank::of(0)), [step, 0], "rank {rank}");
            assert_eq!(all.steps(Rank::of(7), Rank::of(rank)), [10, step], "rank {rank}");
        }
    }

    #[test]
    fn a_full_count_still_knows_every_rank() {
        let mut steps: Vec<u8> = (0..COUNTED_DAYS).map(|n| u8::try_from(n % 11).expect("a step")).collect();
        steps.sort_unstable();
        let all = of(&steps);
        for (rank, pair) in (0..).zip(steps.windows(2)) {
            assert_eq!(all.steps(Rank::of(rank), Rank::of(rank + 1)), pair, "rank {rank}");
        }
    }

    #[test]
    fn a_day_that_goes_leaves_the_others_as_they_were() {
        let mut all = of(&[2, 7, 10]);
        all.turn(AtMost::day(5), AtMost::day(7));
        assert_eq!(all, of(&[2, 5, 10]));
        all.turn(AtMost::default(), AtMost::day(10));
        assert_eq!(all, of(&[2, 5]));
    }
}
