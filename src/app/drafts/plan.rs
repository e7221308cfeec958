//! A plan as it is typed.

use super::reading::{field, intensity};
use crate::domain::{DayKey, Intensity, ItemId};
use serde::{Deserialize, Serialize};

/// A plan as it is typed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlanForm {
    pub what: String,
    pub day: Option<DayKey>,
    /// The thing on a list of the person's own that is being planned.
    pub item: Option<ItemId>,
    pub expected: Option<Intensity>,
}

/// The form in the file.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptPlan {
    #[serde(default, deserialize_with = "field")]
    what: String,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    day: Option<String>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    item: Option<String>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    expected: Option<u8>,
}

impl From<&PlanForm> for KeptPlan {
    fn from(form: &PlanForm) -> Self {
        Self {
            what: form.what.clone(),
            day: form.day.map(|day| day.to_string()),
            item: form.item.as_ref().map(ToString::to_string),
            expected: form.expected.map(Intensity::steps),
        }
    }
}

impl KeptPlan {
    pub(super) fn form(self) -> PlanForm {
        PlanForm {
            what: self.what,
            day: self.day.and_then(|day| DayKey::parse(&day)),
            item: self.item.map(Into::into),
            expected: self.expected.and_then(intensity),
        }
    }
}
