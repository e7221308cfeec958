//! "Not now" to the notice in absolute words.

use crate::domain::{DayKey, Journal, PatternAnswer, PatternKey};

/// Days for which the notice stays put away. Our choice: four weeks, as with low mood.
pub(crate) const PUT_AWAY_DAYS: i32 = 28;
/// Under which putting it away is kept, with the day on which that was done.
const PATTERN: &str = "in_words/";

/// The pattern under which an answer given on `today` is kept.
#[must_use]
pub fn in_words_key(today: DayKey) -> PatternKey {
    format!("{PATTERN}{today}").into()
}

/// The answer by which the person put the notice away, while that holds.
#[must_use]
pub fn in_words_put_away(journal: &Journal, today: DayKey) -> Option<&PatternAnswer> {
    let day = |a: &PatternAnswer| a.pattern.as_str().strip_prefix(PATTERN).and_then(DayKey::parse);
    let holds = |a: &&PatternAnswer| day(a).is_some_and(|d| (0..PUT_AWAY_DAYS).contains(&today.since(d)));
    // The last answer of each day counts: it may have been taken back.
    let standing = |a: &&PatternAnswer| journal.pattern_answer(&a.pattern).is_some_and(|last| last.dismissed);
    journal.pattern_answers.iter().filter(holds).filter(standing).max_by_key(|a| a.at)
}
