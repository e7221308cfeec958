//! What each action does to the model, and what it asks of the worker.

use super::{
    Action, Forms, Model, Notice, Request, Room, SearchState, Standing, TrialInHand, UndoStep, Wish, model::Pending,
    unsaved::Unsaved,
};
use crate::domain::{Moment, SelfHarmItem, Way};
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
                if room == Room::Journal { vec![Request::ReadySearch] } else { Vec::new() }
            }
            Action::SaveCheckIn => self.save_check_in(forms, now),
            Action::KeepDraft => self.keep_draft(forms, now_ms),
            Action::LeaveForm => self.leave_form(forms, now_ms),
            Action::Edit(id) => self.edit(forms, &id, now_ms),
            Action::Delete(id) => self.delete(forms, id, now_ms),
            Action::Restore(id) => self.restore_from_trash(id),
            Action::WriteFor(day) => self.write_for(forms, day, now_ms),
            Action::Undo => self.take_back(forms, now_ms),
            Action::CloseNotice => {
                self.notice = None;
                Vec::new()
            }
            Action::ShowDay(day) => {
                self.shown_day = Some(day);
                self.showings += 1;
                forms.search = Wish::default();
                self.search = SearchState::default();
                self.go(Room::Journal);
                Vec::new()
            }
            Action::Search(wish) => self.look_for(wish),
            Action::ShowExcerpts(places) => self.show_excerpts(&places),
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
            Action::ShowBeforeAfter(event) => self.show_before_after(event),
            Action::CloseBeforeAfter => {
                self.event_shown = None;
                Vec::new()
            }
            Action::CompareStretches(days) => self.show_stretches(days),
            Action::CloseStretches => {
                self.stretches_shown = None;
                Vec::new()
            }
            Action::SavePlan(plan) => self.save_plan(plan),
            Action::LetGoOfPlan(id) => self.let_go_of_plan(forms, &id),
            Action::FinishPlan => self.finish_plan(forms, now),
            Action::SaveWayItems(items) => self.save_way_items(items),
            Action::KeepWriting => self.keep_writing(forms, now),
            Action::AnswerPattern(answer) => self.answer_pattern(answer),
            Action::SaveSettings(settings) => self.save_settings(settings),
            Action::SaveCatalogue(catalogue) => self.save_catalogue(catalogue),
            Action::AskRewrite(change) => self.ask_rewrite(change),
            Action::Rewrite(change) => self.rewrite(change, now_ms),
            for_help @ (Action::Read
            | Action::StopReading
            | Action::SaveSafetyPlan(_)
            | Action::SaveContacts(_)
            | Action::SaveHelpPage { .. }) => self.apply_for_help(forms, for_help),
            // Ticked for this one file, and for no other after it.
            Action::Export(path) => {
                let item = SelfHarmItem::ticked(std::mem::take(&mut forms.export_self_harm));
                vec![Request::Export { path, item }]
            }
            Action::SavePicture { scene, to } => vec![Request::SavePicture { scene, to }],
            Action::Import(path) => self.import(forms, path, now.instant),
            Action::OpenJournal(path) => self.open(path),
            Action::OpenSample => {
                self.standing = Standing::Opening;
                let path = self.own_path.with_file_name("sample.gamut");
                vec![Request::OpenSample { path, today: self.today(), zone: Arc::clone(&now.zone) }]
            }
            Action::LeaveSample => self.open(self.own_path.clone()),
            about_the_file => self.apply_to_the_file(forms, about_the_file, now_ms),
        }
    }

    fn open(&mut self, path: PathBuf) -> Vec<Request> {
        self.standing = Standing::Opening;
        vec![Request::Open { path, today: self.today(), secret: None }]
    }

    /// Goes to a room. Nothing that is being typed is touched.
    pub(super) fn go(&mut self, room: Room) {
        if room != self.room {
            (self.event_shown, self.stretches_shown) = (None, None);
        }
        self.room = room;
        self.reading = false;
        if room == Room::Help {
            self.came_for_help += 1;
        }
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
    pub(super) fn write_typed(&mut self, request: Request, undo: Option<UndoStep>, unsaved: Option<Unsaved>) -> Vec<Request> {
        if matches!(self.standing, Standing::Opening | Standing::Locked(_)) {
            // It would go into a journal that is not on the screen yet.
            let text = "The journal is still being opened. Nothing was changed. Please do that again".into();
            self.notice = Some(Notice { text, failed: true, undo: false });
            return Vec::new();
        }
        self.pending.push_back(Pending { undo, unsaved, ..Pending::default() });
        vec![request]
    }

    /// The way that stands first for this person now.
    #[must_use]
    pub fn first_way(&self) -> Option<Way> {
        self.findings.as_ref().and_then(|f| f.ways.first()).map(|r| r.way)
    }
}
