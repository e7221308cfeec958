//! Noticing that felt emotion has narrowed against this person's own usual range: the rule, what it rests on, and what else it might be.

pub(crate) mod answered;
pub(crate) mod calendar;
pub(crate) mod course;
pub(crate) mod evidence;
pub(crate) mod judge;
pub(crate) mod judgement;
pub(crate) mod low_mood;
pub(crate) mod noticed;
pub(crate) mod one_day;
pub(crate) mod readings;
pub mod rule;
pub(crate) mod signs;
pub(crate) mod usual;
