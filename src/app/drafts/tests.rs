//! Whatever is half written comes back as it was left, and one form that is spoiled costs none of the others.

use super::{
    Aside, DoneForm, DoneStage, EventForm, ItemForm, Naming, NotSoForm, OtherForms, PlanForm, TrialInHand, WeekForm, Writing,
    check_in,
    naming::SIDES,
    other_forms::{decode, encode},
};
use crate::domain::{
    Answer, CheckInDraft, Contacted, DayKey, EventKind, ExpectedFelt, FeelingId, Instant, Intensity, ItemId, ItemKind, Moment,
    NotSo, Outcome, OwnContact, PatternKey, SafetyPlan, SymptomAnswer, SymptomId, Way, WayItem, WordKind,
};
use chrono::NaiveTime;
use proptest::{
    collection::{btree_map, vec},
    option,
    prelude::*,
    sample::{Index, select},
};
use serde_json::Value;
use std::sync::Arc;

fn an_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![Just(Answer::CannotTell), an_intensity().prop_map(Answer::Rated)]
}

fn an_intensity() -> impl Strategy<Value = Intensity> {
    (0..=10_u8).prop_map(|n| Intensity::new(n).expect("0 to 10"))
}

fn a_day() -> impl Strategy<Value = DayKey> {
    (700_000..800_000_i32).prop_map(|n| DayKey::from_number(n).expect("a day"))
}

fn a_time() -> impl Strategy<Value = NaiveTime> {
    let time = |(s, ms)| NaiveTime::from_num_seconds_from_midnight_opt(s, ms * 1_000_000).expect("a time");
    (0..86_400_u32, 0..1000_u32).prop_map(time)
}

prop_compose! {
    fn a_check_in()(
        editing in option::of(".*"),
        other_time in option::of((a_day(), a_time())),
        time in option::of(".*"),
        [all_feelings, all_context] in any::<[bool; 2]>(),
        answers in btree_map(any::<u16>().prop_map(FeelingId), an_answer(), 0..12),
        symptoms in btree_map(any::<u16>().prop_map(SymptomId), select(&SymptomAnswer::ALL[..]), 0..9),
        [sleep, company, note] in any::<[String; 3]>(),
        [medicines, substances, tags] in any::<[Vec<String>; 3]>(),
        adding in btree_map(select(&WordKind::ALL[..]), any::<String>(), 0..4),
        expected_felt in vec(
            (any::<String>(), option::of(an_intensity()), option::of(an_answer()))
                .prop_map(|(what, expected, felt)| ExpectedFelt { what, expected, felt }),
            0..3,
        ),
    ) -> CheckInDraft {
        CheckInDraft {
            editing: editing.map(Into::into),
            other_time, time, all_feelings, all_context, answers, symptoms, sleep, medicines, substances, company, tags, adding, note, expected_felt,
        }
    }
}

prop_compose! {
    fn an_item()(
        id in any::<String>(), kind in select(&ItemKind::ALL[..]), words in any::<String>(), more in any::<String>(),
        once_moved in option::of(an_intensity()), contacted in option::of(select(&Contacted::ALL[..])),
        found in vec(any::<String>(), 0..3), retired in any::<bool>(),
    ) -> WayItem {
        WayItem { id: id.into(), kind, words, more, once_moved, contacted, found, retired }
    }
}

prop_compose! {
    fn a_done()(
        plan in any::<String>(), stage in select(&[DoneStage::Before, DoneStage::Doing, DoneStage::After][..]),
        expected in option::of(an_intensity()), felt in option::of(an_answer()),
        outcome in option::of(select(&Outcome::ALL[..])),
    ) -> DoneForm {
        DoneForm { plan: plan.into(), stage, expected, felt, outcome }
    }
}

prop_compose! {
    fn an_event()(
        id in option::of(".*"), day in a_day(), what in select(&EventKind::ALL[..]),
        name in any::<String>(), dose in any::<String>(), note in any::<String>(),
    ) -> EventForm {
        EventForm { id: id.map(Into::into), day, what, name, dose, note }
    }
}

prop_compose! {
    fn a_trial()(
        way in select(&Way::ALL[..]), utc_ms in 0..4_000_000_000_000_i64, offset_s in -50_000..50_000_i32,
        zone in any::<String>(), before in option::of(an_answer()), after in option::of(an_answer()),
        step in 0..9_usize, asking_after in any::<bool>(), outcome in option::of(select(&Outcome::ALL[..])),
        note in any::<String>(),
    ) -> TrialInHand {
        let at = Moment { instant: Instant { utc_ms, offset_s }, zone: zone.into() };
        TrialInHand { step, asking_after, after, outcome, note, ..TrialInHand::begin(way, at, before) }
    }
}

prop_compose! {
    fn a_plan()(
        what in any::<String>(), day in option::of(a_day()), item in option::of(any::<String>()),
        expected in option::of(an_intensity()),
    ) -> PlanForm {
        PlanForm { what, day, item: item.map(Into::into), expected }
    }
}

prop_compose! {
    fn some_names()(
        feeling in option::of((any::<String>(), select(&SIDES[..]))),
        [another_feeling, another_symptom] in any::<[String; 2]>(),
        feeling_name in option::of((any::<u16>().prop_map(FeelingId), any::<String>())),
        symptom_name in option::of((any::<u16>().prop_map(SymptomId), any::<String>())),
        word in option::of((select(&WordKind::ALL[..]), any::<String>(), any::<String>())),
    ) -> Naming {
        let word = word.map(|(kind, word, into)| (kind, word.into(), into));
        Naming { feeling, another_feeling, another_symptom, feeling_name, symptom_name, word }
    }
}

prop_compose! {
    fn what_waits()(
        events in vec(an_event(), 0..2), trials in vec(a_trial(), 0..2),
        plans in vec((select(&Way::ALL[..]), a_plan()), 0..2), items in vec(an_item(), 0..2), done in vec(a_done(), 0..2),
        contacts in vec(any::<[String; 3]>().prop_map(|[id, name, reach]| OwnContact { id: id.into(), name, reach }), 0..2),
        questions in vec(any::<(String, String)>().prop_map(|(id, words)| (ItemId::from(id), words)), 0..2),
        feeling_names in vec((any::<u16>().prop_map(FeelingId), any::<String>()), 0..2),
        symptom_names in vec((any::<u16>().prop_map(SymptomId), any::<String>()), 0..2),
        words in vec((select(&WordKind::ALL[..]), any::<String>().prop_map(Arc::<str>::from), any::<String>()), 0..2),
        reasons in vec((any::<String>(), option::of(select(&NotSo::ALL[..])), any::<String>()), 0..2),
    ) -> Aside {
        let not_so = reasons.into_iter().map(|(pattern, why, reason)| {
            NotSoForm { pattern: PatternKey::from(pattern), why, reason }
        }).collect();
        Aside { events, trials, plans, items, done, contacts, questions, not_so, feeling_names, symptom_names, words }
    }
}

prop_compose! {
    fn a_week()(first in a_day(), days in vec(a_check_in(), 7)) -> WeekForm {
        let mut week = WeekForm::of(first);
        for (n, said) in days.into_iter().enumerate() {
            *week.day_mut(n).expect("a day") = said;
        }
        week
    }
}

prop_compose! {
    fn some_forms()(
        event in option::of(an_event()), trial in option::of(a_trial()), changing in option::of(an_item()),
        done in option::of(a_done()), naming in some_names(),
        plans in btree_map(select(&Way::ALL[..]), a_plan(), 0..4),
        contact in any::<(String, String)>(), aside in what_waits(),
        items in btree_map(
            select(&ItemKind::ALL[..]), any::<[String; 2]>().prop_map(|[words, more]| ItemForm { words, more }), 0..4,
        ),
        writing in option::of((option::of(any::<String>()), any::<String>())),
        in_hand in option::of(any::<[String; 3]>()),
        (plan, asking, week, not_so) in (
            option::of(any::<[String; 7]>()),
            option::of(any::<(String, String)>()),
            option::of(a_week()),
            option::of((any::<String>(), option::of(select(&NotSo::ALL[..])), any::<String>())),
        ),
    ) -> OtherForms {
        OtherForms {
            event, trial, plans, contact, items, changing, done, naming, week, aside,
            writing: writing.map(|(prompt, words)| Writing { prompt, words }),
            contact_in_hand: in_hand.map(|[id, name, reach]| OwnContact { id: id.into(), name, reach }),
            safety_plan: plan.map(|[signs, what_helps, people, places, professionals, safer_place, reasons]| {
                SafetyPlan { signs, what_helps, people, places, professionals, safer_place, reasons }
            }),
            asking: asking.map(|(id, words)| (id.into(), words)),
            not_so: not_so.map(|(pattern, why, reason)| NotSoForm { pattern: PatternKey::from(pattern), why, reason }),
        }
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-3..13_i64).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    plain.prop_recursive(3, 16, 4, |inner| {
        let key =
            prop_oneof![select(&["what", "words", "id", "day", "of", "feeling", "doctor"][..]).prop_map(String::from), ".*"];
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(key, inner, 0..4).prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

/// Every place in a draft below its version, as a path of names. A list is spoiled as a whole.
fn places(value: &Value) -> Vec<Vec<String>> {
    let Value::Object(fields) = value else { return Vec::new() };
    let below = |(name, value): (&String, &Value)| {
        let name = name.clone();
        let deeper = places(value).into_iter().map(|path| [vec![name.clone()], path].concat());
        [vec![name.clone()]].into_iter().chain(deeper).collect::<Vec<_>>()
    };
    fields.iter().filter(|(name, _)| *name != "forms" && *name != "draft").flat_map(below).collect()
}

/// Puts something else in this place, or nothing.
fn spoil(value: &mut Value, place: &[String], instead: Option<Value>) {
    let [before @ .., last] = place else { return };
    let parent = before.iter().fold(value, |value, name| &mut value[name]);
    let fields = parent.as_object_mut().expect("an object");
    match instead {
        Some(other) => fields.insert(last.clone(), other),
        None => fields.remove(last),
    };
}

/// Leaves out the form in which this place is.
fn without(mut forms: OtherForms, place: &[String]) -> OtherForms {
    let nothing = OtherForms::default();
    match (place[0].as_str(), place.get(1).map(String::as_str)) {
        ("event", _) => forms.event = None,
        ("trial", _) => forms.trial = None,
        ("plans", None) => forms.plans.clear(),
        ("plans", Some(way)) => drop(forms.plans.remove(&Way::from_word(way).expect("a way"))),
        ("contact_name", _) => forms.contact.0.clear(),
        ("contact_reach", _) => forms.contact.1.clear(),
        ("items", None) => forms.items.clear(),
        ("items", Some(kind)) => drop(forms.items.remove(&ItemKind::from_word(kind).expect("a list"))),
        ("changing", _) => forms.changing = None,
        ("writing", _) => forms.writing = None,
        ("done", _) => forms.done = None,
        ("contact_in_hand", _) => forms.contact_in_hand = None,
        ("safety_plan", _) => forms.safety_plan = None,
        ("asking", _) => forms.asking = None,
        ("not_so", _) => forms.not_so = None,
        ("week", _) => forms.week = None,
        ("naming", None) => forms.naming = nothing.naming,
        ("naming", Some("feeling" | "side")) => forms.naming.feeling = None,
        ("naming", Some("another_feeling")) => forms.naming.another_feeling.clear(),
        ("naming", Some("another_symptom")) => forms.naming.another_symptom.clear(),
        ("naming", Some("feeling_name")) => forms.naming.feeling_name = None,
        ("naming", Some("symptom_name")) => forms.naming.symptom_name = None,
        ("naming", Some("word")) => forms.naming.word = None,
        ("aside", None) => forms.aside = nothing.aside,
        ("aside", Some(kind)) => without_waiting(&mut forms.aside, kind),
        (form, part) => panic!("which form is {form} {part:?}?"),
    }
    forms
}

fn without_waiting(aside: &mut Aside, kind: &str) {
    match kind {
        "events" => aside.events.clear(),
        "trials" => aside.trials.clear(),
        "plans" => aside.plans.clear(),
        "items" => aside.items.clear(),
        "done" => aside.done.clear(),
        "contacts" => aside.contacts.clear(),
        "questions" => aside.questions.clear(),
        "not_so" => aside.not_so.clear(),
        "feeling_names" => aside.feeling_names.clear(),
        "symptom_names" => aside.symptom_names.clear(),
        "words" => aside.words.clear(),
        other => panic!("what waits in {other}?"),
    }
}

proptest! {
    #[test]
    fn a_check_in_comes_back_as_it_was_left(draft in a_check_in()) {
        prop_assert_eq!(check_in::decode(&check_in::encode(&draft)), Some(draft));
    }

    #[test]
    fn forms_come_back_as_they_were_left(forms in some_forms()) {
        prop_assert_eq!(decode(&encode(&forms)), forms);
    }

    #[test]
    fn a_form_that_is_spoiled_in_any_way_costs_none_of_the_others(
        forms in some_forms(), which in any::<Index>(), instead in option::weighted(0.9, any_json()),
    ) {
        let mut draft: Value = serde_json::from_str(&encode(&forms)).expect("JSON");
        let places = places(&draft);
        let place = which.get(&places);
        spoil(&mut draft, place, instead);
        prop_assert_eq!(without(decode(&draft.to_string()), place), without(forms, place));
    }

    /// Half of one would look whole.
    #[test]
    fn a_check_in_in_which_something_is_not_understood_is_none(
        draft in a_check_in(), which in any::<Index>(), number in 11..i64::MAX,
    ) {
        let mut kept: Value = serde_json::from_str(&check_in::encode(&draft)).expect("JSON");
        let places = places(&kept);
        spoil(&mut kept, which.get::<Vec<String>>(&places), Some(number.into()));
        prop_assert_eq!(check_in::decode(&kept.to_string()), None);
    }
}

#[test]
fn an_untouched_check_in_comes_back_untouched_and_other_text_is_none() {
    let untouched = check_in::encode(&CheckInDraft::default());
    assert_eq!(check_in::decode(&untouched), Some(CheckInDraft::default()));
    for bad in ["", "null", "{}", "a note", r#"{"draft":2}"#, &untouched.replace("{}", r#"{"1":11}"#)] {
        assert_eq!(check_in::decode(bad), None, "{bad}");
    }
}

#[test]
fn a_field_that_an_earlier_program_did_not_have_is_not_said() {
    let read = check_in::decode(r#"{"draft":1,"note":"a line","tags":null}"#);
    assert_eq!(read, Some(CheckInDraft { note: "a line".into(), ..CheckInDraft::default() }));
    let read = decode(r#"{"forms":1,"writing":{"words":"a page"}}"#);
    assert_eq!(read, OtherForms { writing: Some(Writing { prompt: None, words: "a page".into() }), ..OtherForms::default() });
}

#[test]
fn what_a_later_program_adds_is_passed_by() {
    let read = decode(r#"{"forms":1,"weather":{"rain":true},"contact_name":"A","writing":{"words":"a page","colour":3}}"#);
    let writing = Some(Writing { prompt: None, words: "a page".into() });
    assert_eq!(read, OtherForms { contact: ("A".into(), String::new()), writing, ..OtherForms::default() });
}

#[test]
fn what_is_not_understood_is_left_out_and_the_rest_stays() {
    for none in ["", "null", "{}", "words", r#"{"forms":2,"contact_name":"A"}"#] {
        assert!(decode(none).is_empty(), "{none}");
    }
    let forms = decode(
        r#"{"forms":1,"event":{"day":"never"},"plans":{"doctor":{"what":"Call"},"moon":{"what":"No"},"journal":1},
            "trial":{"way":"senses","at":"2026-11-23T21:40:00+01:00","zone":"UTC","before":11,"step":-4},"contact_name":"A"}"#,
    );
    assert_eq!((forms.event, forms.plans.len(), &*forms.contact.0), (None, 1, "A"));
    let trial = forms.trial.expect("a trial");
    assert_eq!((trial.before, trial.after, trial.step), (None, None, 0), "no answer is no zero");
}

/// There would be two of it once it is saved.
#[test]
fn an_event_of_which_it_is_not_known_whether_it_is_a_new_one_is_left_out() {
    let event = |id: &str| decode(&format!(r#"{{"forms":1,"event":{{{id}"day":"2026-11-23","what":"loss"}}}}"#)).event;
    assert!(event("").is_some() && event(r#""id":"a","#).is_some());
    assert_eq!(event(r#""id":7,"#), None);
}
