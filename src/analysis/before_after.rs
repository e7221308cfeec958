//! The weeks before an event beside the weeks after it: what was rated, how it differs, and how far the
//! difference would wander by the days that happened to be lived. It says nothing about why.

use super::Window;
use super::compare::window;
use super::rule::{KINDS_NEEDED, RECENT_DAYS_NEEDED, SETTLING_DAYS};
use super::shifts::{self, Days};
use super::table::{Entry, Row, Table, written_by};
use crate::domain::{DayKey, Event, EventKind, FeelingId, Journal, Valence};
use std::sync::Arc;

/// Rated days each side needs, as a whole and for each feeling: as many as the rule asks of its recent days.
pub const BESIDE_DAYS_NEEDED: u32 = RECENT_DAYS_NEEDED;

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

/// A number before and after, and the middle 95 % of what the difference (after − before) would be with other
/// days of the same kind. Steps of the 0–10 scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    pub before: f64,
    pub after: f64,
    pub low: f64,
    pub high: f64,
}

/// Width, highs (p90 of the day's strongest) and average strength.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shifts {
    pub width: Shift,
    pub high: Shift,
    pub level: Shift,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FeelingShift {
    pub feeling: FeelingId,
    pub name: String,
    pub valence: Valence,
    /// Days on which it was rated.
    pub n_before: u32,
    pub n_after: u32,
    pub shifts: Shifts,
}

/// The mean over the feelings of one valence that are rated often enough; at least three of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SideShift {
    pub feelings: u32,
    pub shifts: Shifts,
}

/// A feeling that is asked about, or was, and is rated on too few days to be compared.
#[derive(Debug, Clone, PartialEq)]
pub struct TooFewDays {
    pub feeling: FeelingId,
    pub name: String,
    pub n_before: u32,
    pub n_after: u32,
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
    pub event: Arc<str>,
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
    pub pleasant: Option<SideShift>,
    pub unpleasant: Option<SideShift>,
    /// In the person's order, numbness among them.
    pub feelings: Vec<FeelingShift>,
    pub too_few: Vec<TooFewDays>,
    /// In order of day.
    pub other_events: Vec<OtherEvent>,
}

/// The weeks around one event as of `until`, from what was written by the end of that day. `None` where there is
/// no such event, or it was removed.
#[must_use]
pub fn before_after(journal: &Journal, event: &str, until: DayKey, windows: Windows) -> Option<BeforeAfter> {
    let event = there(journal).find(|e| &*e.id == event)?;
    Some(around(journal, &written_by(journal, until), event, until, windows))
}

/// The same for every event, in their order.
#[must_use]
pub fn before_after_each(journal: &Journal, until: DayKey, windows: Windows) -> Vec<BeforeAfter> {
    let entries = written_by(journal, until);
    there(journal).map(|event| around(journal, &entries, event, until, windows)).collect()
}

/// What is in the trash did not happen.
fn there(journal: &Journal) -> impl Iterator<Item = &Event> {
    journal.events.iter().filter(|e| e.deleted_ms.is_none())
}

fn around(journal: &Journal, entries: &[Entry<'_>], event: &Event, until: DayKey, windows: Windows) -> BeforeAfter {
    let windows = Windows { days: windows.days.max(1), settling_in: windows.settling_in.max(0) };
    let (day, Windows { days, settling_in }) = (event.day, windows);
    let from = day.plus(-days);
    let after_from = day.plus(settling_in);
    let end = after_from.plus(days - 1);
    let inside = || entries.iter().map(|e| e.check_in).filter(|c| (from..=end).contains(&c.day));
    let mut table = Table::empty(journal, inside().map(|c| c.day));
    for check_in in inside() {
        table.add(check_in);
    }
    let stretch = |from: DayKey, until: DayKey| window(from, until, rows(&table, from, until));
    let (before, after) = (stretch(from, day.plus(-1)), stretch(after_from, end));
    let first = entries.iter().map(|e| e.check_in.day).min();
    let mut found = BeforeAfter {
        event: Arc::clone(&event.id),
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
        pleasant: None,
        unpleasant: None,
        feelings: Vec::new(),
        too_few: Vec::new(),
        other_events: others(journal, event, (from, after_from, end.min(until))),
    };
    if found.enough {
        let (earlier, later) = (rows(&table, from, day.plus(-1)), rows(&table, after_from, end));
        compare(&mut found, journal, &table, earlier, later);
    }
    found
}

fn rows(table: &Table, from: DayKey, until: DayKey) -> &[Row] {
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

/// Fills in the feelings that are rated often enough, and names the others.
fn compare(found: &mut BeforeAfter, journal: &Journal, table: &Table, before: &[Row], after: &[Row]) {
    let mut counted = Vec::new();
    for (column, item) in table.feelings.iter().enumerate() {
        let rated = |rows: &[Row]| rows.iter().filter(|r| r.cells.get(column).is_some_and(|c| c.rated > 0)).count();
        let [n_before, n_after] = [before, after].map(|rows| u32::try_from(rated(rows)).unwrap_or(u32::MAX));
        let asked = journal.catalogue.feeling(item.id).is_some_and(|f| !f.retired);
        if n_before.min(n_after) >= BESIDE_DAYS_NEEDED {
            counted.push((column, item, n_before, n_after));
        } else if asked || n_before + n_after > 0 {
            found.too_few.push(TooFewDays { feeling: item.id, name: item.name.clone(), n_before, n_after });
        }
    }
    let columns: Vec<usize> = counted.iter().map(|c| c.0).collect();
    let sides = [Valence::Pleasant, Valence::Unpleasant]
        .map(|v| counted.iter().enumerate().filter(|(_, c)| c.1.valence == v).map(|(i, _)| i).collect::<Vec<_>>())
        .map(|own| if own.len() < KINDS_NEEDED as usize { Vec::new() } else { own });
    let numbers = [found.day.number(), found.windows.days, found.windows.settling_in].map(i32::to_le_bytes);
    let mut seed: Vec<&[u8]> = vec![found.event.as_bytes()];
    seed.extend(numbers.iter().map(<[u8; 4]>::as_slice));
    let days = (Days::of(before, &columns), Days::of(after, &columns));
    let shifted = shifts::of(&days.0, &days.1, &sides, &seed);
    let each = counted.into_iter().zip(shifted.feelings).filter_map(|((_, item, n_before, n_after), shifts)| {
        let (name, shifts) = (item.name.clone(), shifts?);
        Some(FeelingShift { feeling: item.id, name, valence: item.valence, n_before, n_after, shifts })
    });
    found.feelings = each.collect();
    let [pleasant, unpleasant] = sides.map(|own| u32::try_from(own.len()).unwrap_or(u32::MAX));
    let side = |feelings, shifts: Option<Shifts>| shifts.map(|shifts| SideShift { feelings, shifts });
    let [of_pleasant, of_unpleasant] = shifted.sides;
    (found.pleasant, found.unpleasant) = (side(pleasant, of_pleasant), side(unpleasant, of_unpleasant));
}
