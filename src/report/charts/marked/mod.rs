//! The days of a pattern, marked in a picture: as a bar with its words, and as a line under a single day.

pub(crate) mod bar;
pub(crate) mod labels;
pub(crate) mod under_a_day;
