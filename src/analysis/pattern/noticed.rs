//! A pattern that was noticed: its course, what it was noticed by, how far it can be relied on.

use super::{
    evidence::{Evidence, Seen},
    readings::{self, Confidence},
};
use crate::{
    analysis::{
        Course, PatternKind,
        measures::{entries::Entry, style, table::Table},
        noticing::{judgement::DayJudgement, kind::needed_of, replay::Replay},
    },
    domain::{DayKey, Journal, PatternKey},
};

/// Something the analysis noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    pub kind: PatternKind,
    /// The most likely first day; `course` has the two between which it lies.
    pub since: DayKey,
    /// The day on which it would have been shown.
    pub noticed: DayKey,
    /// The day on which it came to its end; `None` while it stands.
    pub ended: Option<DayKey>,
    /// Check-ins among the recent days it was noticed by.
    pub check_ins: u32,
    /// The usual kept for it and the look by which it was noticed.
    pub evidence: Evidence,
    /// What else looks alike, in words; never empty (SAFETY 13).
    pub other_readings: Vec<String>,
    /// Why the card should be read with more care (runs of identical answers, written later…).
    pub cautions: Vec<String>,
    pub confidence: Confidence,
    /// All that became of it, and its numbers.
    pub course: Course,
}

/// The word of the key under which an answer to a pattern is kept.
pub(super) const KEY: &str = "narrowed";

impl Pattern {
    /// `entries` are those of the days it was noticed by at least.
    pub(crate) fn of(course: Course, replay: &Replay, table: &Table, journal: &Journal, entries: &[Entry<'_>]) -> Option<Self> {
        let days = &replay.days;
        // The score may be a carried one: the look is that of the last day that has its own.
        let place = replay.judged().partition_point(|d| d.day <= course.noticed);
        let has_score = |d: &&DayJudgement| d.scores.is_some();
        let scored = replay.judged().get(..place)?.iter().rev().find(has_score)?;
        let number = |(from, until): (DayKey, DayKey)| (days.number(from), days.number(until));
        let (usual, kept) = (number(scored.usual?), number(course.usual));
        let seen = Seen {
            today: days.number(scored.day),
            usual,
            needed: needed_of(days, usual),
            beside: kept,
            usual_is_marked: replay.is_marked(kept),
            as_decided: true,
        };
        let evidence = Evidence::of(days, table, seen)?;
        let style = style::of(entries, &evidence.recent, journal);
        Some(Self {
            kind: course.kind,
            since: course.began.likely,
            noticed: course.noticed,
            ended: course.ended.map(|(day, _)| day),
            check_ins: evidence.recent.check_ins,
            other_readings: readings::other_readings(&evidence, &style, days.origin()),
            cautions: readings::cautions(&style),
            confidence: readings::confidence(&evidence, &style),
            evidence,
            course,
        })
    }

    /// The same pattern as its course is known now; what it was noticed by is as it was.
    pub(crate) fn with(self, course: Course) -> Self {
        let (kind, since, noticed) = (course.kind, course.began.likely, course.noticed);
        Self { kind, since, noticed, ended: course.ended.map(|(day, _)| day), course, ..self }
    }

    /// The stable name under which an answer to it is kept: `narrowed/2026-08-09`, by the day it was noticed.
    #[must_use]
    pub fn key(&self) -> PatternKey {
        format!("{KEY}/{}", self.noticed).into()
    }
}
