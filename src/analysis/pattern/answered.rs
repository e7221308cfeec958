//! What the person answered to a pattern.

use crate::{
    analysis::{Pattern, PatternKind},
    domain::{DayKey, Journal, PatternAnswer, PatternKey},
};

/// A pattern's first day can move a little when an older day is written about or an answer is changed. So many days
/// either way it is still the same pattern. Our choice: less than half of the three weeks between two patterns.
const SAME_WITHIN_DAYS: i32 = 10;

impl Pattern {
    /// The last answer to this pattern, or to the one it was before its first day moved.
    #[must_use]
    pub fn answer<'a>(&self, journal: &'a Journal) -> Option<&'a PatternAnswer> {
        journal.pattern_answer(&self.key()).or_else(|| {
            let is_near =
                |a: &&PatternAnswer| began(&a.pattern).is_some_and(|day| day.since(self.since).abs() <= SAME_WITHIN_DAYS);
            journal.pattern_answers.iter().filter(is_near).max_by_key(|a| (a.at, &a.pattern))
        })
    }

    /// The answer by which the person said of this pattern that it isn't so.
    #[must_use]
    pub fn dismissal<'a>(&self, journal: &'a Journal) -> Option<&'a PatternAnswer> {
        self.answer(journal).filter(|a| a.dismissed)
    }

    /// Whether an earlier pattern of this kind was dismissed.
    #[must_use]
    pub fn is_doubted(&self, journal: &Journal) -> bool {
        let of_the_kind = |key: &PatternKey| key.as_str().split_once('/').is_some_and(|(word, _)| word == self.kind.word());
        let earlier = |key: &PatternKey| began(key).is_some_and(|day| self.since.since(day) > SAME_WITHIN_DAYS);
        journal.pattern_answers.iter().any(|a| a.dismissed && of_the_kind(&a.pattern) && earlier(&a.pattern))
    }
}

/// The first day of the pattern of this key; `None` where the key is of something else.
fn began(key: &PatternKey) -> Option<DayKey> {
    let (word, day) = key.as_str().split_once('/')?;
    let known = [PatternKind::Both, PatternKind::MostlyPleasant].iter().any(|k| k.word() == word);
    known.then(|| DayKey::parse(day)).flatten()
}
