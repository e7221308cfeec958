//! The tables: rows in and out, one function for each question and each change.

pub(crate) mod catalogue;
pub(crate) mod check_ins;
pub(crate) mod coming_in;
pub(crate) mod earlier;
mod fitting;
mod ids;
pub(crate) mod load;
pub(crate) mod merges;
pub(crate) mod merging;
mod notes;
pub(crate) mod packing;
pub(crate) mod person;
pub(crate) mod rewrite;
pub(crate) mod rows;
pub(crate) mod same;
mod some;
pub(crate) mod taken_in;
mod typed;
pub(crate) mod way_items;
pub(crate) mod ways;
