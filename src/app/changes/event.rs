//! An event written, changed and removed.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{EventForm, Notice, Reply, Worker, drafts::put_back},
    domain::{CanBe, DraftProblem, Event, EventId},
};

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    Save(Event),
    Remove(EventId),
}

/// The event as it is to be, removed ones too.
#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub Event);

/// It was written or removed: put it back as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Event);

#[derive(Debug, Clone, PartialEq)]
pub struct Typed(EventForm);

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        match self {
            Self::Save(event) => save(here, event),
            Self::Remove(id) => {
                let Some(event) = there(here, &id) else { return Asked::nothing() };
                let gone = Event { deleted_ms: Some(here.now_ms()), ..event.clone() };
                Asked::undoable(Write(gone), Undo(event))
            }
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
    Asked::typed(Write(event), Undo(undo), typed)
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        let said = if self.0.deleted_ms.is_some() { "Event removed" } else { "Event saved" };
        worker.write_and_say(|store| store.save_event(&self.0).map(|()| said))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        let says = if self.0.deleted_ms.is_some() { "The event is taken back" } else { "The event is as it was" };
        Asked::back(Write(self.0), says)
    }
}

impl Undo {
    /// The event it would bring back or take away.
    pub fn event(&self) -> &EventId {
        &self.0.id
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        put_back(&mut here.forms.today.event, &mut here.forms.aside.events, self.0);
    }
}
