//! The answers of one check-in, kept where they need no memory of their own.

use crate::domain::{Answer, FeelingId};
use std::ops::{Deref, DerefMut};

/// As many as a new journal asks for.
const FEW: usize = 9;
type Entry = (FeelingId, Answer);

/// The answers of one check-in. Up to nine lie in the check-in itself: asking for memory for each list is
/// a good part of the time that fifty years take to load.
#[derive(Debug, Clone)]
pub struct Answers(Kept);

#[derive(Debug, Clone)]
enum Kept {
    /// How many, and they; what lies behind them means nothing.
    Few(u8, [Entry; FEW]),
    Many(Vec<Entry>),
}

impl Answers {
    /// Puts an answer behind the others.
    #[inline]
    pub fn push(&mut self, entry: Entry) {
        if let Kept::Few(n, few) = &mut self.0
            && let Some(room) = few.get_mut(usize::from(*n))
        {
            *room = entry;
            *n += 1;
        } else {
            self.push_beyond(entry);
        }
    }

    #[cold]
    fn push_beyond(&mut self, entry: Entry) {
        match &mut self.0 {
            Kept::Few(_, few) => {
                let mut many = few.to_vec();
                many.push(entry);
                self.0 = Kept::Many(many);
            }
            Kept::Many(many) => many.push(entry),
        }
    }

    /// Keeps those that `keep` says yes to.
    pub fn retain(&mut self, mut keep: impl FnMut(&Entry) -> bool) {
        *self = self.iter().copied().filter(|e| keep(e)).collect();
    }
}

impl Default for Answers {
    fn default() -> Self {
        Self(Kept::Few(0, [(FeelingId(0), Answer::CannotTell); FEW]))
    }
}

impl Deref for Answers {
    type Target = [Entry];
    fn deref(&self) -> &[Entry] {
        match &self.0 {
            Kept::Few(n, few) => few.get(..usize::from(*n)).unwrap_or(few),
            Kept::Many(many) => many,
        }
    }
}

impl DerefMut for Answers {
    fn deref_mut(&mut self) -> &mut [Entry] {
        match &mut self.0 {
            Kept::Few(n, few) => few.split_at_mut(usize::from(*n).min(FEW)).0,
            Kept::Many(many) => many,
        }
    }
}

impl PartialEq for Answers {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for Answers {}

impl Extend<Entry> for Answers {
    fn extend<I: IntoIterator<Item = Entry>>(&mut self, entries: I) {
        entries.into_iter().for_each(|e| self.push(e));
    }
}

impl FromIterator<Entry> for Answers {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut all = Self::default();
        all.extend(entries);
        all
    }
}

impl From<Vec<Entry>> for Answers {
    fn from(entries: Vec<Entry>) -> Self {
        entries.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Answers {
    type Item = &'a Entry;
    type IntoIter = std::slice::Iter<'a, Entry>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Answers {
    type Item = &'a mut Entry;
    type IntoIter = std::slice::IterMut<'a, Entry>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Intensity;

    fn entry(n: u16) -> Entry {
        let steps = Intensity::new(u8::try_from(n % 11).expect("small")).expect("at most 10");
        (FeelingId(n), if n % 4 == 3 { Answer::CannotTell } else { Answer::Rated(steps) })
    }

    #[test]
    fn no_answer_is_no_answer() {
        assert!(Answers::default().is_empty());
        assert_eq!(Answers::default(), Vec::new().into());
        assert_ne!(Answers::default(), vec![entry(0)].into());
    }

    #[test]
    fn any_number_of_answers_is_kept_as_it_was_put_in() {
        for n in 0..25 {
            let list: Vec<Entry> = (0..n).map(entry).collect();
            let mut kept: Answers = list.iter().copied().collect();
            assert_eq!(*kept, *list);
            assert_eq!(kept.iter_mut().count(), list.len());
            kept.retain(|(f, _)| f.0 % 2 == 0);
            assert_eq!(*kept, *list.into_iter().filter(|(f, _)| f.0 % 2 == 0).collect::<Vec<_>>());
        }
    }

    #[test]
    fn what_was_taken_away_leaves_no_trace() {
        let mut kept: Answers = (0..3).map(entry).collect();
        kept.retain(|(f, _)| f.0 == 1);
        assert_eq!(kept, vec![entry(1)].into());
    }
}
