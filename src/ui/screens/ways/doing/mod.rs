//! Doing a way: the care note and the question before, its steps one at a time, and what is asked after.

pub(super) mod after;
pub(super) mod before;
pub(crate) mod in_hand;
pub(super) mod step_timer;
pub(super) mod steps;
