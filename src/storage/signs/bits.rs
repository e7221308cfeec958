//! One bit for each note of a block, in memory and in the file.

use super::BLOCK;

const WORDS: usize = BLOCK / 64;
/// As many bytes as all bits written one behind the other.
const PLAIN: usize = BLOCK / 8;

/// Which notes of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bits([u64; WORDS]);

impl Bits {
    pub(super) const NONE: Self = Self([0; WORDS]);

    pub(super) fn set(&mut self, note: usize) {
        if let Some(word) = self.0.get_mut(note / 64) {
            *word |= 1 << (note % 64);
        }
    }

    pub(super) fn only(&mut self, these: &Self) {
        self.0.iter_mut().zip(these.0).for_each(|(word, these)| *word &= these);
    }

    pub(super) fn without(&mut self, these: &Self) {
        self.0.iter_mut().zip(these.0).for_each(|(word, these)| *word &= !these);
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    pub(super) fn each(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(n, word)| {
            let rests = std::iter::successors(Some(*word), |rest| Some(rest & rest.wrapping_sub(1)));
            rests.take_while(|rest| *rest != 0).map(move |rest| n * 64 + rest.trailing_zeros() as usize)
        })
    }

    /// All bits, or where that is shorter how far it is from each that is set to the next: a byte of 255 says 255 and on.
    pub(super) fn packed(&self) -> Vec<u8> {
        let mut far = Vec::with_capacity(PLAIN);
        let mut next = 0;
        for note in self.each() {
            let steps = note - next;
            far.extend(std::iter::repeat_n(u8::MAX, steps / 255));
            far.push(u8::try_from(steps % 255).unwrap_or(u8::MAX));
            next = note + 1;
            if far.len() >= PLAIN {
                return self.0.iter().flat_map(|word| word.to_le_bytes()).collect();
            }
        }
        far
    }

    /// `None` = nobody packed that.
    pub(super) fn unpacked(packed: &[u8]) -> Option<Self> {
        let mut bits = Self::NONE;
        if packed.len() == PLAIN {
            for (word, bytes) in bits.0.iter_mut().zip(packed.as_chunks().0) {
                *word = u64::from_le_bytes(*bytes);
            }
            return Some(bits);
        }
        let mut note = 0;
        let mut ends_with_one = true;
        for steps in packed {
            note += usize::from(*steps);
            ends_with_one = *steps < u8::MAX;
            if ends_with_one {
                if note >= BLOCK {
                    return None;
                }
                bits.set(note);
                note += 1;
            }
        }
        ends_with_one.then_some(bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(notes: impl IntoIterator<Item = usize>) -> Bits {
        let mut bits = Bits::NONE;
        notes.into_iter().for_each(|note| bits.set(note));
        bits
    }

    #[test]
    fn few_bits_are_few_bytes_and_many_are_no_more_than_all() {
        for (bits, bytes) in [
            (of([]), 0),
            (of([0]), 1),
            (of([254]), 1),
            (of([255]), 2),
            (of([BLOCK - 1]), 9),
            (of([0, 1, 2, 3]), 4),
            (of(0..255), 255),
            (of(0..256), 256),
            (of(0..BLOCK), 256),
        ] {
            assert_eq!((bits.packed().len(), Bits::unpacked(&bits.packed())), (bytes, Some(bits)), "{bytes}");
        }
    }

    #[test]
    fn what_nobody_packed_is_told_apart() {
        for packed in [vec![255], vec![3, 255], vec![200; 100], vec![0; 300]] {
            let len = packed.len();
            assert_eq!(Bits::unpacked(&packed).filter(|_| len != 300), None, "{len}");
        }
    }

    proptest! {
        #[test]
        fn bits_come_out_as_they_went_in(notes in prop::collection::btree_set(0..BLOCK, 0..600)) {
            let bits = of(notes.iter().copied());
            prop_assert_eq!(Bits::unpacked(&bits.packed()), Some(bits));
            prop_assert_eq!(bits.each().collect::<Vec<_>>(), notes.iter().copied().collect::<Vec<_>>());
            prop_assert_eq!(bits.count(), notes.len());
        }
    }
}
