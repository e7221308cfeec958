//! What of the journal a reason may rest on: the pattern that stands, events near it, what was noted lately.

use crate::{
    analysis::{Analysis, Pattern, Span},
    domain::{DayKey, Event, EventKind, Journal},
};

/// How long before a pattern's first day a medicine event is worth asking about. Our choice, because
/// effects of a new or changed medicine are usually looked for over about six weeks.
pub(super) const NEAR_DAYS: i32 = 42;

/// How long behind the beginning an event is still told, as something that came after it. Our choice, as long as before.
pub(super) const SINCE_DAYS: i32 = NEAR_DAYS;

/// How far back the journal is read for what was noted lately. Our choice: four weeks.
pub(super) const LATELY_DAYS: i32 = 28;

/// The newest pattern that stands and that the person hasn't said "this isn't so" to.
pub(super) fn standing_pattern<'a>(journal: &Journal, analysis: Option<&'a Analysis>) -> Option<&'a Pattern> {
    let stands = |p: &&Pattern| p.ended.is_none() && p.dismissal(journal).is_none();
    analysis?.patterns.iter().filter(stands).max_by_key(|p| p.since)
}

/// Where an event lies beside the beginning of a pattern, of which only a span is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Beside {
    /// At most [`NEAR_DAYS`] before its likely first day, or within the span: it can have been first.
    BeforeOrWithin,
    /// Behind the span: it came after, so it can be no reason. At most [`SINCE_DAYS`] after the likely first day.
    Since,
}

pub(super) fn beside(event: DayKey, began: &Span<DayKey>) -> Option<Beside> {
    let days = event.since(began.likely);
    if event > began.latest {
        (days <= SINCE_DAYS).then_some(Beside::Since)
    } else {
        (event >= began.earliest || days >= -NEAR_DAYS).then_some(Beside::BeforeOrWithin)
    }
}

/// The medicine event to speak of beside this beginning. One that can have been first stands before any that came after;
/// of those the nearest to the likely first day; of two as near, the earlier.
pub(super) fn medicine_event_near<'a>(journal: &'a Journal, began: &Span<DayKey>) -> Option<(&'a Event, Beside)> {
    event_near(journal, began, EventKind::is_medicine)
}

/// The same of events of these kinds.
pub(super) fn event_near<'a>(
    journal: &'a Journal,
    began: &Span<DayKey>,
    kinds: impl Fn(EventKind) -> bool,
) -> Option<(&'a Event, Beside)> {
    let there = journal.events.iter().filter(|e| kinds(e.what) && e.deleted_ms.is_none());
    let near = there.filter_map(|e| Some((e, beside(e.day, began)?)));
    near.min_by_key(|(e, beside)| (*beside, e.day.since(began.likely).abs(), e.day, &e.id))
}

/// Every medicine event that isn't deleted.
pub(super) fn medicine_events(journal: &Journal) -> impl Iterator<Item = &Event> {
    journal.events.iter().filter(|e| e.what.is_medicine() && e.deleted_ms.is_none())
}

/// "about 12 days before the pattern began". Before or after is said only where the span of the beginning excludes the
/// other; inside it nobody can tell which came first.
pub(super) fn distance_words(event: DayKey, began: &Span<DayKey>) -> String {
    let days = |n: i32| if n == 1 { "1 day".to_owned() } else { format!("{n} days") };
    if event < began.earliest {
        format!("about {} before the pattern began", days(began.likely.since(event)))
    } else if event > began.latest {
        format!("about {} after the pattern began", days(event.since(began.likely)))
    } else {
        "too close to the beginning of the pattern to tell which came first".to_owned()
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
    fn before_or_after_is_said_only_where_the_span_of_the_beginning_excludes_the_other() {
        let day = DayKey::parse("2026-08-09").expect("a day");
        let began = Span { earliest: day.plus(-2), likely: day, latest: day.plus(3) };
        for (days, words) in [
            (-12, "about 12 days before the pattern began"),
            (-3, "about 3 days before the pattern began"),
            (4, "about 4 days after the pattern began"),
        ] {
            assert_eq!(distance_words(day.plus(days), &began), words);
        }
        for days in -2..=3 {
            let said = distance_words(day.plus(days), &began);
            assert_eq!(said, "too close to the beginning of the pattern to tell which came first", "{days}");
        }
        let same = Span { earliest: day, likely: day, latest: day };
        assert_eq!(distance_words(day.plus(-1), &same), "about 1 day before the pattern began");
    }

    #[test]
    fn only_what_lies_before_or_within_the_beginning_can_have_been_first() {
        let day = DayKey::parse("2026-08-09").expect("a day");
        let began = Span { earliest: day.plus(-4), likely: day, latest: day.plus(6) };
        for days in -60..=60 {
            let expected = match days {
                -42..=6 => Some(Beside::BeforeOrWithin),
                7..=42 => Some(Beside::Since),
                _ => None,
            };
            assert_eq!(beside(day.plus(days), &began), expected, "{days}");
        }
        let slow = Span { earliest: day.plus(-50), likely: day, latest: day.plus(50) };
        assert!([-50, 50].iter().all(|n| beside(day.plus(*n), &slow) == Some(Beside::BeforeOrWithin)), "within a long span");
    }

    #[test]
    fn lately_is_28_days_with_today_and_never_the_future() {
        let today = DayKey::parse("2026-08-09").expect("a day");
        assert!(lately(today, today) && lately(today.plus(-27), today));
        assert!(!lately(today.plus(-28), today) && !lately(today.plus(1), today));
    }
}
