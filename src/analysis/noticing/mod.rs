//! How a pattern is noticed, what becomes of it, and what is said of each day: the rule, version 3.

pub(crate) mod absolute;
mod beginning;
pub(crate) mod calendar;
pub(crate) mod change_day;
pub mod constants;
pub(crate) mod days;
pub(crate) mod each_day;
mod in_a_row;
pub(crate) mod judgement;
pub(crate) mod kind;
pub(crate) mod look;
pub(crate) mod noticed;
pub(crate) mod numbers;
pub(crate) mod params;
pub(crate) mod replay;
pub(crate) mod score;
pub(crate) mod standing;
pub(crate) mod sums;
