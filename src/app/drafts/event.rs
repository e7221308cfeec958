//! An event as it is typed.

use super::reading::field;
use crate::domain::{DayKey, Event, EventId, EventKind};
use serde::{Deserialize, Serialize};

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

impl EventForm {
    /// The form that says this event.
    #[must_use]
    pub fn of(event: &Event) -> Self {
        let Event { id, day, what, name, dose, note, .. } = event.clone();
        Self { id: Some(id), day, what, name, dose, note }
    }
}

/// The form in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptEvent {
    /// Absent in a new one. One that can't be read is no new one: there would be two of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    day: String,
    what: String,
    #[serde(default, deserialize_with = "field")]
    name: String,
    #[serde(default, deserialize_with = "field")]
    dose: String,
    #[serde(default, deserialize_with = "field")]
    note: String,
}

impl From<&EventForm> for KeptEvent {
    fn from(form: &EventForm) -> Self {
        let EventForm { id, day, what, name, dose, note } = form.clone();
        Self { id: id.map(|id| id.to_string()), day: day.to_string(), what: what.word().to_owned(), name, dose, note }
    }
}

impl KeptEvent {
    pub(super) fn form(self) -> Option<EventForm> {
        let Self { id, day, what, name, dose, note } = self;
        Some(EventForm {
            id: id.map(Into::into),
            day: DayKey::parse(&day)?,
            what: EventKind::from_word(&what)?,
            name,
            dose,
            note,
        })
    }
}
