//! The question for the doctor that is being changed, and its words by now.

use super::reading::field;
use crate::domain::ItemId;
use serde::{Deserialize, Serialize};

/// The question in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptQuestion {
    id: String,
    #[serde(default, deserialize_with = "field")]
    words: String,
}

impl From<&(ItemId, String)> for KeptQuestion {
    fn from((id, words): &(ItemId, String)) -> Self {
        Self { id: id.to_string(), words: words.clone() }
    }
}

impl KeptQuestion {
    pub(super) fn form(self) -> (ItemId, String) {
        (self.id.into(), self.words)
    }
}
