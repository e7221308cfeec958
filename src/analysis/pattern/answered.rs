//! What the person answered to a pattern.

use super::noticed::KEY;
use crate::{
    analysis::{
        Analysis, Pattern,
        noticing::{
            each_day::{Beside, EachDay, each_day_of},
            noticed::{Names, SAME_WITHIN_DAYS, Word},
            params::Params,
        },
    },
    domain::{DayKey, Journal, PatternAnswer, PatternKey},
};
use std::collections::BTreeMap;

/// Words of the keys under which the version before kept its answers, with the first day as it saw it.
const KEYS_BEFORE: [&str; 2] = ["both", "mostly_pleasant"];

/// For every judged day: what would have been said on that day with only what had been written by then, by what the
/// person answered and marked.
#[must_use]
pub fn each_day(journal: &Journal, until: DayKey, params: &Params) -> EachDay {
    each_day_of(journal, &said_by(journal), until, params)
}

/// The patterns that are drawn: narrowed ones that the person didn't say aren't so, oldest first.
pub fn drawn_patterns<'a>(analysis: &'a Analysis, journal: &'a Journal) -> impl Iterator<Item = &'a Pattern> {
    analysis.patterns.iter().filter(|p| p.course.is_narrowed() && p.dismissal(journal).is_none())
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
        let number = |day: DayKey| day.number();
        let last = self.ended.map_or(i32::MAX, number);
        let earliest = self.course.began_as_noticed.earliest;
        names(key).is_some_and(|n| n.map(number).is_of(number(self.noticed), number(earliest), last))
    }

    /// The answer by which the person said of this pattern that it isn't so.
    #[must_use]
    pub fn dismissal<'a>(&self, journal: &'a Journal) -> Option<&'a PatternAnswer> {
        self.answer(journal).filter(|a| a.dismissed)
    }

    /// Whether an earlier pattern was dismissed.
    #[must_use]
    pub fn is_doubted(&self, journal: &Journal) -> bool {
        let earlier = |key: &PatternKey| names(key).is_some_and(|n| self.since.since(n.day()) > SAME_WITHIN_DAYS);
        journal.pattern_answers.iter().any(|a| a.dismissed && earlier(&a.pattern) && !self.is_of(&a.pattern))
    }
}

/// What a key names; `None` where it is of something else than a pattern.
fn names(key: &PatternKey) -> Option<Names<DayKey>> {
    let (word, day) = key.as_str().split_once('/')?;
    if word == KEY {
        return DayKey::parse(day).map(Names::Noticed);
    }
    DayKey::parse(day).map(Names::First).filter(|_| KEYS_BEFORE.contains(&word))
}

/// What the person answered to the question whether a pattern is still so: the last answer, where there is one.
#[must_use]
pub fn still_so_answer<'a>(journal: &'a Journal, pattern: &Pattern) -> Option<(Word, DayKey, &'a PatternAnswer)> {
    let of = |a: &'a PatternAnswer| {
        let (said, day) = a.pattern.as_str().split_once('/')?;
        let word = ANSWERS.into_iter().find(|w| answer_word(*w) == said)?;
        Some((word, DayKey::parse(day)?, a))
    };
    let stood = |day: DayKey| pattern.noticed < day && pattern.ended.is_none_or(|ended| day <= ended);
    let stands = |a: &PatternAnswer| journal.pattern_answer(&a.pattern).is_some_and(|last| last.dismissed);
    let said = journal.pattern_answers.iter().filter_map(of).filter(|(_, day, a)| stood(*day) && stands(a));
    said.max_by_key(|(_, day, a)| (*day, a.at))
}

/// What can be answered to that question.
const ANSWERS: [Word; 3] = [Word::UsualNow, Word::StillLess, Word::DontKnow];

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
    let (mut answers, mut not_so) = (Vec::new(), Vec::new());
    for a in standing.values().filter(|a| a.dismissed) {
        if let Some(names) = names(&a.pattern) {
            let on = a.at.day(start);
            // Said on the very day of noticing it counts from the next one on.
            let counts = match names {
                Names::Noticed(day) => on.max(day.plus(1)),
                Names::First(_) => on,
            };
            answers.push((counts, Word::NotSo));
            not_so.push((counts, names));
        } else if let Some((word, day)) = a.pattern.as_str().split_once('/') {
            let word = ANSWERS.into_iter().find(|w| answer_word(*w) == word);
            answers.extend(DayKey::parse(day).zip(word));
        }
    }
    answers.sort_unstable();
    not_so.sort_unstable();
    Beside { answers, not_so, like_me: journal.settings.like_me.clone(), numb_days: Vec::new() }
}
