//! Every picture that Gamut draws.

pub(crate) mod at_a_glance;
pub(crate) mod axis;
pub(crate) mod columns;
pub(crate) mod context;
pub(crate) mod day_bars;
pub(crate) mod each_feeling;
pub(crate) mod expected;
pub(crate) mod imported;
pub(crate) mod legend;
pub(crate) mod logged;
pub(crate) mod marked;
pub(crate) mod marks;
pub(crate) mod medicine;
pub(crate) mod mood_scale;
pub(crate) mod profile_picture;
pub(crate) mod river;
pub(crate) mod shifts;
pub(crate) mod so_far;
pub(crate) mod symptoms;
pub(crate) mod tries;
pub(crate) mod width;
pub(crate) mod year;
