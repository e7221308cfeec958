//! What was typed for a write, so that it stands in its form again when the disk did not take it.

use super::{DoneForm, EventForm, Forms, PlanForm, TrialInHand, Writing};
use crate::domain::{Event, ItemForm, ItemKind, OwnContact, Plan, WayItem};

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unsaved {
    Event(EventForm),
    Trial(Box<TrialInHand>),
    Plan(Plan),
    Contact(OwnContact),
    Done(DoneForm),
    Writing(Writing),
    /// One that was there already.
    ChangedContact(OwnContact),
    Item(WayItem),
    /// One that was there already.
    ChangedItem(WayItem),
}

impl Unsaved {
    /// The form of an event; `is_new` when the journal did not have it yet.
    pub(super) fn event(event: &Event, is_new: bool) -> Self {
        let Event { id, day, what, name, dose, note, .. } = event.clone();
        Self::Event(EventForm { id: (!is_new).then_some(id), day, what, name, dose, note })
    }

    /// Puts it back, unless something else was begun there in the meantime.
    pub(super) fn put_back(self, forms: &mut Forms) {
        match self {
            Self::Event(event) => {
                forms.event.get_or_insert(event);
            }
            Self::Trial(trial) => {
                forms.trial.get_or_insert(*trial);
            }
            Self::Plan(plan) => {
                let form = forms.plans.entry(plan.way).or_default();
                if form.what.trim().is_empty() {
                    *form = PlanForm { what: plan.what, day: plan.day, item: plan.item, expected: plan.expected };
                }
            }
            Self::Done(form) => {
                forms.done.get_or_insert(form);
            }
            Self::Writing(page) => {
                forms.writing.get_or_insert(page);
            }
            Self::ChangedContact(contact) => {
                forms.contact_in_hand.get_or_insert(contact);
            }
            Self::Item(item) => {
                // It may stand open, though it is on no list.
                let item = forms.changing.take_if(|open| open.id == item.id).unwrap_or(item);
                let form = forms.items.entry(item.kind).or_default();
                if form.words.trim().is_empty() && form.more.trim().is_empty() {
                    *form = ItemForm { words: item.words, more: item.more };
                }
            }
            Self::ChangedItem(item) if item.kind == ItemKind::DoctorQuestion => {
                forms.asking.get_or_insert((item.id, item.words));
            }
            Self::ChangedItem(item) => {
                forms.changing.get_or_insert(item);
            }
            Self::Contact(contact) => {
                let (name, reach) = &mut forms.contact;
                if name.trim().is_empty() && reach.trim().is_empty() {
                    (*name, *reach) = (contact.name, contact.reach);
                }
            }
        }
    }
}
