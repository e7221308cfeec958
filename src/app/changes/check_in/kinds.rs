//! What is asked for about check-ins, what is written, and how it is taken back.

use crate::{
    app::{EventForm, changes::asked},
    domain::{CheckIn, CheckInDraft, CheckInId, DayKey, Event},
};
use std::sync::Arc;

#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Save all that is typed in Today: what the form says (new or edited), and a new event.
    Save,
    /// Open an earlier check-in in the form.
    Edit(CheckInId),
    /// Begin a check-in for this day in Today's form.
    WriteFor(DayKey),
    /// Begin one of now, from anywhere: what stands in the form for another time is put away.
    Begin,
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
    },
    /// What Today's form says, and an event that was typed beside it: all of it or nothing. The kept draft of the form goes
    /// with the check-in.
    SaveTyped {
        check_in: Option<Box<CheckIn>>,
        event: Option<Event>,
        now_ms: i64,
        said: String,
    },
    /// Put that back as it was; for undoing.
    TakeBack {
        saved: Box<Saved>,
        at_ms: i64,
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
    /// All that was typed was saved: take all of it back.
    Unsave(Box<Saved>),
    /// An earlier version was put in its place: put back what it said before.
    Revert(Arc<CheckIn>),
    /// It was deleted: take it out of the trash.
    PutBack(CheckInId),
    /// It was put back: into the trash with it again, as deleted at this time (ms UTC).
    DeleteAgain(CheckInId, i64),
    /// The form was emptied, or left for another: put its words back.
    Emptied(Box<CheckInDraft>),
}

/// What is typed for a check-in stays in the form until it is saved; the event beside it doesn't.
#[derive(Debug, Clone, PartialEq)]
pub struct Typed(pub(super) EventForm);

pub(super) type Asked = asked::Asked<Write, Undo, Typed>;

/// What was saved at once.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    pub check_in: Option<WasThere>,
    /// A new one.
    pub event: Option<Event>,
}

/// What there was of a check-in before it was saved.
#[derive(Debug, Clone, PartialEq)]
pub enum WasThere {
    /// Nothing: this is what it says.
    Not(Arc<CheckIn>),
    /// What it said before.
    As(Arc<CheckIn>),
}

impl WasThere {
    pub fn id(&self) -> &CheckInId {
        match self {
            Self::Not(c) | Self::As(c) => &c.id,
        }
    }
}
