//! What the river's legend has samples of, and their words.

use super::{gathered::Gathered, moods};
use crate::report::{
    Frame,
    charts::legend::{Legend, Sample},
    text::measure::tidy,
};

/// The samples this picture needs.
pub(crate) fn of(frame: &Frame, g: &Gathered<'_>) -> Legend {
    if g.moods.is_some() {
        return of_moods(frame);
    }
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

/// The same where moods stand in the place of the river.
fn of_moods(frame: &Frame) -> Legend {
    let items = match moods::each(frame) {
        1 => vec![
            (Sample::Dot, vec!["mood of a day".to_owned()]),
            (Sample::Bar, vec!["from its lowest to its highest".to_owned()]),
        ],
        each => {
            let colour = frame.palette.accent;
            let field = |share: f32| Sample::Field(colour.over(frame.palette.card, 0.2 + 0.75 * share));
            let few = format!("few of {each} days");
            vec![(field(0.0), vec![few]), (field(1.0), vec![format!("all {each}")])]
        }
    };
    Legend { items, colour: frame.palette.accent }
}
