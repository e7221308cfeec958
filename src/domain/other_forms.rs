//! What is half written beside the check-in.

use super::{
    Answer, DayKey, EventId, EventKind, FeelingId, Intensity, ItemId, ItemKind, Moment, NotSo, Outcome, OwnContact, PatternKey,
    PlanId, SafetyPlan, SymptomId, Valence, Way, WayItem, WordKind,
};
use std::{collections::BTreeMap, sync::Arc};

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
}

/// Names and words that are being typed and not taken in yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Naming {
    /// A feeling that is to be added in the settings, and its side.
    pub feeling: Option<(String, Valence)>,
    /// One that is looked for or typed in Today's list.
    pub another_feeling: String,
    pub another_symptom: String,
    /// What is to be called otherwise, and how.
    pub feeling_name: Option<(FeelingId, String)>,
    pub symptom_name: Option<(SymptomId, String)>,
    /// A word of the person's, and what it is to become.
    pub word: Option<(WordKind, Arc<str>, String)>,
}

impl OtherForms {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Why a pattern isn't so, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSoForm {
    pub pattern: PatternKey,
    pub why: Option<NotSo>,
    pub reason: String,
}

/// An event as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct EventForm {
    /// The event being edited; `None` = a new one.
    pub id: Option<EventId>,
    pub day: DayKey,
    pub what: EventKind,
    pub name: String,
    pub dose: String,
    pub note: String,
}

/// A plan as it is typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanForm {
    pub what: String,
    pub day: Option<DayKey>,
    /// The thing on a list of the person's own that is being planned.
    pub item: Option<ItemId>,
    pub expected: Option<Intensity>,
}

/// Something for a list of the person's own as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemForm {
    pub words: String,
    pub more: String,
}

/// A page in the writing room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Writing {
    /// Which prompt is shown; `None` = without one.
    pub prompt: Option<String>,
    pub words: String,
}

impl Writing {
    /// The page as a note: the prompt stands above what it brought.
    #[must_use]
    pub fn note(&self) -> String {
        let words = self.words.trim_end();
        match &self.prompt {
            Some(prompt) if !words.trim().is_empty() => format!("{prompt}\n{words}"),
            _ => words.to_owned(),
        }
    }
}

/// How far a planned activity has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DoneStage {
    /// What is expected is asked.
    Before,
    /// It is being done.
    Doing,
    /// What was felt is asked.
    #[default]
    After,
}

/// A planned activity in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneForm {
    pub plan: PlanId,
    pub stage: DoneStage,
    pub expected: Option<Intensity>,
    pub felt: Option<Answer>,
    pub outcome: Option<Outcome>,
}

/// A trial that was begun and is not yet saved.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialInHand {
    pub way: Way,
    pub at: Moment,
    pub before: Option<Answer>,
    /// Which step is shown.
    pub step: usize,
    /// The steps are over or were left; "after" is asked.
    pub asking_after: bool,
    pub after: Option<Answer>,
    pub outcome: Option<Outcome>,
    pub note: String,
}

impl TrialInHand {
    /// A trial that begins now.
    #[must_use]
    pub fn begin(way: Way, at: Moment, before: Option<Answer>) -> Self {
        Self { way, at, before, step: 0, asking_after: false, after: None, outcome: None, note: String::new() }
    }
}
