//! A wish that something which takes a while should end.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// Wished once, by whoever holds one; all that hold a copy hear of it.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// From now on it is.
    pub fn wish(&self) {
        self.0.store(true, Ordering::SeqCst);
    }

    #[must_use]
    pub fn is_wished(&self) -> bool {
        self.0.load(Ordering::SeqCst)
    }
}
