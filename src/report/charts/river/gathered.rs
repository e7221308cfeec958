//! Everything the river is drawn from, gathered once: days, gaps, patterns, medicines and dates.

use crate::{
    analysis::{Analysis, Pattern},
    domain::{DayKey, Event, Journal},
    report::{BRIDGED_DAYS, Frame, Gap, LoggedDay, Medicine, bandwidth_days, gaps, medicines},
};
use std::ops::Range;

/// Everything that is drawn, gathered once.
pub(crate) struct Gathered<'a> {
    /// Also a little beside the view, so that the band doesn't change at its edges while panning.
    pub near: &'a [LoggedDay],
    pub gaps: Vec<Gap>,
    pub patterns: Vec<&'a Pattern>,
    pub medicines: Vec<Medicine>,
    pub events: Vec<&'a Event>,
    pub analysis: Option<&'a Analysis>,
    /// Dated things the eye may want to follow through the picture.
    pub dates: Vec<DayKey>,
    pub sd_days: f32,
}

pub(super) fn gather<'a>(
    days: &'a [LoggedDay],
    journal: &'a Journal,
    analysis: Option<&'a Analysis>,
    frame: &Frame,
) -> Gathered<'a> {
    let sd_days = bandwidth_days(frame.seen, frame.day_points);
    let beside = beside_days(frame.from, frame.until, frame.day_points);
    let near = days.get(between(days, frame.from.plus(-beside), frame.until.plus(beside))).unwrap_or_default();
    let last_known = analysis.map(|a| a.until).or_else(|| journal.check_ins.last().map(|c| c.day)).unwrap_or(frame.until);
    let overlaps = |a: DayKey, b: DayKey| a <= frame.until && b >= frame.from;
    let dismissed = |p: &Pattern| p.dismissal(journal).is_some();
    let patterns = analysis
        .map(|a| {
            a.patterns
                .iter()
                .filter(|p| overlaps(p.course.began.earliest, p.ended.unwrap_or(a.until)) && !dismissed(p))
                .collect()
        })
        .unwrap_or_default();
    let mut drugs = medicines(&journal.events, last_known);
    drugs.retain(|m| m.doses.iter().any(|d| overlaps(d.from, d.until)));
    let shown = |e: &&Event| e.deleted_ms.is_none() && frame.shows(e.day);
    let events: Vec<&Event> = journal.events.iter().filter(shown).filter(|e| !e.what.is_medicine()).collect();
    let dates = journal.events.iter().filter(shown).map(|e| e.day).collect();
    let gaps = gaps(near).into_iter().filter(|g| overlaps(g.from, g.until)).collect();
    Gathered { near, gaps, patterns, medicines: drugs, events, analysis, dates, sd_days }
}

/// Where the days from `from` to `until` stand among days in order.
pub(super) fn between(days: &[LoggedDay], from: DayKey, until: DayKey) -> Range<usize> {
    days.partition_point(|d| d.day < from)..days.partition_point(|d| d.day <= until)
}

/// How many days beside the view the smoothing reaches.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred days")]
pub(super) fn beside_days(from: DayKey, until: DayKey, day_points: f32) -> i32 {
    (3.0 * bandwidth_days(until.since(from) as f32 + 1.0, day_points)).ceil() as i32 + BRIDGED_DAYS + 1
}
