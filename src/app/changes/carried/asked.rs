//! What a change asks for: a write, how that is taken back, and what was typed for it.

use super::here::Here;
use crate::{
    app::{Notice, Reply, Shell, Worker},
    domain::{CheckInId, EventId},
};

/// What a view asks to be changed.
pub(in crate::app::changes) trait Apply: Sized {
    type Asked;

    fn apply(self, here: &mut Here<'_>) -> Self::Asked;

    /// What becomes of it where no journal is open: nothing, and that is told.
    fn without_a_journal(self, _shell: &mut Shell) -> Option<Notice> {
        // It would go into a journal that is not on the screen yet.
        Some(Notice::failed("The journal is still being opened. Nothing was changed. Please do that again"))
    }
}

/// What goes to the disk.
pub(in crate::app::changes) trait ToDisk {
    /// Writes it by the worker: saved, with what is told of it, or not and why.
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply>;

    /// The moment it tells of (ms UTC).
    fn told_ms(&self) -> Option<i64> {
        None
    }
}

/// What takes a change back.
pub(in crate::app::changes) trait TakeBack {
    type Asked;

    fn take_back(self, here: &mut Here<'_>) -> Self::Asked;

    /// The check-in it would change.
    fn check_in(&self) -> Option<&CheckInId> {
        None
    }

    /// Whether it would change one of these check-ins.
    fn is_about(&self, check_ins: &[CheckInId]) -> bool {
        self.check_in().is_some_and(|c| check_ins.contains(c))
    }

    /// What is gone for good goes from it, where it holds more than one: these check-ins, and events that are not among
    /// `events`.
    fn forget(&mut self, _check_ins: &[CheckInId], _events: Option<&[&EventId]>) {}

    /// The event it would bring back or take away.
    fn event(&self) -> Option<&EventId> {
        None
    }
}

/// What was typed for a write.
pub(in crate::app::changes) trait PutBack {
    /// Puts it into its form again, unless something else was begun there in the meantime.
    fn put_back(self, here: &mut Here<'_>);
}

/// What is asked of the window's worker, and what becomes of it once that has answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked<W, U, T> {
    /// `None` = nothing goes to the disk.
    pub write: Option<W>,
    /// Offered once it is saved.
    pub undo: Option<U>,
    /// What was typed for it, to be put back where it can't be saved.
    pub typed: Option<T>,
    /// Told once it is saved, instead of what the worker says.
    pub says: Option<&'static str>,
    /// Can be taken back right now, written or not.
    pub left: Option<U>,
    /// What is half written is kept right after.
    pub keeps: bool,
    pub about: About,
}

/// What a write is about beside itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum About {
    #[default]
    Itself,
    /// It is what Today's form says.
    TodaysForm,
    /// It changes many check-ins and takes a while.
    ManyCheckIns,
    /// It takes in what stands on the page for that.
    Arrival,
}

impl<W, U, T> Asked<W, U, T> {
    /// Nothing goes to the disk.
    #[must_use]
    pub fn nothing() -> Self {
        Self { write: None, undo: None, typed: None, says: None, left: None, keeps: false, about: About::Itself }
    }

    /// No write, but what is half written now is kept.
    #[must_use]
    pub fn keeping() -> Self {
        Self { keeps: true, ..Self::nothing() }
    }

    /// A write that can't be taken back.
    pub fn write(write: W) -> Self {
        Self { write: Some(write), ..Self::nothing() }
    }

    /// A write, and what takes it back.
    pub fn undoable(write: W, undo: U) -> Self {
        Self { undo: Some(undo), ..Self::write(write) }
    }

    /// The same of what was typed into a form that is empty now.
    pub fn typed(write: W, undo: U, typed: impl Into<Option<T>>) -> Self {
        Self { typed: typed.into(), ..Self::undoable(write, undo) }
    }

    /// A write that takes something back, and what is told of that.
    pub fn back(write: W, says: &'static str) -> Self {
        Self { says: Some(says), ..Self::write(write) }
    }

    #[must_use]
    pub fn and_keeps(self) -> Self {
        Self { keeps: true, ..self }
    }

    #[must_use]
    pub fn and_left(self, left: Option<U>) -> Self {
        Self { left, ..self }
    }

    /// The same as one of all changes.
    pub fn into<V: From<W>, X: From<U>, Y: From<T>>(self) -> Asked<V, X, Y> {
        let Self { write, undo, typed, says, left, keeps, about } = self;
        Asked {
            write: write.map(V::from),
            undo: undo.map(X::from),
            typed: typed.map(Y::from),
            says,
            left: left.map(X::from),
            keeps,
            about,
        }
    }
}
