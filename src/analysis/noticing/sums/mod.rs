//! What stretches of days add up to: of one lane, of many stretches in one go, and of the days that tell something.

pub(crate) mod columns;
pub(crate) mod figures;
pub(crate) mod moved;
pub(crate) mod telling;
