//! What is half written while another of its kind is in hand.

use super::{
    DoneForm, EventForm, NotSoForm, PlanForm, TrialInHand,
    contacts::KeptContact,
    done::KeptDone,
    event::KeptEvent,
    items::KeptChange,
    naming::{KeptName, KeptWord},
    not_so::KeptReason,
    plan::KeptPlan,
    question::KeptQuestion,
    reading::{alone, list_alone},
    trial::KeptTrial,
};
use crate::domain::{FeelingId, ItemId, OwnContact, SymptomId, Way, WayItem, WordKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Half written, and not in hand now; what was left last stands last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Aside {
    pub events: Vec<EventForm>,
    pub trials: Vec<TrialInHand>,
    pub plans: Vec<(Way, PlanForm)>,
    pub items: Vec<WayItem>,
    pub done: Vec<DoneForm>,
    pub contacts: Vec<OwnContact>,
    pub questions: Vec<(ItemId, String)>,
    pub not_so: Vec<NotSoForm>,
    pub feeling_names: Vec<(FeelingId, String)>,
    pub symptom_names: Vec<(SymptomId, String)>,
    pub words: Vec<(WordKind, Arc<str>, String)>,
}

/// All of it in the file.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptAside {
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    events: Vec<KeptEvent>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    trials: Vec<KeptTrial>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    plans: Vec<KeptPlanOf>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    items: Vec<KeptChange>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    done: Vec<KeptDone>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    contacts: Vec<KeptContact>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    questions: Vec<KeptQuestion>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    not_so: Vec<KeptReason>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    feeling_names: Vec<KeptName>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    symptom_names: Vec<KeptName>,
    #[serde(default, deserialize_with = "list_alone", skip_serializing_if = "Vec::is_empty")]
    words: Vec<KeptWord>,
}

#[derive(PartialEq, Serialize, Deserialize)]
struct KeptPlanOf {
    way: String,
    #[serde(default, deserialize_with = "alone")]
    plan: KeptPlan,
}

impl From<&Aside> for KeptAside {
    fn from(aside: &Aside) -> Self {
        let Aside { events, trials, plans, items, done, contacts, questions, not_so, feeling_names, symptom_names, words } =
            aside;
        let plan = |(way, plan): &(Way, PlanForm)| KeptPlanOf { way: way.word().to_owned(), plan: plan.into() };
        Self {
            events: events.iter().map(Into::into).collect(),
            trials: trials.iter().map(Into::into).collect(),
            plans: plans.iter().map(plan).collect(),
            items: items.iter().map(Into::into).collect(),
            done: done.iter().map(Into::into).collect(),
            contacts: contacts.iter().map(Into::into).collect(),
            questions: questions.iter().map(Into::into).collect(),
            not_so: not_so.iter().map(Into::into).collect(),
            feeling_names: feeling_names.iter().map(|(id, name)| KeptName { of: id.0, name: name.clone() }).collect(),
            symptom_names: symptom_names.iter().map(|(id, name)| KeptName { of: id.0, name: name.clone() }).collect(),
            words: words.iter().map(Into::into).collect(),
        }
    }
}

impl KeptAside {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn forms(self) -> Aside {
        let Self { events, trials, plans, items, done, contacts, questions, not_so, feeling_names, symptom_names, words } =
            self;
        let plan = |of: KeptPlanOf| Some((Way::from_word(&of.way)?, of.plan.form()));
        Aside {
            events: events.into_iter().filter_map(KeptEvent::form).collect(),
            trials: trials.into_iter().filter_map(KeptTrial::form).collect(),
            plans: plans.into_iter().filter_map(plan).collect(),
            items: items.into_iter().filter_map(KeptChange::form).collect(),
            done: done.into_iter().map(KeptDone::form).collect(),
            contacts: contacts.into_iter().map(KeptContact::form).collect(),
            questions: questions.into_iter().map(KeptQuestion::form).collect(),
            not_so: not_so.into_iter().map(KeptReason::form).collect(),
            feeling_names: feeling_names.into_iter().map(|n| (FeelingId(n.of), n.name)).collect(),
            symptom_names: symptom_names.into_iter().map(|n| (SymptomId(n.of), n.name)).collect(),
            words: words.into_iter().filter_map(KeptWord::form).collect(),
        }
    }
}
