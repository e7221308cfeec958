//! The river as one picture, as high as it needs to be.

use crate::{
    analysis::Analysis,
    domain::{DayKey, Journal},
    report::{Grows, Picture, PictureView, RiverView, river},
};

/// Points, unless its lanes need more.
const HEIGHT: f32 = 640.0;

/// The river from `from` to `until` as one picture, as high as it needs to be for all its lanes to have room.
#[must_use]
pub fn river_picture(
    journal: &Journal,
    analysis: Option<&Analysis>,
    from: DayKey,
    until: DayKey,
    view: &PictureView,
) -> Picture {
    let PictureView { width, palette, text_scale } = *view;
    let (height, grows) = (HEIGHT, Grows::ForAll);
    let made = river(journal, analysis, &RiverView { from, until, width, height, grows, palette, text_scale, reading: None });
    let table = made.table();
    Picture { scene: made.scene, sentence: made.sentence, table, parts: Vec::new() }
}
