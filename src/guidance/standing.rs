//! What of the journal a reason may rest on: the pattern that stands, events near it, what was noted lately.

use crate::{
    analysis::{Analysis, Pattern},
    domain::{DayKey, Event, EventKind, Journal},
};

/// How near to a pattern's first day a medicine event is worth asking about. Our choice, because
/// effects of a new or changed medicine are usually looked for over about six weeks.
pub(super) const NEAR_DAYS: i32 = 42;

/// How far back the journal is read for what was noted lately. Our choice: four weeks.
pub(super) const LATELY_DAYS: i32 = 28;

/// The newest pattern that stands and that the person hasn't said "this isn't so" to.
pub(super) fn standing_pattern<'a>(journal: &Journal, analysis: Option<&'a Analysis>) -> Option<&'a Pattern> {
    let stands = |p: &&Pattern| p.ended.is_none() && p.dismissal(journal).is_none();
    analysis?.patterns.iter().filter(stands).max_by_key(|p| p.since)
}

/// The medicine event nearest to `day`, at most [`NEAR_DAYS`] away; of two as near, the earlier.
pub(super) fn medicine_event_near(journal: &Journal, day: DayKey) -> Option<&Event> {
    event_near(journal, day, EventKind::is_medicine)
}

/// The event of these kinds nearest to `day`, at most [`NEAR_DAYS`] away; of two as near, the earlier.
pub(super) fn event_near(journal: &Journal, day: DayKey, kinds: impl Fn(EventKind) -> bool) -> Option<&Event> {
    let there = journal.events.iter().filter(|e| kinds(e.what) && e.deleted_ms.is_none());
    let near = there.filter(|e| e.day.since(day).abs() <= NEAR_DAYS);
    near.min_by_key(|e| (e.day.since(day).abs(), e.day, &e.id))
}

/// Every medicine event that isn't deleted.
pub(super) fn medicine_events(journal: &Journal) -> impl Iterator<Item = &Event> {
    journal.events.iter().filter(|e| e.what.is_medicine() && e.deleted_ms.is_none())
}

/// "12 days before the pattern began", "the day the pattern began".
pub(super) fn distance_words(event: DayKey, began: DayKey) -> String {
    match event.since(began) {
        0 => "the day the pattern began".to_owned(),
        -1 => "1 day before the pattern began".to_owned(),
        1 => "1 day after the pattern began".to_owned(),
        n if n < 0 => format!("{} days before the pattern began", n.unsigned_abs()),
        n => format!("{n} days after the pattern began"),
    }
}

/// Whether the day is one of the last [`LATELY_DAYS`], today among them.
pub(super) fn lately(day: DayKey, today: DayKey) -> bool {
    (0..LATELY_DAYS).contains(&today.since(day))
}

/// Whether a word the person wrote into a list means "nothing".
pub(super) fn means_none(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    word.is_empty() || ["none", "no", "nothing", "0", "-", "sober", "not today"].contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distance_is_said_as_before_after_or_the_same_day() {
        let day = DayKey::parse("2026-08-09").expect("a day");
        for (days, words) in
            [(0, "the day "), (-1, "1 day before "), (1, "1 day after "), (-12, "12 days before "), (3, "3 days after ")]
        {
            assert_eq!(distance_words(day.plus(days), day), format!("{words}the pattern began"));
        }
    }

    #[test]
    fn lately_is_28_days_with_today_and_never_the_future() {
        let today = DayKey::parse("2026-08-09").expect("a day");
        assert!(lately(today, today) && lately(today.plus(-27), today));
        assert!(!lately(today.plus(-28), today) && !lately(today.plus(1), today));
    }
}
