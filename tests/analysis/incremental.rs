//! What is kept from one analysis to the next says the same as looking at everything again.

use super::journals::{check_in, day, feeling, felt, flattens, journal, whole};
use super::properties::answers;
use gamut::analysis::{Incremental, analyse};
use gamut::domain::{Answer, CheckIn, DayKey, ExpectedFelt, Instant, Intensity, Journal, LikeMe};
use proptest::prelude::*;
use std::sync::Arc;

const FIRST: &str = "2025-01-01";

#[derive(Debug, Clone)]
enum Step {
    Add(i32, [u8; 9]),
    Change(usize, [u8; 9]),
    Remove(usize),
    Late(i32, [u8; 9]),
    Moment(i32, u8),
    Mark(i32),
}

fn any_step() -> impl Strategy<Value = Step> {
    let steps = || prop::array::uniform9(0_u8..=12);
    prop_oneof![
        4 => (0_i32..200, steps()).prop_map(|(d, s)| Step::Add(d, s)),
        2 => (0_usize..400, steps()).prop_map(|(n, s)| Step::Change(n, s)),
        2 => (0_usize..400).prop_map(Step::Remove),
        1 => (0_i32..200, steps()).prop_map(|(d, s)| Step::Late(d, s)),
        1 => (0_i32..200, 0_u8..=10).prop_map(|(d, n)| Step::Moment(d, n)),
        1 => (15_i32..100).prop_map(Step::Mark),
    ]
}

/// Another revision of the journal, which shares with it whatever did not change, as saving does.
fn after(before: &Arc<Journal>, step: &Step, nth: u32) -> Arc<Journal> {
    let mut next = Journal::clone(before);
    let fresh = |d: i32, steps: [u8; 9]| check_in(day(FIRST).plus(d), 100 + nth, answers(steps));
    match step {
        Step::Add(d, steps) => next.check_ins.push(Arc::new(fresh(*d, *steps))),
        Step::Late(d, steps) => {
            let mut late = fresh(*d, *steps);
            // Some are from after the day that is looked at.
            let utc_ms = late.at.instant.utc_ms + 86_400_000 * i64::from(nth * 20);
            late.written = Some(Instant { utc_ms, offset_s: 0 });
            next.check_ins.push(Arc::new(late));
        }
        Step::Moment(d, felt_steps) => {
            let mut with = fresh(*d, [5; 9]);
            let expected = Some(Intensity::new(8).expect("0 to 10"));
            with.expected_felt.push(ExpectedFelt { what: "a song".into(), expected, felt: Some(felt(*felt_steps)) });
            next.check_ins.push(Arc::new(with));
        }
        Step::Change(n, steps) if !next.check_ins.is_empty() => {
            let n = n % next.check_ins.len();
            let mut changed = CheckIn::clone(&next.check_ins[n]);
            changed.answers = answers(*steps).into();
            next.check_ins[n] = Arc::new(changed);
        }
        Step::Remove(n) if !next.check_ins.is_empty() => {
            let n = n % next.check_ins.len();
            next.check_ins.remove(n);
        }
        Step::Mark(d) => {
            let from = day(FIRST).plus(*d);
            next.settings.like_me.push(LikeMe { from, until: from.plus(40), marked: day(FIRST) });
        }
        Step::Change(..) | Step::Remove(_) => {}
    }
    next.sort();
    Arc::new(next)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn one_change_after_another_says_what_looking_at_everything_says(
        lively in 60_i32..130, flat in 20_i32..70, steps in prop::collection::vec(any_step(), 1..14),
    ) {
        let mut now = Arc::new(flattens(day(FIRST), lively, flat));
        let until = day(FIRST).plus(205);
        let mut incremental = Incremental::default();
        for (nth, step) in (0_u32..).zip(&steps) {
            prop_assert_eq!(&*incremental.analyse(&now, until), &analyse(&now, until));
            now = after(&now, step, nth);
            prop_assert_eq!(&*incremental.analyse(&now, until), &analyse(&now, until), "{:?}", step);
        }
        // The next morning, and with another sensitivity.
        prop_assert_eq!(&*incremental.analyse(&now, until.plus(1)), &analyse(&now, until.plus(1)));
    }
}

#[test]
fn an_empty_journal_and_the_first_check_ins_are_looked_at_as_well() {
    let until = day(FIRST);
    let mut incremental = Incremental::default();
    let mut now = Arc::new(journal([]));
    for nth in 0..3 {
        assert_eq!(*incremental.analyse(&now, until), analyse(&now, until));
        let mut next = Journal::clone(&now);
        next.check_ins.push(Arc::new(check_in(until, nth, vec![(feeling("joy"), Answer::CannotTell)])));
        now = Arc::new(next);
    }
    assert_eq!(incremental.analyse(&now, until).days[0].check_ins, 3);
}

/// One more check-in on this day says the same as looking at everything again.
fn says_the_same_after(now: &Journal, changed: DayKey, until: DayKey) {
    let mut incremental = Incremental::default();
    incremental.analyse(&Arc::new(now.clone()), until);
    let mut next = now.clone();
    next.check_ins.push(Arc::new(whole(changed, 7, 0, 0, 0)));
    next.sort();
    let next = Arc::new(next);
    assert!(*incremental.analyse(&next, until) == analyse(&next, until), "{changed}");
}

#[test]
fn a_day_of_a_usual_that_is_kept_from_before_the_one_in_force_still_has_its_say() {
    for lively in 90..154 {
        let (now, until) = (flattens(day(FIRST), lively, 50), day(FIRST).plus(lively + 49));
        let course = analyse(&now, until).patterns[0].course.clone();
        says_the_same_after(&now, course.usual.0, until);
    }
}

#[test]
fn a_day_of_a_marked_stretch_has_its_say_however_long_ago_it_was() {
    for marked in (100..300).step_by(20) {
        let (mut now, until) = (flattens(day(FIRST), 330, 0), day(FIRST).plus(329));
        now.settings.like_me.extend(LikeMe::new(day(FIRST).plus(20), day(FIRST).plus(60), day(FIRST).plus(marked)));
        says_the_same_after(&now, day(FIRST).plus(30), until);
    }
}
