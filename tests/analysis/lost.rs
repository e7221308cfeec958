//! Lost highs and lost lows, apart; the profile in words; how sure it is.

use super::cards::{change, evidence, pattern, styled};
use super::journals::{day, feeling, flattens, whole};
use gamut::analysis::{
    AnswerStyle, Confidence, PatternKind, ScaleUse, When, analyse, confidence,
    words::{confidence_words, highs_line, last_strong_line, last_strong_lines, lows_line, profile_summary},
};
use gamut::domain::{Catalogue, Valence};
use std::sync::Arc;

#[test]
fn how_strong_each_side_gets_is_a_sentence_of_its_own() {
    let both = |pleasant: f64, unpleasant: f64| {
        let mut e = evidence();
        (e.pleasant.high, e.unpleasant.high) = (change(8.0, pleasant), change(6.0, unpleasant));
        let seen = e.compared(When::Now);
        (highs_line(&seen), lows_line(&seen))
    };
    let cases = [
        (4.2, 6.0, "Pleasant feelings don't get as strong as usual: ", "Unpleasant feelings get about as strong as usual: "),
        (8.0, 3.0, "Pleasant feelings get about as strong as usual: ", "Unpleasant feelings don't get as strong as usual: "),
        (9.0, 6.2, "Pleasant feelings get stronger than usual: ", "Unpleasant feelings get about as strong as usual: "),
        (7.6, 8.0, "Pleasant feelings get about as strong as usual: ", "Unpleasant feelings get stronger than usual: "),
    ];
    for (pleasant, unpleasant, high, low) in cases {
        let (highs, lows) = both(pleasant, unpleasant);
        assert_eq!(highs, Some(format!("{high}8.0 usually, {pleasant:.1} recently.")));
        assert_eq!(lows, Some(format!("{low}6.0 usually, {unpleasant:.1} recently.")));
    }
}

#[test]
fn the_profile_names_which_feelings_vary_less_as_much_or_more() {
    assert_eq!(
        profile_summary(&evidence().compared(When::Now)),
        ["Vary less than usual: Joy.", "Vary as much as usual: Guilt.", "Vary more than usual: Anger."]
    );
    let mut one = evidence().compared(When::Now);
    one.feelings.truncate(1);
    assert_eq!(profile_summary(&one), ["Vary less than usual: Joy."]);
    one.feelings.clear();
    assert!(profile_summary(&one).is_empty());
}

#[test]
fn the_last_strong_time_is_said_in_days_and_after_a_while_as_a_date() {
    let catalogue = Catalogue::starting();
    let joy = catalogue.feeling_by_key("joy").expect("a starting feeling");
    let today = day("2026-05-31");
    let said = |ago: i32| last_strong_line(joy, today.plus(-ago), today);
    assert_eq!(said(0), "Last time joy was 5 or more: today.");
    assert_eq!(said(1), "Last time joy was 5 or more: yesterday.");
    assert_eq!(said(41), "Last time joy was 5 or more: 41 days ago.");
    assert_eq!(said(99), "Last time joy was 5 or more: 99 days ago.");
    assert_eq!(said(100), "Last time joy was 5 or more: on 20 February 2026.");
}

#[test]
fn each_side_has_its_own_last_times_the_longest_ago_first_and_never_says_what_was_not_rated() {
    let first = day("2025-01-01");
    let mut j = flattens(first, 20, 30);
    j.check_ins.push(Arc::new(super::journals::check_in(
        first.plus(45),
        1,
        vec![(feeling("contentment"), super::journals::felt(5))],
    )));
    j.sort();
    let until = first.plus(49);
    let lines = |side| last_strong_lines(&analyse(&j, until), &j.catalogue, side);
    let pleasant = lines(Valence::Pleasant);
    assert_eq!(pleasant.len(), 4);
    assert!(pleasant[0].starts_with("Last time joy was 5 or more: 31 days ago"), "{pleasant:?}");
    assert_eq!(pleasant[3], "Last time contentment was 5 or more: 4 days ago.");
    assert_eq!(lines(Valence::Unpleasant).len(), 4);
    let mut retired = j.clone();
    retired.catalogue.feelings[0].retired = true;
    assert_eq!(last_strong_lines(&analyse(&retired, until), &retired.catalogue, Valence::Pleasant).len(), 3);
    let faint = super::journals::journal([whole(first, 0, 4, 4, 9)]);
    assert!(last_strong_lines(&analyse(&faint, first), &faint.catalogue, Valence::Pleasant).is_empty());
}

#[test]
fn a_pattern_is_less_sure_by_the_way_of_answering_or_with_few_days_and_never_called_sure() {
    let plain = AnswerStyle::default();
    assert_eq!(confidence(&evidence(), &plain), Confidence::Fair);
    assert_eq!(confidence(&evidence(), &styled()), Confidence::Low);
    for style in [
        AnswerStyle { identical_run: Some(5), ..plain },
        AnswerStyle { written_in_one_sitting: Some(5), ..plain },
        AnswerStyle { scale: Some(ScaleUse::Ends), ..plain },
        AnswerStyle { scale: Some(ScaleUse::Middle), ..plain },
    ] {
        assert_eq!(confidence(&evidence(), &style), Confidence::Low, "{style:?}");
    }
    let with = |recent, usual| {
        let mut e = evidence();
        (e.recent.days_logged, e.usual.days_logged) = (recent, usual);
        confidence(&e, &plain)
    };
    assert_eq!([with(14, 35), with(13, 35), with(14, 34)], [Confidence::Fair, Confidence::Low, Confidence::Low]);
    let mut card = pattern(PatternKind::Both, false);
    assert_eq!(confidence_words(&card), "How sure this is: fair. 17 of 21 recent days and 48 of 70 usual days have check-ins.");
    card.confidence = Confidence::Low;
    assert!(confidence_words(&card).starts_with("How sure this is: low."));
}
