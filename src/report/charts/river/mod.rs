//! The river: how wide felt emotion was, day by day.

pub(crate) mod band;
pub(crate) mod behind;
pub(crate) mod draw;
pub(crate) mod drawn;
pub(crate) mod gathered;
pub(crate) mod lanes;
pub(crate) mod layout;
pub(crate) mod legend;
pub(crate) mod life_chart;
pub(crate) mod moods;
pub(crate) mod overlay;
pub(crate) mod picture;
pub(crate) mod plot;
pub(crate) mod rated_days;
pub(crate) mod river_days;
pub(crate) mod stream;
