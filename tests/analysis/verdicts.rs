//! What a pattern rests on.

use super::journals::{check_in, day, feeling, flattens, journal, whole};
use super::properties::answers;
use gamut::analysis::{Need, PatternKind, State, Verdict, analyse};
use gamut::domain::{ImportedMood, Instant, Journal, Sensitivity};
use std::sync::Arc;
use std::time::{Duration, Instant as Clock};

const FIRST: &str = "2025-01-01";

fn flat_now() -> Journal {
    flattens(day(FIRST), 130, 40)
}

#[test]
fn a_pattern_says_since_when_from_how_many_check_ins_and_what_else_looks_alike() {
    let first = day(FIRST);
    let said = analyse(&flat_now(), first.plus(169));
    let [p] = said.patterns.as_slice() else { panic!("one pattern, not {:?}", said.patterns) };
    assert_eq!((p.kind, p.ended, p.since), (PatternKind::Both, None, first.plus(130)));
    let began = p.course.began;
    assert!(began.earliest <= p.since && p.since <= began.latest && began.latest < p.noticed, "{began:?}");
    assert_eq!(p.check_ins, p.evidence.recent.days_logged);
    assert_eq!(p.evidence.recent.until, p.noticed);
    assert!(p.evidence.usual.until < began.earliest, "the usual kept for it holds nothing of it");
    assert!(p.evidence.gates.len() == 3 && p.evidence.gates.iter().all(|g| g.holds));
    assert!(!p.other_readings.is_empty());
    assert_eq!(p.key().as_str(), format!("narrowed/{}", p.noticed));
    assert_eq!(p.course.rule, gamut::analysis::rule::RULE_VERSION);
    assert!(matches!(said.verdict, Verdict::Judged { state: State::Narrowed, .. }));
}

#[test]
fn unpleasant_feelings_that_move_as_before_make_it_mostly_pleasant() {
    let first = day(FIRST);
    let wave = [2, 6, 4, 8, 5, 7];
    let at = |n: i32| wave[usize::try_from(n).expect("a day") % wave.len()];
    let mut days: Vec<_> = (0..130).map(|n| whole(first.plus(n), 0, at(n), at(n + 2), 1)).collect();
    // Pleasant: flat and weak.
    let joyless = |n: i32| [1, 1, 1, 1, at(n), at(n), at(n), at(n), 6];
    days.extend((130..170).map(|n| check_in(first.plus(n), 0, answers(joyless(n + 2)))));
    let said = analyse(&journal(days), first.plus(169));
    let kinds: Vec<_> = said.patterns.iter().map(|p| p.kind).collect();
    assert_eq!(kinds, [PatternKind::MostlyPleasant]);
}

#[test]
fn cautious_asks_for_more_before_anything_is_noticed() {
    let mut j = flat_now();
    let until = day(FIRST).plus(169);
    let normal = analyse(&j, until).patterns[0].noticed;
    j.settings.sensitivity = Sensitivity::Cautious;
    assert!(analyse(&j, until).patterns[0].noticed >= normal);
}

#[test]
fn a_usual_range_needs_28_days_and_a_recent_one_10() {
    let first = day(FIRST);
    let j = flattens(first, 200, 0);
    // The 14 first days and the 28 last are not usual.
    assert_eq!(analyse(&j, first.plus(68)).verdict, Verdict::NotEnough(Need::UsualDays { have: 27, need: 28 }));
    assert!(matches!(analyse(&j, first.plus(69)).verdict, Verdict::Judged { state: State::Usual, .. }));
    let until = first.plus(150);
    let pause = |logged: i32| {
        let mut j = j.clone();
        j.check_ins.retain(|c| c.day <= until && (c.day < until.plus(-20) || c.day > until.plus(-logged)));
        analyse(&j, until).verdict
    };
    assert_eq!(pause(9), Verdict::NotEnough(Need::RecentDays { have: 9, need: 10 }));
    assert!(matches!(pause(10), Verdict::Judged { .. }));
}

#[test]
fn a_day_on_which_only_numbness_was_rated_is_not_logged() {
    let first = day(FIRST);
    let numb = (0..150).map(|n| check_in(first.plus(n), 0, answers([13, 13, 13, 13, 13, 13, 13, 13, 7])));
    let said = analyse(&journal(numb), first.plus(149));
    assert_eq!(said.verdict, Verdict::NotEnough(Need::UsualDays { have: 0, need: 28 }));
    assert!(said.reach.iter().all(|r| r.numbness == Some(7.0) && r.pleasant.is_none()));
}

#[test]
fn numbness_that_is_rarely_rated_is_left_out() {
    let first = day(FIRST);
    let mut j = flat_now();
    for c in j.check_ins.iter_mut().filter(|c| c.day.since(first) % 5 != 0) {
        let mut without = (**c).clone();
        without.answers.retain(|(f, _)| *f != feeling("numbness"));
        *c = Arc::new(without);
    }
    let Verdict::Judged { evidence, .. } = analyse(&j, first.plus(168)).verdict else { panic!("170 days are logged") };
    assert_eq!(evidence.numbness, None, "four recent days are too few");
}

#[test]
fn the_trash_and_moods_of_other_apps_have_no_part_in_it() {
    let until = day(FIRST).plus(169);
    let plain = flat_now();
    let mut j = plain.clone();
    j.trash = vec![Arc::new(whole(until, 5, 10, 10, 10))];
    let mut half_deleted = whole(until, 6, 10, 10, 10);
    half_deleted.deleted_ms = Some(1);
    j.check_ins.push(Arc::new(half_deleted));
    j.moods.push(ImportedMood {
        id: "m".into(),
        at: Instant { utc_ms: 0, offset_s: 0 },
        day: until,
        value: 5.0,
        label: String::new(),
        series: gamut::domain::Series::default(),
    });
    assert_eq!(analyse(&plain, until), analyse(&j, until));
}

#[test]
fn a_feeling_no_longer_asked_about_still_counts_by_its_answers() {
    let until = day(FIRST).plus(169);
    let mut j = flat_now();
    for f in &mut j.catalogue.feelings {
        f.retired = true;
    }
    assert_eq!(analyse(&j, until), analyse(&flat_now(), until));
}

#[test]
fn the_river_knows_the_usual_reach_and_the_last_strong_day() {
    let first = day(FIRST);
    let said = analyse(&flat_now(), first.plus(169));
    let usual = said.usual_reach.expect("70 usual days");
    assert!(usual.window.until < first.plus(130) && usual.window.days_logged >= 28, "that kept for the pattern");
    assert!(usual.pleasant.0 <= usual.pleasant.1 && usual.pleasant.1 <= 10.0);
    let joy = said.last_strong.iter().find(|(f, _)| *f == feeling("joy")).expect("joy was strong once").1;
    assert!(joy < first.plus(130));
    assert_eq!(said.reach.len(), 170);
}

#[test]
fn a_journal_that_starts_flat_is_described_and_not_judged() {
    let first = day(FIRST);
    let said = analyse(&flattens(first, 0, 25), first.plus(24));
    assert_eq!(said.verdict, Verdict::NotEnough(Need::UsualDays { have: 0, need: 28 }));
    let weeks = said.first_weeks.expect("25 days are logged");
    assert_eq!((weeks.window.days_logged, weeks.days_nothing_above_5), (25, 25));
    assert_eq!(weeks.numbness, Some(6.0));
    // "Nothing above 5": a 5 is not above it, a 6 is.
    let days = (0..20).map(|n| whole(first.plus(n), 0, if n < 4 { 6 } else { 5 }, 5, 0));
    let edge = analyse(&journal(days), first.plus(19)).first_weeks.expect("20 days are logged");
    assert_eq!((edge.days_nothing_above_5, edge.numbness), (16, Some(0.0)));
    assert!(analyse(&flattens(first, 0, 9), first.plus(8)).first_weeks.is_none());
    assert!(analyse(&flat_now(), first.plus(169)).first_weeks.is_none());
}

#[test]
#[expect(clippy::print_stdout, reason = "how long it took is worth reading where it is asked for")]
fn fifty_years_are_analysed_while_somebody_waits() {
    let first = day("1975-01-01");
    let j = flattens(first, 18_000, 0);
    let clock = Clock::now();
    let said = analyse(&j, first.plus(17_999));
    let took = clock.elapsed();
    assert_eq!(said.days.len(), 18_000);
    println!("{took:?} for {} check-ins", j.check_ins.len());
    // Far above what an optimised build needs: only a wrong order of growth reaches it.
    assert!(took < Duration::from_mins(1), "{took:?}");
}
