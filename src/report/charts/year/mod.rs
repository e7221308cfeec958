//! A year, day by day.

pub(crate) mod grid;
pub(crate) mod month;
pub(crate) mod picture;
pub(crate) mod scale;
pub(crate) mod what;
