//! What somebody types into the search.

use crate::domain::folding::{fold, is_sign};

/// Signs that open and close a phrase, as keyboards of several countries have them.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

/// Several ways to take what was typed, the closest first; a farther one counts only where a closer one finds nothing.
/// Each says what a note must have in it: folded words, with a space before them where a word begins there, and one
/// after them where it ends there. Empty = nothing that can be found was typed.
///
/// What stands between quotation marks is a phrase, and only that phrase. Other words are found whole, the last one
/// also as the beginning of one, since searching goes on while one types; then each as a beginning; then anywhere in a
/// word. Where signs were typed (`C++`) and that is nowhere, what is left without them is looked for.
pub(crate) fn ways_to_take(words: &str) -> impl Iterator<Item = Vec<String>> + use<> {
    let asked = asked(words);
    let bare = asked.iter().any(Asked::has_signs).then(|| asked.iter().filter_map(Asked::without_signs).collect());
    let mut before = Vec::new();
    std::iter::once(asked).chain(bare).flat_map(ways_of).filter(move |way| {
        let is_new = *way != before;
        before.clone_from(way);
        is_new && !way.is_empty()
    })
}

/// One word or phrase, folded, a space before and after each of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    folded: String,
    /// A phrase whose closing sign was typed too: exactly that.
    is_closed: bool,
}

fn asked(words: &str) -> Vec<Asked> {
    let mut asked = Vec::new();
    let parts: Vec<&str> = words.split(QUOTES).collect();
    for (n, part) in parts.iter().enumerate() {
        if n % 2 == 1 {
            asked.extend(Asked::of(part, n + 1 < parts.len()));
        } else {
            asked.extend(part.split(|c: char| c.is_whitespace() || c == '\0').filter_map(|word| Asked::of(word, false)));
        }
    }
    asked
}

impl Asked {
    /// Of a text that holds anything that can be found.
    fn of(text: &str, is_closed: bool) -> Option<Self> {
        let mut folded = String::new();
        fold(text, &mut folded);
        (!folded.trim().is_empty()).then_some(Self { folded, is_closed })
    }

    fn has_signs(&self) -> bool {
        !self.is_closed && self.folded.split(' ').any(is_made_of_signs)
    }

    /// Without `+`, `#` and their like; a picture stays, it is what is looked for.
    fn without_signs(&self) -> Option<Self> {
        if self.is_closed {
            return Some(self.clone());
        }
        let left: Vec<&str> = self.folded.split(' ').filter(|word| !word.is_empty() && !is_made_of_signs(word)).collect();
        (!left.is_empty()).then(|| Self { folded: format!(" {} ", left.join(" ")), is_closed: false })
    }

    fn begins(&self) -> String {
        if self.is_closed { self.folded.clone() } else { self.folded.trim_end().to_owned() }
    }

    fn anywhere(&self) -> String {
        if self.is_closed { self.folded.clone() } else { self.folded.trim().to_owned() }
    }
}

fn is_made_of_signs(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_ascii() && is_sign(c))
}

/// How a word may stand in a note, the closest first.
#[derive(Clone, Copy)]
enum Stands {
    Whole,
    AtTheBeginning,
    Anywhere,
}

fn ways_of(asked: Vec<Asked>) -> impl Iterator<Item = Vec<String>> {
    // Made one by one: most searches need the first only.
    [Stands::Whole, Stands::AtTheBeginning, Stands::Anywhere].into_iter().map(move |stands| {
        let as_it_stands = |(n, one): (usize, &Asked)| match stands {
            Stands::Whole if n + 1 < asked.len() => one.folded.clone(),
            Stands::Whole | Stands::AtTheBeginning => one.begins(),
            Stands::Anywhere => one.anywhere(),
        };
        asked.iter().enumerate().map(as_it_stands).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_nothing_asks_nothing() {
        for none in ["", "  ", "\"", "* ( ) -", "\0", "\"\"", "“ ”", "\" - \""] {
            assert_eq!(ways_to_take(none).next(), None, "{none:?}");
        }
    }

    #[test]
    fn words_are_plain_words_quotation_marks_make_phrases_and_the_last_word_may_be_a_beginning() {
        let table: [(&str, &[&str]); 13] = [
            ("sea", &[" sea"]),
            ("Sea sky", &[" sea ", " sky"]),
            ("sea OR * sky", &[" sea ", " or ", " sky"]),
            ("\"by the sea\"", &[" by the sea "]),
            ("“by the sea” cold", &[" by the sea ", " cold"]),
            ("cold „by the sea“", &[" cold ", " by the sea "]),
            ("\"by the se", &[" by the se"]),
            ("cold \"by the sea\" ", &[" cold ", " by the sea "]),
            ("it's a\0b", &[" it s ", " a ", " b"]),
            ("\"\" sea", &[" sea"]),
            ("書いた 眠れた", &[" 書 い た ", " 眠 れ た"]),
            ("C++ 😀", &[" c + + ", " 😀"]),
            ("Straße Łódź", &[" strasse ", " lodz"]),
        ];
        for (typed, wanted) in table {
            assert_eq!(ways_to_take(typed).next().expect("a way"), wanted, "{typed:?}");
        }
    }

    #[test]
    fn what_is_nowhere_as_it_was_typed_is_looked_for_as_beginnings_then_anywhere_then_without_signs() {
        let table: [(&str, &[&[&str]]); 4] = [
            ("sea sky", &[&[" sea ", " sky"], &[" sea", " sky"], &["sea", "sky"]]),
            ("\"the sea\"", &[&[" the sea "]]),
            ("\"the sea\" sky", &[&[" the sea ", " sky"], &[" the sea ", "sky"]]),
            ("c++ &", &[&[" c + + ", " &"], &[" c + +", " &"], &["c + +", "&"], &[" c"], &["c"]]),
        ];
        for (typed, wanted) in table {
            assert_eq!(ways_to_take(typed).collect::<Vec<_>>(), wanted, "{typed:?}");
        }
    }
}
