//! What follows from what is set.

use super::{kept::Settings, put_away::LIMIT};
use crate::domain::{Catalogue, FeelingId, WordKind};
use std::sync::Arc;

impl Settings {
    /// The feelings that were chosen for the short form and are still asked about, in the order of the long one; empty
    /// where none is.
    #[must_use]
    pub fn chosen_in_short(&self, catalogue: &Catalogue) -> Vec<FeelingId> {
        catalogue.asked().filter(|f| self.short_feelings.contains(&f.key)).map(|f| f.id).collect()
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
    fn the_short_form_holds_as_many_feelings_as_are_chosen_and_none_that_was_put_away() {
        let mut catalogue = Catalogue::starting();
        let names = |s: &Settings, c: &Catalogue| -> Vec<String> {
            s.chosen_in_short(c).into_iter().filter_map(|id| c.feeling(id)).map(|f| f.name.clone()).collect()
        };
        let mut set = Settings::default();
        assert!(names(&set, &catalogue).is_empty(), "nothing is chosen yet");
        assert!(set.take_word("short_feelings", "guilt,joy,guilt,nowhere"));
        assert_eq!(names(&set, &catalogue), ["Joy", "Guilt"], "in the order of the long form");
        let guilt = catalogue.feeling_by_key("guilt").expect("there").id;
        catalogue.retire_feeling(guilt, true);
        assert_eq!(names(&set, &catalogue), ["Joy"]);
        assert!(!set.take_word("short_feelings", "two words"));
        assert!(set.take_word("short_feelings", "numbness,anger,anxiety,sadness,affection,excitement,contentment,joy"));
        assert_eq!(names(&set, &catalogue).len(), 8);
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
