//! What Today says, and which way it offers: by what was noticed, the hour, what was tried and what is planned.

use crate::questions::{analysis, check_in, day, event, journal, pattern};
use crate::ranking::tried;
use gamut::{
    analysis::{Analysis, DaysOf, How, InWords, LowMood, PatternKind, Span, Step, TodaySays, low_mood_key, what_today_says},
    domain::{DayKey, EventKind, Instant, Journal, Outcome, PartOfDay, PatternAnswer, Plan, Way},
    guidance::{offered, rank, way, why_offered},
};
use std::sync::Arc;

fn says(journal: &Journal, found: &Analysis) -> Option<TodaySays> {
    what_today_says(journal, found, day(0))
}

fn both() -> Analysis {
    analysis(vec![pattern(PatternKind::Both, -30)])
}

fn low() -> LowMood {
    let (from, until) = (day(-13), day(0));
    let feelings = vec!["Sadness".to_owned()];
    LowMood { from, until, days: 12, low_days: 9, check_ins: 12, feelings, symptoms: Vec::new() }
}

fn numb() -> InWords {
    InWords { numb: Some(DaysOf { days: 9, of: 12 }), no_highs: None }
}

fn planned(mut journal: Journal, way: Way, on: i32) -> Journal {
    journal.plans.push(Plan::new("p1".into(), way, "as agreed".into(), Some(day(on))));
    journal
}

fn tried_today(mut journal: Journal, way: Way) -> Journal {
    let mut trials = tried(way, &[Outcome::NoChange]).trials;
    trials[0].day = day(0);
    journal.trials.extend(trials);
    journal
}

fn alone() -> Journal {
    let one = |n: i32| {
        let mut c = check_in(n, -n);
        c.context.company = Some("alone".into());
        Arc::new(c)
    };
    Journal { check_ins: (0..6).map(one).collect(), ..journal() }
}

#[test]
fn each_of_the_seven_comes_first_somewhere_by_kind_hour_tries_and_plans() {
    use PartOfDay::{Afternoon, Night};
    let pleasant = || analysis(vec![pattern(PatternKind::MostlyPleasant, -30)]);
    let low_mood = || Analysis { low_mood: Some(low()), ..analysis(Vec::new()) };
    let medicine = || Journal { events: vec![event("e", EventKind::MedicineChanged, -45, "sertraline", "")], ..journal() };
    let drinks = || {
        let one = |n: i32| {
            let mut c = check_in(n, -n);
            c.context.substances = vec!["wine".into()];
            Arc::new(c)
        };
        Journal { check_ins: (0..10).map(one).collect(), ..journal() }
    };
    let table: Vec<(&str, Journal, Analysis, PartOfDay, Way)> = vec![
        ("both sides", journal(), both(), Afternoon, Way::Senses),
        ("pleasant feelings alone", journal(), pleasant(), Afternoon, Way::OnceEnjoyed),
        ("the same was tried today", tried_today(journal(), Way::OnceEnjoyed), pleasant(), Afternoon, Way::Doctor),
        ("a medicine near", medicine(), both(), Afternoon, Way::Doctor),
        ("a medicine near, at night", medicine(), both(), Night, Way::Doctor),
        ("low mood", journal(), low_mood(), Afternoon, Way::Therapist),
        ("low mood at night, when nobody answers", journal(), low_mood(), Night, Way::Doctor),
        ("often alone", alone(), nothing(), Afternoon, Way::SupportGroup),
        ("often alone, at night", alone(), nothing(), Night, Way::Senses),
        ("a group is planned for today", planned(journal(), Way::SupportGroup, 0), both(), Afternoon, Way::SupportGroup),
        ("the senses have their day", planned(journal(), Way::Senses, 2), both(), Afternoon, Way::Doctor),
        ("numb from the first day", journal(), in_words(), Afternoon, Way::Senses),
        ("many drinks", drinks(), nothing(), Afternoon, Way::Substances),
        ("writing moved something", tried(Way::Journal, &[Outcome::Moved; 5]), nothing(), Afternoon, Way::Journal),
        ("a page is planned", planned(journal(), Way::Journal, -1), both(), Night, Way::Journal),
    ];
    let mut firsts: Vec<Way> = Vec::new();
    for (name, journal, found, hour, first) in table {
        let ranked = rank(&journal, Some(&found), day(0));
        let order = offered(&ranked, hour);
        assert_eq!(order.len(), 7, "{name}");
        assert_eq!(order[0].way, first, "{name}: {:?}", order[0]);
        firsts.push(first);
    }
    firsts.sort();
    firsts.dedup();
    assert_eq!(firsts, Way::ALL);
}

/// Nothing stands.
fn nothing() -> Analysis {
    analysis(Vec::new())
}

fn in_words() -> Analysis {
    Analysis { in_words: Some(numb()), ..analysis(Vec::new()) }
}

#[test]
fn a_way_is_offered_with_what_it_is_and_why() {
    let senses = way(Way::Senses).expect("the senses");
    let ranked = rank(&journal(), Some(&both()), day(0));
    assert_eq!(
        why_offered(&ranked[0], senses),
        "A slow round through sight, sound, touch, smell and taste. It fits what your check-ins show: feelings that have \
         narrowed on both sides"
    );
    let plain = rank(&journal(), None, day(0));
    assert_eq!(why_offered(&plain[0], senses), senses.one_line, "where the journal has no reason none is made up");
    let today = rank(&planned(journal(), Way::Senses, 0), Some(&both()), day(0));
    assert!(today[0].reasons.iter().any(|r| r == "You planned it for today: “as agreed”"), "{today:?}");
}

#[test]
fn low_mood_comes_first_a_pattern_speaks_for_absolute_words_and_ordinary_days_say_nothing() {
    assert_eq!(says(&journal(), &analysis(Vec::new())), None);
    let pattern_alone = says(&journal(), &Analysis { in_words: Some(numb()), ..both() }).expect("the pattern");
    assert_eq!(
        pattern_alone.sentence,
        "In your check-ins, pleasant and unpleasant feelings have both been weaker than usual since about 24 October 2026, and \
         vary less."
    );
    assert!(!pattern_alone.leads_to_help && pattern_alone.pattern == Some(0));
    let with_low = says(&journal(), &Analysis { low_mood: Some(low()), ..both() }).expect("both");
    assert!(with_low.sentence.starts_with("On 9 of 12 days from 10 November 2026"), "{with_low:?}");
    assert_eq!(with_low.more[0], pattern_alone.sentence);
    assert!(with_low.leads_to_help && with_low.not_so == Some(low_mood_key(day(0))));
    assert_ne!(with_low.news, pattern_alone.news);
    let words = says(&journal(), &Analysis { in_words: Some(numb()), ..analysis(Vec::new()) }).expect("words");
    assert!(words.sentence.starts_with("On 9 of the last 12 days with an answer you rated numbness 6 or more"), "{words:?}");
    for said in ["less", "narrow", "since"] {
        assert!(!words.sentence.contains(said), "{said}: {}", words.sentence);
    }
}

#[test]
fn another_kind_and_a_further_step_are_news_and_what_is_over_is_said_for_four_weeks() {
    let news = |found: &Analysis| says(&journal(), found).expect("a pattern").news;
    let mut deeper = both();
    let began = Span { earliest: day(-6), likely: day(-5), latest: day(-4) };
    deeper.patterns[0].course.steps.push(Step { noticed: day(-1), began });
    let other = analysis(vec![pattern(PatternKind::MostlyPleasant, -30)]);
    assert_ne!(news(&both()), news(&deeper));
    assert_ne!(news(&both()), news(&other));
    for (ago, is_said) in [(0, true), (27, true), (28, false)] {
        let mut over = both();
        (over.patterns[0].ended, over.patterns[0].course.ended) = (Some(day(-ago)), Some((day(-ago), How::Over)));
        over.patterns[0].course.back = Some(Span { earliest: day(-25), likely: day(-24), latest: day(-20) });
        let said = says(&journal(), &over).map(|says| says.sentence);
        let sentence = "Since about 30 October 2026, your days reach about as far as before.".to_owned();
        assert_eq!(said, is_said.then_some(sentence), "{ago}");
    }
    for how in [How::UsualNow, How::TakenBack] {
        let mut closed = both();
        (closed.patterns[0].ended, closed.patterns[0].course.ended) = (Some(day(0)), Some((day(0), how)));
        assert_eq!(says(&journal(), &closed), None, "the person said so: nothing is to be told");
    }
}

#[test]
fn what_the_person_said_is_not_so_is_not_said_in_other_words_either() {
    let found = Analysis { in_words: Some(numb()), ..both() };
    let mut j = journal();
    let epoch = DayKey::parse("1970-01-01").expect("a day");
    let at = Instant { utc_ms: i64::from(day(0).since(epoch)) * 86_400_000 + 43_200_000, offset_s: 0 };
    j.pattern_answers = vec![PatternAnswer { pattern: found.patterns[0].key(), dismissed: true, reason: String::new(), at }];
    assert_eq!(says(&j, &found), None);
}
