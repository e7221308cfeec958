//! A check-in written, changed, put into the trash and taken out of it; and Today's form, which it is written in.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Notice, Reply, Room, Shell, Worker, moment_at, new_id},
    domain::{CanBe, CheckIn, CheckInDraft, CheckInId, DayKey, DraftProblem, Moment, SELF_HARM_KEY, SymptomAnswer},
};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Save what the form says (new or edited).
    Save,
    /// Open an earlier check-in in the form.
    Edit(CheckInId),
    /// Begin a check-in for this day in Today's form.
    WriteFor(DayKey),
    /// Empty the form; a check-in that was being edited stays as it was.
    LeaveForm,
    /// Put it into the trash.
    Delete(CheckInId),
    /// Take it out of the trash.
    PutBack(CheckInId),
    /// Put this earlier version in the place of what it says now.
    PutVersionBack(Arc<CheckIn>),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    Save {
        check_in: Box<CheckIn>,
        now_ms: i64,
        said: &'static str,
        /// It is what the form says: the kept draft of the form goes with the save.
        from_form: bool,
    },
    Delete {
        id: CheckInId,
        at_ms: i64,
    },
    PutBack {
        id: CheckInId,
    },
}

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {
    /// It was written: put it into the trash, and its words back into the form.
    Unsave(Arc<CheckIn>),
    /// It was edited: put the earlier version back.
    Revert(Arc<CheckIn>),
    /// It was deleted: take it out of the trash.
    PutBack(CheckInId),
    /// It was put back: into the trash with it again, as deleted at this time (ms UTC).
    DeleteAgain(CheckInId, i64),
    /// The form was emptied, or left for another: put its words back.
    Emptied(Box<CheckInDraft>),
}

/// What is typed for a check-in stays in the form until it is saved.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Save => save(here),
            Self::Edit(id) => edit(here, &id),
            Self::WriteFor(day) => write_for(here, day),
            Self::LeaveForm => leave_form(here),
            Self::Delete(id) => delete(here, id),
            Self::PutBack(id) => {
                let deleted_ms = here.open.journal.trash.iter().find(|c| c.id == id).and_then(|c| c.deleted_ms);
                let undo = deleted_ms.map(|at| Undo::DeleteAgain(id.clone(), at));
                Asked { undo, ..Asked::write(Write::PutBack { id }) }
            }
            Self::PutVersionBack(version) => put_version_back(here, &version),
        }
    }

    /// There is no form: what is pressed for it is not meant.
    fn without_a_journal(self, _shell: &mut Shell) -> Option<Notice> {
        None
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::Save { check_in, now_ms, said, from_form } => worker.save_check_in(*check_in, now_ms, said, from_form),
            Self::Delete { id, at_ms } => {
                worker.write_and_say(|store| Ok(if store.delete_check_in(&id, at_ms)? { "Moved to the trash" } else { "" }))
            }
            Self::PutBack { id } => worker.write_and_say(|store| store.undelete_check_in(&id).map(|_| "Put back")),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::Save { now_ms, .. } => Some(*now_ms),
            Self::Delete { at_ms, .. } => Some(*at_ms),
            Self::PutBack { .. } => None,
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let now_ms = here.now_ms();
        match self {
            Self::Unsave(check_in) => {
                let mut words = form_of(here, &check_in);
                words.editing = None;
                let today = here.today();
                words.other_time = words.other_time.filter(|(day, _)| *day != today);
                let left = put_in_form(here, words);
                here.go(Room::Today);
                let gone = Write::Delete { id: check_in.id.clone(), at_ms: now_ms };
                Asked::back(gone, "Taken back. What it said stands in the form").and_left(left).and_keeps()
            }
            Self::Revert(old) => {
                let check_in = Box::new(CheckIn::clone(&old));
                Asked::write(Write::Save { check_in, now_ms, said: "Put back as it was", from_form: false })
            }
            Self::PutBack(id) => Asked::back(Write::PutBack { id }, "Taken back out of the trash"),
            Self::DeleteAgain(id, at_ms) => Asked::back(Write::Delete { id, at_ms }, "The check-in is in the trash again"),
            Self::Emptied(words) => {
                let left = put_in_form(here, *words);
                here.go(Room::Today);
                Asked::keeping().and_left(left)
            }
        }
    }

    fn check_in(&self) -> Option<&CheckInId> {
        match self {
            Self::Unsave(c) | Self::Revert(c) => Some(&c.id),
            Self::PutBack(id) | Self::DeleteAgain(id, _) => Some(id),
            Self::Emptied(_) => None,
        }
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}

fn save(here: &mut Here<'_>) -> Asked {
    if here.open.saving_form.is_some() {
        return Asked::nothing();
    }
    let draft = &here.forms.today.check_in;
    let old = draft.editing.as_ref().and_then(|id| here.open.journal.check_in(id)).cloned();
    let calls_for_help = calls_for_help(here, draft, old.as_deref());
    let made = if let Some(old) = &old { changed(here, draft, old) } else { newly_made(here, draft) };
    if calls_for_help {
        here.go(Room::Help);
    }
    match made {
        Ok(check_in) => {
            here.forms.today.problem = None;
            let (undo, said) = match old {
                Some(old) => (Undo::Revert(old), "Changed"),
                None => (Undo::Unsave(Arc::new(check_in.clone())), "Saved"),
            };
            here.open.saving_form = Some((check_in.id.clone(), here.forms.today.check_in.clone()));
            here.open.kept.check_in = CheckInDraft::default();
            let save = Write::Save { check_in: Box::new(check_in), now_ms: here.now_ms(), said, from_form: true };
            Asked { about: asked::About::TodaysForm, ..Asked::undoable(save, undo) }
        }
        Err(problem) => {
            here.forms.today.problem = Some(problem.to_string());
            Asked::keeping()
        }
    }
}

/// SAFETY 7: any answer to the self-harm item but "no" opens help; the check-in is kept all the same,
/// and where something in it can't be read yet, as it stands in the form. An answer that an earlier
/// check-in held already is not a new one.
fn calls_for_help(here: &Here<'_>, draft: &CheckInDraft, old: Option<&CheckIn>) -> bool {
    let Some(id) = here.open.journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id) else { return false };
    let answer = draft.symptoms.get(&id).copied();
    answer != old.and_then(|c| c.symptom(id)) && answer.is_some_and(SymptomAnswer::calls_for_help)
}

/// The earlier check-in as the form says it now. Its moment stays unless the form names another.
fn changed(here: &Here<'_>, draft: &CheckInDraft, old: &CheckIn) -> Result<CheckIn, DraftProblem> {
    let start = here.open.journal.settings.day_start;
    let moved = draft.other_time.filter(|t| *t != (old.day, old.at.instant.wall_clock().time()));
    let at = moved.map_or_else(|| old.at.clone(), |(day, time)| moment_at(day, time, start, &old.at));
    if moved.is_some() {
        can_be(here, &at)?;
    }
    let day = moved.map_or(old.day, |(day, _)| day);
    let mut made = draft.finish(old.id.clone(), at, day, old.written_at(), start)?;
    let written = if moved.is_some() { old.written.or(made.written) } else { old.written };
    (made.source, made.written) = (old.source.clone(), written);
    // Shown to the minute or with two decimals: what was not touched stays what it was.
    if draft.sleep == form_of(here, old).sleep && made.context.sleep != old.context.sleep {
        made.context.sleep = old.context.sleep;
    }
    Ok(made)
}

fn newly_made(here: &Here<'_>, draft: &CheckInDraft) -> Result<CheckIn, DraftProblem> {
    let (start, now, today) = (here.open.journal.settings.day_start, &here.shell.now, here.today());
    let other = draft.other_time.filter(|(day, _)| *day != today);
    let at = other.map_or_else(|| now.clone(), |(day, time)| moment_at(day, time, start, now));
    if other.is_some() {
        can_be(here, &at)?;
    }
    let day = other.map_or(today, |(day, _)| day);
    draft.finish(new_id(now.instant.utc_ms), at, day, now.instant, start)
}

/// Whether a check-in can be about the moment that was chosen.
fn can_be(here: &Here<'_>, at: &Moment) -> Result<(), DraftProblem> {
    CanBe::as_of(here.shell.now.instant).instant(at.instant.utc_ms).map_err(|_| DraftProblem::Day)
}

/// The form was saved as this check-in. What was typed since then is kept, as a change of it; what was brought into the
/// form since then stays what it is.
pub(in crate::app) fn form_is_saved(here: &mut Here<'_>) {
    let Some((id, saved)) = here.open.saving_form.take() else { return };
    here.forms.today.form_is_open = false;
    let (form, aside) = (&mut here.forms.today.check_in, &mut here.open.set_aside);
    if *form == saved {
        *form = aside.take().unwrap_or_default();
    } else if aside.as_ref() == Some(&saved) {
        *aside = None;
    } else if form.editing == saved.editing && (form.editing.is_some() || !form.is_empty()) {
        form.editing = Some(id);
    }
    here.shell.counts.arrivals += 1;
}

/// The disk did not take it: what is kept of the form is what it said then, which the save would have taken away.
pub(in crate::app) fn form_is_not_saved(here: &mut Here<'_>) {
    if let Some((_, draft)) = here.open.saving_form.take() {
        here.shell.counts.forms_not_saved += 1;
        here.open.kept.check_in = draft;
    }
}

/// Opens an earlier check-in in the form, unless it is there already.
fn edit(here: &mut Here<'_>, id: &CheckInId) -> Asked {
    let mut left = None;
    if here.forms.today.check_in.editing.as_ref() == Some(id) {
        here.go(Room::Today);
    } else if let Some(earlier) = here.open.journal.check_in(id).map(|c| form_of(here, c)) {
        left = put_in_form(here, earlier);
        here.forms.today.problem = None;
        here.go(Room::Today);
    }
    Asked::keeping().and_left(left)
}

/// The form that shows this check-in again, in the units that are chosen.
fn form_of(here: &Here<'_>, c: &CheckIn) -> CheckInDraft {
    let sleep = c.context.sleep.map(|s| here.open.journal.settings.units.sleep(s)).unwrap_or_default();
    CheckInDraft { sleep, ..CheckInDraft::from_check_in(c) }
}

/// Brings a draft into the form and puts away what was there; where there is no room for that, it can be taken back.
fn put_in_form(here: &mut Here<'_>, draft: CheckInDraft) -> Option<Undo> {
    let before = std::mem::replace(&mut here.forms.today.check_in, draft);
    if !holds_words(here, &before) {
        return None;
    }
    if before.editing.is_none() && here.open.set_aside.is_none() {
        here.open.set_aside = Some(before);
        return None;
    }
    here.tell(Notice::undoable("What stood in the form was not saved"));
    Some(Undo::Emptied(Box::new(before)))
}

/// Whether a draft says what is not on the disk as a check-in.
fn holds_words(here: &Here<'_>, draft: &CheckInDraft) -> bool {
    match draft.editing.as_ref().and_then(|id| here.open.journal.check_in(id)) {
        Some(saved) => form_of(here, saved) != *draft,
        None => !draft.is_empty(),
    }
}

/// Empties the form; what was set aside comes into it.
fn empty_form(here: &mut Here<'_>) -> CheckInDraft {
    std::mem::replace(&mut here.forms.today.check_in, here.open.set_aside.take().unwrap_or_default())
}

/// What was typed can be taken back.
fn leave_form(here: &mut Here<'_>) -> Asked {
    here.forms.today.form_is_open = false;
    let left = empty_form(here);
    here.forms.today.problem = None;
    if !holds_words(here, &left) {
        return Asked::keeping();
    }
    let text = if left.editing.is_some() { "The check-in stays as it was" } else { "The form is empty" };
    here.tell(Notice::undoable(text));
    Asked::keeping().and_left(Some(Undo::Emptied(Box::new(left))))
}

fn delete(here: &mut Here<'_>, id: CheckInId) -> Asked {
    let mut left = None;
    if here.forms.today.check_in.editing.as_ref() == Some(&id) {
        let words = empty_form(here);
        left = holds_words(here, &words).then(|| Undo::Emptied(Box::new(words)));
    }
    let gone = Write::Delete { id: id.clone(), at_ms: here.now_ms() };
    Asked::undoable(gone, Undo::PutBack(id)).and_left(left).and_keeps()
}

/// Today's own form is set to this day. From any other room it is a new check-in: what is half
/// written for another day is put away for it, never moved.
fn write_for(here: &mut Here<'_>, day: DayKey) -> Asked {
    let today = here.today();
    let day_of = |draft: &CheckInDraft| draft.other_time.map_or(today, |(day, _)| day);
    let form = &here.forms.today.check_in;
    let is_another = form.editing.is_some() || day_of(form) != day;
    let mut left = None;
    if here.shell.room != Room::Today && is_another {
        left = put_in_form(here, CheckInDraft::default());
    }
    let (form, aside) = (&mut here.forms.today.check_in, &mut here.open.set_aside);
    let is_free = form.editing.is_none() && form.is_empty();
    if is_free && aside.as_ref().is_some_and(|aside| day_of(aside) == day) {
        *form = aside.take().unwrap_or_default();
    }
    let time = form.other_time.map_or_else(evening, |(_, t)| t);
    form.other_time = (form.editing.is_some() || day != today).then_some((day, time));
    here.go(Room::Today);
    here.forms.today.form_is_open = true;
    Asked::keeping().and_left(left)
}

/// The time a check-in about another day starts with: 20:00, our choice, because most people write
/// about a day in its evening.
fn evening() -> chrono::NaiveTime {
    chrono::NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default()
}

/// An earlier version in the place of what the check-in says now: a change like any other.
fn put_version_back(here: &mut Here<'_>, version: &CheckIn) -> Asked {
    let Some(now) = here.open.journal.check_in(&version.id).cloned() else { return Asked::nothing() };
    let check_in = Box::new(CheckIn::clone(version));
    here.open.earlier = None;
    let said = "The earlier version is back. What it said before is kept among the earlier versions";
    let save = Write::Save { check_in, now_ms: here.now_ms(), said, from_form: false };
    Asked::undoable(save, Undo::Revert(now))
}
