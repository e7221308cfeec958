//! Today's form: what it says, and what takes its place.

use super::kinds::{Asked, Undo};
use crate::{
    app::{Notice, OpenJournal, Room, changes::here::Here},
    domain::{CheckIn, CheckInDraft, DayKey},
};

/// The form that shows this check-in again, in the units that are chosen.
pub(super) fn form_of(here: &Here<'_>, c: &CheckIn) -> CheckInDraft {
    let sleep = c.context.sleep.map(|s| here.open.journal.settings.units.sleep(s)).unwrap_or_default();
    CheckInDraft { sleep, ..CheckInDraft::from_check_in(c) }
}

/// Brings a draft into the form and puts away what was there; where there is no room for that, it can be taken back.
pub(super) fn put_in_form(here: &mut Here<'_>, draft: CheckInDraft) -> Option<Undo> {
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
pub(super) fn holds_words(here: &Here<'_>, draft: &CheckInDraft) -> bool {
    match draft.editing.as_ref().and_then(|id| here.open.journal.check_in(id)) {
        Some(saved) => form_of(here, saved) != *draft,
        None => !draft.is_empty(),
    }
}

/// Empties the form; what was set aside comes into it.
pub(super) fn empty_form(here: &mut Here<'_>) -> CheckInDraft {
    std::mem::replace(&mut here.forms.today.check_in, here.open.set_aside.take().unwrap_or_default())
}

fn is_of_today(draft: &CheckInDraft, today: DayKey) -> bool {
    draft.editing.is_none() && draft.other_time.is_none_or(|(day, _)| day == today)
}

/// A check-in of now. What is half written for another day, or of an earlier check-in, is never made one of today.
pub(super) fn begin(here: &mut Here<'_>) -> Asked {
    let today = here.today();
    let mut left = None;
    if !is_of_today(&here.forms.today.check_in, today) {
        let of_today = here.open.set_aside.take_if(|aside| is_of_today(aside, today));
        left = put_in_form(here, of_today.unwrap_or_default());
    }
    (here.forms.today.problem, here.forms.today.back_to) = (None, None);
    here.go(Room::Today);
    here.forms.today.form_is_open = true;
    Asked::keeping().and_left(left)
}

impl OpenJournal {
    /// A check-in of now can be begun without anything that would have to be told: there is room for what stands in the
    /// form.
    #[must_use]
    pub fn begins_quietly(&self, form: &CheckInDraft, today: DayKey) -> bool {
        let has_room = self.set_aside.as_ref().is_none_or(|aside| is_of_today(aside, today));
        is_of_today(form, today) || form.editing.is_none() && (form.is_empty() || has_room)
    }
}
