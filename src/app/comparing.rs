//! Before and after one event, and two stretches beside each other: worked out when they are asked for, and again when
//! the journal has changed. Until the answer is here, what was found before stays.

use super::{EventShown, OpenJournal, Question, StretchesShown, TwoDays};
use crate::{
    analysis::{BeforeAfter, TwoStretches},
    domain::{DayKey, EventId},
};
use std::sync::Arc;

impl OpenJournal {
    pub(super) fn show_before_after(&mut self, event: EventId, today: DayKey) -> Option<Question> {
        self.event_shown = Some(EventShown { event, found: None });
        self.before_after_anew(today)
    }

    /// What was found for other days stays until the answer is here, so that nothing jumps.
    pub(super) fn show_stretches(&mut self, days: TwoDays, today: DayKey) -> Option<Question> {
        let found = self.stretches_shown.take().and_then(|shown| shown.found);
        self.stretches_shown = Some(StretchesShown { days, found });
        self.stretches_anew(today)
    }

    pub(super) fn stretches_anew(&self, today: DayKey) -> Option<Question> {
        self.stretches_shown.as_ref().map(|shown| Question::TwoStretches { days: shown.days, today })
    }

    pub(super) fn before_after_anew(&self, today: DayKey) -> Option<Question> {
        self.event_shown.as_ref().map(|shown| Question::BeforeAfter { event: shown.event.clone(), today })
    }

    /// Takes an answer. One about another event or a journal that is not shown (any more) is dropped; an event that is gone
    /// is closed.
    pub(super) fn weeks_are_found(&mut self, event: &EventId, revision: u64, found: Option<Arc<BeforeAfter>>) {
        if revision == self.revision && self.event_shown.as_ref().is_some_and(|shown| shown.event == *event) {
            self.event_shown = found.map(|found| EventShown { event: event.clone(), found: Some(found) });
        }
    }

    /// The same for stretches; one about other days is dropped.
    pub(super) fn stretches_are_found(&mut self, days: TwoDays, revision: u64, found: Option<Arc<TwoStretches>>) {
        if revision != self.revision {
            return;
        }
        if let Some(shown) = self.stretches_shown.as_mut().filter(|shown| shown.days == days) {
            shown.found = found;
        }
    }
}
