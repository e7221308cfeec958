//! Why a pattern isn't so, as it is typed.

use super::reading::field;
use crate::domain::{NotSo, PatternKey};
use serde::{Deserialize, Serialize};

/// Why a pattern isn't so, as it is typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSoForm {
    pub pattern: PatternKey,
    pub why: Option<NotSo>,
    pub reason: String,
}

/// The form in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptReason {
    pattern: String,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(default, deserialize_with = "field")]
    reason: String,
}

impl From<&NotSoForm> for KeptReason {
    fn from(form: &NotSoForm) -> Self {
        let NotSoForm { pattern, why, reason } = form.clone();
        Self { pattern: pattern.to_string(), why: why.map(|why| why.word().to_owned()), reason }
    }
}

impl KeptReason {
    pub(super) fn form(self) -> NotSoForm {
        let Self { pattern, why, reason } = self;
        NotSoForm { pattern: pattern.into(), why: why.and_then(|word| NotSo::from_word(&word)), reason }
    }
}
