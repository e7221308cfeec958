//! Stretches of days, and what they differ in.

pub(crate) mod before_after;
pub(crate) mod context;
pub(crate) mod differences;
pub(crate) mod reactivity;
pub(crate) mod resample;
pub(crate) mod said_in;
pub(crate) mod shifts;
pub(crate) mod two_stretches;
pub(crate) mod way_effect;
