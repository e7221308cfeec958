//! The weeks before an event beside the weeks after it: what was rated, how it differs, and how far the
//! difference would wander by the days that happened to be lived. It says nothing about why.

use super::differences::{BESIDE_DAYS_NEEDED, Differences, differences};
use crate::{
    analysis::{
        Window,
        measures::{
            entries::written_by,
            table::{Row, Table},
        },
        rule::SETTLING_DAYS,
    },
    domain::{CheckIn, DayKey, Event, EventId, EventKind, Journal},
};

/// How long the compared stretches are, in calendar days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Windows {
    /// Of each of the two stretches; at least 1.
    pub days: i32,
    /// From the day of the event on, left out; at least 0.
    pub settling_in: i32,
}

impl Default for Windows {
    /// Four whole weeks each, so that weekdays weigh the same, and two weeks left out: our choice, because
    /// many medicines and most changes of life take about as long to settle.
    fn default() -> Self {
        Self { days: 28, settling_in: 14 }
    }
}

/// In which of the three stretches something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stretch {
    Before,
    SettlingIn,
    After,
}

/// Something else that happened in these weeks.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherEvent {
    pub event: Event,
    pub stretch: Stretch,
}

/// One event and the weeks around it.
#[derive(Debug, Clone, PartialEq)]
pub struct BeforeAfter {
    pub event: EventId,
    pub day: DayKey,
    pub kind: EventKind,
    /// As in a list: "Medicine changed · sertraline 100 mg".
    pub words: String,
    pub windows: Windows,
    pub before: Window,
    /// From the day of the event on; empty (`until` before `from`) where nothing is left out.
    pub settling: Window,
    /// Its last day may lie ahead.
    pub after: Window,
    /// Days of `after` that have come, today among them: 0 to `windows.days`.
    pub days_come: u32,
    /// Some day before is one of the journal's first, in which ratings spread more for nearly everybody.
    pub begins_early: bool,
    /// Both sides have enough days: without that nothing below is filled but the other events.
    pub enough: bool,
    pub differences: Differences,
    /// In order of day.
    pub other_events: Vec<OtherEvent>,
}

/// The weeks around one event as of `until`, from what was written by the end of that day. `None` where there is
/// no such event, or it was removed.
#[must_use]
pub fn before_after(journal: &Journal, event: &EventId, until: DayKey, windows: Windows) -> Option<BeforeAfter> {
    let event = there(journal).find(|e| e.id == *event)?;
    Some(around(journal, &by_day(journal, until), event, until, windows))
}

/// The same for every event, in their order.
#[must_use]
pub fn before_after_each(journal: &Journal, until: DayKey, windows: Windows) -> Vec<BeforeAfter> {
    let check_ins = by_day(journal, until);
    there(journal).map(|event| around(journal, &check_ins, event, until, windows)).collect()
}

/// What was written by the end of that day, in order of the days it is about: an event looks at a few of them.
fn by_day(journal: &Journal, until: DayKey) -> Vec<(DayKey, &CheckIn)> {
    let mut all: Vec<_> = written_by(journal, until).into_iter().map(|e| (e.check_in.day, e.check_in)).collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// What is in the trash did not happen.
fn there(journal: &Journal) -> impl Iterator<Item = &Event> {
    journal.events.iter().filter(|e| e.deleted_ms.is_none())
}

fn around(journal: &Journal, check_ins: &[(DayKey, &CheckIn)], event: &Event, until: DayKey, windows: Windows) -> BeforeAfter {
    let windows = Windows { days: windows.days.max(1), settling_in: windows.settling_in.max(0) };
    let (day, Windows { days, settling_in }) = (event.day, windows);
    let from = day.plus(-days);
    let after_from = day.plus(settling_in);
    let end = after_from.plus(days - 1);
    let place = |day: DayKey| check_ins.partition_point(|c| c.0 < day);
    let inside = check_ins.get(place(from)..place(end.plus(1))).unwrap_or_default();
    let mut table = Table::empty(journal, inside.iter().map(|c| c.0));
    for (_, check_in) in inside {
        table.add(check_in);
    }
    let stretch = |from: DayKey, until: DayKey| Window::of(from, until, rows(&table, from, until));
    let (before, after) = (stretch(from, day.plus(-1)), stretch(after_from, end));
    let first = check_ins.first().map(|c| c.0);
    let mut found = BeforeAfter {
        event: event.id.clone(),
        day,
        kind: event.what,
        words: event.words(),
        windows,
        before,
        settling: stretch(day, after_from.plus(-1)),
        after,
        days_come: u32::try_from(until.since(after_from).saturating_add(1).clamp(0, days)).unwrap_or_default(),
        begins_early: first.is_some_and(|f| from < f.plus(SETTLING_DAYS)),
        enough: before.days_logged.min(after.days_logged) >= BESIDE_DAYS_NEEDED,
        differences: Differences::default(),
        other_events: others(journal, event, (from, after_from, end.min(until))),
    };
    if found.enough {
        let (earlier, later) = (rows(&table, from, day.plus(-1)), rows(&table, after_from, end));
        let numbers = [day.number(), days, settling_in].map(i32::to_le_bytes);
        let mut seed: Vec<&[u8]> = vec![event.id.as_str().as_bytes()];
        seed.extend(numbers.iter().map(<[u8; 4]>::as_slice));
        found.differences = differences(journal, &table, earlier, later, &seed);
    }
    found
}

pub(crate) fn rows(table: &Table, from: DayKey, until: DayKey) -> &[Row] {
    if from <= until { table.between(from, until) } else { &[] }
}

fn others(journal: &Journal, event: &Event, (from, after_from, end): (DayKey, DayKey, DayKey)) -> Vec<OtherEvent> {
    let inside = there(journal).filter(|e| e.id != event.id && (from..=end).contains(&e.day));
    let placed = inside.map(|e| {
        let stretch = if e.day < event.day {
            Stretch::Before
        } else if e.day < after_from {
            Stretch::SettlingIn
        } else {
            Stretch::After
        };
        OtherEvent { event: e.clone(), stretch }
    });
    let mut others: Vec<OtherEvent> = placed.collect();
    others.sort_by(|a, b| (a.event.day, &a.event.id).cmp(&(b.event.day, &b.event.id)));
    others
}
