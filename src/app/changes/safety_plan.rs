//! The safety plan.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Worker},
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

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        Asked::undoable(Write(self.0), Undo(Box::new(here.open.journal.safety_plan.clone())))
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_safety_plan(&self.0).map(|()| "Safety plan kept"))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        Asked::back(Write(*self.0), "The safety plan is as it was")
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
