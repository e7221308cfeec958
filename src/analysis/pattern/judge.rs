//! What is said of each day: with all that is known now, or strictly with what was known then.

use super::{
    calendar::Calendar,
    course::Standing,
    one_day::{Compared, Windows, compare},
    usual,
};
use crate::{
    analysis::{
        DayJudgement, State,
        measures::{
            entries::{Entry, written_by},
            table::Table,
        },
        rule::{DAYS_IN_A_ROW, Params, SETTLING_DAYS},
    },
    domain::{CheckIn, DayKey, Journal},
};
use std::{ops::Range, sync::Arc};

/// For every judged day (see [`crate::analysis::Analysis::days`]): what would have been said on that day with only what had
/// been written by then. No looking ahead; a check-in written later counts from
/// the day it was written, then also for its own day.
#[must_use]
pub fn each_day(journal: &Journal, until: DayKey, params: &Params) -> Vec<DayJudgement> {
    let entries = written_by(journal, until);
    let Some(mut record) = Record::new(Table::empty(journal, entries.iter().map(|e| e.check_in.day)), until, *params) else {
        return Vec::new();
    };
    let mut waiting = entries.as_slice();
    let mut said = Vec::new();
    let days: Vec<DayKey> = record.calendar.days().collect();
    for day in days {
        let (known, later) = waiting.split_at(waiting.partition_point(|e| e.known <= day));
        waiting = later;
        record.mark(usual::known_by(&journal.settings, day));
        record.take(known, day);
        said.push(record.judgement(day));
    }
    said
}

/// All days at once, with everything written by `until`.
pub(crate) fn with_all_known(journal: &Journal, entries: &[Entry<'_>], until: DayKey, params: &Params) -> Option<Record> {
    let table = Table::empty(journal, entries.iter().map(|e| e.check_in.day));
    let mut record = Record::new(table, until, *params)?;
    record.mark(usual::known_by(&journal.settings, until));
    record.take(entries, until);
    Some(record)
}

/// Scores and standings of the days so far, brought up to date as more becomes known.
#[derive(Debug)]
pub(crate) struct Record {
    pub table: Table,
    /// The day of `scores[0]`; nothing is ever known of an earlier day.
    pub start: DayKey,
    /// The days of all of them.
    pub calendar: Calendar,
    pub params: Params,
    windows: Windows,
    scores: Vec<Option<f64>>,
    standings: Vec<Standing>,
    /// Every day is to be judged again: another usual than before.
    remarked: bool,
}

impl Record {
    /// Of the days the table has rows for, up to `until`; `None` where there are none.
    fn new(table: Table, until: DayKey, params: Params) -> Option<Self> {
        let start = table.rows.first()?.day;
        let calendar = Calendar::of(table.rows.iter().map(|r| r.day), until, &params);
        let (windows, scores, standings) = (Windows::default(), Vec::new(), Vec::new());
        Some(Self { table, start, calendar, params, windows, scores, standings, remarked: false })
    }

    /// Takes in which stretches are marked as "more like me" by now; [`Self::take`] is to follow.
    fn mark(&mut self, marked: Vec<(DayKey, DayKey)>) {
        if self.table.marked != marked {
            self.table.marked = marked;
            self.remarked = true;
        }
    }

    /// Takes in what became known by `today`, and judges again every day that this can change.
    fn take(&mut self, known: &[Entry<'_>], today: DayKey) {
        let first_before = self.table.first_day();
        for entry in known {
            if let Some(place) = self.table.add(entry.check_in) {
                self.windows.forget(place);
            }
        }
        let days = || known.iter().map(|e| e.check_in.day);
        let changed = days().min().zip(days().max());
        self.judge(changed, first_before, today);
    }

    /// Takes these check-ins for all there are of `day`, and judges again every day that this can change, up to
    /// `today`. Gives the first and the last of the days that may have been judged otherwise.
    pub(crate) fn replace(&mut self, day: DayKey, check_ins: &[Arc<CheckIn>], today: DayKey) -> (DayKey, DayKey) {
        let first_before = self.table.first_day();
        self.windows.forget(self.table.clear(day));
        for check_in in check_ins {
            self.table.add(check_in);
        }
        let changed = self.judge(Some((day, day)), first_before, today);
        let from = self.calendar.day(changed.start).unwrap_or(day);
        let last = changed.end.checked_sub(1).filter(|last| *last >= changed.start).and_then(|last| self.calendar.day(last));
        (from, last.unwrap_or(from.plus(-1)))
    }

    /// Judges every day again, from the table as it is.
    pub(crate) fn judge_all(&mut self, today: DayKey) {
        self.remarked = true;
        self.windows = Windows::default();
        self.judge(None, None, today);
    }

    /// Judges up to `today`, again what the days `changed` have a say in. Gives the places that were judged.
    fn judge(&mut self, changed: Option<(DayKey, DayKey)>, first_before: Option<DayKey>, today: DayKey) -> Range<usize> {
        let judged = self.scores.len();
        let length = self.calendar.place_from(today.plus(1)).max(judged);
        self.scores.resize(length, None);
        self.standings.resize(length, Standing::default());
        let stale = if std::mem::take(&mut self.remarked) {
            Some((0, judged))
        } else {
            changed.map(|(from, last)| self.stale(from, last, first_before))
        };
        let (stale_from, stale_end) = stale.unwrap_or((judged, judged));
        let (stale_from, stale_end) = (stale_from.min(judged), stale_end.min(judged));
        let first = self.table.first_day();
        for place in (stale_from..stale_end).chain(judged..length) {
            let (Some(slot), Some(today)) = (self.scores.get_mut(place), self.calendar.day(place)) else { break };
            *slot = first.and_then(|first| self.windows.score(&self.table, today, first, &self.params));
        }
        let settled = self.stand(stale_from, judged, stale_end);
        self.stand(judged, length, length);
        stale_from..if length > judged { length } else { settled }
    }

    /// The days already judged on which the days `from..=last` have a say, as places `from..end`.
    fn stale(&self, from: DayKey, mut last: DayKey, first_before: Option<DayKey>) -> (usize, usize) {
        // An earlier first check-in moves the first days of logging, which are never usual.
        if let Some(before) = first_before.filter(|b| from < *b) {
            last = last.max(before.plus(SETTLING_DAYS));
        }
        let place = |day: DayKey| self.calendar.place_from(day);
        if !self.table.marked.is_empty() {
            // A marked stretch has a say for ever.
            return (place(from), usize::MAX);
        }
        (place(from), place(self.params.says_until(last).plus(1)))
    }

    /// Brings the standings of `from..end` up to date. From `settled` on it stops where a standing
    /// comes out as it was, since nothing after it changes. Gives where it stopped.
    fn stand(&mut self, from: usize, end: usize, settled: usize) -> usize {
        let mut now = from.checked_sub(1).and_then(|p| self.standings.get(p).copied()).unwrap_or_default();
        for place in from..end {
            now = now.then(self.scores.get(place).copied().flatten(), self.params.threshold);
            let Some(slot) = self.standings.get_mut(place) else { return place };
            if place >= settled && *slot == now {
                return place;
            }
            *slot = now;
        }
        end
    }

    /// What is said of a day already judged.
    pub(crate) fn judgement(&self, day: DayKey) -> DayJudgement {
        let place = self.calendar.place(day);
        let score = place.and_then(|p| self.scores.get(p).copied()).flatten();
        let state = self.standing(day).map_or(State::NotEnough, Standing::state);
        DayJudgement { day, check_ins: self.table.check_ins(day), state, score }
    }

    pub(crate) fn standing(&self, day: DayKey) -> Option<Standing> {
        self.calendar.place(day).and_then(|p| self.standings.get(p).copied())
    }

    /// The first of the days in a row at the threshold that made `noticed` narrowed.
    pub(crate) fn began(&self, noticed: DayKey) -> DayKey {
        noticed.plus(1 - i32::try_from(DAYS_IN_A_ROW).unwrap_or(1)).max(self.start)
    }

    /// The comparison behind a day's score.
    pub(crate) fn compared(&self, day: DayKey) -> Option<Compared> {
        Some(compare(&self.table, day, self.table.first_day()?, &self.params))
    }
}
