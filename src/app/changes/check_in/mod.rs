//! A check-in written, changed, put into the trash and taken out of it; and Today's form, which it is written in.

mod form;
mod kinds;
mod save;

use super::{
    asked::{Apply, PutBack, TakeBack, ToDisk},
    event,
    here::Here,
};
use crate::{
    app::{Notice, Reply, Room, Shell, Worker},
    domain::{CheckIn, CheckInDraft, CheckInId, DayKey, Event, EventId},
};
use form::{begin, empty_form, form_of, holds_words, put_in_form};
use kinds::{Asked, WasThere};
pub use kinds::{Change, Write};
pub(super) use kinds::{Typed, Undo};

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Save => save::save(here),
            Self::Edit(id) => edit(here, &id),
            Self::WriteFor(day) => write_for(here, day),
            Self::Begin => begin(here),
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
            Self::Save { check_in, now_ms, said } => worker.save_check_in(*check_in, now_ms, said),
            Self::SaveTyped { check_in, event, now_ms, said } => {
                worker.save_typed(check_in.map(|c| *c), event.as_ref(), now_ms, said)
            }
            Self::TakeBack { saved, at_ms } => worker.write_and_say(|store| {
                let (gone, before) = match &saved.check_in {
                    Some(WasThere::Not(c)) => (Some(&c.id), None),
                    Some(WasThere::As(before)) => (None, Some(&**before)),
                    None => (None, None),
                };
                let event = saved.event.clone().map(|event| Event { deleted_ms: Some(at_ms), ..event });
                store.take_back_what_was_typed(gone, before, event.as_ref(), at_ms).map(|()| "")
            }),
            Self::Delete { id, at_ms } => {
                worker.write_and_say(|store| Ok(if store.delete_check_in(&id, at_ms)? { "Moved to the trash" } else { "" }))
            }
            Self::PutBack { id } => worker.write_and_say(|store| store.undelete_check_in(&id).map(|_| "Put back")),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::Save { now_ms, .. } | Self::SaveTyped { now_ms, .. } => Some(*now_ms),
            Self::TakeBack { at_ms, .. } | Self::Delete { at_ms, .. } => Some(*at_ms),
            Self::PutBack { .. } => None,
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        let now_ms = here.now_ms();
        match self {
            Self::Unsave(saved) => save::take_back(here, saved),
            Self::Revert(old) => {
                let check_in = Box::new(CheckIn::clone(&old));
                Asked::write(Write::Save { check_in, now_ms, said: "Put back as it was" })
            }
            Self::PutBack(id) => Asked::back(Write::PutBack { id }, "Taken back out of the trash"),
            Self::DeleteAgain(id, at_ms) => Asked::back(Write::Delete { id, at_ms }, "The check-in is in the trash again"),
            Self::Emptied(words) => {
                let left = put_in_form(here, *words);
                show_form(here);
                Asked::keeping().and_left(left)
            }
        }
    }

    fn check_in(&self) -> Option<&CheckInId> {
        match self {
            Self::Unsave(saved) => saved.check_in.as_ref().map(WasThere::id),
            Self::Revert(c) => Some(&c.id),
            Self::PutBack(id) | Self::DeleteAgain(id, _) => Some(id),
            Self::Emptied(_) => None,
        }
    }

    fn event(&self) -> Option<&EventId> {
        match self {
            Self::Unsave(saved) => saved.event.as_ref().map(|event| &event.id),
            Self::Revert(_) | Self::PutBack(_) | Self::DeleteAgain(..) | Self::Emptied(_) => None,
        }
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        event::Typed(self.0).put_back(here);
    }
}

/// The form was saved as this check-in. What was typed since then is kept, as a change of it; what was brought into the
/// form since then stays what it is.
pub(in crate::app) fn form_is_saved(here: &mut Here<'_>) {
    let Some((id, saved)) = here.open.saving_form.take() else { return };
    here.forms.today.form_is_open = false;
    let saved_for = saved.other_time.map(|(day, _)| day);
    let (form, aside) = (&mut here.forms.today.check_in, &mut here.open.set_aside);
    if *form == saved {
        *form = aside.take().unwrap_or_default();
    } else if aside.as_ref() == Some(&saved) {
        *aside = None;
    } else if form.editing == saved.editing && (form.editing.is_some() || !form.is_empty()) {
        form.editing = Some(id);
    }
    here.shell.counts.arrivals += 1;
    if let Some(day) = here.forms.today.back_to.take_if(|day| Some(*day) == saved_for)
        && here.shell.room == Room::Today
    {
        here.show_day(day);
    }
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
        show_form(here);
    } else if let Some(earlier) = here.open.journal.check_in(id).map(|c| form_of(here, c)) {
        left = put_in_form(here, earlier);
        here.forms.today.problem = None;
        show_form(here);
    }
    Asked::keeping().and_left(left)
}

/// In the Journal an earlier check-in is changed where it stands: nobody is sent away from the day they were reading.
fn show_form(here: &mut Here<'_>) {
    if here.shell.room == Room::Journal && here.forms.today.check_in.editing.is_some() {
        here.shell.counts.arrivals += 1;
    } else {
        here.go(Room::Today);
    }
}

/// What was typed can be taken back.
fn leave_form(here: &mut Here<'_>) -> Asked {
    here.forms.today.form_is_open = false;
    here.forms.today.back_to = None;
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
    (form.other_time, form.time) = ((form.editing.is_some() || day != today).then_some((day, time)), None);
    // Who was reading that day comes back to it.
    here.forms.today.back_to = (here.shell.room == Room::Journal && day != today).then_some(day);
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
    let save = Write::Save { check_in, now_ms: here.now_ms(), said };
    Asked::undoable(save, Undo::Revert(now))
}
