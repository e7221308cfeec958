//! The safety plan.

use super::{asked, here::Here};
use crate::{
    app::{Desk, Reply},
    domain::SafetyPlan,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub SafetyPlan);

#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub SafetyPlan);

#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Box<SafetyPlan>);

/// What is typed stays on its page, saved or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Change {
    pub fn apply(self, here: &mut Here<'_>) -> Asked {
        Asked::undoable(Write(self.0), Undo(Box::new(here.open.journal.safety_plan.clone())))
    }
}

impl Write {
    pub fn carry_out(self, desk: &mut Desk) -> Vec<Reply> {
        desk.write_and_say(|store| store.save_safety_plan(&self.0).map(|()| "Safety plan kept"))
    }

    pub const fn told_ms(&self) -> Option<i64> {
        None
    }
}

impl Undo {
    pub fn take_back(self, _here: &mut Here<'_>) -> Asked {
        Asked::back(Write(*self.0), "The safety plan is as it was")
    }

    pub const fn check_in(&self) -> Option<&str> {
        None
    }
}

impl Typed {
    pub const fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
