//! When two names are one, and how a name is tidied before it is kept.
//!
//! Names of feelings, symptoms, tags, medicines, substances and company are one when they differ only in case, in how
//! an accent is put together, or in blanks at their ends.

use std::{collections::HashSet, sync::Arc};
use unicase::UniCase;
use unicode_normalization::UnicodeNormalization;

/// Names are kept to this many characters: longer ones fit no form.
pub const NAME_LIMIT: usize = 60;

/// A name without blanks around it, in one line, not too long.
#[must_use]
pub fn tidy(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(NAME_LIMIT).collect()
}

/// The name as names are compared: without blanks at its ends, and without regard to case (Unicode, section 3.13,
/// canonical caseless matching).
#[must_use]
pub fn folded(name: &str) -> String {
    let name = name.trim();
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let apart: String = name.nfd().collect();
    UniCase::unicode(apart).to_folded_case().nfc().collect()
}

/// Whether two names are one.
#[must_use]
pub fn is_same_name(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.trim().eq_ignore_ascii_case(b.trim()) } else { a == b || folded(a) == folded(b) }
}

/// The words of a list without blanks at their ends, none of them empty, each once.
#[must_use]
pub fn words_once<W: Into<Arc<str>> + AsRef<str>>(list: impl IntoIterator<Item = W>) -> Vec<Arc<str>> {
    /// Up to so many words are held to each other one by one.
    const FEW: usize = 8;
    let mut words: Vec<Arc<str>> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for word in list {
        let short = word.as_ref().trim();
        if words.len() == FEW && seen.is_empty() {
            seen.extend(words.iter().map(|w| folded(w)));
        }
        let is_there = || words.iter().any(|before| is_same_name(before, short));
        let is_new = if words.len() < FEW { !is_there() } else { seen.insert(folded(short)) };
        if !short.is_empty() && is_new {
            words.push(kept(word));
        }
    }
    words
}

/// Not copied where nothing is taken off.
fn kept<W: Into<Arc<str>> + AsRef<str>>(word: W) -> Arc<str> {
    let short = word.as_ref().trim();
    if short.len() == word.as_ref().len() { word.into() } else { short.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_whatever_their_case_their_accents_and_the_blanks_around_them() {
        for (a, b) in [
            ("Joy", "joy"),
            (" work ", "WORK"),
            ("Straße", "STRASSE"),
            ("caf\u{e9}", "CAFE\u{301}"),
            ("ΟΔΟΣ", "οδος"),
            ("Ärger", "ärger"),
            ("", "  "),
        ] {
            assert!(is_same_name(a, b), "{a:?} {b:?}");
        }
        for (a, b) in [("joy", "joy 2"), ("cafe", "café"), ("a b", "ab"), ("ı", "i")] {
            assert!(!is_same_name(a, b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn a_list_says_each_word_once_as_it_was_spelled_first() {
        assert_eq!(
            words_once(["work ", " work", "Work", "", " ", "home", "HOME"]),
            ["work".into(), "home".into()] as [Arc<str>; 2]
        );
        assert_eq!(words_once::<&str>([]), [] as [Arc<str>; 0]);
        for n in [7, 8, 9, 30] {
            let many = (0..n).chain(0..n).map(|k| if k % 2 == 0 { format!("Größe {k}") } else { format!("W{k} ") });
            let upper: Vec<String> = many.clone().map(|w| w.to_uppercase()).collect();
            assert_eq!(words_once(many.chain(upper)).len(), n, "{n}");
        }
        let word: Arc<str> = "walk".into();
        assert!(Arc::ptr_eq(&words_once([Arc::clone(&word)])[0], &word), "a good word is not copied");
    }
}
