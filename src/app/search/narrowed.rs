//! What was looked for before in the same notes, and where it stood: a word that grows letter by letter is looked for only
//! where its beginning was.

use std::{collections::VecDeque, sync::Arc};

/// Notes by their number, rising.
pub(super) type NotesWith = Arc<[u32]>;

/// A word, the one before the last letter, and what is typed anew after that.
const KEPT: usize = 4;

/// The last few that were looked for to the end.
#[derive(Debug, Default)]
pub(super) struct Narrowed(VecDeque<(String, NotesWith)>);

impl Narrowed {
    /// The fewest notes that this can only stand in; `None` = in any.
    pub(super) fn where_it_may_be(&self, asked: &str) -> Option<NotesWith> {
        let holds = self.0.iter().filter(|(before, _)| asked.contains(before.as_str()));
        holds.map(|(_, notes)| notes).min_by_key(|notes| notes.len()).cloned()
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
        assert_eq!(narrowed.where_it_may_be(" sea"), None);
        narrowed.remember(" s", [1, 4, 9].into());
        narrowed.remember(" se", [4, 9].into());
        assert_eq!(narrowed.where_it_may_be(" sea").as_deref(), Some(&[4, 9][..]));
        assert_eq!(narrowed.where_it_may_be(" so").as_deref(), Some(&[1, 4, 9][..]));
        for other in ["sea", " lake", "s"] {
            assert_eq!(narrowed.where_it_may_be(other), None, "{other:?}");
        }
        for n in 0..9 {
            narrowed.remember(&format!("w{n}"), [n].into());
        }
        assert_eq!((narrowed.0.len(), narrowed.where_it_may_be(" sea")), (KEPT, None));
    }
}
