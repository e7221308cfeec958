//! When two names are one name, and which spelling of a word stays.
//!
//! Names of feelings, symptoms, tags, medicines, substances and company are one when they differ only in case, in how
//! an accent is put together, or in blanks at their ends. What a journal has is used as it is spelled there.

use crate::domain::{CheckIn, Context, WordKind};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};
use unicase::UniCase;
use unicode_normalization::UnicodeNormalization;

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
    a == b || folded(a) == folded(b)
}

/// The words of a list without blanks at their ends, none of them empty, each once.
#[must_use]
pub fn words_once<W: Into<Arc<str>> + AsRef<str>>(list: impl IntoIterator<Item = W>) -> Vec<Arc<str>> {
    let mut words: Vec<Arc<str>> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    for word in list {
        let short = word.as_ref().trim();
        let Some(first) = words.first() else {
            // Nearly every list has one word: nothing is folded for it.
            if !short.is_empty() {
                words.push(kept(word));
            }
            continue;
        };
        if seen.is_empty() {
            seen.insert(folded(first));
        }
        if !short.is_empty() && seen.insert(folded(short)) {
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

/// How the person's words are spelled in a journal.
#[derive(Debug, Clone, Default)]
pub struct Spellings {
    there: HashSet<(WordKind, Arc<str>)>,
    by_name: HashMap<(WordKind, String), Arc<str>>,
}

impl Spellings {
    /// Of check-ins in order of time: where a word is spelled in two ways, the last one counts for a third.
    #[must_use]
    pub fn of<'a>(check_ins: impl DoubleEndedIterator<Item = &'a CheckIn>) -> Self {
        let mut spellings = Self::default();
        check_ins.rev().for_each(|c| spellings.learn(&c.context));
        spellings
    }

    /// Takes up words that are not known yet.
    pub fn learn(&mut self, context: &Context) {
        for kind in WordKind::ALL {
            for word in kind.of(context) {
                if self.there.insert((kind, Arc::clone(word))) {
                    self.by_name.entry((kind, folded(word))).or_insert_with(|| Arc::clone(word));
                }
            }
        }
    }

    /// The word as it is spelled here; itself where it is spelled so, too, or isn't known.
    #[must_use]
    pub fn of_word(&self, kind: WordKind, word: &Arc<str>) -> Arc<str> {
        if self.there.contains(&(kind, Arc::clone(word))) {
            return Arc::clone(word);
        }
        self.by_name.get(&(kind, folded(word))).unwrap_or(word).clone()
    }

    /// What was around a check-in, in the spellings of this journal; `None` where all of it is spelled so, or unknown.
    /// Two words that become one stand once.
    #[must_use]
    pub fn settled(&self, context: &Context) -> Option<Context> {
        let mut now = None;
        for kind in WordKind::ALL {
            let words = kind.of(context);
            let spelled: Vec<Arc<str>> = words.iter().map(|w| self.of_word(kind, w)).collect();
            if spelled == words {
                continue;
            }
            let mut spelled = words_once(spelled);
            let now = now.get_or_insert_with(|| context.clone());
            match kind {
                WordKind::Tags => now.tags = spelled,
                WordKind::Medicines => now.medicines = spelled,
                WordKind::Substances => now.substances = spelled,
                WordKind::Company => now.company = spelled.pop(),
            }
        }
        now
    }

    /// The same for a check-in.
    pub fn settle(&self, c: &mut CheckIn) {
        // Asked first: writing to what a check-in says besides its answers would give it memory of its own.
        if let Some(now) = self.settled(&c.context) {
            c.context = now;
        }
    }
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
        let word: Arc<str> = "walk".into();
        assert!(Arc::ptr_eq(&words_once([Arc::clone(&word)])[0], &word), "a good word is not copied");
    }

    #[test]
    fn what_exists_is_used_for_its_own_kind_and_the_latest_spelling_counts() {
        let context = |tags: &[&str], company: Option<&str>| Context {
            tags: tags.iter().map(|t| (*t).into()).collect(),
            company: company.map(Into::into),
            ..Context::default()
        };
        let mut spellings = Spellings::default();
        spellings.learn(&context(&["Work", "choir"], None));
        spellings.learn(&context(&["work"], None));
        let got = spellings.settled(&context(&["WORK", "Choir ", "choir", "new "], Some("CHOIR"))).expect("changed");
        assert_eq!(got, context(&["Work", "choir", "new"], Some("CHOIR")));
        assert_eq!(spellings.settled(&context(&["work", "choir"], None)), None, "spelled as it is here already");
    }
}
