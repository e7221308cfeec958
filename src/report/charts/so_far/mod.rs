//! Pictures for the first days: the days there are, and a river before there is one.

pub(crate) mod days_so_far;
pub(crate) mod first_sight;
pub(crate) mod gathered_so_far;
