//! What was answered to a pattern, and what it changes in words.

use super::cards::{change, evidence, judged, pattern};
use super::journals::{day, empty};
use gamut::analysis::words::{
    by_now, confidence_words, dismissed_words, headline, headline_for, since_words, steep_rise_line, sure_words,
};
use gamut::analysis::{Need, PatternKind, Span, State, Verdict};
use gamut::domain::{Instant, Journal, PatternAnswer};

fn answered(key: &str, dismissed: bool, at: i64) -> PatternAnswer {
    let at = Instant { utc_ms: at, offset_s: 0 };
    PatternAnswer { pattern: key.into(), dismissed, reason: "exams".into(), at }
}

fn with(answers: Vec<PatternAnswer>) -> Journal {
    Journal { pattern_answers: answers, ..empty() }
}

#[test]
fn an_answer_stays_with_its_pattern_when_the_first_day_moves_a_little() {
    let both = pattern(PatternKind::Both, false);
    for (key, dismissed) in [
        ("narrowed/2026-05-24", true),
        ("narrowed/2026-06-03", true),
        ("narrowed/2026-06-04", false),
        // As the version before kept it, by the first day it saw: any day of the pattern.
        ("both/2026-05-20", true),
        ("both/2026-05-10", true),
        ("mostly_pleasant/2026-07-30", true),
        ("both/2026-05-09", false),
        ("low_mood/2026-05-20", false),
        ("both", false),
    ] {
        let journal = with(vec![answered(key, true, 1)]);
        assert_eq!(both.dismissal(&journal).is_some(), dismissed, "{key}");
    }
    let taken_back = with(vec![answered("both/2026-05-18", true, 1), answered("narrowed/2026-05-24", false, 2)]);
    assert!(both.dismissal(&taken_back).is_none(), "the answer of its own day counts");
}

#[test]
fn a_pattern_is_doubted_once_an_earlier_one_was_dismissed() {
    let both = pattern(PatternKind::Both, false);
    for (key, dismissed, doubted) in [
        ("both/2025-11-02", true, true),
        ("both/2025-11-02", false, false),
        ("mostly_pleasant/2025-11-02", true, true),
        ("narrowed/2025-11-02", true, true),
        ("both/2026-05-20", true, false),
        ("both/2026-09-01", true, false),
    ] {
        assert_eq!(both.is_doubted(&with(vec![answered(key, dismissed, 1)])), doubted, "{key} {dismissed}");
    }
}

#[test]
fn what_is_dismissed_is_not_said_again_until_that_is_taken_back() {
    let said = judged(evidence(), vec![pattern(PatternKind::Both, false)], State::Narrowed);
    let journal = with(vec![answered("narrowed/2026-05-24", true, 1)]);
    assert_eq!(headline_for(&journal, &said), "You said of what was noticed from 20 May 2026 on: this isn't so.");
    assert_eq!(headline_for(&empty(), &said), headline(&said));
    assert_eq!(dismissed_words(&answered("x", true, 1)), "You said: this isn't so. exams");
}

#[test]
fn safety_14_a_steep_rise_of_distress_leads_to_help_whatever_is_noticed_or_dismissed() {
    let mut steep = evidence();
    steep.unpleasant.level = change(2.0, 4.0);
    let both = pattern(PatternKind::Both, false);
    let journal = with(vec![answered("both/2026-05-20", true, 1)]);
    for (analysis, journal) in [
        (judged(steep.clone(), Vec::new(), State::Usual), empty()),
        (judged(steep.clone(), vec![both.clone()], State::Narrowed), empty()),
        (judged(steep.clone(), vec![both], State::Narrowed), journal),
    ] {
        let words = headline_for(&journal, &analysis);
        assert!(words.ends_with("were much stronger than usual. Help is one key away: F1."), "{words}");
    }
    let line = steep_rise_line(&steep).expect("two steps");
    assert!(line.contains("4.0 on average in the last 21 days, and 2.0 usually") && line.ends_with("F1."), "{line}");
    // Whatever the score and its gates are.
    for score in [-2.0, 0.0, 4.0] {
        steep.score = score;
        steep.gates.iter_mut().for_each(|g| g.holds = score > 0.0);
        assert!(steep_rise_line(&steep).is_some());
    }
    steep.unpleasant.level = change(2.0, 3.9);
    assert_eq!(steep_rise_line(&steep), None);
}

#[test]
fn a_card_says_since_when_how_sure_and_how_it_is_by_now() {
    let both = pattern(PatternKind::Both, false);
    assert_eq!(since_words(&both, day("2026-05-25")), "About 20 May 2026");
    assert_eq!(since_words(&both, day("2026-05-31")), "About 20 May 2026, 1 week");
    let mut over = pattern(PatternKind::Both, true);
    over.course.back = None;
    assert_eq!(since_words(&over, day("2026-12-31")), "About 20 May 2026 to 1 July 2026, 6 weeks");
    let turned = day("2026-06-10");
    over.course.back = Some(Span { earliest: turned, likely: turned, latest: turned.plus(3) });
    assert_eq!(since_words(&over, day("2026-12-31")), "About 20 May 2026 to about 10 June 2026, 3 weeks");
    assert_eq!(sure_words(&both), "Fair: 24 check-ins on 17 of 21 days, beside 48 usual days");
    // Of the days it shows now, not of those it was noticed by.
    let mut later = both.clone();
    let shown = later.compared.as_mut().expect("two stretches");
    (shown.usual.days_logged, shown.recent.days_logged, shown.recent.check_ins) = (50, 8, 9);
    assert_eq!(sure_words(&later), "Fair: 9 check-ins on 8 of 21 days, beside 50 usual days");
    assert!(confidence_words(&later).contains("8 of 21 recent days and 50 of 70 usual days"), "{}", confidence_words(&later));
    let by_now = |verdict, ended, closer| {
        let mut one = pattern(PatternKind::Both, ended);
        one.course.closer = closer;
        by_now(&one, &super::cards::said(verdict, vec![one.clone()], State::Narrowed))
    };
    let whole = Verdict::Judged { state: State::Narrowed, evidence: evidence() };
    let few = Verdict::NotEnough(Need::RecentDays { have: 2, need: 10 });
    assert_eq!(by_now(whole.clone(), false, false), None);
    let closer = "What is left of it is closer to your usual, not there yet.";
    assert_eq!(by_now(whole.clone(), false, true).as_deref(), Some(closer));
    assert_eq!(by_now(few, false, false).as_deref(), Some("There are too few recent check-ins to say how it is now."));
    assert_eq!(by_now(whole, true, true), None);
}
