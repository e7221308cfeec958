//! Seeded chance, the same on every machine.

use rand::{Rng, SeedableRng};
use rand_pcg::Pcg32;

/// Seeded chance with nothing in it but additions, so that every machine draws the same journal.
pub(super) struct Chance(Pcg32);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(Pcg32::seed_from_u64(seed))
    }

    /// From 0 up to but not 1.
    pub(super) fn share(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 4_294_967_296.0
    }

    pub(super) fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// Around 0, spread 1: the sum of twelve shares less six, which needs no logarithm.
    pub(super) fn around_zero(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }

    /// From 0 to `below` − 1.
    pub(super) fn below(&mut self, below: u32) -> u32 {
        let n = (u64::from(self.0.next_u32()) * u64::from(below)) >> 32;
        u32::try_from(n).unwrap_or(0)
    }

    pub(super) fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let n = self.below(u32::try_from(list.len()).unwrap_or(1));
        list.get(n as usize).copied().unwrap_or_default()
    }

    pub(super) fn bytes(&mut self) -> [u8; 10] {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        bytes
    }
}
