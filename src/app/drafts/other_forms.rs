//! All that is half written beside the check-in, in one draft: each form of it is read for itself.

use super::{
    Aside, DoneForm, EventForm, ItemForm, Naming, NotSoForm, PlanForm, TrialInHand, WeekForm, Writing,
    aside::KeptAside,
    contacts::KeptContact,
    done::KeptDone,
    event::KeptEvent,
    items::{KeptChange, KeptItem},
    naming::KeptNames,
    not_so::KeptReason,
    plan::KeptPlan,
    question::KeptQuestion,
    reading::{alone, each_alone, field},
    safety_plan::KeptSafetyPlan,
    trial::KeptTrial,
    week::KeptWeek,
    writing::KeptPage,
};
use crate::domain::{ItemId, ItemKind, OwnContact, SafetyPlan, Way, WayItem};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// All that is half written beside the check-in and is kept with the journal until it is saved or left.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OtherForms {
    pub event: Option<EventForm>,
    pub trial: Option<TrialInHand>,
    /// Only those in which something stands.
    pub plans: BTreeMap<Way, PlanForm>,
    /// Name, and number or address.
    pub contact: (String, String),
    /// What is typed for each list of the person's own; only those in which something stands.
    pub items: BTreeMap<ItemKind, ItemForm>,
    /// The item that is being changed, as it is typed.
    pub changing: Option<WayItem>,
    pub writing: Option<Writing>,
    pub done: Option<DoneForm>,
    /// The contact that is being changed, as it is typed.
    pub contact_in_hand: Option<OwnContact>,
    /// The safety plan as it is typed, where that is not saved.
    pub safety_plan: Option<SafetyPlan>,
    /// The question for the doctor that is being changed, and its words by now.
    pub asking: Option<(ItemId, String)>,
    pub not_so: Option<NotSoForm>,
    pub naming: Naming,
    /// A week that is typed in from paper.
    pub week: Option<WeekForm>,
    /// What waits while another of its kind is in hand.
    pub aside: Aside,
}

impl OtherForms {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The draft in the file. The order is that of its first days: what didn't change is written as it was.
#[derive(Serialize, Deserialize)]
struct KeptForms {
    /// The version. One that is newer may mean something else by the same names.
    forms: u8,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    event: Option<KeptEvent>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    trial: Option<KeptTrial>,
    /// By the word of the way.
    #[serde(default, deserialize_with = "each_alone")]
    plans: BTreeMap<String, KeptPlan>,
    #[serde(default, deserialize_with = "field")]
    contact_name: String,
    #[serde(default, deserialize_with = "field")]
    contact_reach: String,
    /// By the word of the list.
    #[serde(default, deserialize_with = "each_alone")]
    items: BTreeMap<String, KeptItem>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    changing: Option<KeptChange>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    writing: Option<KeptPage>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    done: Option<KeptDone>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    contact_in_hand: Option<KeptContact>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    safety_plan: Option<KeptSafetyPlan>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    asking: Option<KeptQuestion>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    not_so: Option<KeptReason>,
    #[serde(default, deserialize_with = "alone")]
    naming: KeptNames,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    week: Option<KeptWeek>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "KeptAside::is_empty")]
    aside: KeptAside,
}

const VERSION: u8 = 1;

/// The forms as text; [`decode`] gives them back as they were.
#[must_use]
pub fn encode(forms: &OtherForms) -> String {
    let OtherForms { event, trial, plans, contact, items, changing, writing, done, .. } = forms;
    let OtherForms { contact_in_hand, safety_plan, asking, not_so, naming, week, aside, .. } = forms;
    let kept = KeptForms {
        forms: VERSION,
        event: event.as_ref().map(Into::into),
        trial: trial.as_ref().map(Into::into),
        plans: plans.iter().map(|(way, plan)| (way.word().to_owned(), plan.into())).collect(),
        contact_name: contact.0.clone(),
        contact_reach: contact.1.clone(),
        items: items.iter().map(|(kind, item)| (kind.word().to_owned(), item.into())).collect(),
        changing: changing.as_ref().map(Into::into),
        writing: writing.as_ref().map(Into::into),
        done: done.as_ref().map(Into::into),
        contact_in_hand: contact_in_hand.as_ref().map(Into::into),
        safety_plan: safety_plan.as_ref().map(Into::into),
        asking: asking.as_ref().map(Into::into),
        not_so: not_so.as_ref().map(Into::into),
        naming: naming.into(),
        week: week.as_ref().map(Into::into),
        aside: aside.into(),
    };
    // Texts, numbers and lists: there is nothing in it that could not be written.
    serde_json::to_string(&kept).unwrap_or_default()
}

/// The forms again. What is not understood is left out: each form stands for itself.
#[must_use]
pub fn decode(text: &str) -> OtherForms {
    // By way of a value: a name that stands twice in it costs what it names, not everything.
    let read = serde_json::from_str::<serde_json::Value>(text).and_then(KeptForms::deserialize);
    let Some(kept) = read.ok().filter(|kept| kept.forms == VERSION) else { return OtherForms::default() };
    let plans = kept.plans.into_iter();
    let items = kept.items.into_iter();
    OtherForms {
        event: kept.event.and_then(KeptEvent::form),
        trial: kept.trial.and_then(KeptTrial::form),
        plans: plans.filter_map(|(way, plan)| Some((Way::from_word(&way)?, plan.form()))).collect(),
        contact: (kept.contact_name, kept.contact_reach),
        items: items.filter_map(|(kind, item)| Some((ItemKind::from_word(&kind)?, item.form()))).collect(),
        changing: kept.changing.and_then(KeptChange::form),
        writing: kept.writing.map(KeptPage::form),
        done: kept.done.map(KeptDone::form),
        contact_in_hand: kept.contact_in_hand.map(KeptContact::form),
        safety_plan: kept.safety_plan.map(KeptSafetyPlan::form),
        asking: kept.asking.map(KeptQuestion::form),
        not_so: kept.not_so.map(KeptReason::form),
        naming: kept.naming.form(),
        week: kept.week.and_then(KeptWeek::form),
        aside: kept.aside.forms(),
    }
}
