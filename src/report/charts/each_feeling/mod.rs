//! Each feeling by itself, day by day.

pub(crate) mod feeling_days;
pub(crate) mod feeling_plot;
pub(crate) mod picture;
