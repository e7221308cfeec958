//! Somebody the person would turn to, whose entry is being changed.

use super::reading::field;
use crate::domain::OwnContact;
use serde::{Deserialize, Serialize};

/// The contact that is being changed, in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptContact {
    id: String,
    #[serde(default, deserialize_with = "field")]
    name: String,
    #[serde(default, deserialize_with = "field")]
    reach: String,
}

impl From<&OwnContact> for KeptContact {
    fn from(contact: &OwnContact) -> Self {
        let OwnContact { id, name, reach } = contact.clone();
        Self { id: id.to_string(), name, reach }
    }
}

impl KeptContact {
    pub(super) fn form(self) -> OwnContact {
        let Self { id, name, reach } = self;
        OwnContact { id: id.into(), name, reach }
    }
}
