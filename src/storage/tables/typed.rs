//! What was typed in one form, in one write.

use super::{
    check_ins::{clear_draft, put_version, set_deleted},
    ways::put_event,
};
use crate::{
    domain::{CheckIn, CheckInId, Event},
    storage::{StorageError, Store},
};

impl Store {
    /// Saves a check-in and an event that was typed beside it: all of it or nothing. `clears_draft` as in
    /// [`Store::save_check_in`].
    ///
    /// # Errors
    /// As [`Store::save_check_in`].
    pub fn save_what_was_typed(
        &mut self,
        check_in: Option<&CheckIn>,
        event: Option<&Event>,
        now_ms: i64,
        clears_draft: Option<&str>,
    ) -> Result<(), StorageError> {
        self.write("Saving the check-in", |tx| {
            if let Some(c) = check_in {
                put_version(tx, c, now_ms)?;
            }
            if let Some(event) = event {
                put_event(tx, event)?;
            }
            if let Some(slot) = clears_draft {
                clear_draft(tx, slot)?;
            }
            Ok(())
        })
    }

    /// Takes that back: the check-in `gone` into the trash, or `before` in the place of what was changed, and the event as
    /// it is to be.
    ///
    /// # Errors
    /// As [`Store::save_check_in`].
    pub fn take_back_what_was_typed(
        &mut self,
        gone: Option<&CheckInId>,
        before: Option<&CheckIn>,
        event: Option<&Event>,
        at_ms: i64,
    ) -> Result<(), StorageError> {
        self.write("Taking the check-in back", |tx| {
            if let Some(id) = gone {
                set_deleted(tx, id, Some(at_ms), at_ms)?;
            }
            if let Some(c) = before {
                put_version(tx, c, at_ms)?;
            }
            if let Some(event) = event {
                put_event(tx, event)?;
            }
            Ok(())
        })
    }
}
