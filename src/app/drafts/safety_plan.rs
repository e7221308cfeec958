//! The safety plan as it is typed, where that is not saved.

use super::reading::field;
use crate::domain::SafetyPlan;
use serde::{Deserialize, Serialize};

/// The plan in the file. A part that can't be read is empty, and the others stay.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptSafetyPlan {
    #[serde(default, deserialize_with = "field")]
    people: String,
    #[serde(default, deserialize_with = "field")]
    places: String,
    #[serde(default, deserialize_with = "field")]
    professionals: String,
    #[serde(default, deserialize_with = "field")]
    reasons: String,
    #[serde(default, deserialize_with = "field")]
    safer_place: String,
    #[serde(default, deserialize_with = "field")]
    signs: String,
    #[serde(default, deserialize_with = "field")]
    what_helps: String,
}

impl From<&SafetyPlan> for KeptSafetyPlan {
    fn from(plan: &SafetyPlan) -> Self {
        let SafetyPlan { signs, what_helps, people, places, professionals, safer_place, reasons } = plan.clone();
        Self { people, places, professionals, reasons, safer_place, signs, what_helps }
    }
}

impl KeptSafetyPlan {
    pub(super) fn form(self) -> SafetyPlan {
        let Self { people, places, professionals, reasons, safer_place, signs, what_helps } = self;
        SafetyPlan { signs, what_helps, people, places, professionals, safer_place, reasons }
    }
}
