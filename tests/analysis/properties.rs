//! What must hold whatever is written, and in whatever order.

use super::journals::{check_in, day, feeling, felt, flattens, journal, whole};
use gamut::analysis::{Analysis, Level, Need, Params, State, Verdict, analyse, each_day, measure};
use gamut::domain::{Answer, CheckIn, DayKey, FeelingId, Journal};
use proptest::prelude::*;
use std::sync::Arc;

const FIRST: &str = "2025-01-01";
pub const KEYS: [&str; 9] =
    ["joy", "contentment", "excitement", "affection", "sadness", "anxiety", "anger", "guilt", "numbness"];

/// 0–10 are ratings, 11 is can't tell, anything above wasn't answered.
pub fn answers(steps: [u8; 9]) -> Vec<(FeelingId, Answer)> {
    let answer = |(key, step): (&str, u8)| match step {
        0..=10 => Some((feeling(key), felt(step))),
        11 => Some((feeling(key), Answer::CannotTell)),
        _ => None,
    };
    let mut answers: Vec<_> = KEYS.into_iter().zip(steps).filter_map(answer).collect();
    answers.sort_by_key(|(f, _)| *f);
    answers
}

fn any_check_ins() -> impl Strategy<Value = Vec<CheckIn>> {
    let one = (0_i32..150, prop::array::uniform9(0_u8..=13));
    prop::collection::vec(one, 0..220).prop_map(|all| {
        let numbered = (0_u32..).zip(all);
        numbered.map(|(n, (d, steps))| check_in(day(FIRST).plus(d), n, answers(steps))).collect()
    })
}

pub fn no_nonsense(analysis: &Analysis) {
    assert!(analysis.days.iter().all(|d| d.score().is_none_or(f64::is_finite)));
    assert!(analysis.patterns.iter().all(|p| !p.other_readings.is_empty()));
    if let Verdict::Judged { evidence: e, .. } = &analysis.verdict {
        let changes = [e.pleasant, e.unpleasant].into_iter().flat_map(|v| [v.width, v.high, v.level]).chain(e.numbness);
        assert!(changes.flat_map(|c| [c.usual, c.recent]).all(f64::is_finite));
        assert!(e.gates.iter().all(|g| g.value.is_none_or(f64::is_finite)));
    }
}

fn of_days(first: DayKey, steps: impl Iterator<Item = [u8; 9]>) -> Journal {
    journal((0..).zip(steps).map(|(n, s)| check_in(first.plus(n), 0, answers(s))))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_order_of_entry_changes_nothing(check_ins in any_check_ins(), mix in any::<u64>()) {
        let one = journal(check_ins.clone());
        let mut other = one.clone();
        let key = |c: &Arc<CheckIn>| c.at.instant.utc_ms.unsigned_abs().wrapping_mul(mix | 1).rotate_left(17);
        other.check_ins.sort_by_key(key);
        let until = day(FIRST).plus(160);
        let said = analyse(&one, until);
        no_nonsense(&said);
        prop_assert_eq!(&said, &analyse(&other, until));
        let params = Params::default();
        prop_assert_eq!(each_day(&one, until, &params), each_day(&other, until, &params));
    }

    #[test]
    fn the_same_check_in_twice_counts_once(check_ins in any_check_ins()) {
        let one = journal(check_ins.clone());
        let twice = journal(check_ins.iter().chain(&check_ins).cloned());
        let until = day(FIRST).plus(160);
        prop_assert_eq!(analyse(&one, until), analyse(&twice, until));
    }

    #[test]
    fn where_nothing_was_written_later_each_day_and_now_say_the_same(check_ins in any_check_ins()) {
        let j = journal(check_ins);
        let until = day(FIRST).plus(155);
        prop_assert_eq!(each_day(&j, until, &Params::default()).days, analyse(&j, until).days);
    }

    #[test]
    fn where_one_was_when_writing_changes_nothing(check_ins in any_check_ins(), offsets in prop::collection::vec(-12_i32..=14, 1..9)) {
        let home = journal(check_ins.clone());
        let travelled = journal(check_ins.into_iter().zip(offsets.iter().cycle()).map(|(mut c, hours)| {
            // The evening of the same day, elsewhere.
            c.at.instant.offset_s = hours * 3600;
            c.at.instant.utc_ms += i64::from(9 - *hours) * 3_600_000;
            c
        }));
        let until = day(FIRST).plus(170);
        prop_assert_eq!(analyse(&home, until), analyse(&travelled, until));
        let params = Params::default();
        prop_assert_eq!(each_day(&home, until, &params), each_day(&travelled, until, &params));
    }

    #[test]
    fn days_taken_out_are_missing_and_never_bring_a_score_that_was_not_there(
        check_ins in any_check_ins(),
        out in prop::collection::btree_set(0_i32..150, 1..60),
    ) {
        let whole = journal(check_ins);
        let mut thinned = whole.clone();
        thinned.check_ins.retain(|c| !out.contains(&c.day.since(day(FIRST))));
        // Without its first day the first two weeks would be others.
        prop_assume!(whole.check_ins.first().map(|c| c.day) == thinned.check_ins.first().map(|c| c.day));
        let until = day(FIRST).plus(155);
        let (before, after) = (analyse(&whole, until), analyse(&thinned, until));
        no_nonsense(&after);
        prop_assert_eq!(before.days.len(), after.days.len());
        for (b, a) in before.days.iter().zip(&after.days) {
            prop_assert!(a.check_ins <= b.check_ins && (b.scores.is_some() || a.scores.is_none()), "{:?} {:?}", b, a);
        }
        for reach in after.reach.iter().filter(|r| out.contains(&r.day.since(day(FIRST)))) {
            prop_assert!(reach.pleasant.is_none() && reach.unpleasant.is_none() && reach.numbness.is_none());
        }
    }

    #[test]
    fn on_a_scale_of_other_steps_the_measures_are_the_same_in_its_steps(
        ratings in prop::collection::vec(prop::option::of(0_u8..=10), 0..80),
        days in prop::collection::vec(0_i64..60, 80),
        (by, up) in (prop::sample::select(vec![0.1, 0.5, 2.0, 9.9, 10.0]), -5_i32..=5),
    ) {
        let mut days = days[..ratings.len()].to_vec();
        days.sort_unstable();
        let up = f64::from(up);
        let ours: Vec<Option<f64>> = ratings.iter().map(|r| r.map(f64::from)).collect();
        let theirs: Vec<Option<f64>> = ours.iter().map(|r| r.map(|x| x * by + up)).collect();
        for level in [Level::Day, Level::Entry] {
            let one = measure(&days, &ours, (0.0, 10.0), level).named();
            let other = measure(&days, &theirs, (up, 10.0 * by + up), level).named();
            for ((name, one), (_, other)) in one.into_iter().zip(other) {
                let wanted = one.map(|x| match name {
                    "n" | "n_pairs" | "rsd" | "inertia" | "floor_share" => x,
                    "mean" | "min" | "max" | "p10" | "p90" => x * by + up,
                    "mssd" => x * by * by,
                    _ => x * by,
                });
                let same = match (wanted, other) {
                    (Some(w), Some(o)) => (w - o).abs() <= 1e-9 * w.abs().max(1.0),
                    (w, o) => w.is_none() && o.is_none(),
                };
                prop_assert!(same, "{}: {:?} is not {:?}", name, other, wanted);
            }
        }
    }
}

#[test]
fn old_days_added_out_of_reach_change_no_score_of_today() {
    let first = day(FIRST);
    let mut j = flattens(first, 130, 40);
    let until = first.plus(169);
    let before = analyse(&j, until);
    let old = (0..30).map(|n| Arc::new(whole(first.plus(-400 + n), 0, 5, 5, 5)));
    j.check_ins.extend(old);
    j.sort();
    let after = analyse(&j, until);
    assert_eq!(before.verdict, after.verdict);
    assert_eq!(before.patterns.len(), after.patterns.len());
    assert_eq!(after.days.len(), 400 + 170);
}

#[test]
fn an_empty_journal_is_still_being_learnt() {
    let said = analyse(&Journal::default(), day(FIRST));
    assert_eq!(said.verdict, Verdict::NotEnough(Need::UsualDays { have: 0, need: 28 }));
    assert!(said.days.is_empty() && said.patterns.is_empty() && said.usual_reach.is_none());
    assert!(each_day(&Journal::default(), day(FIRST), &Params::default()).days.is_empty());
}

#[test]
fn check_ins_after_the_last_day_judged_are_as_if_unwritten() {
    let j = flattens(day(FIRST), 10, 0);
    assert!(analyse(&j, day("2024-12-31")).days.is_empty());
    assert_eq!(analyse(&j, day("2025-01-03")).reach.len(), 3);
}

#[test]
fn a_series_that_never_moves_is_usual_and_nothing_is_noticed() {
    for steps in [[5; 9], [0; 9], [10; 9]] {
        let j = of_days(day(FIRST), std::iter::repeat_n(steps, 150));
        let said = analyse(&j, day(FIRST).plus(149));
        no_nonsense(&said);
        assert!(said.patterns.is_empty());
        assert!(matches!(said.verdict, Verdict::Judged { state: State::Usual, .. }), "{:?}", said.verdict);
    }
}

#[test]
fn cannot_tell_on_every_day_is_never_a_number() {
    let j = of_days(day(FIRST), std::iter::repeat_n([11; 9], 150));
    let said = analyse(&j, day(FIRST).plus(149));
    assert_eq!(said.verdict, Verdict::NotEnough(Need::UsualDays { have: 0, need: 28 }));
    assert!(said.reach.iter().all(|r| r.cannot_tell && r.pleasant.is_none() && r.numbness.is_none()));
    assert_eq!(said.days.len(), 150);
    assert!(said.last_strong.is_empty());
}

#[test]
fn one_feeling_alone_is_not_enough_kinds() {
    let alone = |n: u8| [n % 10, 13, 13, 13, 13, 13, 13, 13, 13];
    let j = of_days(day(FIRST), (0..150).map(alone));
    let said = analyse(&j, day(FIRST).plus(149));
    assert_eq!(said.verdict, Verdict::NotEnough(Need::Kinds { pleasant: 1, unpleasant: 0, need: 3 }));
    assert!(said.usual_reach.is_none(), "one side was never rated");
}

#[test]
fn ten_years_of_silence_and_then_one_day_is_met_with_what_is_missing() {
    let first = day("2015-01-01");
    let mut j = flattens(first, 120, 0);
    let back = day("2025-01-01");
    j.check_ins.push(Arc::new(whole(back, 0, 4, 4, 4)));
    let said = analyse(&j, back);
    assert_eq!(said.verdict, Verdict::NotEnough(Need::UsualDays { have: 0, need: 28 }));
    assert_eq!(said.days.last().map(|d| (d.check_ins, d.state, d.scores)), Some((1, State::NotEnough, None)));
    assert_eq!(i64::try_from(said.days.len()), Ok(i64::from(back.since(first)) + 1));
}

#[test]
fn not_answered_is_not_0() {
    let with = |gap: u8| {
        of_days(
            day(FIRST),
            (0_u8..150).map(move |n| [if n % 2 == 0 { 6 } else { gap }, 4 + n % 3, n % 9, 5, 2, 3, n % 5, 1, 1]),
        )
    };
    let until = day(FIRST).plus(149);
    let [zero, unanswered, cannot_tell] = [0, 13, 11].map(|gap| analyse(&with(gap), until));
    let joy = |a: &Analysis| match &a.verdict {
        Verdict::Judged { evidence, .. } => evidence.feelings[0].width.usual,
        Verdict::NotEnough(need) => panic!("{need:?}"),
    };
    assert!(joy(&zero) > 2.9, "a swing between 0 and 6");
    assert!(joy(&unanswered).abs() < 1e-12, "always 6 where it was rated");
    assert!(joy(&cannot_tell).abs() < 1e-12, "can't tell adds no number");
    assert!(cannot_tell.reach.iter().filter(|r| r.cannot_tell).count() == 75);
}
