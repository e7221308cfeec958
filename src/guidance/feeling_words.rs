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
}

/// Words for feelings of this side that can be added to the form, in alphabetical order; none for numbness.
#[must_use]
pub fn feeling_words(valence: Valence) -> &'static [String] {
    static FILE: OnceLock<File> = OnceLock::new();
    let file = FILE.get_or_init(|| load::read(include_str!("../../assets/feeling-words.toml")));
    match valence {
        Valence::Pleasant => &file.pleasant,
        Valence::Unpleasant => &file.unpleasant,
        Valence::Numbness => &[],
    }
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
}
