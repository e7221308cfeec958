//! What lies in the trash, deleted for good: nothing takes that back.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Worker},
    domain::CheckInId,
};

/// Take these check-ins out of the trash and out of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Vec<CheckInId>);

#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub ids: Vec<CheckInId>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {}

#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        (here.open.earlier, here.open.otherwise) = (None, None);
        Asked::write(Write { ids: self.0 })
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.delete_for_good(&self.ids)
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        match self {}
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
