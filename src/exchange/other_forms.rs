//! What is half written beside the check-in as text, for a draft in the journal file. Not a format for other
//! programs.

use super::{
    draft::{answer, number},
    json::{Json, Object},
    time::{read_at, write_at},
};
use crate::domain::{DayKey, EventForm, EventKind, Moment, OtherForms, Outcome, PlanForm, TrialInHand, Way};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Written<'a> {
    forms: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<WrittenEvent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trial: Option<WrittenTrial<'a>>,
    plans: BTreeMap<&'static str, WrittenPlan<'a>>,
    contact_name: &'a str,
    contact_reach: &'a str,
}

#[derive(Serialize)]
struct WrittenEvent<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    day: String,
    what: &'static str,
    name: &'a str,
    dose: &'a str,
    note: &'a str,
}

#[derive(Serialize)]
struct WrittenTrial<'a> {
    way: &'static str,
    at: String,
    zone: &'a str,
    /// -1 is "can't tell"; absent is not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<i8>,
    step: usize,
    asking_after: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
    note: &'a str,
}

#[derive(Serialize)]
struct WrittenPlan<'a> {
    what: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
}

/// The forms as text; [`decode`] gives them back as they were.
#[must_use]
pub fn encode(forms: &OtherForms) -> String {
    let event = forms.event.as_ref().map(|e| WrittenEvent {
        id: e.id.as_deref(),
        day: e.day.to_string(),
        what: e.what.word(),
        name: &e.name,
        dose: &e.dose,
        note: &e.note,
    });
    let trial = forms.trial.as_ref().map(|t| WrittenTrial {
        way: t.way.word(),
        at: write_at(t.at.instant),
        zone: &t.at.zone,
        before: t.before.map(number),
        step: t.step,
        asking_after: t.asking_after,
        after: t.after.map(number),
        outcome: t.outcome.map(Outcome::word),
        note: &t.note,
    });
    let day = |form: &PlanForm| form.day.map(|d| d.to_string());
    let plans = forms.plans.iter().map(|(way, form)| (way.word(), WrittenPlan { what: &form.what, day: day(form) })).collect();
    let (contact_name, contact_reach) = (&forms.contact.0, &forms.contact.1);
    // Texts, numbers and lists: there is nothing in it that could not be written.
    serde_json::to_string(&Written { forms: 1, event, trial, plans, contact_name, contact_reach }).unwrap_or_default()
}

/// The forms again. What is not understood is left out: each form stands for itself.
#[must_use]
pub fn decode(text: &str) -> OtherForms {
    let Ok(mut from) = Object::read(text) else { return OtherForms::default() };
    if from.take("forms") != Some(Json::Number(1.0)) {
        return OtherForms::default();
    }
    let plans = fields(&mut from, "plans").into_fields().into_iter();
    OtherForms {
        event: event(fields(&mut from, "event")),
        trial: trial(fields(&mut from, "trial")),
        plans: plans.filter_map(|(way, value)| Some((Way::from_word(&way)?, plan(value)?))).collect(),
        contact: (words(&mut from, "contact_name"), words(&mut from, "contact_reach")),
    }
}

fn fields(from: &mut Object, key: &'static str) -> Object {
    from.object(key).ok().flatten().unwrap_or_default()
}

fn words(from: &mut Object, key: &'static str) -> String {
    from.text(key).ok().flatten().unwrap_or_default()
}

fn event(mut from: Object) -> Option<EventForm> {
    Some(EventForm {
        id: from.text("id").ok()?.map(Into::into),
        day: DayKey::parse(&words(&mut from, "day"))?,
        what: EventKind::from_word(&words(&mut from, "what"))?,
        name: words(&mut from, "name"),
        dose: words(&mut from, "dose"),
        note: words(&mut from, "note"),
    })
}

fn trial(mut from: Object) -> Option<TrialInHand> {
    let at = Moment { instant: read_at(&words(&mut from, "at"))?, zone: words(&mut from, "zone").into() };
    let before = from.take("before").and_then(|v| answer(&v));
    let step = from.number("step").ok().flatten();
    Some(TrialInHand {
        // No way has as many steps; the room shows the last one there is.
        step: (0..u8::MAX).find(|n| step == Some(f64::from(*n))).map_or(0, usize::from),
        asking_after: from.flag("asking_after").ok().flatten().unwrap_or_default(),
        after: from.take("after").and_then(|v| answer(&v)),
        outcome: Outcome::from_word(&words(&mut from, "outcome")),
        note: words(&mut from, "note"),
        ..TrialInHand::begin(Way::from_word(&words(&mut from, "way"))?, at, before)
    })
}

fn plan(value: Json) -> Option<PlanForm> {
    let Json::Object(mut from) = value else { return None };
    let day = DayKey::parse(&words(&mut from, "day"));
    Some(PlanForm { what: words(&mut from, "what"), day })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Instant, Intensity};
    use proptest::{option, prelude::*, sample::select};

    fn an_answer() -> impl Strategy<Value = Answer> {
        prop_oneof![Just(Answer::CannotTell), (0..=10_u8).prop_map(|n| Answer::Rated(Intensity::new(n).expect("0 to 10")))]
    }

    fn a_day() -> impl Strategy<Value = DayKey> {
        (700_000..800_000_i32).prop_map(|n| DayKey::from_number(n).expect("a day"))
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
        fn some_forms()(
            event in option::of(an_event()), trial in option::of(a_trial()),
            plans in proptest::collection::btree_map(
                select(&Way::ALL[..]),
                (any::<String>(), option::of(a_day())).prop_map(|(what, day)| PlanForm { what, day }),
                0..4,
            ),
            contact in any::<(String, String)>(),
        ) -> OtherForms {
            OtherForms { event, trial, plans, contact }
        }
    }

    proptest! {
        #[test]
        fn forms_come_back_as_they_were_left(forms in some_forms()) {
            prop_assert_eq!(decode(&encode(&forms)), forms);
        }
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
}
