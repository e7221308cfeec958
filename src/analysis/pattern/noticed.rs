//! A pattern that was noticed: its course, what it was noticed by, how far it can be relied on.

use super::{
    compared::{Compared, When},
    evidence::{Evidence, Seen, Verdict},
    readings::{self, Confidence},
};
use crate::{
    analysis::{
        Course, PatternKind,
        measures::{entries::Entry, style, table::Table, window::Window},
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
    /// The usual kept for it, and the last three weeks or, once it is over, the time in which it stood: the numbers of
    /// its course, and each feeling's. `None` where these hold too little.
    pub compared: Option<Compared>,
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

/// What is known beside a course.
pub(crate) struct Known<'a> {
    pub replay: &'a Replay,
    pub table: &'a Table,
    pub journal: &'a Journal,
    /// What is said of the last day.
    pub verdict: &'a Verdict,
    /// The check-ins of these days.
    pub entries: &'a dyn Fn(DayKey, DayKey) -> Vec<Entry<'a>>,
}

impl Pattern {
    /// `before`: the same pattern as it was said before, where no day it was noticed by has changed.
    pub(crate) fn of(course: Course, known: &Known<'_>, before: Option<&Self>) -> Option<Self> {
        let Known { replay, table, journal, verdict, entries } = known;
        let noticed = match before {
            Some(before) => before.evidence.clone(),
            None => as_noticed(&course, replay, table)?,
        };
        let when = if course.ended.is_some() { When::Stood } else { When::Now };
        let compared = Compared::of(&replay.days, table, &course.numbers, when);
        // While it stands it is read by what is now; once it is over, by what it was noticed by.
        let read = match verdict {
            Verdict::Judged { evidence, .. } if course.ended.is_none() => evidence,
            Verdict::Judged { .. } | Verdict::NotEnough(_) => &noticed,
        };
        let style = style::of(&entries(read.recent.from, read.recent.until), &read.recent, journal);
        Some(Self {
            kind: course.kind,
            since: course.began.likely,
            noticed: course.noticed,
            ended: course.ended.map(|(day, _)| day),
            check_ins: noticed.recent.check_ins,
            other_readings: readings::other_readings(read, &style, replay.days.origin()),
            cautions: readings::cautions(&style),
            confidence: readings::confidence(read, &style),
            compared,
            evidence: noticed,
            course,
        })
    }

    /// The usual days, and those beside them: the last three weeks, or the time in which it stood. Where these hold too
    /// little, those it was noticed by.
    #[must_use]
    pub fn stretches(&self) -> (Window, Window) {
        let noticed = (self.evidence.usual, self.evidence.recent);
        self.compared.as_ref().map_or(noticed, |seen| (seen.usual, seen.recent))
    }

    /// The stable name under which an answer to it is kept: `narrowed/2026-08-09`, by the day it was noticed.
    #[must_use]
    pub fn key(&self) -> PatternKey {
        format!("{KEY}/{}", self.noticed).into()
    }
}

/// The look that decided. The score may be a carried one: the look is that of the last day that has its own.
fn as_noticed(course: &Course, replay: &Replay, table: &Table) -> Option<Evidence> {
    let days = &replay.days;
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
    Evidence::of(days, table, seen)
}
