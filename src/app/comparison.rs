//! Before and after one event, and two stretches beside each other: worked out when they are asked for, and again
//! when the journal has changed.

use super::{Desk, Model, Reply, Request};
use crate::{
    analysis,
    analysis::{BeforeAfter, TwoStretches, Windows},
    domain::{CanBe, DayKey},
};
use std::sync::Arc;

/// The event whose weeks are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct EventShown {
    pub event: Arc<str>,
    /// `None` = being worked out.
    pub found: Option<Arc<BeforeAfter>>,
}

/// The first and the last day of two stretches that share none, the earlier one first.
pub type TwoDays = [(DayKey, DayKey); 2];

/// Two stretches that are compared.
#[derive(Debug, Clone, PartialEq)]
pub struct StretchesShown {
    pub days: TwoDays,
    /// `None` = being worked out.
    pub found: Option<Arc<TwoStretches>>,
}

impl Desk {
    pub(super) fn two_stretches(&self, days: TwoDays, today: DayKey) -> Reply {
        let found = analysis::two_stretches(&self.journal.counted(CanBe::on(today)), days[0], days[1], today).map(Arc::new);
        Reply::TwoStretches { days, revision: self.revision, found }
    }

    pub(super) fn before_after(&self, event: Arc<str>, today: DayKey) -> Reply {
        let found =
            analysis::before_after(&self.journal.counted(CanBe::on(today)), &event, today, Windows::default()).map(Arc::new);
        Reply::BeforeAfter { event, revision: self.revision, found }
    }
}

impl Model {
    pub(super) fn show_before_after(&mut self, event: Arc<str>) -> Vec<Request> {
        self.event_shown = Some(EventShown { event, found: None });
        self.before_after_anew()
    }

    pub(super) fn show_stretches(&mut self, days: TwoDays) -> Vec<Request> {
        // What was found for other days stays until the answer is here, so that nothing jumps.
        let found = self.stretches_shown.take().and_then(|shown| shown.found);
        self.stretches_shown = Some(StretchesShown { days, found });
        self.stretches_anew()
    }

    pub(super) fn stretches_anew(&self) -> Vec<Request> {
        let today = self.today();
        self.stretches_shown.iter().map(|shown| Request::TwoStretches { days: shown.days, today }).collect()
    }

    /// Asks for what is shown once more. Until the answer is here, what was found before stays.
    pub(super) fn before_after_anew(&self) -> Vec<Request> {
        let today = self.today();
        let ask = |shown: &EventShown| Request::BeforeAfter { event: Arc::clone(&shown.event), today };
        self.event_shown.iter().map(ask).collect()
    }

    /// Takes an answer. One about other days, another event or a journal that is not shown (any more) is dropped;
    /// an event that is gone is closed.
    pub(super) fn beside_is(&mut self, reply: Reply) {
        match reply {
            Reply::BeforeAfter { event, revision, found }
                if revision == self.revision && self.event_shown.as_ref().is_some_and(|shown| shown.event == event) =>
            {
                self.event_shown = found.map(|found| EventShown { event, found: Some(found) });
            }
            Reply::TwoStretches { days, revision, found } if revision == self.revision => {
                if let Some(shown) = self.stretches_shown.as_mut().filter(|shown| shown.days == days) {
                    shown.found = found;
                }
            }
            _ => {}
        }
    }
}
