//! The words that are no longer offered, as one text for the file: a line each, `KIND WORD`.

use crate::domain::WordKind;
use std::sync::Arc;

/// More than anybody sorts by hand; a file may say anything.
pub(super) const LIMIT: usize = 2000;

pub(super) fn to_word(put_away: &[(WordKind, Arc<str>)]) -> String {
    // A word from another program may hold line ends.
    let escaped = |w: &str| w.replace('\\', "\\\\").replace('\n', "\\n");
    let lines: Vec<String> = put_away.iter().map(|(kind, w)| format!("{} {}", kind.word(), escaped(w))).collect();
    lines.join("\n")
}

pub(super) fn from_word(text: &str) -> Option<Vec<(WordKind, Arc<str>)>> {
    let lines = text.split('\n').filter(|line| !line.is_empty()).take(LIMIT);
    let read = lines.map(|line| {
        let (kind, word) = line.split_once(' ')?;
        Some((WordKind::from_word(kind)?, unescaped(word)?.into()))
    });
    read.collect()
}

fn unescaped(word: &str) -> Option<String> {
    let mut out = String::new();
    let mut letters = word.chars();
    while let Some(c) = letters.next() {
        out.push(match c {
            '\\' => match letters.next()? {
                'n' => '\n',
                '\\' => '\\',
                _ => return None,
            },
            c => c,
        });
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_word_comes_back_as_it_is_and_what_is_none_is_refused() {
        let words = ["walk", "a b", "a\nb", "a\\nb", "\\", "x\\\n", " lead", "tags tags"];
        let all: Vec<_> = WordKind::ALL.into_iter().cycle().zip(words.map(Into::into)).collect();
        assert_eq!(from_word(&to_word(&all)), Some(all));
        assert_eq!(from_word(""), Some(Vec::new()));
        for bad in ["walk", "feelings joy", "tags \\x", "tags x\\"] {
            assert_eq!(from_word(bad), None, "{bad}");
        }
    }
}
