//! What somebody types into the search.

use super::folded::fold;

/// Signs that open and close a phrase, as keyboards of several countries have them.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

/// What a note must have in it, each: folded words with a space before and after them. Where the space after them is
/// missing, the last may be the beginning of a word. Empty = no word is left of what was typed.
///
/// What stands between quotation marks is a phrase. Searching goes on while one types, so the last word may be the
/// beginning of one, also in a phrase that is not closed yet.
pub(super) fn asked(words: &str) -> Vec<String> {
    let mut asked = Vec::new();
    let mut is_open = false;
    for (n, part) in words.split(QUOTES).enumerate() {
        is_open = n % 2 == 1;
        if is_open {
            asked.extend(spoken(part));
        } else {
            asked.extend(part.split(|c: char| c.is_whitespace() || c == '\0').filter_map(spoken));
        }
    }
    let closed = words.trim_end().ends_with(QUOTES) && !is_open;
    if let Some(last) = asked.last_mut().filter(|_| !closed) {
        last.pop();
    }
    asked
}

/// Folded, where it holds anything that can be found.
fn spoken(text: &str) -> Option<String> {
    let mut folded = String::new();
    fold(text, &mut folded);
    (!folded.trim().is_empty()).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_nothing_asks_nothing() {
        for none in ["", "  ", "\"", "* ( ) -", "\0", "\"\"", "“ ”", "\" - \""] {
            assert_eq!(asked(none), Vec::<String>::new(), "{none:?}");
        }
    }

    #[test]
    fn words_are_plain_words_quotation_marks_make_phrases_and_the_last_word_may_be_a_beginning() {
        let table: [(&str, &[&str]); 10] = [
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
        ];
        for (typed, wanted) in table {
            assert_eq!(asked(typed), wanted, "{typed:?}");
        }
    }
}
