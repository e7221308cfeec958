//! What was found out about the journal, and what of it the person was told.

pub(super) mod findings;
pub(super) mod gathered;
mod telling;
