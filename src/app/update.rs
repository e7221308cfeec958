//! What each action does to the model, and what it asks of the worker.

use super::{
    Action, Forms, Model, Notice, Request, Room, SearchState, Standing, TrialInHand, UndoStep, model::Pending, moment::new_id,
    unsaved::Unsaved,
};
use crate::domain::{Answer, Event, Moment, Outcome, OwnContact, PatternAnswer, Settings, Trial, Way};
use std::{path::PathBuf, sync::Arc};

impl Model {
    /// Carries out one action. `now` is the moment it was asked for.
    #[must_use]
    pub fn apply(&mut self, forms: &mut Forms, action: Action, now: &Moment) -> Vec<Request> {
        self.now = now.clone();
        let now_ms = now.instant.utc_ms;
        match action {
            Action::Go(room) => {
                // What was said in one room is not said again in the next; what failed stays until it is read.
                if room != self.room {
                    self.notice.take_if(|n| !n.failed);
                }
                self.go(room);
                Vec::new()
            }
            Action::SaveCheckIn => self.save_check_in(forms, now),
            Action::KeepDraft => self.keep_draft(forms, now_ms),
            Action::LeaveForm => self.leave_form(forms, now_ms),
            Action::Edit(id) => self.edit(forms, &id, now_ms),
            Action::Delete(id) => self.delete(forms, id, now_ms),
            Action::Restore(id) => {
                let deleted_ms = self.journal.trash.iter().find(|c| *c.id == *id).and_then(|c| c.deleted_ms);
                let again = deleted_ms.map(|at| UndoStep::DeleteAgain(Arc::clone(&id), at));
                self.write(Request::UndeleteCheckIn { id }, again)
            }
            Action::WriteFor(day) => self.write_for(forms, day, now_ms),
            Action::Undo => self.take_back(forms, now_ms),
            Action::CloseNotice => {
                self.notice = None;
                Vec::new()
            }
            Action::ShowDay(day) => {
                self.shown_day = Some(day);
                forms.search.clear();
                self.search = SearchState::default();
                self.go(Room::Journal);
                Vec::new()
            }
            Action::Search(words) => {
                self.search.words.clone_from(&words);
                self.search.answered = false;
                if words.trim().is_empty() {
                    self.search.hits.clear();
                    return Vec::new();
                }
                vec![Request::Search { words }]
            }
            Action::SaveEvent(event) => self.save_event(forms, event, now_ms),
            Action::DeleteEvent(id) => self.delete_event(&id, now_ms),
            Action::OpenWay(way) => {
                self.go(Room::Ways);
                self.open_way = Some(way);
                Vec::new()
            }
            Action::CloseWay => {
                self.open_way = None;
                Vec::new()
            }
            Action::BeginTrial(way, before) => {
                forms.before = None;
                forms.trial = Some(TrialInHand::begin(way, now.clone(), before));
                Vec::new()
            }
            Action::LeaveTrial => {
                forms.trial = None;
                Vec::new()
            }
            Action::FinishTrial { after, outcome, note } => match forms.trial.take() {
                Some(begun) => self.save_trial(begun, after, outcome, note),
                None => Vec::new(),
            },
            Action::SavePlan(plan) => {
                let before = self.journal.plans.iter().find(|p| p.id == plan.id).cloned();
                let typed = before.is_none().then(|| Unsaved::Plan(plan.clone()));
                let undo = before.map_or_else(|| UndoStep::MadePlan(plan.clone()), UndoStep::Plan);
                self.write_typed(Request::SavePlan(plan), Some(undo), typed)
            }
            Action::AnswerPattern(answer) => {
                // One that was never answered is as good as not dismissed.
                let none = PatternAnswer { dismissed: false, reason: String::new(), ..answer.clone() };
                let before = self.journal.pattern_answer(&answer.pattern).cloned().unwrap_or(none);
                self.write(Request::SavePatternAnswer(answer), Some(UndoStep::PatternAnswer(before)))
            }
            Action::SaveSettings(settings) => self.save_settings(settings),
            Action::SaveCatalogue(catalogue) => {
                let before = self.journal.catalogue.clone();
                // Shown at once, so that the next change builds on it; the file follows.
                Arc::make_mut(&mut self.journal).catalogue = catalogue.clone();
                self.write(Request::SaveCatalogue(catalogue), Some(UndoStep::Catalogue(before)))
            }
            Action::SaveSafetyPlan(plan) => {
                let before = UndoStep::SafetyPlan(Box::new(self.journal.safety_plan.clone()));
                self.write(Request::SaveSafetyPlan(plan), Some(before))
            }
            Action::SaveContacts(contacts) => {
                let held = |c: &OwnContact| self.journal.contacts.iter().any(|held| held.id == c.id);
                let added = contacts.iter().find(|c| !held(c)).cloned();
                let before = UndoStep::Contacts(self.journal.contacts.clone());
                self.write_typed(Request::SaveContacts(contacts), Some(before), added.map(Unsaved::Contact))
            }
            Action::Export(path) => vec![Request::Export { path }],
            Action::Import(path) => self.write(Request::Import { path, now_ms }, None),
            Action::OpenJournal(path) => self.open(path),
            Action::OpenSample => {
                self.standing = Standing::Opening;
                let path = self.own_path.with_file_name("sample.gamut");
                vec![Request::OpenSample { path, today: self.today(), zone: Arc::clone(&now.zone) }]
            }
            Action::LeaveSample => self.open(self.own_path.clone()),
            Action::Lock => vec![Request::Lock],
            Action::Unlock(secret) => {
                self.standing = Standing::Opening;
                vec![Request::Open { path: self.path.clone(), today: self.today(), secret: Some(secret) }]
            }
            Action::SetPassphrase { old, new } => vec![Request::SetPassphrase { old, new, now_ms }],
            Action::CloseCode => {
                self.code = None;
                Vec::new()
            }
            Action::ListBackups => vec![Request::ListBackups],
            Action::BackUp => vec![Request::BackUp { now_ms }],
            Action::Compare { backup, secret } => vec![Request::Compare { backup, secret }],
            Action::CloseComparison => {
                self.comparison = None;
                Vec::new()
            }
            Action::RestoreBackup { backup, secret } => {
                self.standing = Standing::Opening;
                vec![Request::Restore { backup, secret, now_ms }]
            }
            Action::CopyMissing { backup, secret } => self.write(Request::CopyMissing { backup, secret, now_ms }, None),
            Action::Salvage => {
                self.standing = Standing::Opening;
                vec![Request::Salvage { path: self.path.clone(), secret: None, now_ms }]
            }
            Action::ShowEarlier(id) => vec![Request::Earlier { id }],
            Action::CloseEarlier => {
                self.earlier = None;
                Vec::new()
            }
            Action::PutVersionBack(version) => self.put_version_back(&version, now_ms),
            Action::DeleteForGood(ids) => {
                // What is gone for good is not kept in memory either, and nothing brings it back.
                self.undo.retain(|step| step.check_in().is_none_or(|c| ids.iter().all(|id| **id != *c)));
                self.earlier = None;
                self.write(Request::DeleteForGood { ids }, None)
            }
            Action::DeleteAll { backups_too } => {
                self.standing = Standing::Opening;
                vec![Request::DeleteAll { backups_too }]
            }
        }
    }

    fn open(&mut self, path: PathBuf) -> Vec<Request> {
        self.standing = Standing::Opening;
        vec![Request::Open { path, today: self.today(), secret: None }]
    }

    /// Goes to a room. Nothing that is being typed is touched.
    pub(super) fn go(&mut self, room: Room) {
        self.room = room;
        if room == Room::Today {
            self.arrivals += 1;
        }
        if room != Room::Ways {
            self.open_way = None;
        }
    }

    /// Asks for a write and remembers what its answer means.
    pub(super) fn write(&mut self, request: Request, undo: Option<UndoStep>) -> Vec<Request> {
        self.write_typed(request, undo, None)
    }

    /// The same for what was typed into a form that is empty now.
    fn write_typed(&mut self, request: Request, undo: Option<UndoStep>, unsaved: Option<Unsaved>) -> Vec<Request> {
        if self.standing == Standing::Opening {
            // It would go into a journal that is not on the screen yet.
            let text = "The journal is still being opened. Nothing was changed. Please do that again".into();
            self.notice = Some(Notice { text, failed: true, undo: false });
            return Vec::new();
        }
        self.pending.push_back(Pending { undo, unsaved, ..Pending::default() });
        vec![request]
    }

    fn save_event(&mut self, forms: &mut Forms, event: Event, now_ms: i64) -> Vec<Request> {
        let before = self.journal.events.iter().find(|e| e.id == event.id).cloned();
        let typed = Unsaved::event(&event, before.is_none());
        let undo = before.unwrap_or_else(|| Event { deleted_ms: Some(now_ms), ..event.clone() });
        forms.event = None;
        self.write_typed(Request::SaveEvent(event), Some(UndoStep::Event(undo)), Some(typed))
    }

    fn delete_event(&mut self, id: &str, now_ms: i64) -> Vec<Request> {
        let Some(event) = self.journal.events.iter().find(|e| &*e.id == id).cloned() else { return Vec::new() };
        let gone = Event { deleted_ms: Some(now_ms), ..event.clone() };
        self.write(Request::SaveEvent(gone), Some(UndoStep::Event(event)))
    }

    fn save_trial(
        &mut self,
        begun: TrialInHand,
        after: Option<Answer>,
        outcome: Option<Outcome>,
        note: String,
    ) -> Vec<Request> {
        // SAFETY 17: "worse" offers help.
        if outcome == Some(Outcome::Worse) {
            self.notice = Some(Notice { text: "Thank you for saying so. Help is here".into(), failed: false, undo: false });
            self.go(Room::Help);
        }
        let typed = TrialInHand { asking_after: true, after, outcome, note: note.clone(), ..begun.clone() };
        let TrialInHand { way, at, before, .. } = begun;
        let day = at.instant.day(self.journal.settings.day_start);
        let id = new_id(self.now.instant.utc_ms);
        let trial = Trial { id, way, at, day, before, after, outcome, note };
        let undo = UndoStep::Trial(Box::new(trial.clone()));
        self.write_typed(Request::SaveTrial(trial), Some(undo), Some(Unsaved::Trial(Box::new(typed))))
    }

    fn save_settings(&mut self, settings: Settings) -> Vec<Request> {
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
        let looked_at = Settings { welcomed: settings.welcomed, sync_warned: settings.sync_warned, ..before.clone() };
        let undo = (looked_at != settings).then(|| UndoStep::Settings(Box::new(before)));
        self.write(Request::SaveSettings(settings), undo)
    }

    /// The way that stands first for this person now.
    #[must_use]
    pub fn first_way(&self) -> Option<Way> {
        self.findings.as_ref().and_then(|f| f.ways.first()).map(|r| r.way)
    }
}
