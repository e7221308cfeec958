//! What follows from what is set.

use super::{kept::Settings, put_away::LIMIT};
use crate::domain::{Catalogue, Feeling, FeelingId, Valence, WordKind};
use std::sync::Arc;

impl Settings {
    /// The feelings of the short form: those that were chosen and are still asked about; while none is, two of each
    /// side, so that a day's reach can be seen, and numbness.
    #[must_use]
    pub fn asked_in_short(&self, catalogue: &Catalogue) -> Vec<FeelingId> {
        let chosen = |f: &&Feeling| self.short_feelings.contains(&f.key);
        let ids: Vec<_> = catalogue.asked().filter(chosen).map(|f| f.id).take(Self::SHORT_MOST).collect();
        if !ids.is_empty() {
            return ids;
        }
        let first = |valence, n| catalogue.asked().filter(move |f| f.valence == valence).take(n).map(|f| f.id);
        first(Valence::Pleasant, 2).chain(first(Valence::Unpleasant, 2)).chain(first(Valence::Numbness, 1)).collect()
    }

    /// Whether a word is offered while one types.
    #[must_use]
    pub fn offers(&self, kind: WordKind, word: &str) -> bool {
        !self.put_away.iter().any(|(k, w)| *k == kind && **w == *word)
    }

    /// Offers a word from now on, or no longer.
    pub fn offer(&mut self, kind: WordKind, word: &Arc<str>, offered: bool) {
        self.put_away.retain(|(k, w)| !(*k == kind && w == word));
        if !offered && self.put_away.len() < LIMIT {
            self.put_away.push((kind, Arc::clone(word)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_form_asks_for_both_sides_until_the_person_chooses_and_never_for_what_was_put_away() {
        let mut catalogue = Catalogue::starting();
        let names = |s: &Settings, c: &Catalogue| -> Vec<String> {
            s.asked_in_short(c).into_iter().filter_map(|id| c.feeling(id)).map(|f| f.name.clone()).collect()
        };
        let mut set = Settings::default();
        assert_eq!(names(&set, &catalogue), ["Joy", "Contentment", "Sadness", "Anxiety", "Numbness"]);
        assert!(set.take_word("short_feelings", "guilt,joy,guilt,nowhere"));
        assert_eq!(names(&set, &catalogue), ["Joy", "Guilt"], "in the order of the long form");
        let guilt = catalogue.feeling_by_key("guilt").expect("there").id;
        catalogue.retire_feeling(guilt, true);
        assert_eq!(names(&set, &catalogue), ["Joy"]);
        assert!(!set.take_word("short_feelings", "two words"));
        assert!(set.take_word("short_feelings", "a,b,c,d,e,f,g"));
        assert_eq!(set.short_feelings.len(), Settings::SHORT_MOST);
    }

    #[test]
    fn a_word_is_put_away_once_and_only_for_its_kind() {
        let mut settings = Settings::default();
        let anna: Arc<str> = "Anna".into();
        settings.offer(WordKind::Company, &anna, false);
        settings.offer(WordKind::Company, &anna, false);
        assert_eq!(settings.put_away.len(), 1);
        assert!(!settings.offers(WordKind::Company, "Anna") && settings.offers(WordKind::Tags, "Anna"));
        settings.offer(WordKind::Company, &anna, true);
        assert!(settings.offers(WordKind::Company, "Anna"));
    }
}
