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
    /// An empty one of this day.
    #[must_use]
    pub const fn new(day: DayKey) -> Self {
        let what = EventKind::MedicineChanged;
        Self { id: None, day, what, name: String::new(), dose: String::new(), note: String::new() }
    }

    /// Nothing was said with it: it was opened, and no more.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.needs_words() && [&self.name, &self.dose, &self.note].iter().all(|words| words.trim().is_empty())
    }

    /// The kind alone says too little.
    const fn needs_words(&self) -> bool {
        self.what.is_medicine() || matches!(self.what, EventKind::Other)
    }

    /// What a new event lacks, in a sentence; `None` where it can be saved.
    #[must_use]
    pub fn lacks(&self) -> Option<&'static str> {
        let is_named = !self.name.trim().is_empty();
        if is_named || !self.needs_words() {
            None
        } else if self.what.is_medicine() {
            Some("The event still needs the name of the medicine. What you typed of it is kept")
        } else if self.note.trim().is_empty() {
            Some("The event still needs a word on what happened. What you typed of it is kept")
        } else {
            None
        }
    }

    /// The event that it says, under this id where it is a new one. A dose belongs to medicines.
    #[must_use]
    pub fn event(&self, new: impl FnOnce() -> EventId) -> Event {
        let Self { id, day, what, name, dose, note } = self.clone();
        let dose = if id.is_some() || what.is_medicine() { dose } else { String::new() };
        Event { id: id.unwrap_or_else(new), day, what, name, dose, note, deleted_ms: None }
    }

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
