//! The sentences: what they say, and what none of them may say.

use super::journals::{day, flattens};
use gamut::analysis::words::{
    NOT_A_DIAGNOSIS, distress_rose_steeply, events_inside, evidence_rows, first_weeks_lines, headline, need_words,
    pattern_lines, profile_line, rule_lines, why_not,
};
use gamut::analysis::{
    Analysis, AnswerStyle, Change, Evidence, FeelingEvidence, FirstWeeks, Gate, GateKind, Need, Params, Pattern, PatternKind,
    ScaleUse, State, ValenceEvidence, Verdict, Window, analyse, cautions, other_readings,
};
use gamut::domain::{Event, EventKind, FeelingId, Journal, Valence};

fn change(usual: f64, recent: f64) -> Change {
    Change { usual, recent }
}

fn evidence() -> Evidence {
    let window = |from, until, days_logged, check_ins| Window { from: day(from), until: day(until), days_logged, check_ins };
    let side = |width, high, level| ValenceEvidence { feelings: 4, width, high, level };
    let feeling = |name: &str, width, narrowed| FeelingEvidence {
        feeling: FeelingId(1),
        name: name.into(),
        valence: Valence::Pleasant,
        width,
        high: change(8.0, 4.0),
        level: change(5.0, 2.0),
        narrowed,
    };
    let mut evidence = Evidence {
        recent: window("2026-05-11", "2026-05-31", 17, 24),
        usual: window("2026-02-23", "2026-05-03", 48, 70),
        pleasant: side(change(1.9, 0.8), change(8.0, 4.2), change(5.1, 2.0)),
        unpleasant: side(change(2.0, 0.9), change(6.0, 3.0), change(2.5, 1.5)),
        numbness: Some(change(1.2, 4.5)),
        gates: Vec::new(),
        score: 2.0,
        feelings: vec![
            feeling("Joy", change(2.1, 0.7), true),
            feeling("Guilt", change(1.2, 1.1), false),
            feeling("Anger", change(1.0, 1.6), false),
        ],
    };
    gates(&mut evidence, [2.0; 6]);
    evidence
}

const KINDS: [GateKind; 6] = [
    GateKind::WidthPleasant,
    GateKind::WidthUnpleasant,
    GateKind::HighPleasant,
    GateKind::HighUnpleasant,
    GateKind::LevelPleasant,
    GateKind::Numbness,
];

fn gates(evidence: &mut Evidence, values: [f64; 6]) {
    let gate = |(kind, value): (GateKind, f64)| {
        let at_least = if kind == GateKind::HighUnpleasant { -0.5 } else { 0.5 };
        Gate { kind, value, at_least, holds: value >= at_least }
    };
    evidence.gates = KINDS.into_iter().zip(values).map(gate).collect();
}

fn with_gates(values: [f64; 6]) -> Evidence {
    let mut e = evidence();
    gates(&mut e, values);
    e
}

fn pattern(kind: PatternKind, ended: bool) -> Pattern {
    Pattern {
        kind,
        since: day("2026-05-20"),
        noticed: day("2026-05-24"),
        ended: ended.then(|| day("2026-07-01")),
        check_ins: 24,
        evidence: evidence(),
        other_readings: vec![String::new()],
        cautions: Vec::new(),
    }
}

fn said(verdict: Verdict, patterns: Vec<Pattern>, state: State) -> Analysis {
    let mut analysis = analyse(&Journal::default(), day("2026-05-31"));
    let last = gamut::analysis::DayJudgement { day: day("2026-05-31"), check_ins: 1, state, score: None };
    analysis.days = vec![last];
    analysis.verdict = verdict;
    analysis.patterns = patterns;
    analysis
}

fn judged(evidence: Evidence, patterns: Vec<Pattern>, state: State) -> Analysis {
    said(Verdict::Judged { state, evidence }, patterns, state)
}

#[test]
fn the_headline_speaks_of_check_ins_in_the_last_21_days() {
    let both = pattern(PatternKind::Both, false);
    assert_eq!(
        headline(&judged(evidence(), vec![both.clone()], State::Narrowed)),
        "In the last 21 days, your check-ins show pleasant and unpleasant feelings both narrower and weaker than usual."
    );
    let usual = with_gates([0.0; 6]);
    assert_eq!(
        headline(&judged(usual.clone(), Vec::new(), State::Usual)),
        "In the last 21 days, nothing in your check-ins stood out against your usual range."
    );
    assert_eq!(
        headline(&judged(usual, vec![both], State::Narrowed)),
        "From 20 May 2026 on, your check-ins showed pleasant and unpleasant feelings both narrower and weaker than usual. \
         In the last 21 days they look closer to your usual range."
    );
}

#[test]
fn wider_is_never_called_better_and_a_steep_rise_in_distress_leads_to_help() {
    let mut wide = with_gates([-2.0; 6]);
    (wide.pleasant.width, wide.unpleasant.width) = (change(1.0, 2.0), change(1.0, 2.0));
    let words = headline(&judged(wide.clone(), Vec::new(), State::Usual));
    assert!(words.ends_with("ranged wider than usual. That is neither good nor bad by itself."), "{words}");
    wide.unpleasant.level = change(2.0, 4.5);
    assert!(distress_rose_steeply(&wide));
    assert!(headline(&judged(wide, Vec::new(), State::Usual)).ends_with("Help is one key away: F1."));
}

#[test]
fn where_too_little_is_written_the_headline_says_what_is_missing() {
    let learning = need_words(Need::UsualDays { have: 12, need: 28 });
    assert!(learning.starts_with("Still learning your usual range: 12 of 28 days."), "{learning}");
    let recent = need_words(Need::RecentDays { have: 1, need: 10 });
    assert!(recent.starts_with("The last 21 days hold 1 day with check-ins."), "{recent}");
    let kinds = need_words(Need::Kinds { pleasant: 2, unpleasant: 4, need: 3 });
    assert!(kinds.starts_with("Not enough kinds of feelings yet: 2 pleasant and 4 unpleasant"), "{kinds}");
    let verdict = Verdict::NotEnough(Need::RecentDays { have: 1, need: 10 });
    assert_eq!(headline(&said(verdict.clone(), Vec::new(), State::NotEnough)), recent);
    let standing = headline(&said(verdict, vec![pattern(PatternKind::Both, false)], State::Narrowed));
    assert!(standing.starts_with("What was noticed from 20 May 2026 on still stands."), "{standing}");
}

#[test]
fn the_condition_that_failed_is_named() {
    let why = |values| why_not(&with_gates(values));
    assert_eq!(why([2.0; 6]), None);
    let cases = [
        ([2.0, 2.0, 0.0, 0.0, 2.0, 2.0], "Narrower, but your highs are unchanged; this also looks like a calm spell."),
        (
            [2.0, 2.0, 2.0, 2.0, 0.0, 2.0],
            "Narrower, but pleasant feelings were about as strong as usual; this also looks like another use of the scale.",
        ),
        (
            [2.0, 2.0, 2.0, -1.0, 2.0, 0.0],
            "Narrower, but the highs of unpleasant feelings rose and numbness did not rise; this also looks like low mood.",
        ),
        (
            [2.0, 2.0, -2.0, 0.0, -2.0, -2.0],
            "Narrower, but your highs rose, pleasant feelings were stronger on average and numbness fell; this also looks \
             like a calm spell.",
        ),
        ([0.0; 6], "Pleasant and unpleasant feelings kept about their width."),
        ([-1.0, 0.0, 0.0, 0.0, 0.0, 0.0], "Pleasant feelings ranged wider, and unpleasant feelings kept about their width."),
        (
            [2.0, 0.0, 2.0, 2.0, 2.0, 2.0],
            "Pleasant feelings were narrower, but unpleasant ones kept about their width; low mood looks like this.",
        ),
        (
            [0.0, 2.0, 2.0, 2.0, 2.0, 2.0],
            "Unpleasant feelings were narrower, but pleasant ones kept about their width; a calm time looks like this.",
        ),
    ];
    for (values, words) in cases {
        assert_eq!(why(values).as_deref(), Some(words));
    }
}

#[test]
fn evidence_gives_both_date_ranges_and_the_days_logged_and_every_number_before_and_now() {
    let rows = evidence_rows(&evidence());
    assert_eq!(rows.len(), 10);
    assert_eq!(rows[0].usual, "23 February 2026 to 3 May 2026");
    assert_eq!(rows[0].recent, "11 May 2026 to 31 May 2026");
    assert_eq!(rows[1].words, "Days with check-ins: 48 of 70 usually, 17 of 21 recently.");
    assert_eq!(rows[3].words, "Width of pleasant feelings: 1.9 usually, 0.8 recently.");
    let mut unrated = evidence();
    unrated.numbness = None;
    assert_eq!(evidence_rows(&unrated).len(), 9);
    let lines: Vec<_> = evidence().feelings.iter().map(profile_line).collect();
    assert_eq!(lines[0], "Joy narrowed: 2.1 usually, 0.7 recently.");
    assert_eq!(lines[1], "Guilt kept its width: 1.2 usually, 1.1 recently.");
    assert_eq!(lines[2], "Anger ranged wider: 1.0 usually, 1.6 recently.");
}

fn events() -> Journal {
    let event = |on: &str, what, deleted_ms| Event {
        id: on.into(),
        day: day(on),
        what,
        name: "sertraline".into(),
        dose: "100 mg".into(),
        note: String::new(),
        deleted_ms,
    };
    let events = vec![
        event("2026-02-01", EventKind::Move, None),
        event("2026-03-01", EventKind::MedicineChanged, None),
        event("2026-05-07", EventKind::Loss, None),
        event("2026-05-12", EventKind::MedicineStarted, None),
        event("2026-05-13", EventKind::Other, Some(1)),
    ];
    Journal { events, ..Journal::default() }
}

#[test]
fn an_event_is_only_ever_in_the_same_weeks() {
    let lines = events_inside(&events(), &evidence());
    let words: Vec<_> = lines.iter().map(|l| l.words.as_str()).collect();
    assert_eq!(
        words,
        [
            "Medicine changed · sertraline 100 mg, 1 March 2026: in the same weeks as the usual ones.",
            "Loss · sertraline 100 mg, 7 May 2026: between the usual weeks and the recent ones.",
            "Medicine started · sertraline 100 mg, 12 May 2026: in the same weeks as the recent check-ins.",
        ]
    );
    assert_eq!(lines.iter().map(|l| l.medicine).collect::<Vec<_>>(), [true, false, true]);
}

fn styled() -> AnswerStyle {
    AnswerStyle { check_ins: 24, identical_run: Some(7), written_in_one_sitting: Some(8), scale: Some(ScaleUse::Ends) }
}

#[test]
fn there_is_always_another_reading_and_the_nearest_comes_first() {
    let long_ago = day("2020-01-01");
    let plain = other_readings(&evidence(), &AnswerStyle::default(), long_ago);
    assert!(plain.len() >= 3 && plain[0].starts_with("A calm time"), "{plain:?}");
    let mut low = evidence();
    low.unpleasant.level = change(2.0, 3.5);
    low.recent.days_logged = 11;
    let many = other_readings(&low, &styled(), day("2026-02-01"));
    assert!(many[0].starts_with("Unpleasant feelings were stronger"), "{many:?}");
    for part in ["few check-ins: 11 of the last 21 days", "first weeks of logging", "in one sitting", "same answers"] {
        assert!(many.iter().any(|r| r.contains(part)), "{part}: {many:?}");
    }
}

#[test]
fn the_way_of_answering_makes_a_pattern_less_certain() {
    assert!(cautions(&AnswerStyle::default()).is_empty());
    let all = cautions(&styled());
    assert_eq!(all[0], "7 check-ins in a row have exactly the same answers.");
    assert_eq!(all[1], "8 of 24 recent check-ins were written later, several in one sitting.");
    assert_eq!(all.last().map(String::as_str), Some("So this pattern is less certain than others."));
}

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

#[test]
fn a_real_analysis_has_words_for_all_it_holds() {
    let first = day("2025-01-01");
    let said = analyse(&flattens(first, 130, 40), first.plus(169));
    assert!(headline(&said).starts_with("In the last 21 days, your check-ins show"));
    let card = pattern_lines(&said.patterns[0]);
    assert!(card[1].contains("from 21 check-ins on 21 days."), "{card:?}");
    let early = analyse(&flattens(first, 0, 25), first.plus(24));
    let weeks = early.first_weeks.expect("25 days");
    assert!(first_weeks_lines(&weeks)[0].contains("25 days since 1 January 2025"));
}
