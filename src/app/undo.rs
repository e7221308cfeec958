//! Taking back the last things that were done.

use super::{Forms, Model, Request, Room, TrialInHand, UndoStep, unsaved::Unsaved};
use crate::domain::{Catalogue, CheckIn, Settings, Trial, Way, in_place_of};
use std::sync::Arc;

/// At most this many steps can be taken back.
const UNDO_STEPS: usize = 20;

impl Model {
    pub(super) fn take_back(&mut self, forms: &mut Forms, now_ms: i64) -> Vec<Request> {
        let Some(step) = self.undo.pop() else { return Vec::new() };
        self.notice = None;
        match step {
            UndoStep::Unsave(check_in) => {
                let mut words = self.form_of(&check_in);
                words.editing = None;
                words.other_time = words.other_time.filter(|(day, _)| *day != self.today());
                self.put_in_form(forms, words);
                self.go(Room::Today);
                let gone = Request::DeleteCheckIn { id: (&check_in.id).into(), at_ms: now_ms };
                let mut requests = self.put_back(gone, "Taken back. What it said stands in the form");
                requests.extend(self.keep_draft(forms, now_ms));
                requests
            }
            UndoStep::Revert(old) => {
                let check_in = Box::new(CheckIn::clone(&old));
                self.write(Request::SaveCheckIn { check_in, now_ms, said: "Put back as it was", from_form: false }, None)
            }
            UndoStep::Undelete(id) => self.put_back(Request::UndeleteCheckIn { id }, "Taken back out of the trash"),
            UndoStep::DeleteAgain(id, at_ms) => {
                self.put_back(Request::DeleteCheckIn { id, at_ms }, "The check-in is in the trash again")
            }
            UndoStep::Emptied(words) => {
                self.put_in_form(forms, *words);
                self.go(Room::Today);
                self.keep_draft(forms, now_ms)
            }
            UndoStep::Event(event) => {
                let said = if event.deleted_ms.is_some() { "The event is taken back" } else { "The event is as it was" };
                self.put_back(Request::SaveEvent(event), said)
            }
            UndoStep::Trial(trial) => {
                let id = Arc::clone(&trial.id);
                self.go(Room::Ways);
                self.open_way = Some(trial.way);
                Unsaved::Trial(Box::new(in_hand(*trial))).put_back(forms);
                self.put_back(Request::RemoveTrial { id }, "The try is taken back. Its last question is open again")
            }
            UndoStep::MadePlan(plan) => {
                let id = Arc::clone(&plan.id);
                Unsaved::Plan(plan).put_back(forms);
                self.put_back(Request::RemovePlan { id }, "The plan is taken back. Its words stand in the form")
            }
            UndoStep::Plan(plan) => self.put_back(Request::SavePlan(plan), "The plan is as it was"),
            UndoStep::LetGo(plan) => self.put_back(Request::SavePlan(plan), "The plan is there again"),
            UndoStep::Done(before) => {
                forms.done.get_or_insert(before.form.clone());
                let gone = Request::TakeBackDone { before, at_ms: now_ms };
                self.put_back(gone, "The plan is open again, and what was kept of it is in the trash")
            }
            UndoStep::Written(id, page) => {
                self.go(Room::Ways);
                self.open_way = Some(Way::Journal);
                forms.writing.get_or_insert(page);
                forms.is_writing = true;
                self.put_back(Request::DeleteCheckIn { id, at_ms: now_ms }, "Taken back. The page is open in the writing room")
            }
            UndoStep::WayItems(before, after) => {
                let journal = Arc::make_mut(&mut self.journal);
                journal.way_items = in_place_of(&journal.way_items, &after, &before);
                self.put_back(Request::SaveWayItems { items: before, seen: after }, "Your list is as it was")
            }
            UndoStep::PatternAnswer(answer) => {
                self.put_back(Request::SavePatternAnswer(answer), "Your answer to the pattern is taken back")
            }
            UndoStep::Settings(before) => {
                let Settings { welcomed, welcome_page, sync_warned, .. } = self.journal.settings;
                let settings = Settings { welcomed, welcome_page, sync_warned, ..*before };
                Arc::make_mut(&mut self.journal).settings = settings.clone();
                self.put_back(Request::SaveSettings(settings), "The setting is as it was")
            }
            UndoStep::Catalogue(before) => {
                let catalogue = without_what_was_added(before, &self.journal.catalogue);
                Arc::make_mut(&mut self.journal).catalogue = catalogue.clone();
                self.put_back(Request::SaveCatalogue(catalogue), "The feelings and symptoms are as they were")
            }
            UndoStep::Rewritten(done, drafts) => self.take_back_rewrite(forms, done, *drafts, now_ms),
            UndoStep::SafetyPlan(plan) => self.put_back(Request::SaveSafetyPlan(*plan), "The safety plan is as it was"),
            UndoStep::Contacts(contacts) => self.put_back(Request::SaveContacts(contacts), "The contacts are as they were"),
        }
    }

    /// Asks for a write that takes something back, and tells that once it is done.
    pub(super) fn put_back(&mut self, request: Request, says: &'static str) -> Vec<Request> {
        let requests = self.write(request, None);
        if let Some(pending) = self.pending.back_mut().filter(|_| !requests.is_empty()) {
            pending.says = Some(says);
        }
        requests
    }

    /// An earlier version in the place of what the check-in says now: a change like any other.
    pub(super) fn put_version_back(&mut self, version: &CheckIn, now_ms: i64) -> Vec<Request> {
        let Some(now) = self.journal.check_in(&version.id).cloned() else { return Vec::new() };
        let check_in = Box::new(CheckIn::clone(version));
        self.earlier = None;
        let said = "The earlier version is back. What it said before is kept among the earlier versions";
        self.write(Request::SaveCheckIn { check_in, now_ms, said, from_form: false }, Some(UndoStep::Revert(now)))
    }

    pub(super) fn remember(&mut self, step: UndoStep) {
        self.undo.push(step);
        if self.undo.len() > UNDO_STEPS {
            self.undo.remove(0);
        }
    }
}

/// A finished trial at its last question again.
fn in_hand(trial: Trial) -> TrialInHand {
    let Trial { id: _, way, at, day: _, before, after, outcome, note } = trial;
    TrialInHand { asking_after: true, after, outcome, note, ..TrialInHand::begin(way, at, before) }
}

/// A feeling or symptom that was added stays in the journal, where answers may name it by now, but is put away.
fn without_what_was_added(before: Catalogue, now: &Catalogue) -> Catalogue {
    let mut catalogue = before;
    for added in &now.feelings {
        if catalogue.feeling(added.id).is_none() {
            catalogue.feelings.push(crate::domain::Feeling { retired: true, ..added.clone() });
        }
    }
    for added in &now.symptoms {
        if catalogue.symptom(added.id).is_none() {
            catalogue.symptoms.push(crate::domain::Symptom { retired: true, ..added.clone() });
        }
    }
    catalogue
}
