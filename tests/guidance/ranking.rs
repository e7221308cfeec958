use crate::questions::{analysis, check_in, day, event, journal, pattern};
use gamut::{
    analysis::{Analysis, DaysOf, InWords, PatternKind, Span, in_words_key},
    domain::{
        Answer, EventKind, Instant, Intensity, Journal, Moment, Outcome, PatternAnswer, SELF_HARM_KEY, SymptomAnswer,
        SymptomStrength, Trial, Way,
    },
    guidance::{WayResult, doctor_questions, rank, result_words, results},
};
use std::sync::Arc;

const TODAY: i32 = 0;

fn order(journal: &Journal, analysis: Option<&Analysis>) -> Vec<Way> {
    rank(journal, analysis, day(TODAY)).into_iter().map(|r| r.way).collect()
}

fn reasons(journal: &Journal, analysis: Option<&Analysis>, way: Way) -> String {
    rank(journal, analysis, day(TODAY)).into_iter().find(|r| r.way == way).map(|r| r.reasons.join("\n")).expect("all seven")
}

fn trial(n: i64, way: Way, before: Option<u8>, after: Option<u8>, outcome: Option<Outcome>) -> Trial {
    let rated = |n: Option<u8>| n.map(|n| Answer::Rated(Intensity::new(n).expect("0 to 10")));
    let at = Moment { instant: Instant { utc_ms: n, offset_s: 0 }, zone: "Etc/UTC".into() };
    let id = format!("t{n}").into();
    Trial { id, way, at, day: day(-1), before: rated(before), after: rated(after), outcome, note: String::new() }
}

pub fn tried(way: Way, outcomes: &[Outcome]) -> Journal {
    let trials = (0..).zip(outcomes).map(|(n, o)| trial(n, way, None, None, Some(*o))).collect();
    Journal { trials, ..journal() }
}

#[test]
fn an_empty_journal_keeps_the_articles_order_and_says_so() {
    let ranked = rank(&journal(), None, day(TODAY));
    assert_eq!(ranked.iter().map(|r| r.way).collect::<Vec<_>>(), Way::ALL);
    assert!(ranked.iter().all(|r| r.reasons.is_empty()));
}

#[test]
fn a_pattern_and_its_kind_decide_what_comes_first() {
    for (kind, first) in [(PatternKind::MostlyPleasant, Way::OnceEnjoyed), (PatternKind::Both, Way::Senses)] {
        let found = analysis(vec![pattern(kind, -30)]);
        assert_eq!(order(&journal(), Some(&found))[0], first, "{kind:?}");
    }
    let mut over = pattern(PatternKind::Both, -90);
    over.ended = Some(day(-40));
    assert_eq!(order(&journal(), Some(&analysis(vec![over]))), Way::ALL, "one that is over says nothing");
}

#[test]
fn safety_12_a_medicine_event_before_or_within_the_beginning_puts_the_doctor_first_and_is_never_called_a_cause() {
    let mut found = analysis(vec![pattern(PatternKind::Both, -70)]);
    let likely = day(-70);
    found.patterns[0].course.began = Span { earliest: likely.plus(-3), likely, latest: likely.plus(5) };
    for days in -60..=60 {
        let mut j = journal();
        j.events = vec![event("e1", EventKind::MedicineChanged, -70 + days, "sertraline", "100 mg")];
        // From six weeks before the likely first day to the last day on which it may have begun.
        let first = (-42..=5).contains(&days);
        assert_eq!(order(&j, Some(&found))[0] == Way::Doctor, first, "{days} days from the first day");
        let why = reasons(&j, Some(&found), Way::Doctor);
        assert_eq!(why.contains("worth asking about, not a cause"), first, "{days}: {why}");
        // One that came after is told as that and moves nothing.
        assert_eq!(why.contains("\nSince then, on "), (6..=42).contains(&days), "{days}: {why}");
        let asked: Vec<_> = doctor_questions(&j, Some(&found), day(TODAY)).iter().map(|q| q.key).collect();
        assert_eq!(asked.contains(&"event_gap"), first, "{days}: {asked:?}");
    }
    // One that can have been first stands before a nearer one that came after.
    let mut j = journal();
    j.events = vec![
        event("e1", EventKind::MedicineChanged, -70 + 7, "sertraline", "100 mg"),
        event("e2", EventKind::MedicineStarted, -70 - 20, "mirtazapine", ""),
    ];
    assert!(reasons(&j, Some(&found), Way::Doctor).contains("mirtazapine"));
    let mut j = journal();
    j.events = vec![event("e1", EventKind::Loss, -30, "", "")];
    assert_ne!(order(&j, Some(&analysis(vec![pattern(PatternKind::Both, -30)])))[0], Way::Doctor, "a loss is no medicine");
    j.events = vec![event("e1", EventKind::MedicineStarted, -30, "", "")];
    j.events[0].deleted_ms = Some(1);
    assert_ne!(order(&j, Some(&analysis(vec![pattern(PatternKind::Both, -30)])))[0], Way::Doctor, "it was deleted");
    j.events[0].deleted_ms = None;
    assert_eq!(order(&j, None), Way::ALL, "without a pattern there is nothing to be near to");
}

#[test]
fn a_dismissed_pattern_does_not_count_until_that_is_taken_back() {
    let found = analysis(vec![pattern(PatternKind::Both, -30)]);
    let mut j = journal();
    j.events = vec![event("e1", EventKind::MedicineStarted, -30, "", "")];
    let answer = |at: i64, dismissed| PatternAnswer {
        pattern: found.patterns[0].key(),
        dismissed,
        reason: String::new(),
        at: Instant { utc_ms: at, offset_s: 0 },
    };
    j.pattern_answers = vec![answer(2, true), answer(1, false)];
    assert_eq!(order(&j, Some(&found)), Way::ALL);
    j.pattern_answers = vec![answer(2, true), answer(3, false)];
    assert_eq!(order(&j, Some(&found))[0], Way::Doctor);
}

#[test]
fn what_is_said_in_absolute_words_opens_ways_as_a_pattern_does_and_rests_while_it_is_put_away() {
    let share = |days, of| Some(DaysOf { days, of });
    let words = |numb, no_highs| Analysis { in_words: Some(InWords { numb, no_highs }), ..analysis(vec![]) };
    let numb = words(share(9, 12), None);
    assert_eq!(order(&journal(), Some(&numb))[0], Way::Senses);
    let why = "You rated numbness 6 or more, or noted feeling nothing, on 9 of the last 12 days with an answer";
    assert_eq!(reasons(&journal(), Some(&numb), Way::Senses), why);
    assert_eq!(reasons(&journal(), Some(&numb), Way::Therapist), why);
    assert!(reasons(&journal(), Some(&numb), Way::Doctor).contains("what you answered on these days"));
    let no_highs = words(None, share(8, 10));
    assert_eq!(order(&journal(), Some(&no_highs))[0], Way::OnceEnjoyed);
    let why = "You rated no pleasant feeling above 3 on 8 of the last 10 days with an answer";
    assert_eq!(reasons(&journal(), Some(&no_highs), Way::OnceEnjoyed), why);

    // While a pattern stands its card speaks alone.
    let both = Analysis { in_words: numb.in_words, ..analysis(vec![pattern(PatternKind::Both, -30)]) };
    assert!(!reasons(&journal(), Some(&both), Way::Senses).contains("numbness 6 or more"));

    // "Not now" rests for a week, and can be taken back.
    for (ago, dismissed, rests) in [(0, true, true), (6, true, true), (7, true, false), (0, false, false)] {
        let answer = PatternAnswer {
            pattern: in_words_key(day(-ago)),
            dismissed,
            reason: String::new(),
            at: Instant { utc_ms: 1, offset_s: 0 },
        };
        let j = Journal { pattern_answers: vec![answer], ..journal() };
        assert_eq!(order(&j, Some(&numb)) == Way::ALL, rests, "{ago} days ago");
    }
}

#[test]
fn substances_noted_lately_raise_that_way_and_none_is_an_answer_too() {
    for (noted, on, first) in
        [("wine", -3, true), ("wine", -28, false), ("wine", 1, false), ("none", -3, false), (" ", -3, false)]
    {
        let mut j = journal();
        let mut c = check_in(1, on);
        c.context.substances = vec![noted.into()];
        j.check_ins = vec![Arc::new(c)];
        assert_eq!(order(&j, None)[0] == Way::Substances, first, "{noted} {on}");
    }
}

#[test]
fn being_alone_raises_the_group_and_saying_nothing_is_not_being_alone() {
    let with = |company: Option<&str>, n: i32| {
        let check_ins = (0..n).map(|i| {
            let mut c = check_in(i, -i);
            c.context.company = company.map(Arc::from);
            Arc::new(c)
        });
        Journal { check_ins: check_ins.collect(), ..journal() }
    };
    for (company, n, first) in
        [(Some("Alone"), 6, true), (Some("a friend"), 6, false), (Some("alone"), 4, false), (None, 6, true), (None, 4, false)]
    {
        let j = with(company, n);
        assert_eq!(order(&j, None)[0] == Way::SupportGroup, first, "{company:?} in {n}");
    }
    let mut rarely_said = with(Some("alone"), 4);
    rarely_said.check_ins.extend(with(None, 6).check_ins);
    assert_eq!(order(&rarely_said, None), Way::ALL, "four answers are too few to read anything from");
    let unsaid = reasons(&with(None, 6), None, Way::SupportGroup);
    assert!(unsaid.contains("may just not have been filled in") && !unsaid.contains("alone"), "{unsaid}");
}

#[test]
fn safety_17_what_felt_worse_goes_down_and_nothing_is_claimed_under_five_tries() {
    use Outcome::{Moved, NoChange, Worse};
    for (outcomes, place) in
        [(&[Worse][..], 6), (&[Moved, Moved, Moved, Moved], 0), (&[NoChange], 0), (&[Moved, Moved, Worse], 6)]
    {
        let j = tried(Way::Senses, outcomes);
        assert_eq!(order(&j, None).iter().position(|w| *w == Way::Senses), Some(place), "{outcomes:?}");
    }
    let four = tried(Way::Journal, &[Moved; 4]);
    assert_eq!(order(&four, None), Way::ALL, "four tries claim nothing");
    let five = tried(Way::Journal, &[Moved, Moved, Moved, NoChange, NoChange]);
    assert_eq!(order(&five, None)[0], Way::Journal);
    assert_eq!(reasons(&five, None, Way::Journal), "Something moved in 3 of 5 tries");
}

#[test]
fn safety_8_the_self_harm_item_never_ranks_anything() {
    let mut j = journal();
    let symptom = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    let found = analysis(vec![pattern(PatternKind::Both, -30)]);
    let plain = (rank(&j, None, day(TODAY)), rank(&j, Some(&found), day(TODAY)));
    for answer in [SymptomAnswer::No, SymptomAnswer::There(SymptomStrength::Strong), SymptomAnswer::RatherNotSay] {
        let mut c = check_in(1, -1);
        c.symptoms = vec![(symptom, answer)];
        j.check_ins = vec![Arc::new(c)];
        assert_eq!((rank(&j, None, day(TODAY)), rank(&j, Some(&found), day(TODAY))), plain, "{answer:?}");
    }
}

#[test]
fn every_way_is_ranked_once_the_first_with_a_reason_and_always_the_same() {
    let mut j = tried(Way::Doctor, &[Outcome::Worse; 9]);
    j.events = vec![event("e1", EventKind::MedicineStopped, -20, "", "")];
    let found = analysis(vec![pattern(PatternKind::Both, -30), pattern(PatternKind::MostlyPleasant, -10)]);
    let ranked = rank(&j, Some(&found), day(TODAY));
    let mut ways: Vec<Way> = ranked.iter().map(|r| r.way).collect();
    ways.sort();
    assert_eq!(ways, Way::ALL);
    assert!(!ranked[0].reasons.is_empty() && ranked.iter().flat_map(|r| &r.reasons).all(|t| !t.is_empty()));
    assert_eq!(ranked, rank(&j, Some(&found), day(TODAY)));
    assert_eq!(ranked[0].way, Way::Doctor, "bad tries don't hide what only a doctor can look into");
}

#[test]
fn results_count_each_outcome_and_pair_only_numbers() {
    let mut j = journal();
    let can_not_tell = Trial { before: Some(Answer::CannotTell), ..trial(9, Way::Senses, None, Some(3), None) };
    j.trials = vec![
        trial(1, Way::Senses, Some(2), Some(4), Some(Outcome::Moved)),
        trial(2, Way::Senses, Some(0), Some(0), Some(Outcome::NoChange)),
        trial(3, Way::Senses, None, Some(5), Some(Outcome::Worse)),
        can_not_tell,
        trial(4, Way::Doctor, None, None, None),
    ];
    let found = results(&j);
    let senses = WayResult { way: Way::Senses, tries: 4, pairs: vec![(2, 4), (0, 0)], moved: 1, no_change: 1, worse: 1 };
    let doctor = WayResult { way: Way::Doctor, tries: 1, pairs: vec![], moved: 0, no_change: 0, worse: 0 };
    assert_eq!(found, [senses, doctor]);
    assert!(results(&journal()).is_empty());
}

#[test]
fn safety_17_a_result_promises_nothing_and_averages_only_five_rated_tries() {
    let result = |tries, pairs: &[(u8, u8)]| WayResult {
        way: Way::Senses,
        tries,
        pairs: pairs.to_vec(),
        moved: tries,
        no_change: 0,
        worse: 0,
    };
    assert_eq!(result_words(&result(0, &[])), "Not tried yet");
    let few = result_words(&result(4, &[(1, 9); 4]));
    assert!(few.contains("After 5 you can compare") && !few.contains("average"), "{few}");
    let unrated = result_words(&result(6, &[(1, 9); 4]));
    assert!(!unrated.contains("average"), "{unrated}");
    let many = result_words(&result(5, &[(1, 2), (2, 3), (3, 4), (2, 2), (2, 4)]));
    assert!(many.contains("2.0 before, 3.0 after") && many.contains("promises nothing"), "{many}");
}
