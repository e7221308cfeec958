//! What the person answered to a pattern.

use super::noticed::KEY;
use crate::{
    analysis::{
        Pattern,
        noticing::{
            each_day::{Beside, EachDay, each_day_of},
            noticed::Word,
            params::Params,
        },
    },
    domain::{DayKey, Journal, PatternAnswer, PatternKey},
};
use std::collections::BTreeMap;

/// A pattern's day of noticing can move a little when an older day is written about or an answer is changed. So many
/// days either way it is still the same pattern. Our choice: less than half of the three weeks between two patterns.
const SAME_WITHIN_DAYS: i32 = 10;
/// Words of the keys under which the version before kept its answers, with the first day as it saw it.
const KEYS_BEFORE: [&str; 2] = ["both", "mostly_pleasant"];

/// For every judged day: what would have been said on that day with only what had been written by then, by what the
/// person answered and marked.
#[must_use]
pub fn each_day(journal: &Journal, until: DayKey, params: &Params) -> EachDay {
    each_day_of(journal, &said_by(journal), until, params)
}

impl Pattern {
    /// The last answer to this pattern, or to the one it was before its days moved.
    #[must_use]
    pub fn answer<'a>(&self, journal: &'a Journal) -> Option<&'a PatternAnswer> {
        journal.pattern_answer(&self.key()).or_else(|| {
            let is_near = |a: &&PatternAnswer| self.is_of(&a.pattern);
            journal.pattern_answers.iter().filter(is_near).max_by_key(|a| (a.at, &a.pattern))
        })
    }

    /// Whether a key is of this pattern, by its days.
    fn is_of(&self, key: &PatternKey) -> bool {
        let Some((word, day)) = parts(key) else { return false };
        if word == KEY {
            return day.since(self.noticed).abs() <= SAME_WITHIN_DAYS;
        }
        let last = self.ended.unwrap_or(DayKey::from_number(i32::MAX).unwrap_or(day));
        let first = self.course.began.earliest.plus(-SAME_WITHIN_DAYS);
        KEYS_BEFORE.contains(&word) && (first..=last.max(first)).contains(&day)
    }

    /// The answer by which the person said of this pattern that it isn't so.
    #[must_use]
    pub fn dismissal<'a>(&self, journal: &'a Journal) -> Option<&'a PatternAnswer> {
        self.answer(journal).filter(|a| a.dismissed)
    }

    /// Whether an earlier pattern was dismissed.
    #[must_use]
    pub fn is_doubted(&self, journal: &Journal) -> bool {
        let earlier = |key: &PatternKey| parts(key).is_some_and(|(_, day)| self.since.since(day) > SAME_WITHIN_DAYS);
        journal.pattern_answers.iter().any(|a| a.dismissed && earlier(&a.pattern) && !self.is_of(&a.pattern))
    }
}

/// The word and the day of the key of a pattern; `None` where it is of something else.
fn parts(key: &PatternKey) -> Option<(&str, DayKey)> {
    let (word, day) = key.as_str().split_once('/')?;
    (word == KEY || KEYS_BEFORE.contains(&word)).then(|| Some((word, DayKey::parse(day)?))).flatten()
}

/// The key under which an answer to the question whether it is still so is kept.
#[must_use]
pub fn answer_key(word: Word, today: DayKey) -> PatternKey {
    format!("{}/{today}", answer_word(word)).into()
}

const fn answer_word(word: Word) -> &'static str {
    match word {
        Word::UsualNow => "usual_now",
        Word::StillLess => "still_less",
        Word::DontKnow => "dont_know",
        Word::NotSo => KEY,
    }
}

/// All that the person said, by its days: the answers that stand, and the marks.
pub(crate) fn said_by(journal: &Journal) -> Beside {
    let mut standing: BTreeMap<&PatternKey, &PatternAnswer> = BTreeMap::new();
    for answer in &journal.pattern_answers {
        let last = standing.entry(&answer.pattern).or_insert(answer);
        if answer.at >= last.at {
            *last = answer;
        }
    }
    let start = journal.settings.day_start;
    let said = |a: &&PatternAnswer| {
        let on = a.at.day(start);
        let (word, day) = a.pattern.as_str().split_once('/')?;
        let known = [Word::UsualNow, Word::StillLess, Word::DontKnow].into_iter().find(|w| answer_word(*w) == word);
        if let Some(word) = known {
            return Some((DayKey::parse(day)?, word));
        }
        let (word, day) = parts(&a.pattern)?;
        // Said on the very day of noticing it counts from the next one on.
        Some((if word == KEY { on.max(day.plus(1)) } else { on }, Word::NotSo))
    };
    let mut answers: Vec<_> = standing.values().filter(|a| a.dismissed).filter_map(said).collect();
    answers.sort_unstable();
    Beside { answers, like_me: journal.settings.like_me.clone(), numb_days: Vec::new() }
}
