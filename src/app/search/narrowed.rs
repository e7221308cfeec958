//! What was looked for before in the same notes, and where it stood: a word that grows letter by letter is looked for only
//! where its beginning was.

use std::{collections::VecDeque, sync::Arc};

/// A note by its number, and where in it a word stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stands {
    pub(super) note: u32,
    pub(super) at: u32,
}

/// Those that have a word, by rising number.
pub(super) type NotesWith = Arc<[Stands]>;

/// A word, the one before the last letter, and what is typed anew after that.
const KEPT: usize = 4;

/// The last few that were looked for to the end.
#[derive(Debug, Default)]
pub(super) struct Narrowed(VecDeque<(String, NotesWith)>);

impl Narrowed {
    /// The fewest notes that this can only stand in, and by how much it begins before what stands there; `None` = in any.
    pub(super) fn where_it_may_be(&self, asked: &str) -> Option<(NotesWith, usize)> {
        let holds = self.0.iter().filter_map(|(before, notes)| Some((notes, asked.find(before.as_str())?)));
        holds.min_by_key(|(notes, _)| notes.len()).map(|(notes, before)| (Arc::clone(notes), before))
    }

    /// These and no others have it.
    pub(super) fn remember(&mut self, asked: &str, notes: NotesWith) {
        self.0.retain(|(before, _)| before != asked);
        self.0.truncate(KEPT - 1);
        self.0.push_front((asked.to_owned(), notes));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_for_where_its_beginning_stood_and_another_one_everywhere() {
        let mut narrowed = Narrowed::default();
        let notes = |notes: &[u32]| notes.iter().map(|note| Stands { note: *note, at: 7 * note }).collect::<NotesWith>();
        assert_eq!(narrowed.where_it_may_be(" sea"), None);
        narrowed.remember(" s", notes(&[1, 4, 9]));
        narrowed.remember(" se", notes(&[4, 9]));
        assert_eq!(narrowed.where_it_may_be(" sea"), Some((notes(&[4, 9]), 0)));
        assert_eq!(narrowed.where_it_may_be(" so"), Some((notes(&[1, 4, 9]), 0)));
        assert_eq!(narrowed.where_it_may_be("the sea"), Some((notes(&[4, 9]), 3)));
        for other in ["sea", " lake", "s"] {
            assert_eq!(narrowed.where_it_may_be(other), None, "{other:?}");
        }
        for n in 0..9 {
            narrowed.remember(&format!("w{n}"), notes(&[n]));
        }
        assert_eq!((narrowed.0.len(), narrowed.where_it_may_be(" sea")), (KEPT, None));
    }
}
