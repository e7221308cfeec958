//! A page of the writing room, kept as a check-in that answers no feeling.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Room, Worker, Writing, new_id},
    domain::{Answers, Besides, CheckIn, CheckInId, Way},
};

/// Keep the page as it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change;

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    Keep { page: Box<CheckIn>, now_ms: i64 },
    Delete { id: CheckInId, at_ms: i64 },
}

/// Put it into the trash, and its words back into the writing room.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo {
    id: CheckInId,
    page: Writing,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Typed(Writing);

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    /// A try in hand goes on to its last question.
    fn apply(self, here: &mut Here<'_>) -> Asked {
        let written = here.forms.ways.writing.take_if(|page| !page.words.trim().is_empty());
        let Some(page) = written else { return Asked::nothing() };
        let (now_ms, day) = (here.now_ms(), here.today());
        let id: CheckInId = new_id(now_ms);
        let besides = Besides { note: page.note().into(), ..Besides::default() };
        let kept = Box::new(CheckIn::new(id.clone(), here.shell.now.clone(), day, Answers::default()).with(besides));
        if let Some(trial) = here.forms.ways.trial.as_mut().filter(|t| t.way == Way::Journal) {
            trial.asking_after = true;
        }
        let undo = Undo { id, page: page.clone() };
        Asked::typed(Write::Keep { page: kept, now_ms }, undo, Typed(page))
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        match self {
            Self::Keep { page, now_ms } => worker.save_check_in(*page, now_ms, "The page is kept in your journal"),
            Self::Delete { id, at_ms } => worker.write_and_say(|store| store.delete_check_in(&id, at_ms).map(|_| "")),
        }
    }

    fn told_ms(&self) -> Option<i64> {
        match self {
            Self::Keep { now_ms: ms, .. } | Self::Delete { at_ms: ms, .. } => Some(*ms),
        }
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, here: &mut Here<'_>) -> Asked {
        here.go(Room::Ways);
        here.open.open_way = Some(Way::Journal);
        here.forms.ways.writing.get_or_insert(self.page);
        here.forms.ways.is_writing = true;
        let gone = Write::Delete { id: self.id, at_ms: here.now_ms() };
        Asked::back(gone, "Taken back. The page is open in the writing room")
    }

    fn check_in(&self) -> Option<&CheckInId> {
        Some(&self.id)
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        here.forms.ways.writing.get_or_insert(self.0);
    }
}
