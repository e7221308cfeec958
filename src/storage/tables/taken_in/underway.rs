//! Something that is being taken in: how far it is, and whether it is to end.

use crate::storage::{Stop, trouble::Trouble};
use std::fmt;

/// How many rows go by between two looks.
const EVERY: u64 = 500;

/// Who is told how far it is, and who may end it.
pub struct Underway<'a> {
    stop: Stop,
    tell: Option<&'a dyn Fn(u64, u64)>,
}

impl fmt::Debug for Underway<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Underway").field("stop", &self.stop).finish_non_exhaustive()
    }
}

impl<'a> Underway<'a> {
    /// `tell` hears how many rows of how many are written; where `stop` is wished, nothing of it is done.
    #[must_use]
    pub fn told(stop: Stop, tell: &'a dyn Fn(u64, u64)) -> Self {
        Self { stop, tell: Some(tell) }
    }

    /// Nobody looks on.
    #[must_use]
    pub fn alone() -> Self {
        Self { stop: Stop::default(), tell: None }
    }

    /// Row `n` of `all` is next.
    pub(crate) fn at(&self, n: u64, all: u64) -> Result<(), Trouble> {
        if !n.is_multiple_of(EVERY) {
            return Ok(());
        }
        if let Some(tell) = self.tell {
            tell(n, all);
        }
        self.goes_on()
    }

    /// It is not to end.
    pub(crate) fn goes_on(&self) -> Result<(), Trouble> {
        if self.stop.is_wished() { Err(Trouble::Refused("it was cancelled")) } else { Ok(()) }
    }
}
