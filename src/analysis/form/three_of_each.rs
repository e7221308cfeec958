//! The one press that mends a form the rule can't compare: what is missing is asked about from then on.

use super::{asked_about::AskedAbout, varied::most_varied_first};
use crate::{
    analysis::rule::KINDS_NEEDED,
    domain::{Catalogue, FeelingId, Journal, Key, Valence, folded},
};

/// What is asked about once what is missing was added.
#[derive(Debug, Clone, PartialEq)]
pub struct ThreeOfEach {
    pub catalogue: Catalogue,
    pub short_feelings: Vec<Key>,
    /// The names of what is asked about now and was not before.
    pub added: Vec<String>,
}

/// Adds to the form in use what is missing to three of each side, and nothing else. First those that are asked about
/// already, by the long form, then those put away, each time the ones this person's days differ most in; where the list
/// itself has too few, those of the starting list and then of `words` that it doesn't have.
#[must_use]
pub fn three_of_each<'a>(journal: &Journal, words: impl Fn(Valence) -> &'a [String]) -> ThreeOfEach {
    let (set, asked) = (&journal.settings, AskedAbout::of(journal));
    let mut mended =
        ThreeOfEach { catalogue: journal.catalogue.clone(), short_feelings: set.short_feelings.clone(), added: Vec::new() };
    let chosen = if set.short_form { set.chosen_in_short(&journal.catalogue) } else { Vec::new() };
    let varied = most_varied_first(journal);
    for (side, have) in [(Valence::Pleasant, asked.pleasant), (Valence::Unpleasant, asked.unpleasant)] {
        let left_out = varied.iter().filter(|f| !chosen.is_empty() && !f.retired && !chosen.contains(&f.id));
        let there = left_out.chain(varied.iter().filter(|f| f.retired)).filter(|f| f.valence == side);
        let mut missing = KINDS_NEEDED.saturating_sub(have) as usize;
        for feeling in there.take(missing) {
            missing -= 1;
            mended.ask_about(feeling.id, !chosen.is_empty());
        }
        for _ in 0..missing {
            let Some(id) = new_one(&mut mended.catalogue, side, words(side)) else { break };
            mended.ask_about(id, !chosen.is_empty());
        }
    }
    mended
}

impl ThreeOfEach {
    fn ask_about(&mut self, id: FeelingId, in_short: bool) {
        self.catalogue.retire_feeling(id, false);
        let Some(feeling) = self.catalogue.feeling(id) else { return };
        if in_short && !self.short_feelings.contains(&feeling.key) {
            self.short_feelings.push(feeling.key.clone());
        }
        self.added.push(feeling.name.clone());
    }
}

/// A feeling that the list doesn't have. One that was made part of another doesn't come back.
fn new_one(catalogue: &mut Catalogue, side: Valence, words: &[String]) -> Option<FeelingId> {
    let starting = Catalogue::starting();
    let of_side = starting.feelings.iter().filter(|f| f.valence == side).map(|f| &f.name);
    let is_known = |name: &str| {
        let (name, key) = (folded(name), Key::from_name(name));
        catalogue.every_feeling().any(|f| folded(&f.name) == name || f.key == key)
    };
    let name = of_side.chain(words).find(|name| !is_known(name))?;
    let key = catalogue.free_key(name);
    Some(catalogue.add_feeling(&key, name, side))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &[String] = &[];

    fn put_away(journal: &mut Journal, keys: &[&str]) {
        for key in keys {
            let id = journal.catalogue.feeling_by_key(key).expect("there").id;
            journal.catalogue.retire_feeling(id, true);
        }
    }

    fn starting() -> Journal {
        Journal { catalogue: Catalogue::starting(), ..Journal::default() }
    }

    #[test]
    fn where_nothing_is_missing_nothing_is_added() {
        let journal = starting();
        let mended = three_of_each(&journal, |_| NONE);
        assert_eq!(mended.added, NONE);
        assert_eq!(mended.catalogue, journal.catalogue);
    }

    #[test]
    fn what_was_put_away_comes_back_as_far_as_it_is_missing() {
        let mut journal = starting();
        put_away(&mut journal, &["joy", "excitement", "guilt", "anger", "sadness", "numbness"]);
        let mended = three_of_each(&journal, |_| NONE);
        assert_eq!(mended.added, ["Joy", "Sadness", "Anger"], "one of two, and two of three");
        assert!(mended.short_feelings.is_empty());
        let now = AskedAbout::of(&Journal { catalogue: mended.catalogue, ..Journal::default() });
        assert_eq!(now, AskedAbout { pleasant: 3, unpleasant: 3, numbness: false }, "numbness stays put away");
    }

    #[test]
    fn a_short_form_takes_what_the_long_one_asks_before_what_was_put_away() {
        let mut journal = starting();
        put_away(&mut journal, &["joy", "anger"]);
        journal.settings.short_form = true;
        assert!(journal.settings.take_word("short_feelings", "affection,sadness,anxiety,anger"));
        let mended = three_of_each(&journal, |_| NONE);
        assert_eq!(mended.added, ["Contentment", "Excitement", "Guilt"]);
        let keys: Vec<_> = mended.short_feelings.iter().map(Key::as_str).collect();
        assert_eq!(keys, ["affection", "sadness", "anxiety", "anger", "contentment", "excitement", "guilt"]);
        assert_eq!(mended.catalogue, journal.catalogue);
    }

    #[test]
    fn a_short_form_nobody_chose_stays_unchosen_and_has_three_of_each() {
        let mut journal = starting();
        put_away(&mut journal, &["joy", "affection"]);
        journal.settings.short_form = true;
        let mended = three_of_each(&journal, |_| NONE);
        assert_eq!((mended.added, mended.short_feelings), (vec!["Joy".to_owned()], Vec::new()));
    }

    #[test]
    fn a_list_with_too_few_gets_those_of_the_starting_list_and_then_other_words() {
        let mut journal = Journal::default();
        let words =
            [["Awe", "Joy", "Hope", "Pride"].map(str::to_owned), ["Boredom", "Envy", "Fear", "Shame"].map(str::to_owned)];
        let of = |side: Valence| &words[usize::from(side == Valence::Unpleasant)][..];
        assert_eq!(three_of_each(&journal, of).added, ["Joy", "Contentment", "Excitement", "Sadness", "Anxiety", "Anger"]);
        // All the starting ones of one side were made one: none of them comes back.
        journal.catalogue = Catalogue::starting();
        let joy = journal.catalogue.feeling_by_key("joy").expect("there").id;
        for key in ["contentment", "excitement", "affection"] {
            let id = journal.catalogue.feeling_by_key(key).expect("there").id;
            journal.catalogue.merge_feelings(id, joy);
        }
        let mended = three_of_each(&journal, of);
        assert_eq!(mended.added, ["Awe", "Hope"]);
        assert!(mended.catalogue.asked().filter(|f| f.valence == Valence::Pleasant).count() == 3);
        assert_eq!(three_of_each(&journal, |_| NONE).added, NONE, "with no words left there is nothing to add");
    }

    #[test]
    fn names_that_are_taken_are_passed_over_whatever_their_key() {
        let mut journal = Journal::default();
        journal.catalogue.ask_about_feeling("joy", Valence::Unpleasant);
        let added = three_of_each(&journal, |_| NONE).added;
        assert_eq!(added, ["Contentment", "Excitement", "Affection", "Sadness", "Anxiety"]);
    }
}
