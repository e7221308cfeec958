//! What a week held, in a few lines.

use super::journals::{check_in, day, empty, feeling, felt, journal};
use gamut::analysis::words::{week_lines, week_of};
use gamut::domain::{
    Answer, CheckIn, Event, EventKind, Journal, SELF_HARM_KEY, SleepHours, SymptomAnswer, SymptomStrength, WeekBegins,
};
use std::sync::Arc;

const MONDAY: &str = "2026-11-16";

fn on(n: i32, answers: &[(&str, Option<u8>)]) -> CheckIn {
    let of = |(key, n): &(&str, Option<u8>)| (feeling(key), n.map_or(Answer::CannotTell, felt));
    check_in(day(MONDAY).plus(n), 0, answers.iter().map(of).collect())
}

fn lines(j: &Journal) -> Vec<String> {
    week_lines(j, day(MONDAY))
}

#[test]
fn a_week_begins_on_its_monday() {
    for n in 0..7 {
        assert_eq!(week_of(day(MONDAY).plus(n), WeekBegins::Monday), day(MONDAY));
    }
    assert_eq!(week_of(day(MONDAY).plus(-1), WeekBegins::Monday), day(MONDAY).plus(-7));
    for n in -1..6 {
        assert_eq!(week_of(day(MONDAY).plus(n), WeekBegins::Sunday), day(MONDAY).plus(-1));
        assert_eq!(week_of(day(MONDAY).plus(n - 1), WeekBegins::Saturday), day(MONDAY).plus(-2));
    }
}

#[test]
fn a_week_without_check_ins_says_that_and_nothing_else() {
    assert_eq!(lines(&empty()), ["No check-ins in this week."]);
    let beside = journal([on(-1, &[("joy", Some(9))]), on(7, &[("joy", Some(9))])]);
    assert_eq!(lines(&beside), ["No check-ins in this week."]);
}

#[test]
fn what_was_not_answered_is_in_no_line_and_nought_is_not_missing() {
    let j = journal([
        on(0, &[("joy", Some(3)), ("guilt", Some(0)), ("anger", None)]),
        on(2, &[("joy", Some(7)), ("guilt", Some(0)), ("anger", None), ("anxiety", Some(6))]),
        on(6, &[("contentment", Some(0))]),
    ]);
    assert_eq!(
        lines(&j),
        [
            "3 check-ins on 3 days.",
            "Felt most strongly: Joy 7 on Wednesday; Anxiety 6 on Wednesday.",
            "Rated 0 each time: Guilt (2 times).",
            "Can't tell: Anger (2 times).",
        ]
    );
}

#[test]
fn where_nothing_was_felt_no_strongest_is_named() {
    let j = journal([on(0, &[("joy", Some(0)), ("anger", Some(0))])]);
    assert_eq!(lines(&j), ["1 check-in on 1 day."], "once is not each time");
}

#[test]
fn sleep_symptoms_and_events_stand_there_and_the_item_about_hurting_yourself_never() {
    let mut j = journal([on(0, &[("joy", Some(3))]), on(1, &[]), on(2, &[])]);
    let id = |key: &str| j.catalogue.symptom_by_key(key).expect("a starting symptom").id;
    let (tired, harm) = (j.catalogue.symptoms[1].id, id(SELF_HARM_KEY));
    let there = SymptomAnswer::There(SymptomStrength::Mild);
    for (n, c) in j.check_ins.iter_mut().enumerate() {
        let c = Arc::make_mut(c);
        c.symptoms = vec![(tired, if n == 0 { SymptomAnswer::No } else { there }), (harm, there)];
        c.symptoms.sort_by_key(|s| s.0);
        c.context.sleep = [SleepHours::new(6.5), SleepHours::new(8.0), None][n];
    }
    let name = j.catalogue.symptoms[1].name.clone();
    j.events = vec![
        Event {
            id: "a".into(),
            day: day(MONDAY).plus(4),
            what: EventKind::TherapyBegan,
            name: String::new(),
            dose: String::new(),
            note: String::new(),
            deleted_ms: None,
        },
        Event {
            id: "b".into(),
            day: day(MONDAY).plus(5),
            what: EventKind::Other,
            name: "gone".into(),
            dose: String::new(),
            note: String::new(),
            deleted_ms: Some(1),
        },
    ];
    let said = lines(&j);
    assert!(said.contains(&"Sleep: 6 h 30 to 8 h, noted on 2 days.".to_owned()), "{said:?}");
    assert!(said.contains(&format!("Symptoms, of the days asked: {name} on 2 of 3 days.")), "{said:?}");
    assert!(said.contains(&"Friday: Therapy began.".to_owned()), "{said:?}");
    assert_eq!(said.len(), 5, "{said:?}");
    assert!(!said.concat().to_lowercase().contains("hurting"));
}
