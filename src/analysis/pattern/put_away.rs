//! "Not now" to a notice: it holds for a week, whichever notice it is.

use crate::domain::{DayKey, Journal, NOT_NOW_DAYS, PatternAnswer};

/// The answer by which the person put a notice away, while that holds. Its pattern is `kept_under` and the day on which it
/// was done.
pub(super) fn put_away<'a>(journal: &'a Journal, kept_under: &str, today: DayKey) -> Option<&'a PatternAnswer> {
    let day = |a: &PatternAnswer| a.pattern.as_str().strip_prefix(kept_under).and_then(DayKey::parse);
    let holds = |a: &&PatternAnswer| day(a).is_some_and(|d| (0..NOT_NOW_DAYS).contains(&today.since(d)));
    // The last answer of each day counts: it may have been taken back.
    let standing = |a: &&PatternAnswer| journal.pattern_answer(&a.pattern).is_some_and(|last| last.dismissed);
    journal.pattern_answers.iter().filter(holds).filter(standing).max_by_key(|a| a.at)
}
