//! Two stretches of days beside each other, whichever the person chose.

use super::{
    before_after::rows,
    differences::{BESIDE_DAYS_NEEDED, Differences, differences},
};
use crate::{
    analysis::{
        Window,
        measures::{entries::written_by, table::Table},
    },
    domain::{DayKey, Event, Journal},
};

/// Two stretches of calendar days that share none, the earlier one first.
#[derive(Debug, Clone, PartialEq)]
pub struct TwoStretches {
    pub first: Window,
    pub second: Window,
    /// Both have enough days: without that there are no differences.
    pub enough: bool,
    pub differences: Differences,
    /// What is noted in either of them, in order of day.
    pub first_events: Vec<Event>,
    pub second_events: Vec<Event>,
}

/// From what was written by the end of `until`. Each stretch is its first and last day, in whichever order; so are
/// the two. `None` where they share a day: the same day can't differ from itself.
#[must_use]
pub fn two_stretches(journal: &Journal, one: (DayKey, DayKey), other: (DayKey, DayKey), until: DayKey) -> Option<TwoStretches> {
    let [one, other] = [one, other].map(|(a, b)| (a.min(b), a.max(b)));
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    if second.0 <= first.1 {
        return None;
    }
    let entries = written_by(journal, until);
    let of = |s: (DayKey, DayKey)| s.0..=s.1;
    let inside = || entries.iter().map(|e| e.check_in).filter(|c| of(first).contains(&c.day) || of(second).contains(&c.day));
    let mut table = Table::empty(journal, inside().map(|c| c.day));
    for check_in in inside() {
        table.add(check_in);
    }
    let [a, b] = [first, second].map(|(from, until)| rows(&table, from, until));
    let (first_window, second_window) = (Window::of(first.0, first.1, a), Window::of(second.0, second.1, b));
    let enough = first_window.days_logged.min(second_window.days_logged) >= BESIDE_DAYS_NEEDED;
    let numbers = [first.0, first.1, second.0, second.1].map(|d| d.number().to_le_bytes());
    let seed: Vec<&[u8]> = numbers.iter().map(<[u8; 4]>::as_slice).collect();
    let events = |s: (DayKey, DayKey)| {
        let mut events: Vec<Event> =
            journal.events.iter().filter(|e| e.deleted_ms.is_none() && of(s).contains(&e.day)).cloned().collect();
        events.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        events
    };
    Some(TwoStretches {
        first: first_window,
        second: second_window,
        enough,
        differences: if enough { differences(journal, &table, a, b, &seed) } else { Differences::default() },
        first_events: events(first),
        second_events: events(second),
    })
}
