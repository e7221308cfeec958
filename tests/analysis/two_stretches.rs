//! Two stretches of days beside each other.

use super::before_after::{EVENT, FIRST, event, eventful, found};
use super::journals::day;
use gamut::analysis::{BESIDE_DAYS_NEEDED, TwoStretches, two_stretches, words};
use gamut::domain::{DayKey, EventKind, Journal};
use std::sync::Arc;

fn at(n: i32) -> DayKey {
    day(FIRST).plus(n)
}

fn beside(j: &Journal, one: (i32, i32), other: (i32, i32)) -> TwoStretches {
    two_stretches(j, (at(one.0), at(one.1)), (at(other.0), at(other.1)), at(119)).expect("no day in common")
}

#[test]
fn the_numbers_are_those_of_before_and_after_over_the_same_days() {
    let j = eventful();
    // These are held against another program.
    let around = found(&j, 119);
    let beside = beside(&j, (EVENT - 28, EVENT - 1), (EVENT + 14, EVENT + 41));
    assert_eq!((beside.first, beside.second), (around.before, around.after));
    assert_eq!(beside.differences.too_few, around.differences.too_few);
    for (a, b) in beside.differences.feelings.iter().zip(&around.differences.feelings) {
        assert_eq!((&a.name, a.n_before, a.n_after), (&b.name, b.n_before, b.n_after));
        for (a, b) in [(a.shifts.width, b.shifts.width), (a.shifts.high, b.shifts.high), (a.shifts.level, b.shifts.level)] {
            assert_eq!([a.before, a.after].map(f64::to_bits), [b.before, b.after].map(f64::to_bits));
            // Drawn by another chance: alike, not the same.
            assert!((a.low - b.low).abs() < 0.6 && (a.high - b.high).abs() < 0.6, "{a:?} {b:?}");
        }
    }
}

#[test]
fn neither_the_order_of_the_stretches_nor_of_their_ends_matters() {
    let j = eventful();
    let straight = beside(&j, (10, 40), (70, 110));
    assert_eq!(straight, beside(&j, (110, 70), (40, 10)));
    assert!(straight.enough && straight.first.until < straight.second.from);
}

#[test]
fn stretches_that_share_a_day_are_not_compared() {
    let j = eventful();
    for (one, other) in [((10, 40), (40, 60)), ((10, 40), (10, 40)), ((10, 60), (20, 30))] {
        assert_eq!(two_stretches(&j, (at(one.0), at(one.1)), (at(other.0), at(other.1)), at(119)), None);
    }
    assert!(two_stretches(&j, (at(10), at(40)), (at(41), at(41)), at(119)).is_some_and(|s| !s.enough));
}

#[test]
fn an_empty_journal_and_days_to_come_have_nothing_to_compare_and_say_what_is_missing() {
    let few = beside(&eventful(), (0, 3), (200, 240));
    assert!(!few.enough && few.differences.feelings.is_empty());
    let said = words::two_stretches_lines(&few, None).concat();
    assert_eq!(
        said,
        format!(
            "Too little to compare: 3 of {BESIDE_DAYS_NEEDED} days with check-ins in the first, and 0 of {BESIDE_DAYS_NEEDED} days with check-ins in the second."
        )
    );
    let none = beside(&Journal::default(), (0, 30), (40, 70));
    assert_eq!((none.enough, none.first.days_logged), (false, 0));
}

#[test]
fn what_is_written_later_is_not_looked_at() {
    let mut j = eventful();
    let asked = beside(&j, (10, 40), (70, 110));
    for c in &mut j.check_ins {
        if c.day > at(100) {
            let mut later = (**c).clone();
            later.written = Some(super::journals::check_in(at(300), 0, Vec::new()).at.instant);
            *c = Arc::new(later);
        }
    }
    let now = beside(&j, (10, 40), (70, 110));
    assert!(now.second.days_logged < asked.second.days_logged);
    assert_eq!(now.first, asked.first);
}

#[test]
fn events_are_named_in_the_stretch_they_lie_in_and_never_as_a_cause() {
    let mut j = eventful();
    j.events.push(event("gone", 75, EventKind::Other));
    j.events[1].deleted_ms = Some(1);
    j.events.push(event("first", 12, EventKind::Other));
    let s = beside(&j, (10, 40), (41, 110));
    let lines: Vec<_> = words::two_stretches_events(&s).into_iter().map(|l| (l.words, l.medicine)).collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].0.ends_with("in the first.") && !lines[0].1, "{lines:?}");
    assert!(lines[1].0.ends_with("in the second.") && lines[1].1, "{lines:?}");
    assert!(words::two_stretches_cautions(&s)[0].contains("doesn't say why"));
}

#[test]
fn the_sentences_speak_of_the_first_and_the_second() {
    let s = beside(&eventful(), (EVENT - 28, EVENT - 1), (EVENT + 14, EVENT + 41));
    let days = words::two_stretches_days(&s);
    assert!(days[0].starts_with("The first: the 28 days from 2 February 2025 to 1 March 2025, "), "{}", days[0]);
    let said = words::two_stretches_lines(&s, None);
    assert!(said[0].starts_with("Pleasant feelings on average (4 feelings): "), "{}", said[0]);
    assert!(said[0].contains(" in the first, ") && said[0].contains(" in the second. This "), "{}", said[0]);
    let pairs = words::two_stretches_pairs(&s, words::Measure::Level);
    assert_eq!(
        pairs.sides.first().map(String::as_str),
        Some("Pleasant feelings: 4.7 in the first, 3.3 in the second; this looks like more than chance")
    );
    assert!(!pairs.feelings.is_empty() && pairs.feelings.iter().all(|l| !l.contains("between")), "{:?}", pairs.feelings);
    let row = &words::two_stretches_rows(&s, words::Measure::Width)[2];
    assert!(row.words.contains(" in the first, ") && row.words.contains(" in the second, rated on "), "{}", row.words);
    assert!(words::two_stretches_too_few(&s).is_some_and(|l| l.contains("rated in both, of 10 each: Guilt (6 and 6)")));
    let one = beside(&eventful(), (10, 10), (20, 40));
    assert!(words::two_stretches_days(&one)[0].starts_with("The first: 11 January 2025, "));
}
