//! What has been gathered so far, while there is no usual range yet: the days as they are, compared with nothing.

use crate::{
    analysis::{DayReach, Params, rule::SETTLING_DAYS},
    domain::DayKey,
    report::{
        Picture, PictureView, axis_height,
        charts::day_bars::DayBars,
        paper::sheet::{EDGE, Sheet},
    },
};

/// At least so many days have room, so that three bars are not three boards.
const LEAST_DAYS: i32 = 28;

/// The days from the first check-in to `until`, and which of them count as usual. `None` before the first check-in.
#[must_use]
pub fn gathered_so_far(reach: &[DayReach], until: DayKey, view: &PictureView) -> Option<Picture> {
    let first = reach.first()?.day;
    let last = until.max(first.plus(LEAST_DAYS - 1));
    let sheet = Sheet::of(view);
    let bars = DayBars::of(reach, first, last, view, 0.0, 0.0);
    let (from, to) = Params::default().usual(until, first);
    let counts = |day: DayKey| (from..=to).contains(&day);
    let days = bars.days.len();
    let counted = bars.days.iter().filter(|d| counts(d.day)).count();
    let sentence = format!(
        "{} with check-ins since {}, {} of them old enough to count as usual.",
        if days == 1 { "1 day".to_owned() } else { format!("{days} days") },
        first.words(),
        if counted == 0 { "none".to_owned() } else { counted.to_string() }
    );
    let table = bars.table(|day| if counts(day) { "usual" } else { "not usual yet" }.to_owned());
    let height = bars.bottom + 15.0 + sheet.line_height() + axis_height(&bars.frame) + EDGE;
    let mut scene = sheet.scene(height, "What has been gathered so far", &sentence);
    scene.background = None;
    bars.draw_scale(&mut scene);
    bars.draw_days(&mut scene, |day| if counts(day) { 0.75 } else { 0.4 });
    let settled = first.plus(SETTLING_DAYS - 1);
    let mut brackets: Vec<(DayKey, DayKey, &[&str])> = vec![(first, settled, &["the first two weeks", "first weeks"])];
    if from <= to {
        brackets.push((from, to, &["count as usual", "usual"]));
    }
    let y = bars.draw_brackets(&mut scene, &brackets);
    bars.draw_dates(&mut scene, y);
    Some(Picture { scene, sentence, table, parts: Vec::new() })
}
