//! "This should have moved me": expected and felt, put side by side.

use super::journals::{check_in, day, felt, flattens, journal};
use gamut::analysis::{Reactivity, analyse, reactivity, words::reactivity_lines};
use gamut::domain::{Answer, CheckIn, DayKey, ExpectedFelt, Intensity, Journal};
use std::sync::Arc;

fn last() -> DayKey {
    day("2026-05-31")
}

fn moment(ago: i32, nth: u32, expected: Option<u8>, felt: Option<Answer>) -> CheckIn {
    let mut c = check_in(last().plus(-ago), nth, Vec::new());
    let expected = expected.map(|n| Intensity::new(n).expect("0 to 10"));
    c.expected_felt.push(ExpectedFelt { what: "a film".into(), expected, felt });
    c
}

fn pairs(ago: i32, of: &[(u8, u8)]) -> Vec<CheckIn> {
    let numbered = (0_u32..).zip(of);
    numbered.map(|(n, (expected, f))| moment(ago, n, Some(*expected), Some(felt(*f)))).collect()
}

fn seen(check_ins: Vec<CheckIn>) -> Option<Reactivity> {
    reactivity(&journal(check_ins), last())
}

#[test]
fn without_such_moments_there_is_nothing_and_half_answered_is_not_answered() {
    assert_eq!(reactivity(&Journal::default(), last()), None);
    assert_eq!(seen(vec![check_in(last(), 0, Vec::new())]), None);
    assert_eq!(seen(vec![moment(0, 0, Some(8), None), moment(0, 1, None, Some(felt(0)))]), None);
}

#[test]
fn under_five_pairs_nothing_is_claimed() {
    let four = seen(pairs(3, &[(8, 2); 4])).expect("four");
    assert_eq!((four.recent.n, four.recent.gap, four.before), (4, None, None));
    assert_eq!(
        reactivity_lines(&four),
        ["Since 28 May 2026, 4 moments with both numbers. From 5 on they are put side by side."]
    );
}

#[test]
fn the_recent_84_days_and_all_before_are_apart_with_their_own_n() {
    let mut all = pairs(0, &[(8, 2), (6, 6), (7, 3), (9, 0), (5, 6)]);
    all.extend(pairs(83, &[(7, 1)]));
    all.extend(pairs(84, &[(8, 8), (8, 7), (6, 6), (7, 7), (9, 10)]));
    all.push(moment(2, 9, Some(9), Some(Answer::CannotTell)));
    let seen = seen(all).expect("moments");
    let (recent, before) = (seen.recent, seen.before.expect("older ones"));
    assert_eq!((recent.n, recent.cannot_tell, before.n, before.cannot_tell), (6, 1, 5, 0));
    let gap = recent.gap.expect("six");
    assert!((gap.mean_expected - 7.0).abs() < 1e-12 && (gap.mean_felt - 3.0).abs() < 1e-12);
    assert!((gap.mean_difference + 4.0).abs() < 1e-12);
    assert_eq!(gap.felt_less, 4);
    assert_eq!(
        reactivity_lines(&seen),
        [
            "In the last 84 days, 6 moments that should have moved you: 7.0 of 10 expected, 3.0 felt, 4.0 lower on average. Less \
             was felt in 4 of 6.",
            "In the last 84 days, for 1 moment it couldn't be told how strongly.",
            "Before that, 5 moments that should have moved you: 7.6 of 10 expected, 7.6 felt, the same on average. Less was felt \
             in 1 of 5.",
        ]
    );
}

#[test]
fn it_never_enters_the_score() {
    let first = day("2025-01-01");
    let plain = flattens(first, 130, 40);
    let mut with = plain.clone();
    for c in &mut with.check_ins {
        let mut told = (**c).clone();
        told.expected_felt = pairs(0, &[(10, 0)])[0].expected_felt.clone();
        *c = Arc::new(told);
    }
    let (plain, with) = (analyse(&plain, first.plus(169)), analyse(&with, first.plus(169)));
    assert_eq!(with.days, plain.days);
    assert_eq!(with.verdict, plain.verdict);
    assert_eq!(plain.reactivity, None);
    assert_eq!(with.reactivity.map(|r| r.recent.n), Some(84));
}
