//! What no sentence may say.

use super::cards::{events, evidence, judged, pattern, said, styled, with_gates};
use super::journals::day;
use gamut::analysis::words::{
    NOT_A_DIAGNOSIS, by_now, compared_with, confidence_words, events_inside, evidence_rows, first_weeks_lines, headline,
    highs_line, like_me_line, low_mood_rule, lows_line, need_words, pattern_kind_words, pattern_lines, pattern_sentence,
    profile_line, profile_summary, rule_lines, steep_rise_line, why_not,
};
use gamut::analysis::{
    AnswerStyle, FirstWeeks, LikeMeUse, Need, Params, PatternKind, ScaleUse, State, Verdict, cautions, other_readings,
};
use gamut::domain::LikeMe;

#[test]
fn no_sentence_judges_praises_blames_or_names_a_cause() {
    let both = pattern(PatternKind::Both, true);
    let mut all: Vec<String> = rule_lines(&Params::default());
    all.extend(pattern_lines(&both).into_iter().chain(pattern_lines(&pattern(PatternKind::MostlyPleasant, false))));
    all.extend(other_readings(&evidence(), &styled(), day("2026-02-01")));
    all.extend(cautions(&styled()));
    all.extend(cautions(&AnswerStyle { scale: Some(ScaleUse::Middle), ..AnswerStyle::default() }));
    all.extend(evidence_rows(&evidence()).into_iter().map(|r| r.words));
    all.extend(evidence().feelings.iter().map(profile_line));
    all.extend(events_inside(&events(), &evidence()).into_iter().map(|l| l.words));
    all.extend(others());
    let weeks = FirstWeeks {
        window: evidence().recent,
        numbness: Some(3.2),
        days_nothing_above_5: 9,
        high_pleasant: Some(6.0),
        high_unpleasant: Some(4.0),
    };
    all.extend(first_weeks_lines(&weeks));
    // Every way the six conditions can fall, with and without a standing pattern.
    for n in 0..3_usize.pow(6) {
        let mut rest = n;
        let e = with_gates([(); 6].map(|()| {
            let value = [2.0, 0.0, -2.0][rest % 3];
            rest /= 3;
            value
        }));
        all.extend(why_not(&e));
        all.push(headline(&judged(e.clone(), Vec::new(), State::Usual)));
        all.push(headline(&judged(e, vec![pattern(PatternKind::MostlyPleasant, false)], State::Narrowed)));
    }
    let needs = [
        Need::UsualDays { have: 0, need: 28 },
        Need::RecentDays { have: 9, need: 10 },
        Need::Kinds { pleasant: 0, unpleasant: 0, need: 3 },
    ];
    all.extend(needs.map(need_words));
    all.extend(super::effect_words::all_sentences());
    let forbidden = [
        "you are",
        "you have",
        "you're",
        "blunt",
        "depress",
        "diagnos",
        "because",
        "caused",
        "due to",
        "effect of",
        "thanks to",
        "led to",
        "better",
        "worse",
        "improve",
        "streak",
        "well done",
        "congrat",
        "normal",
        "wrong",
        "fail",
        "you missed",
        "!",
        "NaN",
        "inf ",
        "side effect",
    ];
    for sentence in &all {
        let plain = sentence.to_lowercase();
        for word in forbidden {
            assert!(!plain.contains(&word.to_lowercase()), "{word:?} in {sentence:?}");
        }
        assert!(sentence.ends_with('.') && !sentence.contains("  "), "{sentence:?}");
        assert!(sentence.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()), "{sentence:?}");
    }
    assert!(NOT_A_DIAGNOSIS.starts_with("This is a description of your check-ins, not"));
}

/// The sentences that stand beside the rule.
fn others() -> Vec<String> {
    let mut all = Vec::new();
    for values in [[2.0; 6], [0.0; 6], [-2.0; 6]] {
        let mut e = with_gates(values);
        e.usual_is_marked = true;
        all.extend(highs_line(&e).into_iter().chain(lows_line(&e)).chain(compared_with(&e)));
    }
    all.extend(profile_summary(&evidence()));
    all.push(confidence_words(&pattern(PatternKind::Both, false)));
    let today = day("2026-05-31");
    let mark = LikeMe::new(day("2026-01-01"), day("2026-02-01"), today).expect("in order");
    let uses = [LikeMeUse::Usual, LikeMeUse::Another, LikeMeUse::TooFew { have: 1, need: 28 }, LikeMeUse::From(today)];
    all.extend(uses.map(|comes_of_it| like_me_line(&mark, comes_of_it)));
    all.extend(low_mood_rule());
    for ended in [false, true] {
        all.push(pattern_sentence(&pattern(PatternKind::MostlyPleasant, ended)));
        all.push(pattern_kind_words(&pattern(PatternKind::Both, ended)));
    }
    let mut steep = evidence();
    steep.unpleasant.level.recent = 9.0;
    all.extend(steep_rise_line(&steep));
    let open = pattern(PatternKind::Both, false);
    for verdict in [
        Verdict::NotEnough(Need::RecentDays { have: 1, need: 10 }),
        Verdict::Judged { state: State::Narrowed, evidence: with_gates([0.0; 6]) },
    ] {
        all.extend(by_now(&open, &said(verdict, vec![open.clone()], State::Narrowed)));
    }
    all
}
