//! What is done with the check-in form: saving, changing, leaving and keeping it.

use super::{
    Forms, Model, Notice, Request, Room, UndoStep,
    model::Pending,
    moment::{moment_at, new_id},
};
use crate::{
    domain::{CheckIn, CheckInDraft, DayKey, DraftProblem, Moment, SELF_HARM_KEY, SymptomAnswer},
    exchange::draft,
};
use std::sync::Arc;

impl Model {
    pub(super) fn save_check_in(&mut self, forms: &mut Forms, now: &Moment) -> Vec<Request> {
        if self.pending.iter().any(|p| p.saves_form.is_some()) || !self.is_open() {
            return Vec::new();
        }
        let draft = &forms.check_in;
        let old = draft.editing.as_ref().and_then(|id| self.journal.check_in(id)).cloned();
        let made = if let Some(old) = &old { self.changed(draft, old) } else { self.newly_made(draft, now) };
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
                self.pending
                    .push_back(Pending { undo: Some(undo), saves_form: Some(((&check_in.id).into(), forms.check_in.clone())) });
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

    pub(super) fn keep_draft(&mut self, forms: &Forms, now_ms: i64) -> Vec<Request> {
        if !self.is_open() || forms.check_in == self.kept_draft {
            return Vec::new();
        }
        self.kept_draft = forms.check_in.clone();
        let empty = forms.check_in.is_empty() && forms.check_in.editing.is_none();
        let body = (!empty).then(|| draft::encode(&forms.check_in));
        vec![Request::KeepDraft { body, now_ms }]
    }

    /// The earlier check-in as the form says it now. Its moment stays unless the form names another.
    fn changed(&self, draft: &CheckInDraft, old: &CheckIn) -> Result<CheckIn, DraftProblem> {
        let start = self.journal.settings.day_start;
        let moved = draft.other_time.filter(|t| *t != (old.day, old.at.instant.wall_clock().time()));
        let at = moved.map_or_else(|| old.at.clone(), |(day, time)| moment_at(day, time, start, &old.at.zone));
        let day = moved.map_or(old.day, |(day, _)| day);
        let mut made = draft.finish(old.id.clone(), at, day, old.written_at(), start)?;
        (made.source, made.written) = (old.source.clone(), old.written.or(made.written));
        Ok(made)
    }

    fn newly_made(&self, draft: &CheckInDraft, now: &Moment) -> Result<CheckIn, DraftProblem> {
        let start = self.journal.settings.day_start;
        let other = draft.other_time.filter(|(day, _)| *day != self.today());
        let at = other.map_or_else(|| now.clone(), |(day, time)| moment_at(day, time, start, &now.zone));
        let day = other.map_or_else(|| self.today(), |(day, _)| day);
        draft.finish(new_id(now.instant.utc_ms).into(), at, day, now.instant, start)
    }

    /// The form was saved as this check-in. What was typed since then is kept, as a change of it.
    pub(super) fn form_is_saved(&mut self, forms: &mut Forms, id: Arc<str>, saved: &CheckInDraft) {
        if forms.check_in == *saved {
            forms.check_in = self.set_aside.take().unwrap_or_default();
        } else {
            forms.check_in.editing = Some(id);
        }
        self.kept_draft = CheckInDraft::default();
        self.arrivals += 1;
    }

    /// Opens an earlier check-in in the form; a new one that is half written is set aside until then.
    pub(super) fn edit(&mut self, forms: &mut Forms, id: &str, now_ms: i64) -> Vec<Request> {
        if let Some(c) = self.journal.check_in(id) {
            let earlier = CheckInDraft::from_check_in(c);
            let before = std::mem::replace(&mut forms.check_in, earlier);
            if before.editing.is_none() && !before.is_empty() {
                self.set_aside = Some(before);
            }
            forms.problem = None;
            self.go(Room::Today);
        }
        self.keep_draft(forms, now_ms)
    }

    /// Empties the form. A new check-in's words can be taken back.
    pub(super) fn leave_form(&mut self, forms: &mut Forms, now_ms: i64) -> Vec<Request> {
        let left = std::mem::replace(&mut forms.check_in, self.set_aside.take().unwrap_or_default());
        forms.problem = None;
        if left.editing.is_none() && !left.is_empty() {
            self.remember(UndoStep::Emptied(Box::new(left)));
            self.notice = Some(Notice { text: "The form is empty".into(), failed: false, undo: true });
        }
        self.keep_draft(forms, now_ms)
    }

    pub(super) fn delete(&mut self, forms: &mut Forms, id: Arc<str>, now_ms: i64) -> Vec<Request> {
        if forms.check_in.editing.as_ref() == Some(&id) {
            forms.check_in = self.set_aside.take().unwrap_or_default();
        }
        self.write(Request::DeleteCheckIn { id: Arc::clone(&id), at_ms: now_ms }, Some(UndoStep::Undelete(id)))
    }

    pub(super) fn write_for(&mut self, forms: &mut Forms, day: DayKey, now_ms: i64) -> Vec<Request> {
        let time = forms.check_in.other_time.map_or_else(evening, |(_, t)| t);
        forms.check_in.other_time = (day != self.today()).then_some((day, time));
        self.go(Room::Today);
        self.keep_draft(forms, now_ms)
    }
}

/// The time a check-in about another day starts with: 20:00, our choice, because most people write
/// about a day in its evening.
fn evening() -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default()
}
