//! What holds of every pattern, whatever is written and answered, and in whatever order.

use super::journals::{day, journal, noon, whole};
use gamut::analysis::{How, Incremental, Params, State, Word, analyse, answer_key, each_day};
use gamut::domain::{CheckIn, DayKey, Instant, Journal, LikeMe, PatternAnswer};
use proptest::prelude::*;
use std::sync::Arc;

fn first() -> DayKey {
    day("2024-01-01")
}

/// Times one after the other: how long, strongest pleasant, strongest unpleasant, numbness, how far days differ.
type Time = (i32, u8, u8, u8, u8);

fn lively() -> impl Strategy<Value = Time> {
    (90_i32..130, 6_u8..=9, 3_u8..=6, 0_u8..=2, 4_u8..=6)
}

fn any_time() -> impl Strategy<Value = Time> {
    prop_oneof![
        2 => (25_i32..80, 1_u8..=3, 1_u8..=3, 4_u8..=9, 0_u8..=1),
        1 => (25_i32..80, 2_u8..=9, 2_u8..=9, 0_u8..=6, 0_u8..=5),
        1 => lively(),
    ]
}

/// A check-in a day, but for those that are left out.
fn lived(times: &[Time], out: u64) -> Vec<CheckIn> {
    let mut all = Vec::new();
    let mut n = 0;
    for (long, pleasant, unpleasant, numbness, apart) in times {
        for i in 0..*long {
            let less = |most: u8, k: i32| {
                let wave = u8::try_from((i * 5 + k * 3) % (i32::from(*apart) + 1)).expect("small");
                most.saturating_sub(wave)
            };
            all.push(whole(first().plus(n), 0, less(*pleasant, 0), less(*unpleasant, 1), *numbness));
            n += 1;
        }
    }
    let kept = |c: &CheckIn| c.day == first() || !(u64::from(c.day.since(first()).unsigned_abs()) * 7 + out).is_multiple_of(11);
    all.into_iter().filter(kept).collect()
}

fn days_of(times: &[Time]) -> i32 {
    times.iter().map(|t| t.0).sum()
}

fn said(key: &str, on: DayKey, dismissed: bool) -> PatternAnswer {
    PatternAnswer { pattern: key.into(), dismissed, reason: String::new(), at: noon(on) }
}

/// Anything the person can do to a journal.
#[derive(Debug, Clone)]
enum Edit {
    Add(usize, u8, u8),
    Remove(usize),
    /// Written so many days later.
    Late(usize, u8, i32),
    Answer(Word, usize, bool),
    Mark(usize, i32),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let word = prop_oneof![Just(Word::UsualNow), Just(Word::StillLess), Just(Word::DontKnow), Just(Word::NotSo)];
    prop_oneof![
        3 => (0_usize..400, 0_u8..=10, 0_u8..=10).prop_map(|(d, p, n)| Edit::Add(d, p, n)),
        2 => (1_usize..400).prop_map(Edit::Remove),
        2 => (0_usize..400, 0_u8..=10, 1_i32..60).prop_map(|(d, p, late)| Edit::Late(d, p, late)),
        3 => (word, 130_usize..400, prop::bool::weighted(0.8)).prop_map(|(w, d, so)| Edit::Answer(w, d, so)),
        1 => (15_usize..200, 20_i32..60).prop_map(|(d, long)| Edit::Mark(d, long)),
    ]
}

fn edited(before: &Arc<Journal>, edit: &Edit, nth: u32, until: DayKey) -> Arc<Journal> {
    let mut next = Journal::clone(before);
    let on = |d: &usize| first().plus(i32::try_from(*d).expect("small")).min(until);
    match edit {
        Edit::Add(d, pleasant, numbness) => next.check_ins.push(Arc::new(whole(on(d), 100 + nth, *pleasant, 3, *numbness))),
        Edit::Remove(n) => {
            let n = n % next.check_ins.len();
            next.check_ins.remove(n);
        }
        Edit::Late(d, pleasant, late) => {
            let mut told = whole(on(d), 100 + nth, *pleasant, 2, 5);
            let utc_ms = told.at.instant.utc_ms + 86_400_000 * i64::from(*late);
            told.written = Some(Instant { utc_ms, offset_s: 0 });
            next.check_ins.push(Arc::new(told));
        }
        Edit::Answer(word, d, so) => {
            let key = match (word, analyse(before, on(d)).patterns.last()) {
                (Word::NotSo, Some(p)) => p.key(),
                (Word::NotSo, None) => format!("both/{}", on(d).plus(-5)).into(),
                (word, _) => answer_key(*word, on(d)),
            };
            next.pattern_answers.retain(|a| a.pattern != key);
            next.pattern_answers.push(said(key.as_str(), on(d), *so));
        }
        Edit::Mark(d, long) => {
            let mark = LikeMe { from: on(d), until: on(d).plus(*long), marked: on(d).plus(long + 30) };
            next.settings.like_me.push(mark);
        }
    }
    next.sort();
    Arc::new(next)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_pattern_never_ends_while_its_days_are_as_on_the_day_it_was_noticed(
        before in lively(), flat in (2_u8..=3, 1_u8..=3, 5_u8..=9, 0_u8..=1), again in 30_i32..220,
    ) {
        let (pleasant, unpleasant, numbness, apart) = flat;
        let times = [before, (60, pleasant, unpleasant, numbness, apart)];
        let mut all = lived(&times, 1);
        // One that was only heavier at first is a pattern from the day it counts as narrowed.
        let found = analyse(&journal(all.clone()), first().plus(days_of(&times))).patterns;
        let noticed = found.first().and_then(|p| p.course.narrowed_on);
        prop_assume!(noticed.is_some());
        let noticed = noticed.expect("just asked");
        // From then on the three weeks of the day of noticing come again and again.
        all.retain(|c| c.day <= noticed);
        let look: Vec<CheckIn> = all.iter().filter(|c| noticed.since(c.day) < 21).cloned().collect();
        for n in 1..=again {
            let back = 21 - n.rem_euclid(21);
            for c in look.iter().filter(|c| noticed.since(c.day) == back % 21) {
                let on = noticed.plus(n);
                let mut same = whole(on, 0, 0, 0, 0);
                same.answers = c.answers.clone();
                all.push(same);
            }
        }
        let until = noticed.plus(again);
        let a = analyse(&journal(all), until);
        prop_assert_eq!(a.patterns.first().map(|p| (p.course.narrowed_on, p.ended)), Some((Some(noticed), None)));
        prop_assert_eq!(a.patterns.len(), 1);
    }

    #[test]
    fn no_usual_stays_frozen_after_this_is_not_so(
        before in lively(), times in prop::collection::vec(any_time(), 1..4), out in 0_u64..11, after in 1_i32..60,
    ) {
        let all: Vec<Time> = [before].into_iter().chain(times).collect();
        let until = first().plus(days_of(&all) - 1);
        let mut j = journal(lived(&all, out));
        let found = analyse(&j, until).patterns.first().cloned();
        prop_assume!(found.is_some());
        let p = found.expect("just asked");
        let narrowed = p.course.narrowed_on.unwrap_or(p.noticed);
        let on = narrowed.plus(after).min(p.ended.map_or(until, |e| e.plus(-1)));
        prop_assume!(on > narrowed && on < until);
        j.pattern_answers.push(said(p.key().as_str(), on, true));
        let a = analyse(&j, until);
        // Said in a break, when it stood no longer, it counts as soon as it stands again.
        let is_in = |(from, until): &&(DayKey, DayKey)| *from < on && on <= *until;
        let counts = p.course.breaks.iter().find(is_in).map_or(on, |(_, until)| until.plus(1));
        prop_assert_eq!(a.patterns[0].course.ended, Some((counts, How::TakenBack)));
        let others = |day: DayKey| a.days.iter().any(|d| d.day == day && d.pattern.is_some());
        for d in a.days.iter().filter(|d| d.day > counts && !others(d.day)) {
            let rolls = d.usual.is_none_or(|u| u.1 == d.day.plus(-28) || u != p.course.usual);
            prop_assert!(rolls, "{:?} is the kept one still", d);
        }
        prop_assert_eq!(each_day(&j, until, &Params::default()).days, a.days);
    }

    #[test]
    fn whatever_is_edited_answered_and_marked_says_what_looking_at_everything_anew_says(
        before in lively(), times in prop::collection::vec(any_time(), 1..3), edits in prop::collection::vec(any_edit(), 1..8),
    ) {
        let all: Vec<Time> = [before].into_iter().chain(times).collect();
        let until = first().plus(days_of(&all) + 3);
        let mut now = Arc::new(journal(lived(&all, 3)));
        let mut incremental = Incremental::default();
        for (nth, edit) in (0_u32..).zip(&edits) {
            prop_assert_eq!(&*incremental.analyse(&now, until), &analyse(&now, until));
            now = edited(&now, edit, nth, until);
            let anew = analyse(&now, until);
            prop_assert_eq!(&*incremental.analyse(&now, until), &anew, "{:?}", edit);
            // Nothing narrowed goes on that was taken back.
            for p in anew.patterns.iter().filter(|p| p.noticed < until && p.ended.is_none()) {
                prop_assert!(p.dismissal(&now).is_none(), "{:?} stands though it was taken back", p.key());
            }
        }
        let mut mixed = Journal::clone(&now);
        mixed.check_ins.reverse();
        mixed.pattern_answers.reverse();
        prop_assert_eq!(&analyse(&mixed, until), &analyse(&now, until));
        prop_assert_eq!(each_day(&mixed, until, &Params::default()), each_day(&now, until, &Params::default()));
    }
}

#[test]
fn the_first_pattern_of_these_journals_is_noticed_at_all() {
    let times = [(120, 8, 5, 1, 6), (60, 2, 2, 7, 1)];
    let a = analyse(&journal(lived(&times, 3)), first().plus(179));
    assert_eq!(a.days.last().map(|d| d.state), Some(State::Narrowed));
}
