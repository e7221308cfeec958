//! What somebody types into the search, in the language of the word index.

/// Signs that open and close a phrase, as keyboards of several countries have them.
const QUOTES: [char; 7] = ['"', '“', '”', '„', '‟', '«', '»'];

/// The words in the full-text language, each quoted so that none of its signs means anything; `None` when no
/// word is left. What stands between quotation marks is a phrase. The last word may be the beginning of one,
/// also in a phrase that is not closed yet.
pub fn question(words: &str) -> Option<String> {
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
    // A word that a space follows is a whole one only to the eye: searching goes on while one types.
    let closed = words.trim_end().ends_with(QUOTES) && !is_open;
    let last = if closed { "" } else { "*" };
    (!asked.is_empty()).then(|| asked.join(" ") + last)
}

/// Quoted, where it holds anything that can be found.
fn spoken(text: &str) -> Option<String> {
    let is_said = text.chars().any(char::is_alphanumeric);
    is_said.then(|| format!("\"{}\"", text.replace('\0', " ").trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_for_nothing_asks_nothing() {
        for none in ["", "  ", "\"", "* ( ) -", "\0", "\"\"", "“ ”", "\" - \""] {
            assert_eq!(question(none), None, "{none:?}");
        }
    }

    #[test]
    fn words_are_plain_words_quotation_marks_make_phrases_and_the_last_word_may_be_a_beginning() {
        for (typed, asked) in [
            ("sea", "\"sea\"*"),
            ("sea sky", "\"sea\" \"sky\"*"),
            ("sea OR * sky", "\"sea\" \"OR\" \"sky\"*"),
            ("\"by the sea\"", "\"by the sea\""),
            ("“by the sea” cold", "\"by the sea\" \"cold\"*"),
            ("cold „by the sea“", "\"cold\" \"by the sea\""),
            ("\"by the se", "\"by the se\"*"),
            ("cold \"by the sea\" ", "\"cold\" \"by the sea\""),
            ("it's a\0b", "\"it's\" \"a\" \"b\"*"),
            ("\"\" sea", "\"sea\"*"),
        ] {
            assert_eq!(question(typed).as_deref(), Some(asked), "{typed:?}");
        }
    }
}
