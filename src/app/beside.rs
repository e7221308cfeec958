//! Before and after one event: worked out when it is asked for, and again when the journal has changed.

use super::{Desk, Model, Reply, Request};
use crate::{
    analysis::{self, BeforeAfter, Windows},
    domain::DayKey,
};
use std::sync::Arc;

/// The event whose weeks are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct EventShown {
    pub event: Arc<str>,
    /// `None` = being worked out.
    pub found: Option<Arc<BeforeAfter>>,
}

impl Desk {
    pub(super) fn before_after(&self, event: Arc<str>, today: DayKey) -> Reply {
        let found = analysis::before_after(&self.journal, &event, today, Windows::default()).map(Arc::new);
        Reply::BeforeAfter { event, revision: self.revision, found }
    }
}

impl Model {
    pub(super) fn show_before_after(&mut self, event: Arc<str>) -> Vec<Request> {
        self.event_shown = Some(EventShown { event, found: None });
        self.before_after_anew()
    }

    /// Asks for what is shown once more. Until the answer is here, what was found before stays.
    pub(super) fn before_after_anew(&self) -> Vec<Request> {
        let today = self.today();
        let ask = |shown: &EventShown| Request::BeforeAfter { event: Arc::clone(&shown.event), today };
        self.event_shown.iter().map(ask).collect()
    }

    /// An answer about a journal that is not shown (any more) is dropped; an event that is gone is closed.
    pub(super) fn before_after_is(&mut self, event: &str, revision: u64, found: Option<Arc<BeforeAfter>>) {
        if revision != self.revision || self.event_shown.as_ref().is_none_or(|shown| &*shown.event != event) {
            return;
        }
        self.event_shown = found.map(|found| EventShown { event: event.into(), found: Some(found) });
    }
}
