//! What is changed in the journal beside its check-ins, each with how it is taken back.

use super::{Forms, Model, Notice, Request, TrialInHand, UndoStep, moment::new_id, unsaved::Unsaved};
use crate::domain::{Answer, CanBe, Catalogue, DraftProblem, Event, Outcome, PatternAnswer, Plan, Settings, Trial};
use std::{collections::HashSet, sync::Arc};

impl Model {
    pub(super) fn save_event(&mut self, forms: &mut Forms, event: Event, now_ms: i64) -> Vec<Request> {
        let before = self.journal.events.iter().find(|e| e.id == event.id).cloned();
        let stays = before.as_ref().is_some_and(|b| b.day == event.day);
        if !stays && CanBe::on(self.today()).day(event.day).is_err() {
            self.notice = Some(Notice { text: DraftProblem::Day.to_string(), failed: true, undo: false });
            return self.keep_others(forms, now_ms);
        }
        let typed = Unsaved::event(&event, before.is_none());
        let undo = before.unwrap_or_else(|| Event { deleted_ms: Some(now_ms), ..event.clone() });
        forms.event = None;
        self.write_typed(Request::SaveEvent(event), Some(UndoStep::Event(undo)), Some(typed))
    }

    pub(super) fn delete_event(&mut self, id: &str, now_ms: i64) -> Vec<Request> {
        let Some(event) = self.journal.events.iter().find(|e| &*e.id == id).cloned() else { return Vec::new() };
        let gone = Event { deleted_ms: Some(now_ms), ..event.clone() };
        self.write(Request::SaveEvent(gone), Some(UndoStep::Event(event)))
    }

    pub(super) fn save_trial(
        &mut self,
        begun: TrialInHand,
        after: Option<Answer>,
        outcome: Option<Outcome>,
        note: String,
    ) -> Vec<Request> {
        if outcome == Some(Outcome::Worse) {
            self.offer_help();
        }
        let typed = TrialInHand { asking_after: true, after, outcome, note: note.clone(), ..begun.clone() };
        let TrialInHand { way, at, before, .. } = begun;
        let day = at.instant.day(self.journal.settings.day_start);
        let id = new_id(self.now.instant.utc_ms);
        let trial = Trial { id, way, at, day, before, after, outcome, note };
        let undo = UndoStep::Trial(Box::new(trial.clone()));
        self.write_typed(Request::SaveTrial(trial), Some(undo), Some(Unsaved::Trial(Box::new(typed))))
    }

    pub(super) fn save_settings(&mut self, settings: Settings) -> Vec<Request> {
        // Shown at once; the file follows.
        if settings.welcomed && !self.journal.settings.welcomed {
            self.arrivals += 1;
        }
        let before = self.journal.settings.clone();
        Arc::make_mut(&mut self.journal).settings = settings.clone();
        if !self.is_open() {
            // Larger letters and the like hold for as long as the window lives.
            return Vec::new();
        }
        // What was only looked at and left is no change of the person's.
        let Settings { welcomed, welcome_page, sync_warned, .. } = settings;
        let looked_at = Settings { welcomed, welcome_page, sync_warned, ..before.clone() };
        let undo = (looked_at != settings).then(|| UndoStep::Settings(Box::new(before)));
        self.write(Request::SaveSettings(settings), undo)
    }

    pub(super) fn save_plan(&mut self, plan: Plan) -> Vec<Request> {
        let before = self.journal.plans.iter().find(|p| p.id == plan.id).cloned();
        let typed = before.is_none().then(|| Unsaved::Plan(plan.clone()));
        let undo = before.map_or_else(|| UndoStep::MadePlan(plan.clone()), UndoStep::Plan);
        self.write_typed(Request::SavePlan(plan), Some(undo), typed)
    }

    pub(super) fn answer_pattern(&mut self, answer: PatternAnswer) -> Vec<Request> {
        // One that was never answered is as good as not dismissed.
        let none = PatternAnswer { dismissed: false, reason: String::new(), ..answer.clone() };
        let before = self.journal.pattern_answer(&answer.pattern).cloned().unwrap_or(none);
        if self.is_open() {
            // Shown at once; the file follows.
            let answers = &mut Arc::make_mut(&mut self.journal).pattern_answers;
            match answers.iter_mut().find(|a| a.pattern == answer.pattern) {
                Some(there) => there.clone_from(&answer),
                None => answers.push(answer.clone()),
            }
        }
        self.write(Request::SavePatternAnswer(answer), Some(UndoStep::PatternAnswer(before)))
    }

    pub(super) fn save_catalogue(&mut self, catalogue: Catalogue) -> Vec<Request> {
        let before = self.journal.catalogue.clone();
        // Shown at once, so that the next change builds on it; the file follows.
        Arc::make_mut(&mut self.journal).catalogue = catalogue.clone();
        self.write(Request::SaveCatalogue(catalogue), Some(UndoStep::Catalogue(before)))
    }

    pub(super) fn restore_from_trash(&mut self, id: Arc<str>) -> Vec<Request> {
        let deleted_ms = self.journal.trash.iter().find(|c| *c.id == *id).and_then(|c| c.deleted_ms);
        let again = deleted_ms.map(|at| UndoStep::DeleteAgain(Arc::clone(&id), at));
        self.write(Request::UndeleteCheckIn { id }, again)
    }

    pub(super) fn delete_for_good(&mut self, ids: Vec<Arc<str>>) -> Vec<Request> {
        // What is gone for good is not kept in memory either, and nothing brings it back.
        self.undo.retain(|step| step.check_in().is_none_or(|c| ids.iter().all(|id| **id != *c)));
        if self.journal.trash.iter().all(|c| ids.iter().any(|id| **id == *c.id)) {
            // The events that were removed go with the last of the trash.
            let there: HashSet<&str> = self.journal.events.iter().map(|e| &*e.id).collect();
            self.undo.retain(|step| !matches!(step, UndoStep::Event(e) if !there.contains(&*e.id)));
        }
        self.earlier = None;
        self.write(Request::DeleteForGood { ids }, None)
    }
}
