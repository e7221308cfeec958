//! Taking back the last things that were done.

use super::{Forms, Model, Request, Room, UndoStep};
use crate::domain::{CheckIn, CheckInDraft};

/// At most this many steps can be taken back.
const UNDO_STEPS: usize = 20;

impl Model {
    pub(super) fn take_back(&mut self, forms: &mut Forms, now_ms: i64) -> Vec<Request> {
        let Some(step) = self.undo.pop() else { return Vec::new() };
        self.notice = None;
        match step {
            UndoStep::Unsave(check_in) => {
                let mut words = CheckInDraft::from_check_in(&check_in);
                words.editing = None;
                words.other_time = words.other_time.filter(|(day, _)| *day != self.today());
                self.put_in_form(forms, words);
                self.go(Room::Today);
                let mut requests = self.write(Request::DeleteCheckIn { id: (&check_in.id).into(), at_ms: now_ms }, None);
                requests.extend(self.keep_draft(forms, now_ms));
                requests
            }
            UndoStep::Revert(old) => {
                let check_in = Box::new(CheckIn::clone(&old));
                self.write(Request::SaveCheckIn { check_in, now_ms, said: "Put back as it was", from_form: false }, None)
            }
            UndoStep::Undelete(id) => self.write(Request::UndeleteCheckIn { id }, None),
            UndoStep::Emptied(words) => {
                self.put_in_form(forms, *words);
                self.go(Room::Today);
                self.keep_draft(forms, now_ms)
            }
            UndoStep::Event(event) => self.write(Request::SaveEvent(event), None),
        }
    }

    pub(super) fn remember(&mut self, step: UndoStep) {
        self.undo.push(step);
        if self.undo.len() > UNDO_STEPS {
            self.undo.remove(0);
        }
    }
}
