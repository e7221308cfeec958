//! How the person spells their own words: what a journal has is used as it is spelled there.

use crate::domain::{CheckIn, Context, WordKind, folded, words_once};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

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
        if self.there.is_empty() || self.there.contains(&(kind, Arc::clone(word))) {
            return Arc::clone(word);
        }
        self.by_name.get(&(kind, folded(word))).unwrap_or(word).clone()
    }

    /// What was around a check-in, in the spellings of this journal; `None` where all of it is spelled so, or unknown.
    /// Two words that become one stand once.
    #[must_use]
    pub fn settled(&self, context: &Context) -> Option<Context> {
        if self.there.is_empty() {
            return None;
        }
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
