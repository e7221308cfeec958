//! What was said on each day, when some of it was only written down later.

use super::journals::{check_in, day, flattens, journal, noon};
use super::properties::answers;
use gamut::analysis::{DayJudgement, Params, State, analyse_with, each_day};
use gamut::domain::{CheckIn, DayKey, Journal};
use proptest::prelude::*;
use std::sync::Arc;

const FIRST: &str = "2025-01-01";
/// Short stretches and a low threshold, so that short journals have scores and patterns.
const QUICK: Params = Params { baseline_days: 42, gap_days: 0, threshold: 0.1, threshold_pleasant: 0.1 };

fn written(mut check_in: CheckIn, on: DayKey) -> CheckIn {
    check_in.written = Some(noon(on));
    check_in
}

/// What a journal that only held what was known by each day would have said at its end.
fn day_by_day(journal: &Journal, until: DayKey, params: &Params) -> Vec<DayJudgement> {
    let start = journal.first_day().expect("a check-in");
    let said = (0..=until.since(start)).map(|n| {
        let today = start.plus(n);
        let mut then = journal.clone();
        then.check_ins.retain(|c| c.day <= today && c.written_at().day(journal.settings.day_start) <= today);
        let last = analyse_with(&then, today, params).days.last().copied();
        last.filter(|d| d.day == today)
    });
    said.flatten().collect()
}

fn late_check_ins() -> impl Strategy<Value = Vec<CheckIn>> {
    let delay = prop_oneof![6 => Just(0_i32), 2 => Just(1), 1 => 1_i32..60];
    let one = (0_i32..120, delay, 0_u8..4, prop::array::uniform9(0_u8..=10));
    let first_told_late = (1_i32..50, 60_i32..110);
    (prop::collection::vec(one, 130..200), prop::option::of(first_told_late)).prop_map(|(all, older)| {
        let numbered = (0_u32..).zip(all);
        let made = numbered.map(|(n, (d, delay, flat, steps))| {
            // Later days are flatter, so that something is noticed now and then.
            let steps = steps.map(|s| if d > 70 && flat > 0 { s / 4 } else { s });
            let on = day(FIRST).plus(d);
            written(check_in(on, n, answers(steps)), on.plus(delay))
        });
        let older = older.map(|(before, told)| {
            let on = day(FIRST).plus(-before);
            written(check_in(on, 999, answers([5; 9])), day(FIRST).plus(told))
        });
        made.chain(older).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn each_day_says_what_was_known_on_it_and_nothing_more(check_ins in late_check_ins()) {
        let j = journal(check_ins);
        let until = j.last_day().expect("a check-in").plus(3);
        let known = journal(j.check_ins.iter().map(|c| (**c).clone()).filter(|c| c.written_at().day(j.settings.day_start) <= until));
        prop_assert_eq!(each_day(&j, until, &QUICK).days, day_by_day(&known, until, &QUICK));
    }
}

#[test]
fn a_flat_month_is_noticed_once_and_its_end_too() {
    let first = day(FIRST);
    let mut j = flattens(first, 130, 60);
    j.check_ins.extend(flattens(first.plus(190), 120, 0).check_ins);
    let said = each_day(&j, first.plus(309), &Params::default()).days;
    let noticed = said.iter().position(|d| d.state == State::Narrowed).expect("noticed");
    assert!((135..155).contains(&noticed), "{noticed}");
    let after: Vec<_> = said[noticed..].iter().map(|d| d.state == State::Narrowed).collect();
    assert_eq!(after.windows(2).filter(|w| w[0] && !w[1]).count(), 1, "it ends once");
}

#[test]
fn days_written_down_later_count_from_the_day_they_were_written() {
    let first = day(FIRST);
    let whole = flattens(first, 130, 60);
    let until = first.plus(189);
    let told = first.plus(170);
    let gone = |c: &CheckIn| (150..166).contains(&c.day.since(first));
    let mut late = whole.clone();
    for c in late.check_ins.iter_mut().filter(|c| gone(c)) {
        *c = Arc::new(written((**c).clone(), told));
    }
    let mut without = whole.clone();
    without.check_ins.retain(|c| !gone(c));
    let params = Params::default();
    let [late, without, whole] = [&late, &without, &whole].map(|j| each_day(j, until, &params).days);
    assert_eq!(late[..170], without[..170]);
    assert_eq!(late[170..], whole[170..]);
    assert_ne!(without[160], whole[160]);
}

#[test]
fn usual_days_told_at_once_let_the_days_before_count_in_a_row() {
    let first = day(FIRST);
    let whole = flattens(first, 130, 60);
    let told = first.plus(165);
    let mut late = whole.clone();
    for c in late.check_ins.iter_mut().filter(|c| (1..130).contains(&c.day.since(first))) {
        *c = Arc::new(written((**c).clone(), told));
    }
    let until = first.plus(189);
    let said = each_day(&late, until, &Params::default()).days;
    assert!(said[..165].iter().all(|d| d.state == State::NotEnough && d.scores.is_none()));
    assert_eq!(said[165].state, State::Narrowed);
    assert_eq!(said[165..], each_day(&whole, until, &Params::default()).days[165..]);
}

#[test]
fn what_is_written_after_the_last_day_judged_is_not_known_on_it() {
    let first = day(FIRST);
    let until = first.plus(20);
    let plain = flattens(first, 21, 0);
    let mut more = plain.clone();
    more.check_ins.push(Arc::new(written(check_in(first.plus(-3), 1, answers([9; 9])), until.plus(1))));
    // Dated ahead of its writing: it counts from its own day.
    more.check_ins.push(Arc::new(written(check_in(until.plus(5), 1, answers([9; 9])), until)));
    let params = Params::default();
    assert_eq!(analyse_with(&plain, until, &params), analyse_with(&more, until, &params));
    assert_eq!(each_day(&plain, until, &params), each_day(&more, until, &params));
    let ahead = journal([written(check_in(until, 0, answers([9; 9])), first)]);
    assert!(analyse_with(&ahead, until.plus(-1), &params).days.is_empty());
}

#[test]
fn an_old_first_day_told_later_moves_the_first_days_of_logging() {
    let first = day(FIRST);
    let mut j = flattens(first, 100, 0);
    let older = check_in(first.plus(-30), 0, answers([5; 9]));
    j.check_ins.push(Arc::new(written(older, first.plus(80))));
    let until = first.plus(99);
    let said = each_day(&j, until, &Params::default()).days;
    assert_eq!(said.first().map(|d| d.day), Some(first), "not known yet on its own day");
    let mut sorted = j.clone();
    sorted.sort();
    assert_eq!(said, day_by_day(&sorted, until, &Params::default()));
    // Known from then on: the usual stretch may use the days that were the first ones before.
    assert_eq!(said.last().copied(), analyse_with(&j, until, &Params::default()).days.last().copied());
}

#[test]
fn days_that_are_usual_only_once_an_older_day_is_told_count_in_a_row_at_once() {
    let first = day(FIRST);
    // Nothing else is written on the day of telling.
    let mut j = flattens(first, 34, 26);
    let told = first.plus(60);
    j.check_ins.push(Arc::new(written(check_in(first.plus(-60), 0, answers([5; 9])), told)));
    let said = each_day(&j, told, &QUICK).days;
    let [.., before, last] = said.as_slice() else { panic!("two days") };
    assert_eq!((before.state, last.state), (State::NotEnough, State::Narrowed));
    assert_eq!(analyse_with(&j, told, &QUICK).days.last(), Some(last));
}
