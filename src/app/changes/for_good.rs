//! What lies in the trash, deleted for good: nothing takes that back.

use super::{asked, here::Here};
use crate::app::{Desk, Reply};
use std::sync::Arc;

/// Take these check-ins out of the trash and out of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Vec<Arc<str>>);

#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    pub ids: Vec<Arc<str>>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Undo {}

#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Change {
    pub fn apply(self, here: &mut Here<'_>) -> Asked {
        here.open.earlier = None;
        Asked::write(Write { ids: self.0 })
    }
}

impl Write {
    pub fn carry_out(self, desk: &mut Desk) -> Vec<Reply> {
        desk.delete_for_good(&self.ids)
    }

    pub const fn told_ms(&self) -> Option<i64> {
        None
    }
}

impl Undo {
    pub const fn take_back(self, _here: &mut Here<'_>) -> Asked {
        match self {}
    }

    pub const fn check_in(&self) -> Option<&str> {
        match *self {}
    }
}

impl Typed {
    pub const fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}
