//! What is done among the ways beside trying one: own lists, plans, a page in the writing room.

use super::{DoneBefore, Forms, Model, Notice, Request, Room, UndoStep, moment::new_id, unsaved::Unsaved};
use crate::domain::{
    Answers, Besides, CheckIn, DoneForm, ExpectedFelt, ItemKind, Moment, Outcome, Plan, Trial, WayItem, Writing,
};
use std::sync::Arc;

impl Model {
    pub(super) fn save_way_items(&mut self, items: Vec<WayItem>) -> Vec<Request> {
        let before = self.journal.way_items.clone();
        if before == items {
            return Vec::new();
        }
        // Shown at once, so that the next change builds on it; the file follows.
        Arc::make_mut(&mut self.journal).way_items.clone_from(&items);
        let typed = typed_for(&before, &items);
        let undo = UndoStep::WayItems(before.clone(), items.clone());
        self.write_typed(Request::SaveWayItems { items, seen: before }, Some(undo), typed)
    }

    pub(super) fn let_go_of_plan(&mut self, forms: &mut Forms, id: &Arc<str>) -> Vec<Request> {
        let Some(plan) = self.plan(id).cloned() else { return Vec::new() };
        forms.done.take_if(|done| done.plan == *id);
        let requests = self.write(Request::RemovePlan { id: Arc::clone(id) }, Some(UndoStep::LetGo(plan)));
        if let Some(pending) = self.pending.back_mut().filter(|_| !requests.is_empty()) {
            pending.says = Some("Let go");
        }
        requests
    }

    fn plan(&self, id: &str) -> Option<&Plan> {
        self.journal.plans.iter().find(|p| &*p.id == id)
    }

    /// What was expected and felt becomes a check-in of its own, where the picture of both finds it. Nothing said
    /// makes none.
    pub(super) fn finish_plan(&mut self, forms: &mut Forms, now: &Moment) -> Vec<Request> {
        let Some(form) = forms.done.take() else { return Vec::new() };
        let Some(before) = self.plan(&form.plan).filter(|p| p.done_ms.is_none()).cloned() else { return Vec::new() };
        let (now_ms, day) = (now.instant.utc_ms, now.instant.day(self.journal.settings.day_start));
        let DoneForm { felt, outcome, .. } = form;
        let expected = before.expected.or(form.expected);
        let check_in = (felt.is_some() || expected.is_some()).then(|| {
            let expected_felt = vec![ExpectedFelt { what: before.what.clone(), expected, felt }];
            let besides = Besides { expected_felt, ..Besides::default() };
            CheckIn::new(&*new_id(now_ms), now.clone(), day, Answers::default()).with(besides)
        });
        let trial = outcome.map(|outcome| Trial {
            id: new_id(now_ms),
            way: before.way,
            at: now.clone(),
            day,
            before: None,
            after: None,
            outcome: Some(outcome),
            note: before.what.clone(),
        });
        let kept_in: Option<Arc<str>> = check_in.as_ref().map(|c| (&c.id).into());
        let plan = Plan { done_ms: Some(now_ms), kept_in: kept_in.clone(), expected, ..before.clone() };
        let trial_id = trial.as_ref().map(|t| Arc::clone(&t.id));
        let undo = DoneBefore { plan: before, form: form.clone(), check_in: kept_in, trial: trial_id };
        if outcome == Some(Outcome::Worse) {
            self.offer_help();
        }
        let request = Request::SaveDone { plan, check_in: check_in.map(Box::new), trial, now_ms };
        self.write_typed(request, Some(UndoStep::Done(Box::new(undo))), Some(Unsaved::Done(form)))
    }

    /// SAFETY 17: "worse" is an answer, and offers help.
    pub(super) fn offer_help(&mut self) {
        self.notice = Some(Notice { text: "Thank you for saying so. Help is here".into(), failed: false, undo: false });
        self.go(Room::Help);
    }

    /// The page becomes a check-in that answers no feeling. A try in hand goes on to its last question.
    pub(super) fn keep_writing(&mut self, forms: &mut Forms, now: &Moment) -> Vec<Request> {
        let Some(page) = forms.writing.take_if(|page| !page.words.trim().is_empty()) else { return Vec::new() };
        let day = now.instant.day(self.journal.settings.day_start);
        let id = new_id(now.instant.utc_ms);
        let besides = Besides { note: page.note().into(), ..Besides::default() };
        let check_in = Box::new(CheckIn::new(&*id, now.clone(), day, Answers::default()).with(besides));
        if let Some(trial) = forms.trial.as_mut().filter(|t| t.way == crate::domain::Way::Journal) {
            trial.asking_after = true;
        }
        let (now_ms, said) = (now.instant.utc_ms, "The page is kept in your journal");
        let request = Request::SaveCheckIn { check_in, now_ms, said, from_form: false };
        let undo = UndoStep::Written(id, Writing::clone(&page));
        self.write_typed(request, Some(undo), Some(Unsaved::Writing(page)))
    }
}

/// The words that are new on the lists. A question for the doctor that is filled in has none of its own.
fn typed_for(before: &[WayItem], items: &[WayItem]) -> Option<Unsaved> {
    items.iter().find_map(|item| match before.iter().find(|b| b.id == item.id) {
        None if item.kind == ItemKind::DoctorQuestion && !item.more.is_empty() => None,
        None => Some(Unsaved::Item(item.clone())),
        Some(was) if (&was.words, &was.more) == (&item.words, &item.more) => None,
        Some(_) => Some(Unsaved::ChangedItem(item.clone())),
    })
}
