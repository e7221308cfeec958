//! An event written, changed and removed.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{EventForm, Notice, Reply, Room, Sheet, Worker, drafts::put_back, take_in_hand},
    domain::{CanBe, DraftProblem, Event, EventId},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// A new one is written, or the one that is half written goes on.
    Begin,
    Save(Event),
    Remove(EventId),
    /// What is half written of a new one is not wanted any more.
    Discard,
}

/// The event as it is to be, removed ones too.
#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub Event);

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {
    /// It was written or removed: put it back as it was.
    PutBack(Event),
    /// It was discarded, half written: give its words back.
    Discarded(EventForm),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Typed(pub(super) EventForm);

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Begin => begin(here),
            Self::Save(event) => save(here, event),
            Self::Remove(id) => {
                let Some(event) = there(here, &id) else { return Asked::nothing() };
                let gone = Event { deleted_ms: Some(here.now_ms()), ..event.clone() };
                Asked::undoable(Write(gone), Undo::PutBack(event))
            }
            Self::Discard => discard(here),
        }
    }
}

fn there(here: &Here<'_>, id: &EventId) -> Option<Event> {
    here.open.journal.events.iter().find(|e| e.id == *id).cloned()
}

fn save(here: &mut Here<'_>, event: Event) -> Asked {
    let before = there(here, &event.id);
    let stays = before.as_ref().is_some_and(|b| b.day == event.day);
    if !stays && CanBe::on(here.today()).day(event.day).is_err() {
        here.tell(Notice::failed(DraftProblem::Day.to_string()));
        return Asked::keeping();
    }
    let Event { id, day, what, name, dose, note, .. } = event.clone();
    let typed = Typed(EventForm { id: before.is_some().then_some(id), day, what, name, dose, note });
    let undo = before.unwrap_or_else(|| Event { deleted_ms: Some(here.now_ms()), ..event.clone() });
    here.forms.today.event = None;
    here.forms.today.sheet.take_if(|sheet| *sheet == Sheet::Event);
    Asked::typed(Write(event), Undo::PutBack(undo), typed)
}

fn begin(here: &mut Here<'_>) -> Asked {
    let today = here.today();
    take_in_hand(&mut here.forms.today.event, |form| form.id.is_none(), EventForm::new(today));
    // Going there closes what was open beside the form.
    here.go(Room::Today);
    here.forms.today.sheet = Some(Sheet::Event);
    Asked::keeping()
}

fn discard(here: &mut Here<'_>) -> Asked {
    here.forms.today.sheet.take_if(|sheet| *sheet == Sheet::Event);
    let left = here.forms.take_new_event().filter(|form| !form.is_empty());
    if left.is_some() {
        here.tell(Notice::undoable("The event is discarded"));
    }
    Asked::keeping().and_left(left.map(Undo::Discarded))
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        let said = if self.0.deleted_ms.is_some() { "Event removed" } else { "Event saved" };
        worker.write_and_say(|store| store.save_event(&self.0).map(|()| said))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::PutBack(event) => {
                let says = if event.deleted_ms.is_some() { "The event is taken back" } else { "The event is as it was" };
                Asked::back(Write(event), says)
            }
            Self::Discarded(form) => {
                Typed(form).put_back(here);
                here.go(Room::Today);
                Asked::keeping()
            }
        }
    }

    fn event(&self) -> Option<&EventId> {
        match self {
            Self::PutBack(event) => Some(&event.id),
            Self::Discarded(_) => None,
        }
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        put_back(&mut here.forms.today.event, &mut here.forms.aside.events, self.0);
    }
}
