//! What is asked for in the room of Help.

use super::{Action, Forms, Model, Request, Room, UndoStep, unsaved::Unsaved};
use crate::{
    domain::{OwnContact, SafetyPlan},
    report::HelpPage,
};

impl Model {
    /// Carries out an action of that room. [`Model::apply`] has all others.
    pub(super) fn apply_for_help(&mut self, forms: &Forms, action: Action) -> Vec<Request> {
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
            Action::SaveHelpPage { to, plan, contacts } => {
                vec![Request::SaveHelpPage { page: Box::new(self.help_page(forms, plan, contacts)), to }]
            }
            _ => Vec::new(),
        }
    }

    fn save_safety_plan(&mut self, plan: SafetyPlan) -> Vec<Request> {
        let before = UndoStep::SafetyPlan(Box::new(self.journal.safety_plan.clone()));
        self.write(Request::SaveSafetyPlan(plan), Some(before))
    }

    fn save_contacts(&mut self, contacts: Vec<OwnContact>) -> Vec<Request> {
        let held = |c: &OwnContact| self.journal.contacts.iter().any(|held| held.id == c.id);
        let added = contacts.iter().find(|c| !held(c)).cloned().map(Unsaved::Contact);
        let changed = |c: &&OwnContact| self.journal.contacts.iter().any(|held| held.id == c.id && held != *c);
        let typed = added.or_else(|| contacts.iter().find(changed).cloned().map(Unsaved::ChangedContact));
        let before = UndoStep::Contacts(self.journal.contacts.clone());
        self.write_typed(Request::SaveContacts(contacts), Some(before), typed)
    }

    /// The country whose lines are shown: kept in the journal while one is open, else for as long as the window lives.
    /// None is assumed (SAFETY 3).
    #[must_use]
    pub fn help_country(&self, forms: &Forms) -> Option<String> {
        let kept = if self.is_open() { self.journal.settings.country.clone() } else { None };
        kept.or_else(|| forms.country.clone())
    }

    /// What stands on the page of help; of the person's own only what was ticked, as it stands on the screen.
    fn help_page(&self, forms: &Forms, plan: bool, contacts: bool) -> HelpPage {
        HelpPage {
            country: self.help_country(forms),
            plan: (plan && self.is_open()).then(|| forms.safety_plan.clone()),
            contacts: if contacts && self.is_open() { self.journal.contacts.clone() } else { Vec::new() },
            today: self.today(),
        }
    }
}
