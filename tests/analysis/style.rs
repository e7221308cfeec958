//! The way of answering: what is mentioned, and what isn't.

use super::journals::{check_in, day, flattens, journal, noon, whole};
use super::properties::answers;
use gamut::analysis::{AnswerStyle, ScaleUse, Window, analyse, answer_style};
use gamut::domain::{CheckIn, DayKey};

const FIRST: &str = "2025-01-01";

fn style(check_ins: Vec<CheckIn>) -> AnswerStyle {
    let from = day(FIRST);
    let window = Window { from, until: from.plus(20), days_logged: 0, check_ins: 0 };
    answer_style(&journal(check_ins), &window, from.plus(60))
}

/// One check-in a day, told later on `told`, `minute` minutes after noon.
fn told(on: DayKey, told: DayKey, minute: i64, step: u8) -> CheckIn {
    let mut c = whole(on, 0, step, 1, 0);
    let mut at = noon(told);
    at.utc_ms += minute * 60_000;
    c.written = Some(at);
    c
}

#[test]
fn nothing_written_has_no_style() {
    assert_eq!(style(Vec::new()), AnswerStyle::default());
}

#[test]
fn five_identical_check_ins_in_a_row_are_mentioned_and_four_are_not() {
    let same = |n: i32, from: i32| (from..from + n).map(|d| whole(day(FIRST).plus(d), 0, 3, 4, 1)).collect::<Vec<_>>();
    assert_eq!(style(same(4, 0)).identical_run, None);
    assert_eq!(style(same(5, 0)).identical_run, Some(5));
    let mut broken = same(4, 0);
    broken.push(whole(day(FIRST).plus(4), 0, 4, 4, 1));
    broken.extend(same(4, 5));
    assert_eq!(style(broken).identical_run, None);
    // Three answers are too few to call two check-ins the same.
    let short = (0..9).map(|d| check_in(day(FIRST).plus(d), 0, answers([3, 3, 3, 13, 13, 13, 13, 13, 13])));
    assert_eq!(style(short.collect()).identical_run, None);
}

#[test]
fn check_ins_written_later_in_one_sitting_are_mentioned_where_they_are_many() {
    let first = day(FIRST);
    let sitting = |n: i32| (0..n).map(|d| told(first.plus(d), first.plus(30), i64::from(d), 2 + u8::from(d % 2 == 0)));
    assert_eq!(style(sitting(3).collect()).written_in_one_sitting, Some(3));
    assert_eq!(style(sitting(2).collect()).written_in_one_sitting, None);
    // One evening later each: no sitting.
    let apart = (0..8).map(|d| told(first.plus(d), first.plus(d + 1), 0, 2));
    assert_eq!(style(apart.collect()).written_in_one_sitting, None);
    // Three of eighteen are few.
    let own = (3..18).map(|d| whole(first.plus(d), 0, 4, 4, 4));
    assert_eq!(style(sitting(3).chain(own).collect()).written_in_one_sitting, None);
}

#[test]
fn only_the_ends_or_only_the_middle_of_the_scale_is_mentioned() {
    let of =
        |steps: fn(i32) -> [u8; 9]| style((0..10).map(|d| check_in(day(FIRST).plus(d), 0, answers(steps(d)))).collect()).scale;
    assert_eq!(of(|d| if d % 2 == 0 { [0, 10, 0, 10, 0, 10, 0, 10, 3] } else { [10; 9] }), Some(ScaleUse::Ends));
    assert_eq!(of(|_| [4, 5, 6, 4, 5, 6, 4, 5, 9]), Some(ScaleUse::Middle));
    assert_eq!(of(|_| [0; 9]), None, "nothing felt is no way of using the scale");
    assert_eq!(of(|_| [4, 5, 7, 4, 5, 6, 4, 5, 5]), None);
    assert_eq!(of(|_| [4, 13, 13, 13, 11, 13, 13, 13, 5]), None, "too few ratings");
}

#[test]
fn what_lies_outside_the_stretch_is_left_out() {
    let before = (1..30).map(|d| whole(day(FIRST).plus(-d), 0, 3, 3, 3));
    let after = (21..50).map(|d| whole(day(FIRST).plus(d), 0, 3, 3, 3));
    assert_eq!(style(before.chain(after).collect()), AnswerStyle::default());
}

#[test]
fn a_pattern_from_identical_answers_says_so_and_reads_as_less_certain() {
    let first = day(FIRST);
    let mut j = flattens(first, 130, 0);
    let same = (130..170).map(|d| std::sync::Arc::new(whole(first.plus(d), 0, 2, 1, 6)));
    j.check_ins.extend(same);
    let said = analyse(&j, first.plus(169));
    let cautions = &said.patterns[0].cautions;
    assert!(cautions[0].ends_with("check-ins in a row have exactly the same answers."), "{cautions:?}");
    assert_eq!(cautions.last().map(String::as_str), Some("So this pattern is less certain than others."));
    assert!(said.patterns[0].other_readings.iter().any(|r| r.starts_with("The same answers")));
}
