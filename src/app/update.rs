//! What each action does to the model, and what it asks of the worker.

use super::{
    Action, Forms, Model, Notice, Request, Room, SearchState, Standing, TrialInHand, UndoStep,
    model::Pending,
    moment::{moment_at, new_id},
};
use crate::{
    domain::{Answer, CheckIn, CheckInDraft, Event, Moment, Outcome, SELF_HARM_KEY, Settings, SymptomAnswer, Trial, Way},
    exchange::draft,
};
use std::sync::Arc;

/// At most this many steps can be taken back.
const UNDO_STEPS: usize = 20;

impl Model {
    /// Carries out one action. `now` is the moment it was asked for.
    #[must_use]
    pub fn apply(&mut self, forms: &mut Forms, action: Action, now: &Moment) -> Vec<Request> {
        self.now = now.clone();
        let now_ms = now.instant.utc_ms;
        match action {
            Action::Go(room) => {
                self.go(room);
                Vec::new()
            }
            Action::SaveCheckIn => self.save_check_in(forms, now),
            Action::KeepDraft => self.keep_draft(forms, now_ms),
            Action::LeaveForm => {
                forms.check_in = CheckInDraft::default();
                forms.problem = None;
                self.keep_draft(forms, now_ms)
            }
            Action::Edit(id) => {
                if let Some(c) = self.journal.check_in(&id) {
                    forms.check_in = CheckInDraft::from_check_in(c);
                    forms.problem = None;
                    self.go(Room::Today);
                }
                self.keep_draft(forms, now_ms)
            }
            Action::Delete(id) => {
                if forms.check_in.editing.as_ref() == Some(&id) {
                    forms.check_in = CheckInDraft::default();
                }
                self.write(Request::DeleteCheckIn { id: Arc::clone(&id), at_ms: now_ms }, Some(UndoStep::Undelete(id)))
            }
            Action::Restore(id) => self.write(Request::UndeleteCheckIn { id }, None),
            Action::WriteFor(day) => {
                let time = forms.check_in.other_time.map_or_else(evening, |(_, t)| t);
                forms.check_in.other_time = (day != self.today()).then_some((day, time));
                self.go(Room::Today);
                self.keep_draft(forms, now_ms)
            }
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
            Action::SaveEvent(event) => {
                let before = self.journal.events.iter().find(|e| e.id == event.id).cloned();
                let undo = before.unwrap_or_else(|| Event { deleted_ms: Some(now_ms), ..event.clone() });
                forms.event = None;
                self.write(Request::SaveEvent(event), Some(UndoStep::Event(undo)))
            }
            Action::DeleteEvent(id) => match self.journal.events.iter().find(|e| e.id == id).cloned() {
                Some(event) => {
                    let gone = Event { deleted_ms: Some(now_ms), ..event.clone() };
                    self.write(Request::SaveEvent(gone), Some(UndoStep::Event(event)))
                }
                None => Vec::new(),
            },
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
                forms.trial = Some(TrialInHand {
                    way,
                    at: now.clone(),
                    before,
                    step: 0,
                    asking_after: false,
                    after: None,
                    outcome: None,
                    note: String::new(),
                });
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
            Action::SavePlan(plan) => self.write(Request::SavePlan(plan), None),
            Action::AnswerPattern(answer) => self.write(Request::SavePatternAnswer(answer), None),
            Action::SaveSettings(settings) => self.save_settings(settings),
            Action::SaveCatalogue(catalogue) => {
                // Shown at once, so that the next change builds on it; the file follows.
                Arc::make_mut(&mut self.journal).catalogue = catalogue.clone();
                self.write(Request::SaveCatalogue(catalogue), None)
            }
            Action::SaveSafetyPlan(plan) => self.write(Request::SaveSafetyPlan(plan), None),
            Action::SaveContacts(contacts) => self.write(Request::SaveContacts(contacts), None),
            Action::Export(path) => vec![Request::Export { path }],
            Action::Import(path) => self.write(Request::Import { path, now_ms }, None),
            Action::OpenJournal(path) => {
                self.standing = Standing::Opening;
                vec![Request::Open { path, today: self.today() }]
            }
            Action::OpenSample => {
                self.standing = Standing::Opening;
                let path = self.own_path.with_file_name("sample.gamut");
                vec![Request::OpenSample { path, today: self.today(), zone: Arc::clone(&now.zone) }]
            }
            Action::LeaveSample => {
                self.standing = Standing::Opening;
                vec![Request::Open { path: self.own_path.clone(), today: self.today() }]
            }
        }
    }

    /// Goes to a room. Nothing that is being typed is touched.
    fn go(&mut self, room: Room) {
        self.room = room;
        if room == Room::Today {
            self.arrivals += 1;
        }
        if room != Room::Ways {
            self.open_way = None;
        }
    }

    /// Asks for a write and remembers what its answer means.
    fn write(&mut self, request: Request, undo: Option<UndoStep>) -> Vec<Request> {
        self.pending.push_back(Pending { undo, empties_form: false });
        vec![request]
    }

    fn save_check_in(&mut self, forms: &mut Forms, now: &Moment) -> Vec<Request> {
        if self.pending.iter().any(|p| p.empties_form) || !self.is_open() {
            return Vec::new();
        }
        let start = self.journal.settings.day_start;
        let draft = &forms.check_in;
        let old = draft.editing.as_ref().and_then(|id| self.journal.check_in(id)).cloned();
        let made = match &old {
            Some(old) => {
                let moved = draft.other_time.filter(|t| *t != (old.day, old.at.instant.wall_clock().time()));
                let at = moved.map_or_else(|| old.at.clone(), |(day, time)| moment_at(day, time, start, &old.at.zone));
                let day = moved.map_or(old.day, |(day, _)| day);
                draft.finish(Arc::clone(&old.id), at, day, old.written_at(), start).map(|c| CheckIn {
                    source: old.source.clone(),
                    written: old.written.or(c.written),
                    ..c
                })
            }
            None => {
                let id = new_id(now.instant.utc_ms);
                let other = draft.other_time.filter(|(day, _)| *day != self.today());
                let at = other.map_or_else(|| now.clone(), |(day, time)| moment_at(day, time, start, &now.zone));
                let day = other.map_or_else(|| self.today(), |(day, _)| day);
                draft.finish(id, at, day, now.instant, start)
            }
        };
        match made {
            Ok(check_in) => {
                forms.problem = None;
                if self.calls_for_help(&check_in) {
                    self.go(Room::Help);
                }
                let (undo, said) = match old {
                    Some(old) => (UndoStep::Revert(old), "Changed"),
                    None => (UndoStep::Unsave(Arc::new(check_in.clone())), "Saved"),
                };
                self.pending.push_back(Pending { undo: Some(undo), empties_form: true });
                vec![Request::SaveCheckIn { check_in: Box::new(check_in), now_ms: now.instant.utc_ms, said }]
            }
            Err(problem) => {
                forms.problem = Some(problem.to_string());
                Vec::new()
            }
        }
    }

    /// SAFETY 7: any answer to the self-harm item but "no" opens help; the check-in is kept all the same.
    fn calls_for_help(&self, check_in: &CheckIn) -> bool {
        let item = self.journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id);
        item.and_then(|id| check_in.symptom(id)).is_some_and(SymptomAnswer::calls_for_help)
    }

    fn keep_draft(&mut self, forms: &Forms, now_ms: i64) -> Vec<Request> {
        if !self.is_open() || forms.check_in == self.kept_draft {
            return Vec::new();
        }
        self.kept_draft = forms.check_in.clone();
        let empty = forms.check_in.is_empty() && forms.check_in.editing.is_none();
        let body = (!empty).then(|| draft::encode(&forms.check_in));
        vec![Request::KeepDraft { body, now_ms }]
    }

    fn take_back(&mut self, forms: &mut Forms, now_ms: i64) -> Vec<Request> {
        let Some(step) = self.undo.pop() else { return Vec::new() };
        self.notice = None;
        match step {
            UndoStep::Unsave(check_in) => {
                let mut words = CheckInDraft::from_check_in(&check_in);
                words.editing = None;
                words.other_time = words.other_time.filter(|(day, _)| *day != self.today());
                if forms.check_in.is_empty() {
                    forms.check_in = words;
                }
                self.go(Room::Today);
                self.write(Request::DeleteCheckIn { id: Arc::clone(&check_in.id), at_ms: now_ms }, None)
            }
            UndoStep::Revert(old) => {
                let check_in = Box::new(CheckIn::clone(&old));
                self.write(Request::SaveCheckIn { check_in, now_ms, said: "Put back as it was" }, None)
            }
            UndoStep::Undelete(id) => self.write(Request::UndeleteCheckIn { id }, None),
            UndoStep::Event(event) => self.write(Request::SaveEvent(event), None),
        }
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
        let TrialInHand { way, at, before, .. } = begun;
        let day = at.instant.day(self.journal.settings.day_start);
        let id = new_id(self.now.instant.utc_ms);
        self.write(Request::SaveTrial(Trial { id, way, at, day, before, after, outcome, note }), None)
    }

    fn save_settings(&mut self, settings: Settings) -> Vec<Request> {
        // Shown at once; the file follows.
        if settings.welcomed && !self.journal.settings.welcomed {
            self.arrivals += 1;
        }
        Arc::make_mut(&mut self.journal).settings = settings.clone();
        self.write(Request::SaveSettings(settings), None)
    }

    pub(super) fn remember(&mut self, step: UndoStep) {
        self.undo.push(step);
        if self.undo.len() > UNDO_STEPS {
            self.undo.remove(0);
        }
    }

    /// The way that stands first for this person now.
    #[must_use]
    pub fn first_way(&self) -> Option<Way> {
        self.findings.as_ref().and_then(|f| f.ways.first()).map(|r| r.way)
    }
}

/// The time a check-in about another day starts with: 20:00, our choice, because most people write
/// about a day in its evening.
fn evening() -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default()
}
