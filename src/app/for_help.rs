//! What is asked for in the room of Help.

use super::{Action, Model, Request, Room, UndoStep, unsaved::Unsaved};
use crate::domain::{OwnContact, SafetyPlan};

impl Model {
    /// Carries out an action of that room. [`Model::apply`] has all others.
    pub(super) fn apply_for_help(&mut self, action: Action) -> Vec<Request> {
        match action {
            Action::Read => {
                self.go(Room::Help);
                self.reading = true;
                Vec::new()
            }
            Action::StopReading => {
                self.reading = false;
                Vec::new()
            }
            Action::SaveSafetyPlan(plan) => self.save_safety_plan(plan),
            Action::SaveContacts(contacts) => self.save_contacts(contacts),
            _ => Vec::new(),
        }
    }

    fn save_safety_plan(&mut self, plan: SafetyPlan) -> Vec<Request> {
        let before = UndoStep::SafetyPlan(Box::new(self.journal.safety_plan.clone()));
        self.write(Request::SaveSafetyPlan(plan), Some(before))
    }

    fn save_contacts(&mut self, contacts: Vec<OwnContact>) -> Vec<Request> {
        let held = |c: &OwnContact| self.journal.contacts.iter().any(|held| held.id == c.id);
        let added = contacts.iter().find(|c| !held(c)).cloned();
        let before = UndoStep::Contacts(self.journal.contacts.clone());
        self.write_typed(Request::SaveContacts(contacts), Some(before), added.map(Unsaved::Contact))
    }
}
