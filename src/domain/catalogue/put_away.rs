//! The words that are no longer offered, as one text for the file: a line each, `KIND WORD`.

use crate::domain::{Settings, WordKind};
use std::sync::Arc;

/// More than anybody sorts by hand; a file may say anything.
const LIMIT: usize = 2000;

impl Settings {
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

pub fn to_word(put_away: &[(WordKind, Arc<str>)]) -> String {
    // A word from another program may hold line ends.
    let escaped = |w: &str| w.replace('\\', "\\\\").replace('\n', "\\n");
    let lines: Vec<String> = put_away.iter().map(|(kind, w)| format!("{} {}", kind.word(), escaped(w))).collect();
    lines.join("\n")
}

pub fn from_word(text: &str) -> Option<Vec<(WordKind, Arc<str>)>> {
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
