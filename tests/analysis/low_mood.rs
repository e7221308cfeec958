//! The notice about low mood: a path of its own.

use super::journals::{check_in, day, feeling, felt, flattens, journal, noon, whole};
use gamut::analysis::{
    LowMood, analyse, each_day, low_mood, low_mood_key, low_mood_put_away,
    words::{low_mood_lines, low_mood_rule},
};
use gamut::domain::{
    Answer, CheckIn, DayKey, Journal, Key, PatternAnswer, SELF_HARM_KEY, Sensitivity, SymptomAnswer, SymptomStrength,
};
use std::sync::Arc;

const FIRST: &str = "2026-03-01";

fn last() -> DayKey {
    day(FIRST).plus(13)
}

/// Fourteen days, one check-in each.
fn fortnight(of: impl Fn(i32) -> CheckIn) -> Journal {
    journal((0..14).map(of))
}

fn rated(n: i32, answers: &[(&str, u8)]) -> CheckIn {
    let mut answers: Vec<_> = answers.iter().map(|(key, step)| (feeling(key), felt(*step))).collect();
    answers.sort_by_key(|(f, _)| *f);
    check_in(day(FIRST).plus(n), 0, answers)
}

fn seen(journal: &Journal) -> Option<LowMood> {
    low_mood(journal, last())
}

/// The journal with one symptom answered on each day.
fn with_symptom(mut j: Journal, key: &str, answer: SymptomAnswer) -> Journal {
    let id = j.catalogue.add_symptom(&Key::new(key).expect("a key"), "Low mood");
    for c in &mut j.check_ins {
        let mut said = (**c).clone();
        said.symptoms.push((id, answer));
        *c = Arc::new(said);
    }
    j
}

#[test]
fn nothing_written_and_too_few_days_say_nothing() {
    assert_eq!(seen(&journal([])), None);
    assert_eq!(seen(&journal((0..6).map(|n| whole(day(FIRST).plus(n), 0, 1, 9, 9)))), None);
    assert_eq!(
        seen(&journal((0..7).map(|n| whole(day(FIRST).plus(n), 0, 1, 9, 9)))).map(|l| (l.low_days, l.days)),
        Some((7, 7))
    );
}

#[test]
fn more_than_half_of_the_days_must_be_low_and_the_levels_are_6_and_3() {
    let low = |days: i32, sadness, joy| {
        seen(&fortnight(|n| {
            if n < days { rated(n, &[("sadness", sadness), ("joy", joy)]) } else { rated(n, &[("sadness", 1), ("joy", 6)]) }
        }))
    };
    assert_eq!(low(7, 6, 3), None);
    let found = low(8, 6, 3).expect("eight of fourteen");
    assert_eq!((found.days, found.low_days, found.check_ins, found.from, found.until), (14, 8, 14, day(FIRST), last()));
    assert_eq!(found.feelings, ["Sadness"]);
    assert_eq!(low(14, 5, 3), None);
    assert_eq!(low(14, 6, 4), None);
}

#[test]
fn what_was_not_answered_and_what_one_cannot_tell_is_not_low() {
    assert_eq!(seen(&fortnight(|n| rated(n, &[("sadness", 9)]))), None, "no pleasant feeling was rated");
    assert_eq!(seen(&fortnight(|n| rated(n, &[("joy", 0)]))), None, "no feeling like sadness was rated");
    let unsure = fortnight(|n| {
        let mut c = rated(n, &[("sadness", 9)]);
        c.answers = vec![(feeling("joy"), Answer::CannotTell), (feeling("sadness"), felt(9))].into();
        c
    });
    assert_eq!(seen(&unsure), None, "can't tell is not 0");
    let empty = fortnight(|n| rated(n, &[]));
    assert_eq!(seen(&empty), None);
    let no = with_symptom(fortnight(|n| rated(n, &[("sadness", 9)])), "low_mood", SymptomAnswer::No);
    assert_eq!(seen(&no), None, "nothing is known of pleasant feelings");
    // Days that only answer half of it count neither way.
    let half = seen(&fortnight(|n| match n % 3 {
        0 => rated(n, &[("sadness", 0)]),
        1 if n > 10 => rated(n, &[("joy", 9)]),
        _ => rated(n, &[("sadness", 9), ("joy", 0)]),
    }));
    assert_eq!(half.map(|l| (l.low_days, l.days, l.check_ins)), Some((8, 8, 8)));
}

#[test]
fn a_flat_week_and_numbness_alone_are_not_low_mood() {
    for step in [0, 1, 5] {
        assert_eq!(seen(&fortnight(|n| whole(day(FIRST).plus(n), 0, step.min(2), step, 9))), None, "all {step}");
    }
    assert_eq!(seen(&fortnight(|n| rated(n, &[("numbness", 10)]))), None);
    let numb =
        with_symptom(fortnight(|n| rated(n, &[("numbness", 10)])), "numb", SymptomAnswer::There(SymptomStrength::Strong));
    assert_eq!(seen(&numb), None);
    let angry = fortnight(|n| rated(n, &[("anger", 10), ("anxiety", 10), ("sadness", 2), ("joy", 0)]));
    assert_eq!(seen(&angry), None, "other unpleasant feelings are not low mood");
}

#[test]
fn a_symptom_of_the_persons_own_counts_from_moderate_on_and_no_is_an_answer() {
    let of = |answer| seen(&with_symptom(fortnight(|n| rated(n, &[])), "low_mood", answer));
    let found = of(SymptomAnswer::There(SymptomStrength::Moderate)).expect("each day");
    assert_eq!((found.low_days, found.days), (14, 14));
    assert_eq!((found.feelings, found.symptoms), (Vec::<String>::new(), vec!["Low mood".to_owned()]));
    assert_eq!(of(SymptomAnswer::There(SymptomStrength::Mild)), None);
    assert_eq!(of(SymptomAnswer::No), None);
    assert_eq!(of(SymptomAnswer::RatherNotSay), None);
}

/// SAFETY 8: no score and no notice is made from the item about hurting oneself.
#[test]
fn safety_8_the_item_about_hurting_oneself_changes_neither_the_score_nor_the_notice() {
    let first = day("2025-01-01");
    for plain in [flattens(first, 130, 40), flattens(first, 170, 0), fortnight(|n| whole(day(FIRST).plus(n), 0, 1, 9, 9))] {
        let until = plain.last_day().expect("days");
        let said = analyse(&plain, until);
        for answer in SymptomAnswer::ALL {
            let with = analyse(&with_symptom(plain.clone(), SELF_HARM_KEY, answer), until);
            assert_eq!(with.low_mood, said.low_mood, "{answer:?}");
            assert_eq!(bits(&with.days), bits(&said.days), "{answer:?}");
            assert_eq!(with.patterns, said.patterns, "{answer:?}");
        }
    }
}

fn bits(days: &[gamut::analysis::DayJudgement]) -> Vec<(gamut::analysis::State, Option<u64>)> {
    days.iter().map(|d| (d.state, d.score().map(f64::to_bits))).collect()
}

#[test]
fn low_mood_symptoms_change_no_bit_of_any_score_and_the_sensitivity_changes_no_word_of_the_notice() {
    let first = day("2025-01-01");
    let plain = flattens(first, 130, 40);
    let until = first.plus(169);
    let low = with_symptom(plain.clone(), "low_mood", SymptomAnswer::There(SymptomStrength::Strong));
    let (said, with) = (analyse(&plain, until), analyse(&low, until));
    assert_eq!(bits(&with.days), bits(&said.days));
    assert_eq!(with.verdict, said.verdict);
    assert_eq!(said.low_mood, None);
    assert!(with.low_mood.is_some());
    let params = gamut::analysis::Params::default();
    assert_eq!(bits(&each_day(&low, until, &params).days), bits(&each_day(&plain, until, &params).days));
    let mut cautious = low.clone();
    cautious.settings.sensitivity = Sensitivity::Cautious;
    assert_eq!(analyse(&cautious, until).low_mood, with.low_mood);
}

#[test]
fn it_is_over_when_the_check_ins_no_longer_show_it_and_knows_nothing_of_later_days() {
    let low = |n| rated(n, &[("sadness", 8), ("joy", 1)]);
    let fine = |n| rated(n, &[("sadness", 1), ("joy", 7)]);
    let j = journal((0..14).map(low).chain((14..28).map(fine)));
    assert!(low_mood(&j, last()).is_some());
    assert!(low_mood(&j, last().plus(6)).is_some(), "eight of fourteen are still low");
    assert_eq!(low_mood(&j, last().plus(7)), None);
    // Days that were only written down later are not known before.
    let mut late = journal((0..14).map(low));
    for c in &mut late.check_ins {
        let mut told = (**c).clone();
        told.written = Some(noon(last().plus(3)));
        *c = Arc::new(told);
    }
    assert_eq!(low_mood(&late, last()), None);
    assert!(low_mood(&late, last().plus(3)).is_some());
}

#[test]
fn put_away_it_stays_away_a_week_and_can_be_taken_back() {
    let today = last();
    let answer = |dismissed, ms| {
        let mut at = noon(today);
        at.utc_ms += ms;
        PatternAnswer { pattern: low_mood_key(today), dismissed, reason: String::new(), at }
    };
    let mut j = journal([]);
    assert_eq!(low_mood_put_away(&j, today), None);
    j.pattern_answers = vec![answer(true, 0)];
    assert!(low_mood_put_away(&j, today).is_some() && low_mood_put_away(&j, today.plus(6)).is_some());
    assert_eq!(low_mood_put_away(&j, today.plus(7)), None);
    j.pattern_answers.push(answer(false, 1));
    assert_eq!(low_mood_put_away(&j, today), None);
}

#[test]
fn its_words_give_dates_and_counts_and_lead_to_help() {
    let low = LowMood {
        from: day(FIRST),
        until: last(),
        days: 11,
        low_days: 9,
        check_ins: 15,
        feelings: vec!["Sadness".into(), "Guilt".into()],
        symptoms: vec!["Low mood".into()],
    };
    assert_eq!(
        low_mood_lines(&low),
        [
            "On 9 of 11 days from 1 March 2026 to 14 March 2026, Sadness or Guilt was 6 or more and no pleasant feeling more than \
             3, or “Low mood” was moderate or strong.",
            "This only counts 15 check-ins; days without these answers are left out. It is not a diagnosis, and a loss, an illness or bad nights can look like this too.",
            "Help has people to talk to, on such days and on any other: F1.",
        ]
    );
    let rule = low_mood_rule().join(" ");
    for said in ["6 or more", "more than 3", "last 14", "at least 7", "not from a test", "7 days"] {
        assert!(rule.contains(said), "{said}: {rule}");
    }
}
