//! A planned activity in hand: what was expected of it, and what was felt.

use super::reading::{answer, field, intensity, number};
use crate::domain::{Answer, Intensity, Outcome, PlanId};
use serde::{Deserialize, Serialize};

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

impl DoneStage {
    const ALL: [Self; 3] = [Self::Before, Self::Doing, Self::After];

    /// The word in drafts.
    const fn word(self) -> &'static str {
        match self {
            Self::Before => "before",
            Self::Doing => "doing",
            Self::After => "after",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
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

/// The form in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptDone {
    plan: String,
    #[serde(default, deserialize_with = "field")]
    stage: String,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    expected: Option<u8>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    felt: Option<i8>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
}

impl From<&DoneForm> for KeptDone {
    fn from(form: &DoneForm) -> Self {
        Self {
            plan: form.plan.to_string(),
            stage: form.stage.word().to_owned(),
            expected: form.expected.map(Intensity::steps),
            felt: form.felt.map(number),
            outcome: form.outcome.map(|o| o.word().to_owned()),
        }
    }
}

impl KeptDone {
    pub(super) fn form(self) -> DoneForm {
        DoneForm {
            plan: self.plan.into(),
            stage: DoneStage::from_word(&self.stage).unwrap_or_default(),
            expected: self.expected.and_then(intensity),
            felt: self.felt.and_then(answer),
            outcome: self.outcome.and_then(|word| Outcome::from_word(&word)),
        }
    }
}
