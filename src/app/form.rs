//! What is done with the check-in form: saving, changing, leaving and keeping it.

use super::{
    CHECK_IN_DRAFT, Forms, Model, Notice, Request, Room, SET_ASIDE_DRAFT, UndoStep,
    model::Pending,
    moment::{moment_at, new_id},
};
use crate::{
    domain::{CanBe, CheckIn, CheckInDraft, DayKey, DraftProblem, Moment, SELF_HARM_KEY, SymptomAnswer},
    exchange::draft,
};
use std::sync::Arc;

impl Model {
    pub(super) fn save_check_in(&mut self, forms: &mut Forms, now: &Moment) -> Vec<Request> {
        if self.is_saving_form() || !self.is_open() {
            return Vec::new();
        }
        let draft = &forms.check_in;
        let old = draft.editing.as_ref().and_then(|id| self.journal.check_in(id)).cloned();
        let calls_for_help = self.calls_for_help(draft, old.as_deref());
        let made = if let Some(old) = &old { self.changed(draft, old) } else { self.newly_made(draft, now) };
        match made {
            Ok(check_in) => {
                forms.problem = None;
                if calls_for_help {
                    self.go(Room::Help);
                }
                let (undo, said) = match old {
                    Some(old) => (UndoStep::Revert(old), "Changed"),
                    None => (UndoStep::Unsave(Arc::new(check_in.clone())), "Saved"),
                };
                self.pending.push_back(Pending {
                    undo: Some(undo),
                    saves_form: Some(((&check_in.id).into(), forms.check_in.clone())),
                    ..Pending::default()
                });
                self.kept_draft = CheckInDraft::default();
                let (check_in, now_ms) = (Box::new(check_in), now.instant.utc_ms);
                vec![Request::SaveCheckIn { check_in, now_ms, said, from_form: true }]
            }
            Err(problem) => {
                forms.problem = Some(problem.to_string());
                if calls_for_help {
                    self.go(Room::Help);
                }
                self.keep_draft(forms, now.instant.utc_ms)
            }
        }
    }

    /// SAFETY 7: any answer to the self-harm item but "no" opens help; the check-in is kept all the same,
    /// and where something in it can't be read yet, as it stands in the form. An answer that an earlier
    /// check-in held already is not a new one.
    fn calls_for_help(&self, draft: &CheckInDraft, old: Option<&CheckIn>) -> bool {
        let Some(id) = self.journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id) else { return false };
        let answer = draft.symptoms.get(&id).copied();
        answer != old.and_then(|c| c.symptom(id)) && answer.is_some_and(SymptomAnswer::calls_for_help)
    }

    /// Asks for what is half written to be kept, where the disk doesn't have it yet.
    pub(super) fn keep_draft(&mut self, forms: &Forms, now_ms: i64) -> Vec<Request> {
        let mut requests = Vec::new();
        if !self.is_open() {
            return requests;
        }
        let is_being_saved = self.pending.iter().any(|p| p.saves_form.as_ref().is_some_and(|(_, d)| *d == forms.check_in));
        if forms.check_in != self.kept_draft && !is_being_saved {
            self.kept_draft = forms.check_in.clone();
            let empty = forms.check_in.is_empty() && forms.check_in.editing.is_none();
            let body = (!empty).then(|| draft::encode(&forms.check_in));
            requests.push(Request::KeepDraft { slot: CHECK_IN_DRAFT, body, now_ms });
        }
        if self.set_aside != self.kept_aside {
            self.kept_aside.clone_from(&self.set_aside);
            let body = self.set_aside.as_ref().map(draft::encode);
            requests.push(Request::KeepDraft { slot: SET_ASIDE_DRAFT, body, now_ms });
        }
        requests.extend(self.keep_others(forms, now_ms));
        requests
    }

    /// The earlier check-in as the form says it now. Its moment stays unless the form names another.
    fn changed(&self, draft: &CheckInDraft, old: &CheckIn) -> Result<CheckIn, DraftProblem> {
        let start = self.journal.settings.day_start;
        let moved = draft.other_time.filter(|t| *t != (old.day, old.at.instant.wall_clock().time()));
        let at = moved.map_or_else(|| old.at.clone(), |(day, time)| moment_at(day, time, start, &old.at));
        if moved.is_some() {
            self.can_be(&at)?;
        }
        let day = moved.map_or(old.day, |(day, _)| day);
        let mut made = draft.finish(old.id.clone(), at, day, old.written_at(), start)?;
        let written = if moved.is_some() { old.written.or(made.written) } else { old.written };
        (made.source, made.written) = (old.source.clone(), written);
        // Shown to the minute or with two decimals: what was not touched stays what it was.
        if draft.sleep == self.form_of(old).sleep && made.context.sleep != old.context.sleep {
            made.context.sleep = old.context.sleep;
        }
        Ok(made)
    }

    fn newly_made(&self, draft: &CheckInDraft, now: &Moment) -> Result<CheckIn, DraftProblem> {
        let start = self.journal.settings.day_start;
        let other = draft.other_time.filter(|(day, _)| *day != self.today());
        let at = other.map_or_else(|| now.clone(), |(day, time)| moment_at(day, time, start, now));
        if other.is_some() {
            self.can_be(&at)?;
        }
        let day = other.map_or_else(|| self.today(), |(day, _)| day);
        draft.finish(new_id(now.instant.utc_ms).into(), at, day, now.instant, start)
    }

    /// Whether a check-in can be about the moment that was chosen.
    fn can_be(&self, at: &Moment) -> Result<(), DraftProblem> {
        CanBe::as_of(self.now.instant).instant(at.instant.utc_ms).map_err(|_| DraftProblem::Day)
    }

    /// The form was saved as this check-in. What was typed since then is kept, as a change of it; what
    /// was brought into the form since then stays what it is.
    pub(super) fn form_is_saved(&mut self, forms: &mut Forms, id: Arc<str>, saved: &CheckInDraft) {
        let here = &mut forms.check_in;
        if here == saved {
            *here = self.set_aside.take().unwrap_or_default();
        } else if self.set_aside.as_ref() == Some(saved) {
            self.set_aside = None;
        } else if here.editing == saved.editing && (here.editing.is_some() || !here.is_empty()) {
            here.editing = Some(id);
        }
        self.arrivals += 1;
    }

    /// Opens an earlier check-in in the form, unless it is there already.
    pub(super) fn edit(&mut self, forms: &mut Forms, id: &str, now_ms: i64) -> Vec<Request> {
        if forms.check_in.editing.as_deref() == Some(id) {
            self.go(Room::Today);
        } else if let Some(earlier) = self.journal.check_in(id).map(|c| self.form_of(c)) {
            self.put_in_form(forms, earlier);
            forms.problem = None;
            self.go(Room::Today);
        }
        self.keep_draft(forms, now_ms)
    }

    /// The form that shows this check-in again, in the units that are chosen.
    pub(super) fn form_of(&self, c: &CheckIn) -> CheckInDraft {
        let sleep = c.context.sleep.map(|s| self.journal.settings.units.sleep(s)).unwrap_or_default();
        CheckInDraft { sleep, ..CheckInDraft::from_check_in(c) }
    }

    /// Brings a draft into the form and puts away what was there.
    pub(super) fn put_in_form(&mut self, forms: &mut Forms, draft: CheckInDraft) {
        let before = std::mem::replace(&mut forms.check_in, draft);
        if !self.holds_words(&before) {
            return;
        }
        if before.editing.is_none() && self.set_aside.is_none() {
            self.set_aside = Some(before);
        } else {
            self.remember(UndoStep::Emptied(Box::new(before)));
            let text = "What stood in the form was not saved".into();
            self.notice = Some(Notice { text, failed: false, undo: true });
        }
    }

    /// Whether a draft says what is not on the disk as a check-in.
    fn holds_words(&self, draft: &CheckInDraft) -> bool {
        match draft.editing.as_ref().and_then(|id| self.journal.check_in(id)) {
            Some(saved) => self.form_of(saved) != *draft,
            None => !draft.is_empty(),
        }
    }

    /// Empties the form. What was typed can be taken back.
    pub(super) fn leave_form(&mut self, forms: &mut Forms, now_ms: i64) -> Vec<Request> {
        let left = std::mem::replace(&mut forms.check_in, self.set_aside.take().unwrap_or_default());
        forms.problem = None;
        if self.holds_words(&left) {
            let text = if left.editing.is_some() { "The check-in stays as it was" } else { "The form is empty" }.into();
            self.remember(UndoStep::Emptied(Box::new(left)));
            self.notice = Some(Notice { text, failed: false, undo: true });
        }
        self.keep_draft(forms, now_ms)
    }

    pub(super) fn delete(&mut self, forms: &mut Forms, id: Arc<str>, now_ms: i64) -> Vec<Request> {
        if forms.check_in.editing.as_ref() == Some(&id) {
            let left = std::mem::replace(&mut forms.check_in, self.set_aside.take().unwrap_or_default());
            if self.holds_words(&left) {
                self.remember(UndoStep::Emptied(Box::new(left)));
            }
        }
        let mut requests =
            self.write(Request::DeleteCheckIn { id: Arc::clone(&id), at_ms: now_ms }, Some(UndoStep::Undelete(id)));
        requests.extend(self.keep_draft(forms, now_ms));
        requests
    }

    /// Today's own form is set to this day. From any other room it is a new check-in: what is half
    /// written for another day is put away for it, never moved.
    pub(super) fn write_for(&mut self, forms: &mut Forms, day: DayKey, now_ms: i64) -> Vec<Request> {
        let today = self.today();
        let day_of = |draft: &CheckInDraft| draft.other_time.map_or(today, |(day, _)| day);
        let is_another = forms.check_in.editing.is_some() || day_of(&forms.check_in) != day;
        if self.room != Room::Today && is_another {
            self.put_in_form(forms, CheckInDraft::default());
        }
        let is_free = forms.check_in.editing.is_none() && forms.check_in.is_empty();
        if is_free && self.set_aside.as_ref().is_some_and(|aside| day_of(aside) == day) {
            forms.check_in = self.set_aside.take().unwrap_or_default();
        }
        let here = &mut forms.check_in;
        let time = here.other_time.map_or_else(evening, |(_, t)| t);
        here.other_time = (here.editing.is_some() || day != today).then_some((day, time));
        self.go(Room::Today);
        self.keep_draft(forms, now_ms)
    }
}

/// The time a check-in about another day starts with: 20:00, our choice, because most people write
/// about a day in its evening.
fn evening() -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default()
}
