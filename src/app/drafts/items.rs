//! What is typed for the lists of the person's own: something new, and the item that is being changed.

use super::reading::{field, intensity};
use crate::domain::{Contacted, Intensity, ItemKind, WayItem};
use serde::{Deserialize, Serialize};

/// Something for a list of the person's own as it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemForm {
    pub words: String,
    pub more: String,
}

/// The form in the file.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptItem {
    #[serde(default, deserialize_with = "field")]
    words: String,
    #[serde(default, deserialize_with = "field")]
    more: String,
}

impl From<&ItemForm> for KeptItem {
    fn from(form: &ItemForm) -> Self {
        let ItemForm { words, more } = form.clone();
        Self { words, more }
    }
}

impl KeptItem {
    pub(super) fn form(self) -> ItemForm {
        let Self { words, more } = self;
        ItemForm { words, more }
    }
}

/// The item that is being changed, in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptChange {
    id: String,
    list: String,
    #[serde(default, deserialize_with = "field")]
    words: String,
    #[serde(default, deserialize_with = "field")]
    more: String,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    once_moved: Option<u8>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    contacted: Option<String>,
    #[serde(default, deserialize_with = "field")]
    found: Vec<String>,
    #[serde(default, deserialize_with = "field")]
    retired: bool,
}

impl From<&WayItem> for KeptChange {
    fn from(item: &WayItem) -> Self {
        let WayItem { id, kind, words, more, once_moved, contacted, found, retired } = item.clone();
        Self {
            id: id.to_string(),
            list: kind.word().to_owned(),
            words,
            more,
            once_moved: once_moved.map(Intensity::steps),
            contacted: contacted.map(|c| c.word().to_owned()),
            found,
            retired,
        }
    }
}

impl KeptChange {
    pub(super) fn form(self) -> Option<WayItem> {
        let Self { id, list, words, more, once_moved, contacted, found, retired } = self;
        Some(WayItem {
            id: id.into(),
            kind: ItemKind::from_word(&list)?,
            words,
            more,
            once_moved: once_moved.and_then(intensity),
            contacted: contacted.and_then(|word| Contacted::from_word(&word)),
            found,
            retired,
        })
    }
}
