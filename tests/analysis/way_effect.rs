//! Ratings before and after a way, beside how much the answers move anyway.

use super::journals::{check_in, day, empty, feeling, felt, journal, noon};
use gamut::analysis::{UsualDrift, WayEffects, way_effects};
use gamut::domain::{Answer, CheckIn, Instant, Journal, Moment, Trial, Way};
use std::sync::Arc;

const FIRST: &str = "2025-01-01";

/// A try at noon of day `n`, or so many minutes later.
pub fn trial(way: Way, n: i32, minutes: i64, before: Option<Answer>, after: Option<Answer>) -> Trial {
    let on = day(FIRST).plus(n);
    let instant = Instant { utc_ms: noon(on).utc_ms + minutes * 60_000, offset_s: 0 };
    let at = Moment { instant, zone: "UTC".into() };
    Trial { id: format!("t{n}-{minutes}").into(), way, at, day: on, before, after, outcome: None, note: String::new() }
}

pub fn tried(way: Way, changes: &[i8]) -> Vec<Trial> {
    let rated = |c: i8| (felt(4), felt(u8::try_from(4 + c).expect("0 to 10")));
    (0..).zip(changes).map(|(n, c)| trial(way, n, 0, Some(rated(*c).0), Some(rated(*c).1))).collect()
}

/// Numbness on day `n`, so many hours after noon.
fn numb(n: i32, hours: u32, steps: u8) -> CheckIn {
    check_in(day(FIRST).plus(n), hours * 60, vec![(feeling("numbness"), felt(steps))])
}

fn said(j: &Journal) -> WayEffects {
    way_effects(j, day(FIRST).plus(400))
}

fn with(check_ins: Vec<CheckIn>, trials: Vec<Trial>) -> Journal {
    Journal { trials, ..journal(check_ins) }
}

#[test]
fn safety_17_nothing_is_claimed_under_five_tries_rated_before_and_after() {
    assert_eq!(said(&empty()), WayEffects::default());
    let mut trials = tried(Way::Senses, &[3, 1, 0, -1]);
    trials.push(trial(Way::Senses, 9, 0, Some(Answer::CannotTell), Some(felt(9))));
    trials.push(trial(Way::Senses, 10, 0, None, Some(felt(9))));
    trials.push(trial(Way::Senses, 11, 0, Some(felt(0)), None));
    trials.push(trial(Way::Journal, 12, 0, Some(felt(1)), Some(felt(9))));
    assert_eq!(said(&with(Vec::new(), trials)), WayEffects::default());
}

#[test]
fn mean_spread_and_range_are_the_ones_another_program_finds() {
    let mut trials = tried(Way::Senses, &[3, 1, 0, -1, 2, 2, 4]);
    trials.extend(tried(Way::Doctor, &[1]));
    let effect = said(&with(Vec::new(), trials.clone())).ways[0];
    // Worked out once in plain Python: mean and standard deviation of the list, quantiles of type 7 of 2,000 means
    // drawn by the same published generator.
    let wanted = [1.571_428_571_428_571_4, 1.718_249_385_968_449_1, 0.285_714_285_714_285_7, 2.714_285_714_285_714_5];
    for (got, wanted) in [effect.mean, effect.spread, effect.low, effect.high].into_iter().zip(wanted) {
        assert!((got - wanted).abs() < 1e-9, "{got}, not {wanted}");
    }
    assert_eq!((effect.way, effect.n), (Way::Senses, 7));
    trials.reverse();
    assert_eq!(said(&with(Vec::new(), trials)).ways[0], effect, "whatever the order of entry");
}

#[test]
fn tries_that_all_moved_alike_have_no_spread_and_a_range_of_that_one_number() {
    let effect = said(&with(Vec::new(), tried(Way::Journal, &[0; 5]))).ways[0];
    assert_eq!((effect.mean, effect.spread, effect.low, effect.high), (0.0, 0.0, 0.0, 0.0));
    let effect = said(&with(Vec::new(), tried(Way::Journal, &[-2; 5]))).ways[0];
    assert_eq!((effect.mean, effect.spread, effect.low, effect.high), (-2.0, 0.0, -2.0, -2.0));
}

#[test]
fn the_usual_drift_is_how_numbness_moves_between_check_ins_of_one_day() {
    // Days 20 to 24: numbness falls by 1, 2, 3, rises by 1, stays; 6 hours apart but for the last, 4.
    let days = [(20, 5, 4, 6), (21, 5, 3, 6), (22, 5, 2, 6), (23, 5, 6, 6), (24, 5, 5, 4)];
    let check_ins: Vec<CheckIn> = days.into_iter().flat_map(|(n, a, b, h)| [numb(n, 0, a), numb(n, h, b)]).collect();
    let j = with(check_ins, tried(Way::Senses, &[1; 5]));
    assert_eq!(said(&j).drift, Some(UsualDrift { pairs: 5, mean: 1.0, size: 1.4, hours_apart: 6.0 }));
    let mut mixed = j.clone();
    mixed.check_ins.reverse();
    mixed.check_ins.push(Arc::clone(&j.check_ins[3]));
    assert_eq!(said(&mixed).drift, said(&j).drift, "whatever the order of entry, and a check-in that comes twice counts once");
    let mut fewer = j.clone();
    fewer.check_ins.pop();
    assert_eq!((said(&fewer).drift, said(&fewer).drift_pairs), (None, 4));
}

#[test]
fn a_pair_with_a_try_in_between_or_over_a_night_or_written_later_is_no_usual_drift() {
    let pair = |n| [numb(n, 0, 5), numb(n, 6, 3)];
    let check_ins: Vec<CheckIn> = (20..26).flat_map(pair).collect();
    let trials = tried(Way::Senses, &[1; 5]);
    let j = with(check_ins, trials.clone());
    assert_eq!(said(&j).drift_pairs, 6, "nights lie between the days");
    for (minutes, pairs) in [(-1, 6), (0, 5), (180, 5), (360, 5), (361, 6)] {
        let mut tried = j.clone();
        tried.trials.push(trial(Way::Doctor, 22, minutes, None, None));
        tried.sort();
        assert_eq!(said(&tried).drift_pairs, pairs, "{minutes} minutes after the first");
    }
    let mut later = j.clone();
    Arc::make_mut(&mut later.check_ins[3]).written = Some(noon(day(FIRST).plus(40)));
    assert_eq!(said(&later).drift_pairs, 5);
}

#[test]
fn a_check_in_that_does_not_rate_numbness_is_passed_over_and_is_not_0() {
    let other = |n, answer| check_in(day(FIRST).plus(n), 180, vec![(feeling("numbness"), answer)]);
    let joy = |n| check_in(day(FIRST).plus(n), 200, vec![(feeling("joy"), felt(9))]);
    let days = (20..25).flat_map(|n| [numb(n, 0, 5), other(n, Answer::CannotTell), joy(n), numb(n, 6, 5)]);
    let drift = said(&with(days.collect(), tried(Way::Senses, &[1; 5]))).drift.expect("five pairs");
    assert_eq!((drift.pairs, drift.size, drift.hours_apart), (5, 0.0, 6.0));
}
