//! What can be taken back, and what waits for the worker's answer.

use crate::app::changes::{About, Asked, Typed, Undo, Write};
use crate::domain::{CheckInId, EventId};
use std::collections::VecDeque;

/// At most this many steps can be taken back.
const UNDO_STEPS: usize = 20;

#[derive(Debug, Default)]
pub struct Steps {
    undo: Vec<Undo>,
    /// One entry for each write that is not yet answered, in order.
    pending: VecDeque<Pending>,
}

/// What becomes of a write once it is answered.
#[derive(Debug, Default)]
pub(in crate::app) struct Pending {
    pub(in crate::app) undo: Option<Undo>,
    pub(in crate::app) typed: Option<Typed>,
    pub(in crate::app) says: Option<&'static str>,
    pub(in crate::app) about: About,
}

impl Steps {
    /// A write was asked for and the disk has not answered yet.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        !self.pending.is_empty()
    }

    /// Something can be taken back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Remembers what was asked for; what goes to the disk comes back.
    pub(in crate::app) fn take(&mut self, asked: Asked<Write, Undo, Typed>) -> Option<Write> {
        let Asked { write, undo, typed, says, left, about, keeps: _ } = asked;
        if let Some(left) = left {
            self.remember(left);
        }
        let write = write?;
        self.pending.push_back(Pending { undo, typed, says, about });
        Some(write)
    }

    pub(in crate::app) fn last(&mut self) -> Option<Undo> {
        self.undo.pop()
    }

    pub(in crate::app) fn remember(&mut self, step: Undo) {
        self.undo.push(step);
        if self.undo.len() > UNDO_STEPS {
            self.undo.remove(0);
        }
    }

    /// What the write that is answered now was to mean.
    pub(in crate::app) fn answered(&mut self) -> Pending {
        self.pending.pop_front().unwrap_or_default()
    }

    /// What is gone for good is not kept in memory either, and nothing brings it back: these check-ins, and where nothing
    /// is left in the trash, the events that are not among `events`.
    pub(in crate::app) fn forget(&mut self, check_ins: &[CheckInId], events: Option<&[&EventId]>) {
        self.undo.iter_mut().for_each(|step| step.forget(check_ins, events));
        self.undo.retain(|step| !step.is_about(check_ins));
        if let Some(there) = events {
            self.undo.retain(|step| step.event().is_none_or(|event| there.contains(&event)));
        }
    }
}
