//! What no sentence may say.

use super::cards::{events, evidence, judged, pattern, styled, with_gates};
use super::journals::day;
use gamut::analysis::words::{
    NOT_A_DIAGNOSIS, events_inside, evidence_rows, first_weeks_lines, headline, need_words, pattern_lines, profile_line,
    rule_lines, why_not,
};
use gamut::analysis::{AnswerStyle, FirstWeeks, Need, Params, PatternKind, ScaleUse, State, cautions, other_readings};

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
