//! The sums of a text, and the bits of many notes.

use super::{BLOCK, SUMS, bits::Bits};
use crate::domain::folding::fold_into;

/// The sum of three bytes of a folded text. Part of the format.
fn sum(three: [u8; 3]) -> usize {
    const BITS: u32 = SUMS.trailing_zeros();
    let number = u32::from_le_bytes([three[0], three[1], three[2], 0]);
    (number.wrapping_mul(0x9e37_79b1) >> (u32::BITS - BITS)) as usize
}

fn sums(folded: &[u8]) -> impl Iterator<Item = usize> + '_ {
    folded.windows(3).filter_map(|three| Some(sum(three.try_into().ok()?)))
}

/// Each sum of all these pieces of folded texts, once; none where all are shorter than three letters.
pub(super) fn sums_of_all(pieces: &[String]) -> Vec<usize> {
    let mut all: Vec<usize> = pieces.iter().flat_map(|piece| sums(piece.as_bytes())).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The bits of a block while its notes are read.
pub(super) struct OfNotes {
    has: Bits,
    of_sums: Vec<Bits>,
    folded: Vec<u8>,
}

impl OfNotes {
    pub(super) fn none() -> Self {
        Self { has: Bits::NONE, of_sums: vec![Bits::NONE; SUMS], folded: Vec::new() }
    }

    /// The `n`th of the block. What is no text is to be found by anything that is looked for: whoever reads it says so.
    pub(super) fn add(&mut self, n: usize, note: Option<&str>) {
        self.has.set(n);
        let Some(note) = note else {
            self.of_sums.iter_mut().for_each(|of_sum| of_sum.set(n));
            return;
        };
        self.folded.clear();
        fold_into(note, &mut self.folded);
        // Each sum once: the bits of all sums are far apart in memory.
        let mut own = [false; SUMS];
        for sum in sums(&self.folded) {
            if let Some(known) = own.get_mut(sum)
                && !std::mem::replace(known, true)
                && let Some(of_sum) = self.of_sums.get_mut(sum)
            {
                of_sum.set(n);
            }
        }
    }

    pub(super) const fn has(&self) -> &Bits {
        &self.has
    }

    /// The bits of each sum that any of the notes has.
    pub(super) fn each_sum(&self) -> impl Iterator<Item = (i64, &Bits)> {
        (0..).zip(&self.of_sums).filter(|(_, bits)| **bits != Bits::NONE)
    }
}

const _: () = assert!(SUMS.is_power_of_two() && BLOCK.is_multiple_of(64));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_are_the_ones_that_files_have() {
        let asked = |pieces: &[&str]| sums_of_all(&pieces.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>());
        assert_eq!(asked(&[" sea ", "sea"]), [143, 1336, 1451]);
        assert_eq!(asked(&[" 海 "]), [739, 1347, 1498]);
        for none in [&[][..], &["a"], &["ab", "cd"]] {
            assert_eq!(asked(none), [0; 0], "{none:?}");
        }
    }
}
