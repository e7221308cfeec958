//! What the river's legend has samples of, and their words.

use super::gathered::Gathered;
use crate::report::{
    Frame,
    charts::legend::{Legend, Sample},
    text::measure::tidy,
};

/// The samples this picture needs.
pub(crate) fn of(frame: &Frame, g: &Gathered<'_>) -> Legend {
    let sd_days = if g.sd_days > 10.0 { g.sd_days.round() } else { g.sd_days };
    let mut items = vec![
        (Sample::BothSides, "strongest of a day".to_owned()),
        (Sample::BothSmoothed, format!("smoothed, ± {} days", tidy(sd_days))),
    ];
    if !g.usuals.is_empty() {
        items.push((Sample::Usual, "usual range, carried on as lines".to_owned()));
    }
    if g.near.iter().any(|d| d.pleasant == Some(0) || d.unpleasant == Some(0)) {
        items.push((Sample::NotFelt, "not felt".to_owned()));
    }
    if g.near.iter().any(|d| d.cannot_tell > 0) {
        items.push((Sample::CannotTell, "can't tell".to_owned()));
    }
    let items = items.into_iter().map(|(sample, words)| (sample, vec![words])).collect();
    Legend { items, colour: frame.palette.pleasant }
}
