//! Everything the river is drawn from, gathered once: days, gaps, patterns, medicines and dates.

use super::river_days::{RiverDays, between};
use crate::{
    analysis::{Analysis, Course, UsualReach, drawn_patterns, kept_reach},
    domain::{DayKey, Event, Journal},
    report::{
        BRIDGED_DAYS, Frame, Gap, LoggedDay, Medicine, bandwidth_days,
        charts::{marked::bar::Marked, mood_scale::MoodScale},
        medicines,
    },
};

/// Everything that is drawn, gathered once.
pub(crate) struct Gathered<'a> {
    pub days: &'a RiverDays,
    /// Also a little beside the view, so that the band doesn't change at its edges while panning.
    pub near: &'a [LoggedDay],
    pub gaps: Vec<Gap>,
    /// Those of the patterns that are in view.
    pub courses: Vec<&'a Course>,
    pub marked: Marked<'a>,
    /// Each usual in view, and the last day to which its reach is carried on.
    pub usuals: Vec<(UsualReach, DayKey)>,
    pub medicines: Vec<Medicine>,
    pub events: Vec<&'a Event>,
    /// Dated things the eye may want to follow through the picture.
    pub dates: Vec<DayKey>,
    pub sd_days: f32,
    /// There is no river in view, and moods of another app stand in its place.
    pub moods: Option<MoodScale>,
}

pub(super) fn gather<'a>(
    days: &'a RiverDays,
    journal: &'a Journal,
    analysis: Option<&'a Analysis>,
    frame: &Frame,
) -> Gathered<'a> {
    let sd_days = bandwidth_days(frame.seen, frame.day_points);
    let beside = beside_days(frame.from, frame.until, frame.day_points);
    let all = days.all();
    let near = all.get(between(all, frame.from.plus(-beside), frame.until.plus(beside))).unwrap_or_default();
    let last_known = analysis.map(|a| a.until).or_else(|| journal.check_ins.last().map(|c| c.day)).unwrap_or(frame.until);
    let overlaps = |a: DayKey, b: DayKey| a <= frame.until && b >= frame.from;
    let courses: Vec<&Course> = analysis
        .into_iter()
        .flat_map(|a| drawn_patterns(a, journal).map(|p| &p.course).filter(|c| overlaps(c.began.earliest, c.last_day(a.until))))
        .collect();
    let marked = Marked::of(frame, courses.clone(), last_known);
    let mut usuals = analysis.map(|a| usuals(a, journal)).unwrap_or_default();
    usuals.retain(|(usual, last)| overlaps(usual.window.from, *last));
    let mut drugs = medicines(&journal.events, last_known);
    drugs.retain(|m| m.doses.iter().any(|d| overlaps(d.from, d.until)));
    let shown = |e: &&Event| e.deleted_ms.is_none() && frame.shows(e.day);
    let events: Vec<&Event> = journal.events.iter().filter(shown).filter(|e| !e.what.is_medicine()).collect();
    let dates = journal.events.iter().filter(shown).map(|e| e.day).collect();
    let gaps = days.gaps_between(near).filter(|g| overlaps(g.from, g.until)).collect();
    let moods = MoodScale::alone(journal, near.get(between(near, frame.from, frame.until)).unwrap_or_default());
    Gathered { moods, days, near, gaps, courses, marked, usuals, medicines: drugs, events, dates, sd_days }
}

/// The usual of the last day known, and those that were kept for patterns that are over. A usual is carried on until what
/// it was kept for turned.
fn usuals(analysis: &Analysis, journal: &Journal) -> Vec<(UsualReach, DayKey)> {
    let now = analysis.usual_reach;
    let is_now = |usual: (DayKey, DayKey)| now.is_some_and(|n| (n.window.from, n.window.until) == usual);
    let over = drawn_patterns(analysis, journal).map(|p| &p.course).filter(|c| c.ended.is_some() && !is_now(c.usual));
    let kept = over.filter_map(|c| Some((kept_reach(&analysis.reach, c.usual)?, c.last_day(analysis.until))));
    kept.chain(now.map(|n| (n, analysis.until))).collect()
}

/// How many days beside the view the smoothing reaches.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred days")]
pub(super) fn beside_days(from: DayKey, until: DayKey, day_points: f32) -> i32 {
    (3.0 * bandwidth_days(until.since(from) as f32 + 1.0, day_points)).ceil() as i32 + BRIDGED_DAYS + 1
}
