//! What was looked for before in the same notes, and where it stood: a word that grows letter by letter is looked for only
//! where its beginning was.

use super::everywhere::Everywhere;
use std::{collections::VecDeque, sync::Arc};

/// A word, the one before the last letter, and what is typed anew after that.
const KEPT: usize = 4;

/// The last few that were looked for to the end, and everywhere they stand where that is known.
#[derive(Debug, Default)]
pub(super) struct Narrowed(VecDeque<(String, Option<Arc<Everywhere>>)>);

/// What is known of where a word may be.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum MayBe {
    /// At these places only, so many bytes before them.
    At(Arc<Everywhere>, usize),
    /// Anywhere, and it or a part of it was looked for before: somebody goes on with it, or with the words beside it, and it is
    /// worth knowing everywhere it stands.
    Again,
    Anywhere,
}

impl Narrowed {
    pub(super) fn where_it_may_be(&self, asked: &str) -> MayBe {
        let holds = || self.0.iter().filter_map(|(before, places)| Some((places, asked.find(before.as_str())?)));
        let known = holds().filter_map(|(places, before)| Some((places.as_ref()?, before)));
        match known.min_by_key(|(places, _)| places.len()) {
            Some((fewest, before)) => MayBe::At(Arc::clone(fewest), before),
            None if holds().next().is_some() => MayBe::Again,
            None => MayBe::Anywhere,
        }
    }

    /// It was looked for, and stands there and nowhere else; `None` = there may be more places than it is worth to know.
    pub(super) fn remember(&mut self, asked: &str, places: Option<Arc<Everywhere>>) {
        self.0.retain(|(before, _)| before != asked);
        self.0.truncate(KEPT - 1);
        self.0.push_front((asked.to_owned(), places));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_for_where_its_beginning_stood_and_another_one_everywhere() {
        let mut narrowed = Narrowed::default();
        let text = b" so the sea is a sea, a sea and so on";
        let places = |of: &str| Arc::new(Everywhere::of(of, text).expect("not too long"));
        assert_eq!(narrowed.where_it_may_be(" sea"), MayBe::Anywhere);
        narrowed.remember(" ", None);
        assert_eq!(narrowed.where_it_may_be(" sea"), MayBe::Again);
        narrowed.remember(" s", Some(places(" s")));
        narrowed.remember(" se", Some(places(" se")));
        assert_eq!(narrowed.where_it_may_be(" sea"), MayBe::At(places(" se"), 0));
        assert_eq!(narrowed.where_it_may_be(" so"), MayBe::At(places(" s"), 0));
        assert_eq!(narrowed.where_it_may_be("the sea"), MayBe::At(places(" se"), 3));
        for other in ["sea", "lake", "s"] {
            assert_eq!(narrowed.where_it_may_be(other), MayBe::Anywhere, "{other:?}");
        }
        for n in 0..9 {
            narrowed.remember(&format!("w{n}"), Some(places("w")));
        }
        assert_eq!((narrowed.0.len(), narrowed.where_it_may_be(" sea")), (KEPT, MayBe::Anywhere));
    }
}
