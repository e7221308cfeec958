//! What is measured of ratings, from the table of days up.

pub(crate) mod cell;
pub(crate) mod diversity;
pub(crate) mod entries;
pub(crate) mod first_weeks;
pub(crate) mod lanes;
pub(crate) mod of_a_feeling;
pub(crate) mod profile;
pub(crate) mod reach;
pub(crate) mod said_days;
pub mod stats;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod window;
