//! How far a number would move if other days of the same kind had been lived: the bootstrap, seeded.

/// Rounds of drawing. Our choice: the bounds settle to about a twentieth of the range by then, in some
/// hundredths of a second.
pub(crate) const ROUNDS: u32 = 2_000;

/// Seeded chance: `SplitMix64` (Steele, Lea & Flood 2014), additions and shifts only, so that every machine
/// draws the same. Good enough to draw days with; no secret is made with it.
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    /// Seeded by what the draws are for, and by nothing that changes with the order of entry: the bytes of each
    /// part, hashed by FNV-1a (64 bits), a zero byte after each part.
    pub(crate) fn of(parts: &[&[u8]]) -> Self {
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        for byte in parts.iter().flat_map(|p| p.iter().copied().chain([0])) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        Self(hash)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to `n` − 1; 0 for `n` = 0.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let n = u64::from(u32::try_from(n).unwrap_or(u32::MAX));
        usize::try_from(((self.next() >> 32) * n) >> 32).unwrap_or_default()
    }

    /// Draws `n` of `n` things with replacement into `picks`.
    pub(crate) fn draw(&mut self, n: usize, picks: &mut Vec<usize>) {
        picks.clear();
        picks.extend((0..n).map(|_| self.below(n)));
    }
}

/// The middle 95 % of the rounds: type-7 quantiles 2.5 % and 97.5 %. Of equal rounds, exactly that value.
pub(crate) fn middle_95(rounds: &mut [f64]) -> Option<(f64, f64)> {
    Some((quantile_of_any(rounds, 0.025)?, quantile_of_any(rounds, 0.975)?))
}

/// The quantile of type 7 of values in any order, which it changes: four of two thousand are sought, not all put in order.
fn quantile_of_any(values: &mut [f64], p: f64) -> Option<f64> {
    let place = values.len().checked_sub(1)? as f64 * p;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the values")]
    let below = place as usize;
    let (_, low, above) = values.select_nth_unstable_by(below, f64::total_cmp);
    let (low, high) = (*low, above.iter().copied().min_by(f64::total_cmp));
    Some(low + (place - below as f64) * (high.unwrap_or(low) - low))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stats::quantile;

    #[test]
    fn the_same_seed_draws_the_same_and_another_one_does_not() {
        let first = |parts: &[&[u8]]| Chance::of(parts).next();
        assert_eq!(first(&[b"a", b"b"]), first(&[b"a", b"b"]));
        assert_ne!(first(&[b"a", b"b"]), first(&[b"ab"]));
        assert_ne!(first(&[b"a", b"b"]), first(&[b"b", b"a"]));
    }

    #[test]
    fn the_generator_is_the_published_one() {
        // The first outputs for seed 0 in the reference implementation.
        let mut zero = Chance(0);
        assert_eq!([zero.next(), zero.next()], [0xe220_a839_7b1d_cdaf, 0x6e78_9e6a_a1b9_65f4]);
    }

    #[test]
    fn every_thing_is_drawn_about_equally_often_and_none_beyond_them() {
        let mut chance = Chance::of(&[b"test"]);
        let mut drawn = [0_u32; 7];
        for _ in 0..70_000 {
            drawn[chance.below(7)] += 1;
        }
        assert!(drawn.iter().all(|n| (9_600..10_400).contains(n)), "{drawn:?}");
        assert_eq!(chance.below(0), 0);
    }

    #[test]
    fn of_no_round_there_is_no_middle_and_of_equal_ones_exactly_their_value() {
        assert_eq!(middle_95(&mut []), None);
        assert_eq!(middle_95(&mut [0.1; 2_000]), Some((0.1, 0.1)));
    }

    #[test]
    fn what_is_sought_is_what_lies_there_once_all_is_put_in_order() {
        let mut chance = Chance::of(&[b"sought"]);
        for n in [1, 2, 3, 39, 40, 41, 2_000] {
            let mut rounds: Vec<f64> =
                (0..n).map(|_| f64::from(u16::try_from(chance.below(500)).expect("small")) / 7.0).collect();
            let mut in_order = rounds.clone();
            in_order.sort_by(f64::total_cmp);
            let plainly = quantile(&in_order, 0.025).zip(quantile(&in_order, 0.975));
            assert_eq!(middle_95(&mut rounds), plainly, "{n}");
        }
    }
}
