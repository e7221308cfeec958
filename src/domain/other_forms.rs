//! What is half written beside the check-in.

use super::{Answer, DayKey, EventKind, Moment, Outcome, Way};
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
}

impl OtherForms {
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// An event as it is typed.
#[derive(Debug, Clone, PartialEq)]
pub struct EventForm {
    /// The event being edited; `None` = a new one.
    pub id: Option<Arc<str>>,
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
