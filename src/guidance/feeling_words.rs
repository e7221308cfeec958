//! Words for feelings that can be added to the form.

use super::load;
use crate::domain::Valence;
use serde::Deserialize;
use std::sync::OnceLock;

#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    pleasant: Vec<String>,
    #[serde(default)]
    unpleasant: Vec<String>,
    #[serde(default)]
    first_pleasant: Vec<String>,
    #[serde(default)]
    first_unpleasant: Vec<String>,
}

/// Words for feelings of this side that can be added to the form, in alphabetical order; none for numbness.
#[must_use]
pub fn feeling_words(valence: Valence) -> &'static [String] {
    match valence {
        Valence::Pleasant => &file().pleasant,
        Valence::Unpleasant => &file().unpleasant,
        Valence::Numbness => &[],
    }
}

/// Those of them that are offered on the first pages, the most usual first.
#[must_use]
pub fn first_feeling_words(valence: Valence) -> &'static [String] {
    match valence {
        Valence::Pleasant => &file().first_pleasant,
        Valence::Unpleasant => &file().first_unpleasant,
        Valence::Numbness => &[],
    }
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/feeling-words.toml")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_are_in_order_and_on_one_side_each() {
        let sides = [Valence::Pleasant, Valence::Unpleasant].map(feeling_words);
        for side in sides {
            assert!(side.len() > 20 && side.is_sorted(), "{side:?}");
            assert!(side.windows(2).all(|two| two[0] != two[1]));
        }
        assert!(sides[0].iter().all(|word| !sides[1].contains(word)));
    }

    #[test]
    fn what_is_offered_first_is_of_the_same_words_and_new_beside_those_a_journal_begins_with() {
        let starting = crate::domain::Catalogue::starting();
        for side in [Valence::Pleasant, Valence::Unpleasant] {
            let words = first_feeling_words(side);
            assert!(words.len() >= 8, "with the four that are picked, twelve of each side: {words:?}");
            assert!(words.iter().all(|word| feeling_words(side).contains(word) && starting.feeling_named(word).is_none()));
        }
    }
}
