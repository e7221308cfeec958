use gamut::{
    analysis::{Analysis, Change, Evidence, Look, Need, Pattern, PatternKind, ValenceEvidence, Verdict, When, Window},
    domain::{Answers, Catalogue, CheckIn, DayKey, Event, EventKind, Instant, Journal, Moment},
    guidance,
};
use std::sync::Arc;

fn doctor_questions(journal: &Journal, analysis: Option<&Analysis>, today: DayKey) -> Vec<String> {
    guidance::doctor_questions(journal, analysis, today).into_iter().map(|q| q.words).collect()
}

/// Days from a fixed today.
pub fn day(from_today: i32) -> DayKey {
    DayKey::parse("2026-11-23").expect("a day").plus(from_today)
}

pub fn journal() -> Journal {
    Journal { catalogue: Catalogue::starting(), ..Journal::default() }
}

pub fn event(id: &str, what: EventKind, on: i32, name: &str, dose: &str) -> Event {
    let (name, dose) = (name.to_owned(), dose.to_owned());
    Event { id: id.into(), day: day(on), what, name, dose, note: String::new(), deleted_ms: None }
}

pub fn check_in(n: i32, on: i32) -> CheckIn {
    let at = Moment { instant: Instant { utc_ms: i64::from(n), offset_s: 0 }, zone: "Etc/UTC".into() };
    CheckIn::new(format!("c{n}"), at, day(on), Answers::default())
}

pub fn pattern(kind: PatternKind, since: i32) -> Pattern {
    let change = |usual, recent| Change { usual, recent };
    let side = |width, high| ValenceEvidence { feelings: 4, width, high, level: change(4.0, 3.0) };
    let window = |from, until, days_logged| Window { from: day(from), until: day(until), days_logged, check_ins: days_logged };
    let evidence = Evidence {
        recent: window(since, since + 20, 18),
        usual: window(since - 98, since - 28, 60),
        pleasant: side(change(2.12, 1.24), change(7.5, 5.0)),
        unpleasant: side(change(1.8, 1.01), change(6.0, 4.5)),
        best: None,
        numbness: None,
        look: Look::Long,
        weeks: [None; 2],
        gates: vec![],
        usual_is_marked: false,
        score: 1.5,
        feelings: vec![],
    };
    Pattern {
        course: crate::course::course(kind, day(since), day(since + 4), None, &evidence),
        kind,
        since: day(since),
        noticed: day(since + 4),
        ended: None,
        check_ins: 18,
        compared: Some(evidence.compared(When::Now)),
        evidence,
        other_readings: vec!["a calm time".into()],
        cautions: vec![],
        confidence: gamut::analysis::Confidence::Fair,
    }
}

pub fn analysis(patterns: Vec<Pattern>) -> Analysis {
    Analysis {
        until: day(0),
        days: vec![],
        widths: vec![],
        reach: vec![],
        patterns,
        verdict: Verdict::NotEnough(Need::UsualDays { have: 0, need: 28 }),
        usual_reach: None,
        last_strong: vec![],
        first_weeks: None,
        low_mood: None,
        heavier: None,
        in_words: None,
        flat_usual: None,
        ask: false,
        reactivity: None,
        like_me: Vec::new(),
    }
}

#[test]
fn an_empty_journal_leaves_the_questions_that_need_nothing() {
    let asked = doctor_questions(&journal(), None, day(0));
    assert!((2..=4).contains(&asked.len()), "{asked:?}");
    assert!(asked.iter().all(|q| !q.contains('{') && !q.contains('}')));
}

#[test]
fn safety_12_no_question_asks_for_a_change_and_the_foot_of_the_page_says_who_decides() {
    let found = analysis(vec![pattern(PatternKind::Both, -30)]);
    for asked in [doctor_questions(&journal(), None, day(0)), doctor_questions(&journal(), Some(&found), day(0))] {
        assert!(asked.last().is_some_and(|q| q.contains("When shall we look at this again?")));
        assert!(asked.iter().all(|q| !q.contains("stop") && !q.contains("change a medicine")), "{asked:?}");
    }
    let foot = &guidance::doctor_page().expect("there").foot;
    assert!(foot.contains("Before you stop or change a medicine, please talk to whoever prescribes it"), "{foot}");
}

#[test]
fn questions_are_filled_from_the_pattern_the_event_and_what_was_noted() {
    let mut j = journal();
    j.events = vec![
        event("far", EventKind::MedicineStarted, -70, "old", ""),
        event("near", EventKind::MedicineChanged, -40, "sertraline {since}", "100 mg"),
    ];
    let mut c = check_in(1, -2);
    c.context.medicines = vec!["sertraline".into(), "none".into(), "iron".into()];
    j.check_ins = vec![Arc::new(c)];
    let mut found = pattern(PatternKind::MostlyPleasant, -30);
    found.course.numbers.before.numbness = Some(2.0);
    found.course.numbers.after.numbness = Some(5.0);
    let asked = doctor_questions(&j, Some(&analysis(vec![found])), day(0)).join("\n");
    for said in [
        "24 October 2026",
        "mostly the pleasant ones",
        "pleasant ones 2.1 before, 1.2 now; unpleasant ones 1.8 before, 1.0 now",
        "7.5 before, 5.0 now",
        "How numb I feel on average, of 10: 2.0 before, 5.0 now",
        "14 October 2026: Medicine changed · sertraline {since} 100 mg",
        "That day is about 10 days before the pattern began",
        "iron, sertraline",
        "60 days with check-ins; now is ",
        "18 days with check-ins",
    ] {
        assert!(asked.contains(said), "“{said}” is missing from:\n{asked}");
    }
    assert!(!asked.contains("old"), "the nearer event is the one asked about");
}

#[test]
fn what_is_not_known_leaves_its_line_out() {
    let found = analysis(vec![pattern(PatternKind::Both, -30)]);
    let asked = doctor_questions(&journal(), Some(&found), day(0)).join("\n");
    assert!(asked.contains("pleasant and unpleasant ones alike"));
    for unknown in ["numbness went", "I noted this on", "The dates alone", "I noted these medicines"] {
        assert!(!asked.contains(unknown), "{unknown}:\n{asked}");
    }
}

#[test]
fn without_a_pattern_only_a_recent_medicine_event_is_asked_about() {
    for (on, asked_about) in [(-10, true), (0, true), (-43, false), (5, false)] {
        let mut j = journal();
        j.events = vec![event("e", EventKind::MedicineStarted, on, "mirtazapine", "")];
        let asked = doctor_questions(&j, None, day(0)).join("\n");
        assert_eq!(asked.contains("mirtazapine"), asked_about, "{on}");
        assert!(!asked.contains("the pattern began"));
    }
}
