//! What is half written beside the check-in as text, for a draft in the journal file. Not a format for other
//! programs.

use super::{
    draft::{answer, number},
    json::{Json, Object},
    time::{read_at, write_at},
};
use crate::domain::{
    Contacted, DayKey, DoneForm, DoneStage, EventForm, EventId, EventKind, FeelingId, Intensity, ItemForm, ItemId, ItemKind,
    Moment, Naming, NotSo, NotSoForm, OtherForms, Outcome, OwnContact, PlanForm, SafetyPlan, SymptomId, TrialInHand, Valence,
    Way, WayItem, WordKind, Writing,
};
use serde::Serialize;
use std::{collections::BTreeMap, sync::Arc};

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
    items: BTreeMap<&'static str, WrittenItem<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    changing: Option<WrittenChange<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    writing: Option<WrittenPage<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<WrittenDone<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contact_in_hand: Option<WrittenContact<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    safety_plan: Option<BTreeMap<&'static str, &'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asking: Option<WrittenQuestion<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_so: Option<WrittenReason<'a>>,
    naming: WrittenNames<'a>,
}

#[derive(Serialize)]
struct WrittenNames<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    feeling: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    side: Option<&'static str>,
    another_feeling: &'a str,
    another_symptom: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    feeling_name: Option<WrittenName<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    symptom_name: Option<WrittenName<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    word: Option<WrittenWord<'a>>,
}

#[derive(Serialize)]
struct WrittenName<'a> {
    of: u16,
    name: &'a str,
}

#[derive(Serialize)]
struct WrittenWord<'a> {
    kind: &'static str,
    word: &'a str,
    into: &'a str,
}

#[derive(Serialize)]
struct WrittenQuestion<'a> {
    id: &'a str,
    words: &'a str,
}

#[derive(Serialize)]
struct WrittenReason<'a> {
    pattern: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'static str>,
    reason: &'a str,
}

#[derive(Serialize)]
struct WrittenContact<'a> {
    id: &'a str,
    name: &'a str,
    reach: &'a str,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    item: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<u8>,
}

#[derive(Serialize)]
struct WrittenItem<'a> {
    words: &'a str,
    more: &'a str,
}

#[derive(Serialize)]
struct WrittenChange<'a> {
    id: &'a str,
    list: &'static str,
    words: &'a str,
    more: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    once_moved: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    contacted: Option<&'static str>,
    found: &'a [String],
    retired: bool,
}

#[derive(Serialize)]
struct WrittenPage<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<&'a str>,
    words: &'a str,
}

#[derive(Serialize)]
struct WrittenDone<'a> {
    plan: &'a str,
    stage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    felt: Option<i8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<&'static str>,
}

/// The forms as text; [`decode`] gives them back as they were.
#[must_use]
pub fn encode(forms: &OtherForms) -> String {
    let event = forms.event.as_ref().map(|e| WrittenEvent {
        id: e.id.as_ref().map(EventId::as_str),
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
    let plan = |form: &'_ PlanForm| form.day.map(|d| d.to_string());
    let plans = forms.plans.iter().map(|(way, form)| {
        let (item, expected) = (form.item.as_ref().map(ItemId::as_str), form.expected.map(Intensity::steps));
        (way.word(), WrittenPlan { what: &form.what, day: plan(form), item, expected })
    });
    let plans = plans.collect();
    let items = forms.items.iter().map(|(kind, f)| (kind.word(), WrittenItem { words: &f.words, more: &f.more })).collect();
    let changing = forms.changing.as_ref().map(|i| WrittenChange {
        id: i.id.as_str(),
        list: i.kind.word(),
        words: &i.words,
        more: &i.more,
        once_moved: i.once_moved.map(Intensity::steps),
        contacted: i.contacted.map(Contacted::word),
        found: &i.found,
        retired: i.retired,
    });
    let writing = forms.writing.as_ref().map(|w| WrittenPage { prompt: w.prompt.as_deref(), words: &w.words });
    let done = forms.done.as_ref().map(|d| WrittenDone {
        plan: d.plan.as_str(),
        stage: stage_word(d.stage),
        expected: d.expected.map(Intensity::steps),
        felt: d.felt.map(number),
        outcome: d.outcome.map(Outcome::word),
    });
    let (contact_name, contact_reach) = (&forms.contact.0, &forms.contact.1);
    let in_hand = forms.contact_in_hand.as_ref();
    let contact_in_hand = in_hand.map(|c| WrittenContact { id: c.id.as_str(), name: &c.name, reach: &c.reach });
    let safety_plan = forms.safety_plan.as_ref().map(|plan| plan.parts().into_iter().collect());
    let asking = forms.asking.as_ref().map(|(id, words)| WrittenQuestion { id: id.as_str(), words });
    let reason = forms.not_so.as_ref();
    let not_so = reason.map(|n| WrittenReason { pattern: n.pattern.as_str(), why: n.why.map(NotSo::word), reason: &n.reason });
    let names = &forms.naming;
    let naming = WrittenNames {
        feeling: names.feeling.as_ref().map(|(name, _)| name.as_str()),
        side: names.feeling.as_ref().map(|(_, side)| side_word(*side)),
        another_feeling: &names.another_feeling,
        another_symptom: &names.another_symptom,
        feeling_name: names.feeling_name.as_ref().map(|(id, name)| WrittenName { of: id.0, name }),
        symptom_name: names.symptom_name.as_ref().map(|(id, name)| WrittenName { of: id.0, name }),
        word: names.word.as_ref().map(|(kind, word, into)| WrittenWord { kind: kind.word(), word, into }),
    };
    let written = Written {
        forms: 1,
        event,
        trial,
        plans,
        contact_name,
        contact_reach,
        contact_in_hand,
        safety_plan,
        items,
        changing,
        writing,
        done,
        asking,
        not_so,
        naming,
    };
    // Texts, numbers and lists: there is nothing in it that could not be written.
    serde_json::to_string(&written).unwrap_or_default()
}

/// The forms again. What is not understood is left out: each form stands for itself.
#[must_use]
pub fn decode(text: &str) -> OtherForms {
    let Ok(mut from) = Object::read(text) else { return OtherForms::default() };
    if from.take("forms") != Some(Json::Number(1.0)) {
        return OtherForms::default();
    }
    let plans = fields(&mut from, "plans").into_fields().into_iter();
    let items = fields(&mut from, "items").into_fields().into_iter();
    OtherForms {
        event: event(fields(&mut from, "event")),
        trial: trial(fields(&mut from, "trial")),
        plans: plans.filter_map(|(way, value)| Some((Way::from_word(&way)?, plan(value)?))).collect(),
        contact: (words(&mut from, "contact_name"), words(&mut from, "contact_reach")),
        items: items.filter_map(|(kind, value)| Some((ItemKind::from_word(&kind)?, item(value)?))).collect(),
        changing: change(fields(&mut from, "changing")),
        writing: from.object("writing").ok().flatten().map(page),
        done: done(fields(&mut from, "done")),
        contact_in_hand: contact(fields(&mut from, "contact_in_hand")),
        safety_plan: from.object("safety_plan").ok().flatten().map(safety_plan),
        asking: asking(fields(&mut from, "asking")),
        not_so: not_so(fields(&mut from, "not_so")),
        naming: naming(fields(&mut from, "naming")),
    }
}

fn naming(mut from: Object) -> Naming {
    let side = words(&mut from, "side");
    let side = SIDES.into_iter().find(|s| side_word(*s) == side);
    Naming {
        feeling: from.text("feeling").ok().flatten().zip(side),
        another_feeling: words(&mut from, "another_feeling"),
        another_symptom: words(&mut from, "another_symptom"),
        feeling_name: name(fields(&mut from, "feeling_name")).map(|(of, name)| (FeelingId(of), name)),
        symptom_name: name(fields(&mut from, "symptom_name")).map(|(of, name)| (SymptomId(of), name)),
        word: word(fields(&mut from, "word")),
    }
}

fn name(mut from: Object) -> Option<(u16, String)> {
    let of = from.number("of").ok().flatten()?;
    let of = (0..=u16::MAX).find(|n| f64::from(*n).to_bits() == of.to_bits())?;
    Some((of, from.text("name").ok()??))
}

fn word(mut from: Object) -> Option<(WordKind, Arc<str>, String)> {
    let kind = WordKind::from_word(&words(&mut from, "kind"))?;
    Some((kind, from.text("word").ok()??.into(), words(&mut from, "into")))
}

const SIDES: [Valence; 3] = [Valence::Pleasant, Valence::Unpleasant, Valence::Numbness];

const fn side_word(side: Valence) -> &'static str {
    match side {
        Valence::Pleasant => "pleasant",
        Valence::Unpleasant => "unpleasant",
        Valence::Numbness => "numbness",
    }
}

fn asking(mut from: Object) -> Option<(ItemId, String)> {
    Some((from.text("id").ok()??.into(), words(&mut from, "words")))
}

fn not_so(mut from: Object) -> Option<NotSoForm> {
    let pattern = from.text("pattern").ok()??.into();
    Some(NotSoForm { pattern, why: NotSo::from_word(&words(&mut from, "why")), reason: words(&mut from, "reason") })
}

fn contact(mut from: Object) -> Option<OwnContact> {
    let id = from.text("id").ok()??.into();
    Some(OwnContact { id, name: words(&mut from, "name"), reach: words(&mut from, "reach") })
}

/// The parts that are known; the others are empty.
fn safety_plan(mut from: Object) -> SafetyPlan {
    let mut plan = SafetyPlan::default();
    for (part, _) in SafetyPlan::default().parts() {
        if let Some(text) = plan.part_mut(part) {
            *text = words(&mut from, part);
        }
    }
    plan
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
    let item = from.text("item").ok().flatten().map(Into::into);
    let expected = steps(&mut from, "expected");
    Some(PlanForm { what: words(&mut from, "what"), day, item, expected })
}

fn item(value: Json) -> Option<ItemForm> {
    let Json::Object(mut from) = value else { return None };
    Some(ItemForm { words: words(&mut from, "words"), more: words(&mut from, "more") })
}

/// 0 to 10; what is none is not answered.
fn steps(from: &mut Object, key: &str) -> Option<Intensity> {
    from.take(key).and_then(|v| answer(&v)).and_then(|a| Intensity::new(a.number()?).ok())
}

fn change(mut from: Object) -> Option<WayItem> {
    let id = from.text("id").ok().flatten()?.into();
    let kind = ItemKind::from_word(&words(&mut from, "list"))?;
    let found = from.texts("found").ok().unwrap_or_default();
    Some(WayItem {
        words: words(&mut from, "words"),
        more: words(&mut from, "more"),
        once_moved: steps(&mut from, "once_moved"),
        contacted: Contacted::from_word(&words(&mut from, "contacted")),
        found,
        retired: from.flag("retired").ok().flatten().unwrap_or_default(),
        ..WayItem::new(id, kind, "")
    })
}

const fn stage_word(stage: DoneStage) -> &'static str {
    match stage {
        DoneStage::Before => "before",
        DoneStage::Doing => "doing",
        DoneStage::After => "after",
    }
}

fn page(mut from: Object) -> Writing {
    Writing { prompt: from.text("prompt").ok().flatten(), words: words(&mut from, "words") }
}

fn done(mut from: Object) -> Option<DoneForm> {
    let plan = from.text("plan").ok().flatten()?.into();
    let stage = words(&mut from, "stage");
    let stages = [DoneStage::Before, DoneStage::Doing, DoneStage::After];
    Some(DoneForm {
        plan,
        stage: stages.into_iter().find(|s| stage_word(*s) == stage).unwrap_or_default(),
        expected: steps(&mut from, "expected"),
        felt: from.take("felt").and_then(|v| answer(&v)),
        outcome: Outcome::from_word(&words(&mut from, "outcome")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Instant, Intensity};
    use proptest::{option, prelude::*, sample::select};

    fn an_answer() -> impl Strategy<Value = Answer> {
        prop_oneof![Just(Answer::CannotTell), (0..=10_u8).prop_map(|n| Answer::Rated(Intensity::new(n).expect("0 to 10")))]
    }

    prop_compose! {
        fn an_item()(
            id in any::<String>(), kind in select(&ItemKind::ALL[..]), words in any::<String>(), more in any::<String>(),
            once in option::of(0..=10_u8), contacted in option::of(select(&Contacted::ALL[..])),
            found in proptest::collection::vec(any::<String>(), 0..3), retired in any::<bool>(),
        ) -> WayItem {
            let once_moved = once.and_then(|n| Intensity::new(n).ok());
            WayItem { id: id.into(), kind, words, more, once_moved, contacted, found, retired }
        }
    }

    fn a_done() -> impl Strategy<Value = DoneForm> {
        let stages = [DoneStage::Before, DoneStage::Doing, DoneStage::After];
        let outcome = option::of(select(&Outcome::ALL[..]));
        (any::<String>(), select(stages.to_vec()), option::of(0..=10_u8), option::of(an_answer()), outcome).prop_map(
            |(plan, stage, expected, felt, outcome)| {
                let expected = expected.and_then(|n| Intensity::new(n).ok());
                DoneForm { plan: plan.into(), stage, expected, felt, outcome }
            },
        )
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
        fn some_names()(
            feeling in option::of((any::<String>(), select(&SIDES[..]))),
            another in any::<(String, String)>(),
            feeling_name in option::of((any::<u16>().prop_map(FeelingId), any::<String>())),
            symptom_name in option::of((any::<u16>().prop_map(SymptomId), any::<String>())),
            word in option::of((select(&WordKind::ALL[..]), any::<String>(), any::<String>())),
        ) -> Naming {
            let (another_feeling, another_symptom) = another;
            let word = word.map(|(kind, word, into)| (kind, word.into(), into));
            Naming { feeling, another_feeling, another_symptom, feeling_name, symptom_name, word }
        }
    }

    prop_compose! {
        fn some_forms()(
            event in option::of(an_event()), trial in option::of(a_trial()),
            plans in proptest::collection::btree_map(
                select(&Way::ALL[..]),
                (any::<String>(), option::of(a_day()), option::of(any::<String>()), option::of(0..=10_u8)).prop_map(
                    |(what, day, item, expected)| PlanForm {
                        what, day, item: item.map(Into::into), expected: expected.and_then(|n| Intensity::new(n).ok()),
                    }
                ),
                0..4,
            ),
            contact in any::<(String, String)>(),
            items in proptest::collection::btree_map(
                select(&ItemKind::ALL[..]),
                any::<(String, String)>().prop_map(|(words, more)| ItemForm { words, more }),
                0..4,
            ),
            writing in option::of((option::of(any::<String>()), any::<String>())),
            changing in option::of(an_item()),
            done in option::of(a_done()),
            in_hand in option::of(any::<(String, String, String)>()),
            plan in option::of(any::<[String; 7]>()),
            asking in option::of(any::<(String, String)>()),
            (not_so, naming) in (
                option::of((any::<String>(), option::of(select(&NotSo::ALL[..])), any::<String>())), some_names(),
            ),
        ) -> OtherForms {
            let contact_in_hand = in_hand.map(|(id, name, reach)| OwnContact { id: id.into(), name, reach });
            let safety_plan = plan.map(|[signs, what_helps, people, places, professionals, safer_place, reasons]| {
                SafetyPlan { signs, what_helps, people, places, professionals, safer_place, reasons }
            });
            let asking = asking.map(|(id, words)| (id.into(), words));
            let not_so = not_so.map(|(pattern, why, reason): (String, _, _)| NotSoForm { pattern: pattern.into(), why, reason });
            OtherForms {
                event, trial, plans, contact, items, changing, done, contact_in_hand, safety_plan, asking, not_so, naming,
                writing: writing.map(|(prompt, words)| Writing { prompt, words }),
            }
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
