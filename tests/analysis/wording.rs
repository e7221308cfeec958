//! The sentences: what they say.

use super::cards::{as_usual, change, events, evidence, judged, pattern, said, styled, with_gates};
use super::journals::{day, flattens};
use gamut::analysis::words::{
    began_line, distress_rose_steeply, events_inside, evidence_rows, first_weeks_lines, headline, need_words, pattern_lines,
    profile_lines, rule_lines, why_not,
};
use gamut::analysis::{
    AnswerStyle, Need, Params, PatternKind, ScaleUse, Span, State, Verdict, When, analyse, cautions, other_readings,
};

#[test]
fn the_headline_speaks_of_check_ins_in_the_last_21_days() {
    let both = pattern(PatternKind::Both, false);
    assert_eq!(
        headline(&judged(evidence(), vec![both.clone()], State::Narrowed)),
        "In the last 21 days, your check-ins show pleasant and unpleasant feelings both weaker than usual, and varying less."
    );
    let narrower = with_gates([true, false, true]);
    assert_eq!(
        headline(&judged(narrower, Vec::new(), State::Usual)),
        "In the last 21 days, feelings in your check-ins varied less than usual, without the other signs of a pattern."
    );
    let usual = as_usual();
    assert_eq!(
        headline(&judged(usual.clone(), Vec::new(), State::Usual)),
        "In the last 21 days, nothing in your check-ins stood out against your usual range."
    );
    let mut closer = both;
    closer.course.closer = true;
    assert_eq!(
        headline(&judged(usual, vec![closer], State::Narrowed)),
        "From 20 May 2026 on, your check-ins showed pleasant and unpleasant feelings both weaker than usual, and varying less. \
         What is left of it is closer to your usual, not there yet."
    );
}

#[test]
fn safety_14_wider_is_never_called_better_and_a_steep_rise_in_distress_leads_to_help() {
    let mut wide = with_gates([false; 3]);
    (wide.pleasant.width, wide.unpleasant.width) = (change(1.0, 2.0), change(1.0, 2.0));
    let words = headline(&judged(wide.clone(), Vec::new(), State::Usual));
    assert!(words.ends_with("varied more than usual. That is neither good nor bad by itself."), "{words}");
    wide.unpleasant.level = change(2.0, 4.5);
    assert!(distress_rose_steeply(&wide));
    assert!(headline(&judged(wide, Vec::new(), State::Usual)).ends_with("Help is one key away: F1."));
}

#[test]
fn safety_13_where_too_little_is_written_the_headline_says_what_is_missing() {
    let learning = need_words(Need::UsualDays { have: 12, need: 28 });
    assert!(learning.starts_with("Comparing takes 28 days with check-ins, and 12 count so far."), "{learning}");
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
    let why = |holds| why_not(&with_gates(holds));
    assert_eq!(why([true; 3]), None);
    assert_eq!(
        why([false, true, true]).as_deref(),
        Some("Your best feelings were weaker, but your good and less good days differ as much as usual.")
    );
    assert_eq!(why([true, true, false]).as_deref(), Some("There were a few flat days among ordinary ones."));
    let mut part = with_gates([true, false, true]);
    for (weeks, from) in [([Some(0.2), Some(2.0)], "25 May 2026"), ([Some(2.0), Some(0.2)], "18 May 2026")] {
        part.weeks = weeks;
        assert_eq!(
            why_not(&part),
            Some(format!(
                "It shows in only part of this time: in the week from {from} on your best feelings were as strong as usual."
            ))
        );
    }
    assert_eq!(why_not(&as_usual()), None, "nothing changed, so nothing has to be explained");
    let mut calm = as_usual();
    super::cards::gates(&mut calm, [true, false, true]);
    assert!(why_not(&calm).is_some_and(|why| why.contains("as strong as usual. A calm time looks like this")));
}

#[test]
fn safety_13_evidence_gives_both_date_ranges_the_days_logged_and_every_number_before_and_now() {
    let rows = evidence_rows(&evidence().compared(When::Now));
    assert_eq!(rows.len(), 11);
    assert_eq!(rows[0].usual, "23 February 2026 to 3 May 2026");
    assert_eq!(rows[0].recent, "11 May 2026 to 31 May 2026");
    assert_eq!(rows[1].words, "Days with check-ins: 48 of 70 usually, 17 of 21 recently.");
    assert_eq!(rows[3].words, "How much pleasant feelings vary: 1.9 usually, 0.8 recently.");
    let mut unrated = evidence().compared(When::Now);
    unrated.numbness = None;
    assert_eq!(evidence_rows(&unrated).len(), 10);
    let lines = profile_lines(&evidence().compared(When::Now));
    assert_eq!(lines[0], "Joy varies less: 2.1 usually, 0.7 recently.");
    assert_eq!(lines[1], "Guilt varies about as much as usual: 1.2 usually, 1.1 recently.");
    assert_eq!(lines[2], "Anger varies more: 1.0 usually, 1.6 recently.");
}

#[test]
fn an_event_is_only_ever_in_the_same_weeks() {
    let lines = events_inside(&events(), &evidence().compared(When::Now));
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

#[test]
fn safety_13_there_is_always_another_reading_and_the_nearest_comes_first() {
    let long_ago = day("2020-01-01");
    let plain = other_readings(&evidence(), &AnswerStyle::default(), long_ago);
    assert!(plain.len() >= 3 && plain[0].starts_with("A calm time"), "{plain:?}");
    let mut low = evidence();
    low.unpleasant.level = change(2.0, 3.5);
    low.recent.days_logged = 11;
    let many = other_readings(&low, &styled(), day("2026-02-01"));
    assert!(many[0].starts_with("Unpleasant feelings were stronger"), "{many:?}");
    for part in ["few check-ins: 11 of 21 days", "first weeks of logging", "in one sitting", "same answers"] {
        assert!(many.iter().any(|r| r.contains(part)), "{part}: {many:?}");
    }
}

#[test]
fn the_way_of_answering_makes_a_pattern_less_certain() {
    assert!(cautions(&AnswerStyle::default()).is_empty());
    let all = cautions(&styled());
    assert_eq!(all[0], "7 check-ins in a row have exactly the same answers.");
    assert_eq!(all[1], "8 of 24 recent check-ins were written later, several in one sitting.");
    assert_eq!(all[2], "Nearly all recent ratings are 0 or 10.");
    assert_eq!(all.last().map(String::as_str), Some("So this pattern is less certain than others."));
    let middle = cautions(&AnswerStyle { scale: Some(ScaleUse::Middle), ..AnswerStyle::default() });
    assert_eq!(middle[0], "All recent ratings are 4, 5 or 6.");
}

#[test]
fn a_card_says_what_since_when_and_whether_it_is_over() {
    let card = pattern_lines(&pattern(PatternKind::MostlyPleasant, true));
    let lines = [
        "Your check-ins showed feelings weaker than usual and varying less, mostly the pleasant ones.",
        "It began about 20 May 2026.",
        "Noticed on 24 May 2026 by version 3 of the rule, in the last three weeks: 24 check-ins on 17 days.",
        "It was over on 1 July 2026.",
    ];
    assert_eq!(card, lines);
    assert_eq!(pattern_lines(&pattern(PatternKind::Both, false)).len(), 3);
}

#[test]
fn safety_13_the_rule_is_said_with_its_own_numbers() {
    let rule = rule_lines(&Params::default());
    assert_eq!(
        rule[0],
        "The last 21 days, and the last 14, are compared with your own usual: the 70 days that end 28 days earlier, or a \
         stretch you marked as more like you. The first 14 days of a journal never count as usual."
    );
    assert!(rule[1].starts_with("At least 10 recent days and 28 usual days need check-ins"), "{}", rule[1]);
    assert!(rule[5].starts_with("It is noticed at 1.7 or more on 3 days in a row"), "{}", rule[5]);
    assert!(rule[7].starts_with("This is version 3 of the rule."), "{}", rule[7]);
    assert!(rule_lines(&Params { gap_days: i32::MAX, ..Params::default() }).len() == rule.len(), "absurd numbers do no harm");
}

#[test]
fn a_real_analysis_has_words_for_all_it_holds() {
    let first = day("2025-01-01");
    let said = analyse(&flattens(first, 130, 40), first.plus(169));
    assert!(headline(&said).starts_with("In the last 21 days, your check-ins show"));
    let card = pattern_lines(&said.patterns[0]);
    assert!(card[2].contains("check-ins on ") && card[1].starts_with("It began "), "{card:?}");
    let early = analyse(&flattens(first, 0, 25), first.plus(24));
    let weeks = early.first_weeks.expect("25 days");
    let lines = [
        "There is no usual range to compare with yet. This only describes 25 days since 1 January 2025.",
        "On 25 of them, no feeling was rated above 5.",
        "On their strongest days, pleasant feelings reached 3.0 of 10.",
        "On their strongest days, unpleasant feelings reached 1.0 of 10.",
        "Numbness was 6.0 of 10 on average.",
    ];
    assert_eq!(first_weeks_lines(&weeks), lines);
}

#[test]
fn a_span_names_month_and_year_once() {
    let mut p = pattern(PatternKind::Both, false);
    for (earliest, likely, latest, said) in [
        (
            "2026-10-22",
            "2026-10-25",
            "2026-10-28",
            "It began some time between 22 and 28 October 2026, most likely about 25 October.",
        ),
        (
            "2026-06-25",
            "2026-07-03",
            "2026-07-04",
            "It began some time between 25 June and 4 July 2026, most likely about 3 July.",
        ),
        (
            "2025-12-28",
            "2025-12-30",
            "2026-01-04",
            "It began some time between 28 December 2025 and 4 January 2026, most likely about 30 December 2025.",
        ),
        ("2026-09-03", "2026-09-20", "2026-10-10", "It began slowly, between 3 September and 10 October 2026."),
        ("2026-10-25", "2026-10-25", "2026-10-26", "It began about 25 October 2026."),
    ] {
        p.course.began = Span { earliest: day(earliest), likely: day(likely), latest: day(latest) };
        assert_eq!(began_line(&p.course), said);
    }
}
