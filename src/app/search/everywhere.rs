//! Everywhere one word stands in the words of all notes, with the letters that follow it there: what it grows to by the next
//! letter is found among these places without a look at the notes.

use memchr::memmem::Finder;
use std::sync::Arc;

/// So many letters are kept of what follows. Few words have more than one and eight.
const FOLLOW: usize = 8;
/// So many places lie together: a list that grows as a whole is moved each time, and what was moved is overwritten.
const TOGETHER: usize = 2048;

/// All places of one word in one text, rising.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Everywhere {
    places: Vec<Vec<Place>>,
    /// What follows is known from so far behind the beginning of the word.
    known_from: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Place {
    at: u32,
    follows: [u8; FOLLOW],
}

impl Place {
    /// `None` = so far behind in the text that it can't be said.
    fn new(text: &[u8], begin: usize, end: usize) -> Option<Self> {
        let follows = text.get(end..).and_then(<[u8]>::first_chunk).copied().unwrap_or_else(|| {
            let mut last = [0; FOLLOW];
            last.iter_mut().zip(text.get(end..).unwrap_or_default()).for_each(|(kept, letter)| *kept = *letter);
            last
        });
        Some(Self { at: u32::try_from(begin).ok()?, follows })
    }
}

impl Everywhere {
    /// Where `word` stands; `None` for a text that is too long for that, or no word.
    pub(super) fn of(word: &str, text: &[u8]) -> Option<Self> {
        if u32::try_from(text.len()).is_err() || word.is_empty() {
            return None;
        }
        let (finder, mut from) = (Finder::new(word), 0);
        let begins = std::iter::from_fn(|| {
            let begin = from + finder.find(text.get(from..)?)?;
            from = begin + 1;
            Some(begin)
        });
        Some(Self::new(begins.filter_map(|begin| Place::new(text, begin, begin + word.len())), word.len()))
    }

    fn new(rising: impl Iterator<Item = Place>, known_from: usize) -> Self {
        let (mut places, mut last) = (Vec::new(), Vec::new());
        for place in rising {
            if last.len() == last.capacity() {
                places.push(std::mem::replace(&mut last, Vec::with_capacity(TOGETHER)));
            }
            last.push(place);
        }
        places.push(last);
        Self { places, known_from }
    }

    /// Where `word` stands, which has in it, after so many bytes, the one these places are of.
    pub(super) fn of_longer(self: &Arc<Self>, before: usize, word: &str, text: &[u8]) -> Arc<Self> {
        let word = word.as_bytes();
        if let Some(grown) = word.get(self.known_from..).filter(|grown| before == 0 && grown.len() <= FOLLOW) {
            let (mut wanted, mut counts) = ([0; FOLLOW], [0; FOLLOW]);
            for ((wanted, counts), letter) in wanted.iter_mut().zip(&mut counts).zip(grown) {
                (*wanted, *counts) = (*letter, u8::MAX);
            }
            let (wanted, counts) = (u64::from_ne_bytes(wanted), u64::from_ne_bytes(counts));
            let stands = |place: &&Place| u64::from_ne_bytes(place.follows) & counts == wanted;
            // Often a word has only one way to go on.
            if self.places().all(|place| stands(&place)) {
                return Arc::clone(self);
            }
            return Self::new(self.places().filter(stands).copied(), self.known_from).into();
        }
        let stands = |place: &Place| {
            let begin = usize::try_from(place.at).ok()?.checked_sub(before)?;
            text.get(begin..)?.starts_with(word).then(|| Place::new(text, begin, begin + word.len()))?
        };
        Self::new(self.places().filter_map(stands), word.len()).into()
    }

    fn places(&self) -> impl Iterator<Item = &Place> {
        self.places.iter().flatten()
    }

    pub(super) fn begins(&self) -> impl Iterator<Item = usize> {
        self.places().filter_map(|place| usize::try_from(place.at).ok())
    }

    pub(super) fn len(&self) -> usize {
        self.places.iter().map(Vec::len).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(everywhere: &Everywhere) -> Vec<usize> {
        everywhere.begins().collect()
    }

    /// Without anything that is known.
    fn plainly(word: &str, text: &str) -> Vec<usize> {
        (0..text.len()).filter(|at| text.as_bytes()[*at..].starts_with(word.as_bytes())).collect()
    }

    #[test]
    fn a_word_that_grows_by_one_letter_or_several_at_either_end_is_found_where_it_is_when_looked_for_alone() {
        let texts = [
            " the light \n light the lighthouse \n lighthousekeepers the lighthouses \n",
            "aaaa aaab aaaaaaaaaaaaaaaaaaaab",
            " 書 い た \n 書 \n",
            "l",
            "",
        ];
        let words =
            " l| li| light| lighthous| lighthousekeeper| lighthousekeepers |l|light|a|aa|aab|aaaaaaaaaaaaaa| 書| 書 い|い";
        let words: Vec<&str> = words.split('|').collect();
        for text in texts {
            for shorter in &words {
                let known = Arc::new(Everywhere::of(shorter, text.as_bytes()).expect("not too long"));
                assert_eq!(all(&known), plainly(shorter, text), "{shorter:?} in {text:?}");
                for longer in &words {
                    let Some(before) = longer.find(*shorter) else { continue };
                    let grown = known.of_longer(before, longer, text.as_bytes());
                    assert_eq!(all(&grown), plainly(longer, text), "{longer:?} from {shorter:?} in {text:?}");
                    for longest in &words {
                        let Some(before) = longest.find(*longer) else { continue };
                        let grown = grown.of_longer(before, longest, text.as_bytes());
                        assert_eq!(all(&grown), plainly(longest, text), "{longest:?} from {longer:?}, {shorter:?} in {text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn more_places_than_lie_together_are_all_there() {
        let text = " x".repeat(3 * TOGETHER + 1);
        let known = Arc::new(Everywhere::of(" x", text.as_bytes()).expect("not too long"));
        assert_eq!(known.len(), 3 * TOGETHER + 1);
        assert_eq!(all(&known.of_longer(0, " x x", text.as_bytes())), plainly(" x x", &text));
    }
}
