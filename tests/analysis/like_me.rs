//! A stretch marked as "more like me", and older days brought along, as the usual.

use super::journals::{check_in, day, flattens, journal, noon, whole};
use super::properties::answers;
use gamut::analysis::{
    DayJudgement, LikeMeUse, Need, Params, State, Verdict, analyse, analyse_with, each_day,
    words::{compared_with, like_me_line, pattern_lines},
};
use gamut::domain::{CheckIn, DayKey, Journal, LikeMe};
use std::sync::Arc;

const FIRST: &str = "2024-01-01";

/// A hundred lively days, then flat ones for so long that the rolling usual is flat too.
fn long_flat() -> Journal {
    flattens(day(FIRST), 100, 300)
}

/// Every day as lively as the others.
fn steady() -> Journal {
    flattens(day(FIRST), 400, 0)
}

fn last() -> DayKey {
    day(FIRST).plus(399)
}

/// The journal with this stretch marked, in days after the first.
fn marked(mut j: Journal, from: i32, until: i32, on: i32) -> Journal {
    let first = day(FIRST);
    j.settings.like_me.extend(LikeMe::new(first.plus(from), first.plus(until), first.plus(on)));
    j
}

fn usual(j: &Journal, until: DayKey) -> Option<(DayKey, DayKey, bool)> {
    match analyse(j, until).verdict {
        Verdict::Judged { evidence: e, .. } => Some((e.usual.from, e.usual.until, e.usual_is_marked)),
        Verdict::NotEnough(_) => None,
    }
}

fn uses(j: &Journal, until: DayKey) -> Vec<LikeMeUse> {
    analyse(j, until).like_me.into_iter().map(|(_, comes_of_it)| comes_of_it).collect()
}

#[test]
fn without_a_mark_the_usual_rolls_and_with_one_it_is_that_stretch() {
    let first = day(FIRST);
    assert_eq!(usual(&steady(), last()), Some((last().plus(-97), last().plus(-28), false)));
    let j = marked(steady(), 20, 90, 399);
    assert_eq!(usual(&j, last()), Some((first.plus(20), first.plus(90), true)));
    let (plain, said) = (analyse(&steady(), last()), analyse(&j, last()));
    assert_eq!(said.like_me.first().map(|(_, u)| *u), Some(LikeMeUse::Usual));
    let reach = (plain.usual_reach.expect("a usual"), said.usual_reach.expect("a usual"));
    assert_eq!((reach.1.window.from, reach.1.window.until), (first.plus(20), first.plus(90)), "the paler band, too");
    assert_ne!(reach.0, reach.1);
}

#[test]
fn the_first_fourteen_days_of_the_journal_are_never_usual() {
    let first = day(FIRST);
    assert_eq!(usual(&marked(steady(), 0, 90, 399), last()), Some((first.plus(14), first.plus(90), true)));
    // Of 0 to 40 only 14 to 40 count: 27 days.
    let j = marked(steady(), 0, 40, 399);
    assert_eq!(uses(&j, last()), [LikeMeUse::TooFew { have: 27, need: 28 }]);
    assert_eq!(usual(&j, last()), usual(&steady(), last()));
    assert_eq!(uses(&marked(steady(), 0, 41, 399), last()), [LikeMeUse::Usual]);
    assert_eq!(uses(&marked(steady(), 2, 9, 399), last()), [LikeMeUse::TooFew { have: 0, need: 28 }]);
    assert_eq!(uses(&marked(Journal::default(), 2, 90, 0), last()), [LikeMeUse::TooFew { have: 0, need: 28 }]);
}

#[test]
fn a_stretch_with_too_few_days_changes_nothing_and_says_how_many_are_missing() {
    let mut j = steady();
    j.check_ins.retain(|c| !(20..50).contains(&c.day.since(day(FIRST))) || c.day.since(day(FIRST)) % 3 == 0);
    let with = marked(j.clone(), 20, 49, 399);
    assert_eq!(uses(&with, last()), [LikeMeUse::TooFew { have: 10, need: 28 }]);
    assert_eq!(analyse(&with, last()).verdict, analyse(&j, last()).verdict);
    let mark = with.settings.like_me[0];
    assert_eq!(
        like_me_line(&mark, LikeMeUse::TooFew { have: 10, need: 28 }),
        "21 January 2024 to 19 February 2024: 10 of the 28 days with check-ins that it takes, so 18 are missing."
    );
    assert!(like_me_line(&mark, LikeMeUse::TooFew { have: 27, need: 28 }).ends_with("so 1 is missing."));
}

#[test]
fn it_counts_only_once_it_has_been_over_for_28_days() {
    let first = day(FIRST);
    let j = marked(steady(), 20, 90, 90);
    let rolls = |d: i32| usual(&j, first.plus(d)).map(|u| u.2);
    assert_eq!(rolls(117), Some(false));
    assert_eq!(rolls(118), Some(true));
    assert_eq!(uses(&j, first.plus(117)), [LikeMeUse::From(first.plus(118))]);
    let words = like_me_line(&j.settings.like_me[0], LikeMeUse::From(first.plus(118)));
    assert!(words.ends_with("it counts from 28 April 2024 on, when it has been over for four weeks."), "{words}");
}

#[test]
fn each_stretch_stands_by_itself_and_of_several_the_last_one_that_is_long_enough_is_used() {
    let first = day(FIRST);
    let apart = marked(marked(steady(), 60, 95, 399), 20, 50, 399);
    assert_eq!(usual(&apart, last()), Some((first.plus(60), first.plus(95), true)));
    assert_eq!(uses(&apart, last()), [LikeMeUse::Usual, LikeMeUse::Another]);
    // A later one that is too short leaves the earlier one in its place.
    let short = marked(marked(steady(), 90, 95, 399), 20, 50, 399);
    assert_eq!(usual(&short, last()), Some((first.plus(20), first.plus(50), true)));
}

#[test]
fn one_before_the_pattern_that_stands_decides_whether_that_is_over_and_leaves_its_numbers_beside_the_kept_usual() {
    let j = marked(long_flat(), 20, 70, 300);
    let (plain, said) = (analyse(&long_flat(), last()), analyse(&j, last()));
    let kept = plain.patterns[0].course.usual;
    assert_eq!(uses(&j, last()), [LikeMeUse::Beside(kept.0, kept.1)]);
    assert_eq!(said.patterns[0].course.numbers, plain.patterns[0].course.numbers);
    assert_eq!(said.days.last().and_then(|d| d.usual), Some((day(FIRST).plus(20), day(FIRST).plus(70))));
    let words = like_me_line(&j.settings.like_me[0], uses(&j, last())[0]);
    assert!(words.contains("from now on this stretch decides whether what was noticed is over"), "{words}");
}

#[test]
fn one_inside_the_pattern_that_stands_waits_until_that_is_over() {
    let j = marked(long_flat(), 200, 260, 300);
    assert_eq!(uses(&j, last()), [LikeMeUse::Inside]);
    assert_eq!(usual(&j, last()), usual(&long_flat(), last()), "nothing else changes");
    let words = like_me_line(&j.settings.like_me[0], LikeMeUse::Inside);
    assert!(words.ends_with("these days lie inside the pattern. They will count once it is over."), "{words}");
}

/// What a journal that only held what was known by each day would have said at its end.
fn day_by_day(j: &Journal, until: DayKey) -> Vec<DayJudgement> {
    let start = j.first_day().expect("a check-in");
    let said = (0..=until.since(start)).map(|n| {
        let today = start.plus(n);
        let mut then = j.clone();
        then.check_ins.retain(|c| c.day <= today && c.written_at().day(j.settings.day_start) <= today);
        then.settings.like_me.retain(|m| m.marked <= today);
        let last = analyse_with(&then, today, &Params::default()).days.last().copied();
        last.filter(|d| d.day == today)
    });
    said.flatten().collect()
}

#[test]
fn a_mark_changes_nothing_that_was_said_before_it_was_made() {
    let first = day(FIRST);
    let plain = each_day(&long_flat(), last(), &Params::default()).days;
    let with = each_day(&marked(long_flat(), 20, 90, 350), last(), &Params::default()).days;
    assert_eq!(with[..350], plain[..350]);
    assert_eq!(with[350].usual, Some((first.plus(20), first.plus(90))), "from its day on it is the usual");
    assert_ne!(with[350].usual, plain[350].usual);
    assert_eq!(analyse(&marked(long_flat(), 20, 90, 350), first.plus(349)).days, analyse(&long_flat(), first.plus(349)).days);
}

#[test]
fn each_day_with_marks_says_what_was_known_on_it_and_nothing_more() {
    let first = day(FIRST);
    let mut j = flattens(first, 80, 90);
    // Some of the marked stretch, and a day before the first one, are only written down later.
    for c in j.check_ins.iter_mut().filter(|c| (30..60).contains(&c.day.since(first)) && c.day.since(first) % 2 == 0) {
        let mut told = (**c).clone();
        told.written = Some(noon(first.plus(140)));
        *c = Arc::new(told);
    }
    let mut older = check_in(first.plus(-3), 0, answers([5; 9]));
    older.written = Some(noon(first.plus(150)));
    j.check_ins.push(Arc::new(older));
    j.sort();
    let j = marked(marked(j, 20, 70, 125), 10, 45, 160);
    let until = first.plus(169);
    assert_eq!(each_day(&j, until, &Params::default()).days, day_by_day(&j, until));
}

#[test]
fn a_day_of_a_marked_stretch_told_very_late_judges_every_day_since_again() {
    let first = day(FIRST);
    let mut j = marked(flattens(first, 60, 190), 20, 59, 100);
    // Nothing else is written on the day of telling.
    j.check_ins.retain(|c| c.day != first.plus(200));
    for c in j.check_ins.iter_mut().filter(|c| (20..40).contains(&c.day.since(first))) {
        let mut told = (**c).clone();
        told.written = Some(noon(first.plus(200)));
        *c = Arc::new(told);
    }
    let said = each_day(&j, first.plus(205), &Params::default()).days;
    assert_eq!(said[195..], day_by_day(&j, first.plus(205))[195..]);
}

#[test]
fn the_card_says_that_it_is_compared_with_the_marked_stretch() {
    let (flat, until) = (flattens(day(FIRST), 100, 60), day(FIRST).plus(159));
    let said = analyse(&marked(flat.clone(), 20, 60, 95), until);
    let line = "Compared with the stretch you marked as more like you, 21 January 2024 to 1 March 2024.";
    assert!(said.patterns.iter().any(|p| pattern_lines(p).iter().any(|l| l == line)));
    let Verdict::Judged { evidence, .. } = said.verdict else { panic!("judged") };
    assert_eq!(compared_with(&evidence).as_deref(), Some(line));
    let Verdict::Judged { evidence, .. } = analyse(&flat, until).verdict else { panic!("judged") };
    assert_eq!(compared_with(&evidence), None);
    let mark = LikeMe::new(day("2024-01-21"), day("2024-03-31"), last()).expect("in order");
    assert!(like_me_line(&mark, LikeMeUse::Usual).ends_with("your check-ins are compared with this stretch now."));
    assert!(like_me_line(&mark, LikeMeUse::Another).ends_with("which ended later, is used now."));
}

/// Check-ins of an older journal, written then or brought along on `told`.
fn older(from: i32, days: i32, told: Option<DayKey>) -> Vec<CheckIn> {
    let lively = [7, 3, 9, 5, 6, 2, 8];
    let one = |n: i32| {
        let step = lively[usize::try_from(n).expect("a day") % 7];
        let mut c = whole(day(FIRST).plus(from + n), 0, step, lively[usize::try_from(n + 3).expect("a day") % 7] / 2 + 1, 1);
        c.written = told.map(noon);
        c
    };
    (0..days).map(one).collect()
}

#[test]
fn older_days_brought_along_are_the_usual_of_a_journal_that_starts_flat() {
    let first = day(FIRST);
    let flat = flattens(first, 0, 40);
    let until = first.plus(39);
    assert!(matches!(analyse(&flat, until).verdict, Verdict::NotEnough(Need::UsualDays { have: 0, .. })));
    let with = |told| journal(flat.check_ins.iter().map(|c| (**c).clone()).chain(older(-90, 80, told)));
    let said = analyse(&with(None), until);
    assert_eq!(said.days.last().map(|d| d.state), Some(State::Narrowed));
    // Brought along today: known from today on, and nothing said before that changes.
    let told = first.plus(35);
    let each = each_day(&with(Some(told)), until, &Params::default()).days;
    let before = each.iter().filter(|d| d.day < told);
    assert!(before.clone().count() == 35 && before.clone().all(|d| d.state == State::NotEnough && d.scores.is_none()));
    assert_eq!(each.last().map(|d| d.state), Some(State::Narrowed));
    // Fourteen older days alone are the first days of logging: nothing is usual by them.
    let few = journal(flat.check_ins.iter().map(|c| (**c).clone()).chain(older(-90, 14, None)));
    assert!(matches!(analyse(&few, until).verdict, Verdict::NotEnough(Need::UsualDays { have: 12, .. })));
}
