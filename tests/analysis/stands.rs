//! What becomes of a pattern: how long it stands, how it ends, and what the person has a say in.

use super::journals::{day, flattens, noon};
use gamut::analysis::{
    Beside, How, Params, State, Verdict, Word, analyse, each_day, each_day_of,
    words::{began_line, course_lines, headline, in_words_lines},
};
use gamut::domain::{DayKey, Journal, PatternAnswer};
use gamut::exchange::analysis_json;
use serde_json::{Map, Value, json};

const FIRST: &str = "2024-01-01";

fn first() -> DayKey {
    day(FIRST)
}

fn said(mut j: Journal, key: &str, on: DayKey) -> Journal {
    j.pattern_answers.push(PatternAnswer { pattern: key.into(), dismissed: true, reason: String::new(), at: noon(on) });
    j
}

/// Lively days, flat ones, and lively ones again.
fn comes_back(lively: i32, flat: i32, again: i32) -> Journal {
    let mut j = flattens(first(), lively, flat);
    j.check_ins.extend(flattens(first().plus(lively + flat), again, 0).check_ins);
    j
}

#[test]
fn it_stays_said_for_as_long_as_it_lasts() {
    let j = flattens(first(), 130, 500);
    let until = first().plus(629);
    let a = analyse(&j, until);
    let [p] = a.patterns.as_slice() else { panic!("one pattern, not {}", a.patterns.len()) };
    assert_eq!((p.ended, a.days.last().map(|d| d.state)), (None, Some(State::Narrowed)));
    assert!(a.days.iter().filter(|d| d.day >= p.noticed).all(|d| d.state == State::Narrowed));
    assert!(p.course.usual.1 < first().plus(130), "beside the time before it, not beside itself: {:?}", p.course.usual);
    assert!(a.ask, "and after three months it is asked whether it is still so");
}

#[test]
fn the_beginning_is_a_span_that_holds_the_day_and_the_kept_usual_lies_before_it() {
    let a = analyse(&flattens(first(), 130, 40), first().plus(169));
    let c = &a.patterns[0].course;
    assert!(c.began.earliest <= first().plus(130) && first().plus(130) <= c.began.latest, "{:?}", c.began);
    assert!(c.usual.1 < c.began_as_noticed.earliest);
    assert_eq!(began_line(c), "It began about 10 May 2024.");
}

#[test]
fn it_is_over_three_weeks_after_feelings_are_back_and_says_when_it_turned() {
    let j = comes_back(130, 60, 80);
    let a = analyse(&j, first().plus(269));
    let [p] = a.patterns.as_slice() else { panic!("one pattern, not {}", a.patterns.len()) };
    let (ended, how) = p.course.ended.expect("over");
    assert_eq!(how, How::Over);
    assert!((first().plus(211)..first().plus(235)).contains(&ended), "{ended}");
    let back = p.course.back.expect("a span");
    assert!(back.earliest <= back.likely && back.likely <= back.latest && back.latest < ended);
    assert!((first().plus(185)..first().plus(200)).contains(&back.likely), "{back:?}");
    let then = p.course.numbers.after;
    assert_eq!((then.from, then.until), (p.course.began.latest, back.earliest.plus(-1)), "its numbers end where it turned");
    assert!(course_lines(&p.course)[0].contains("near your usual for three weeks by"), "{:?}", course_lines(&p.course));
    assert_eq!(a.days.last().map(|d| d.state), Some(State::Usual));
}

#[test]
fn days_without_check_ins_never_end_it_and_nothing_is_said_of_now() {
    let until = first().plus(260);
    let a = analyse(&flattens(first(), 130, 60), until);
    assert_eq!(a.patterns.last().map(|p| p.ended), Some(None), "it stays open");
    assert_eq!(a.days.last().map(|d| d.state), Some(State::NotEnough));
}

#[test]
fn this_is_not_so_ends_it_at_once_and_the_usual_rolls_on() {
    let plain = flattens(first(), 130, 200);
    let until = first().plus(329);
    let noticed = analyse(&plain, until).patterns[0].noticed;
    let on = noticed.plus(20);
    let j = said(plain, &format!("narrowed/{noticed}"), on);
    let a = analyse(&j, until);
    assert_eq!(a.patterns[0].course.ended, Some((on, How::TakenBack)));
    let after = a.days.iter().find(|d| d.day == on.plus(1)).expect("a day");
    assert!(after.state != State::Narrowed && after.pattern.is_none());
    assert!(a.days.iter().filter(|d| d.day > on).take(21).all(|d| d.state != State::Narrowed), "quiet for a while");
    let shown = after.usual.expect("a usual");
    assert_eq!(shown.1, on.plus(1 - 28), "no frozen usual outlives it");
    // The same, strictly as of each day.
    assert_eq!(each_day(&j, until, &Params::default()).days, a.days);
}

#[test]
fn an_answer_of_the_version_before_counts_by_its_day() {
    let plain = flattens(first(), 130, 100);
    let (until, on) = (first().plus(229), first().plus(170));
    let j = said(plain, &format!("both/{}", first().plus(145)), on);
    let a = analyse(&j, until);
    assert_eq!(a.patterns[0].course.ended, Some((on, How::TakenBack)));
    assert!(a.patterns[0].dismissal(&j).is_some());
}

#[test]
fn this_is_how_i_am_now_makes_the_days_since_then_the_usual() {
    let j = flattens(first(), 130, 250);
    let (until, on) = (first().plus(379), first().plus(240));
    let beside = Beside { answers: vec![(on, Word::UsualNow)], ..Beside::default() };
    let with = each_day_of(&j, &beside, until, &Params::default());
    assert_eq!(with.patterns[0].ended, Some((on, How::UsualNow)));
    let last = with.days.last().expect("days");
    assert_eq!(last.state, State::Usual);
    assert!(last.usual.is_some_and(|u| u.0 > with.patterns[0].began.latest));
}

#[test]
fn numb_from_the_first_day_is_said_in_absolute_words_and_never_as_narrowed() {
    let until = first().plus(29);
    let a = analyse(&flattens(first(), 0, 30), until);
    assert!(matches!(a.verdict, Verdict::NotEnough(_)) && a.patterns.is_empty());
    let words = a.in_words.expect("numbness was 6 on every day");
    assert_eq!(words.numb.map(|n| (n.days, n.of)), Some((14, 14)));
    let lines = in_words_lines(&words, false);
    assert!(lines[0].starts_with("On 14 of the last 14 days with an answer you rated numbness 6 or more"), "{lines:?}");
    assert_eq!(lines.last().map(String::as_str), Some("This is what you answered. What is usual for you can't be known yet."));
    for word in ["narrow", "less", "since"] {
        assert!(lines.iter().all(|l| !l.contains(word)), "{word}: {lines:?}");
    }
    assert!(analyse(&flattens(first(), 30, 0), until).in_words.is_none());
    // Six days with an answer are too few.
    assert!(analyse(&flattens(first(), 0, 6), first().plus(5)).in_words.is_none());
}

#[test]
fn a_usual_that_is_itself_flat_is_said_where_nothing_stands_out() {
    let a = analyse(&flattens(first(), 0, 200), first().plus(199));
    assert!(a.patterns.is_empty() && a.flat_usual.is_some());
    let words = headline(&a);
    assert!(words.starts_with("Nothing changed beside your usual weeks. But in these weeks, too,"), "{words}");
}

#[test]
fn one_set_of_numbers_stands_in_every_place() {
    let a = analyse(&flattens(first(), 130, 60), first().plus(189));
    let (p, Verdict::Judged { evidence, .. }) = (&a.patterns[0], &a.verdict) else { panic!("judged") };
    let (before, now) = (p.course.numbers.before, p.course.numbers.after);
    assert_eq!((evidence.usual.from, evidence.usual.until), (before.from, before.until));
    assert_eq!((evidence.recent.from, evidence.recent.until), (now.from, now.until));
    let same = |a: Option<f64>, b: f64| a.is_some_and(|a| a.to_bits() == b.to_bits());
    assert!(
        same(before.pleasant.width, evidence.pleasant.width.usual) && same(now.pleasant.width, evidence.pleasant.width.recent)
    );
    assert!(
        same(before.unpleasant.high, evidence.unpleasant.high.usual) && same(now.pleasant.high, evidence.pleasant.high.recent)
    );
    let best = evidence.best.expect("rated");
    assert!(same(before.best, best.usual) && same(now.best, best.recent));
    let noticed = &p.evidence;
    assert!(same(before.pleasant.width, noticed.pleasant.width.usual), "as it was noticed, too");
    let reach = a.usual_reach.expect("a band").window;
    assert_eq!((reach.from, reach.until), (before.from, before.until), "the band covers the same dates");
}

#[test]
fn what_is_written_of_tens_of_thousands_of_days_as_it_comes_is_the_same_as_the_whole_of_it() {
    let mut j = flattens(first(), 130, 60);
    j.check_ins.retain(|c| c.day.since(first()) % 11 != 5);
    let a = analyse(&j, first().plus(189));
    let each = each_day(&j, first().plus(189), &Params::default());
    for days in [None, Some(&each)] {
        let written = analysis_json::text(&a, days, &j.catalogue, Map::new());
        assert_eq!(written, analysis_json::analysis(&a, days, &j.catalogue).to_string());
        let day = &serde_json::from_str::<Value>(&written).expect("JSON")["days"][5];
        assert_eq!((&day["check_ins"], day.get("profile")), (&json!(0), days.is_none().then_some(&Value::Null)));
    }
    let more = Map::from_iter([("events".to_owned(), json!([])), ("a".to_owned(), json!(1))]);
    let whole: Value = serde_json::from_str(&analysis_json::text(&a, None, &j.catalogue, more)).expect("JSON");
    assert_eq!((&whole["a"], &whole["events"], whole["days"].as_array().map(Vec::len)), (&json!(1), &json!([]), Some(190)));
}
