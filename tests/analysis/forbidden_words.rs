//! What no sentence may say.

use super::cards::{as_usual, events, evidence, judged, pattern, said, styled, with_gates};
use super::journals::day;
use gamut::analysis::words::{
    NOT_A_DIAGNOSIS, back_in_today, began_line, beside_it_in_today, by_now, compared_with, confidence_words, course_lines,
    events_inside, evidence_rows, first_weeks_lines, headline, heavier_in_today, heavier_lines, highs_line, in_words_in_today,
    in_words_lines, in_words_rule, like_me_line, low_mood_rule, lows_line, need_words, pattern_in_today, pattern_kind_words,
    pattern_lines, pattern_sentence, profile_lines, profile_summary, rule_lines, steep_rise_line, still_so_said, why_not,
};
use gamut::analysis::{
    AnswerStyle, DaysOf, FirstWeeks, How, InWords, LikeMeUse, Need, Params, PatternKind, ScaleUse, Span, State, Step, Verdict,
    When, Word, cautions, other_readings,
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
    for when in [When::Now, When::Stood, When::Noticed] {
        let seen = evidence().compared(when);
        all.extend(evidence_rows(&seen).into_iter().map(|r| r.words));
        all.extend(profile_lines(&seen));
        all.extend(events_inside(&events(), &seen).into_iter().map(|l| l.words));
        all.extend(highs_line(&seen).into_iter().chain(lows_line(&seen)));
    }
    all.extend(others());
    let weeks = FirstWeeks {
        window: evidence().recent,
        numbness: Some(3.2),
        days_nothing_above_5: 9,
        high_pleasant: Some(6.0),
        high_unpleasant: Some(4.0),
    };
    all.extend(first_weeks_lines(&weeks));
    // Every way the three conditions can fall, with and without a standing pattern.
    for n in 0..2_usize.pow(3) {
        let e = with_gates([n & 1 > 0, n & 2 > 0, n & 4 > 0]);
        all.extend(why_not(&e));
        all.extend(other_readings(&e, &styled(), day("2026-02-01")));
        all.push(headline(&judged(e.clone(), Vec::new(), State::Usual)));
        all.push(headline(&judged(e, vec![pattern(PatternKind::MostlyPleasant, false)], State::Narrowed)));
    }
    all.extend(why_not(&as_usual()));
    all.push(headline(&judged(as_usual(), Vec::new(), State::Usual)));
    let needs = [
        Need::UsualDays { have: 0, need: 28 },
        Need::RecentDays { have: 9, need: 10 },
        Need::Kinds { pleasant: 0, unpleasant: 0, need: 3 },
        Need::TellingDays { recent: true, have: 3, need: 10 },
        Need::TellingDays { recent: false, have: 3, need: 28 },
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
    for mut e in [evidence(), as_usual()] {
        e.usual_is_marked = true;
        let seen = e.compared(When::Now);
        all.extend(highs_line(&seen).into_iter().chain(lows_line(&seen)).chain(compared_with(&e)));
    }
    all.extend(profile_summary(&evidence().compared(When::Now)));
    all.push(confidence_words(&pattern(PatternKind::Both, false)));
    all.extend([Word::UsualNow, Word::StillLess, Word::DontKnow, Word::NotSo].map(|w| still_so_said(w, day("2026-05-31"))));
    for kind in [PatternKind::Both, PatternKind::MostlyPleasant, PatternKind::Heavier] {
        let mut noticed = pattern(kind, false);
        all.extend([pattern_in_today(&noticed).sentence, beside_it_in_today(&noticed)]);
        all.extend([heavier_in_today(&noticed.course).sentence, back_in_today(&noticed.course, noticed.noticed).sentence]);
        noticed.course.began.latest = noticed.course.began.earliest.plus(60);
        all.push(pattern_in_today(&noticed).sentence);
    }
    let nine = Some(DaysOf { days: 9, of: 12 });
    all.push(in_words_in_today(&InWords { numb: nine, no_highs: nine }, false).sentence);
    let today = day("2026-05-31");
    let mark = LikeMe::new(day("2026-01-01"), day("2026-02-01"), today).expect("in order");
    let too_few = LikeMeUse::TooFew { have: 1, need: 28 };
    let uses = [
        LikeMeUse::Usual,
        LikeMeUse::Another,
        too_few,
        LikeMeUse::From(today),
        LikeMeUse::Inside,
        LikeMeUse::Beside(today, today),
    ];
    all.extend(uses.map(|comes_of_it| like_me_line(&mark, comes_of_it)));
    all.extend(low_mood_rule());
    all.extend(in_words_rule());
    all.extend(courses());
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
        Verdict::Judged { state: State::Narrowed, evidence: as_usual() },
    ] {
        all.extend(by_now(&open, &said(verdict, vec![open.clone()], State::Narrowed)));
    }
    all
}

/// What became of patterns, and what is said in absolute words.
fn courses() -> Vec<String> {
    let on = |n: i32| day("2026-05-20").plus(n);
    let span = |width: i32| Span { earliest: on(0), likely: on(width / 2), latest: on(width) };
    let mut all = Vec::new();
    for width in [0, 12, 40] {
        let mut course = pattern(PatternKind::Both, true).course;
        (course.began, course.breaks) = (span(width), vec![(on(50), on(70))]);
        course.steps = vec![Step { noticed: on(90), began: span(width) }];
        for (how, back) in [(How::Over, Some(span(width))), (How::UsualNow, None), (How::TakenBack, None)] {
            (course.ended, course.back) = (Some((on(150), how)), back);
            all.extend(course_lines(&course));
        }
        all.push(began_line(&course));
        all.extend(heavier_lines(&course));
    }
    let some = Some(DaysOf { days: 9, of: 12 });
    for (numb, no_highs) in [(some, None), (None, some), (some, some)] {
        let words = InWords { numb, no_highs };
        all.extend(in_words_lines(&words, true).into_iter().chain(in_words_lines(&words, false)));
        let mut flat = judged(as_usual(), Vec::new(), State::Usual);
        flat.flat_usual = Some(words);
        all.push(headline(&flat));
    }
    let mut open = pattern(PatternKind::Both, false);
    for (closer, beyond) in [(true, false), (false, true)] {
        (open.course.closer, open.course.beyond) = (closer, beyond);
        all.push(headline(&judged(evidence(), vec![open.clone()], State::Narrowed)));
        all.extend(by_now(&open, &judged(evidence(), vec![open.clone()], State::Narrowed)));
    }
    all
}
