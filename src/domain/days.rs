//! Finding days in a long journal without walking all of it.

use super::{CheckIn, DayKey, Event, Journal};
use chrono::Datelike;
use std::{collections::BTreeSet, sync::Arc};

/// A check-in's day and its instant lie at most this many days apart: a day's start of up to 12
/// hours and an offset of up to a day either way stay within it.
const MARGIN_DAYS: i32 = 2;
/// `DayKey::number` of 1970-01-01.
const EPOCH: i32 = 719_163;
const DAY_MS: i64 = 86_400_000;

impl Journal {
    /// The check-ins of one day, earliest first. Looks only at the days around it.
    pub fn on(&self, day: DayKey) -> impl Iterator<Item = &Arc<CheckIn>> {
        let (begin, end) = (self.place_of(day.plus(-MARGIN_DAYS)), self.place_of(day.plus(1 + MARGIN_DAYS)));
        self.check_ins.get(begin..end).unwrap_or_default().iter().filter(move |c| c.day == day)
    }

    /// The events of one day that were not taken away.
    pub fn events_on(&self, day: DayKey) -> impl Iterator<Item = &Event> {
        let begin = self.events.partition_point(|e| e.day < day);
        self.events.iter().skip(begin).take_while(move |e| e.day == day).filter(|e| e.deleted_ms.is_none())
    }

    /// The last `n` days up to `day` that hold a check-in or an event, newest first. `None` = up to the newest there is.
    #[must_use]
    pub fn days_up_to(&self, day: Option<DayKey>, n: usize) -> Vec<DayKey> {
        let end = day.map_or(self.check_ins.len(), |d| self.place_of(d.plus(1 + MARGIN_DAYS)));
        let within = |d: DayKey| day.is_none_or(|last| d <= last);
        let written = self.check_ins.get(..end).unwrap_or_default().iter().rev().map(|c| c.day);
        let mut days = some_days(written.filter(|d| within(*d)), n);
        let events = self.events.iter().rev().filter(|e| e.deleted_ms.is_none() && within(e.day)).map(|e| e.day);
        days.append(&mut some_days(events, n));
        days.into_iter().rev().take(n).collect()
    }

    /// The first `n` days after `day` that hold a check-in or an event, oldest first.
    #[must_use]
    pub fn days_after(&self, day: DayKey, n: usize) -> Vec<DayKey> {
        let begin = self.place_of(day.plus(-MARGIN_DAYS));
        let written = self.check_ins.get(begin..).unwrap_or_default().iter().map(|c| c.day);
        let mut days = some_days(written.filter(|d| *d > day), n);
        let first = self.events.partition_point(|e| e.day <= day);
        let events = self.events.iter().skip(first).filter(|e| e.deleted_ms.is_none()).map(|e| e.day);
        days.append(&mut some_days(events, n));
        days.into_iter().take(n).collect()
    }

    /// The same date in other years, of days that hold a check-in or an event, newest first. The 29th of February
    /// is there in leap years only.
    #[must_use]
    pub fn in_other_years(&self, day: DayKey) -> Vec<DayKey> {
        let ends = |first: DayKey, last: DayKey| [first.plus(-MARGIN_DAYS), last.plus(MARGIN_DAYS)];
        let written = self.check_ins.first().zip(self.check_ins.last()).map(|(a, b)| ends(a.day, b.day));
        let noted = self.events.first().zip(self.events.last()).map(|(a, b)| ends(a.day, b.day));
        let held = || written.into_iter().chain(noted).flatten();
        let (Some(first), Some(last)) = (held().min(), held().max()) else { return Vec::new() };
        let years = (first.date().year()..=last.date().year()).rev().filter(|y| *y != day.date().year());
        let same = years.filter_map(|y| day.date().with_year(y)).map(DayKey::from_date);
        same.filter(|d| self.on(*d).next().is_some() || self.events_on(*d).next().is_some()).collect()
    }

    /// Where the check-ins begin whose instant is not before this calendar day in UTC.
    fn place_of(&self, day: DayKey) -> usize {
        let begins_ms = i64::from(day.since(DayKey::from_number(EPOCH).unwrap_or(day))) * DAY_MS;
        self.check_ins.partition_point(|c| c.at.instant.utc_ms < begins_ms)
    }
}

/// The first `n` different days of a walk, and a few more: within the margin days come in any order.
fn some_days(walk: impl Iterator<Item = DayKey>, n: usize) -> BTreeSet<DayKey> {
    let enough = n.saturating_add(2 * MARGIN_DAYS as usize);
    let mut days = BTreeSet::new();
    for day in walk {
        days.insert(day);
        if days.len() >= enough {
            break;
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayStart, EventKind, Instant, Moment};

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a test's own day")
    }

    fn check_in(id: usize, utc_ms: i64, offset_s: i32, start: u8) -> Arc<CheckIn> {
        let instant = Instant { utc_ms, offset_s };
        let day = instant.day(DayStart::new(start).expect("an hour"));
        Arc::new(CheckIn::new(format!("{id:05}"), Moment { instant, zone: "UTC".into() }, day, Vec::new()))
    }

    /// Two hundred days with holes, at every hour, in far apart zones, under different starts of the day.
    fn long() -> Journal {
        let mut journal = Journal::default();
        for i in 0..600usize {
            let n = i64::try_from(i).expect("small");
            let offset_s = [0, 14 * 3600, -12 * 3600][i % 3];
            let start = [4, 0, 12][(i / 7) % 3];
            if (n / 40) % 3 != 1 {
                journal.check_ins.push(check_in(i, 1_600_000_000_000 + n * 29_000_000, offset_s, start));
            }
        }
        journal.sort();
        journal
    }

    #[test]
    fn the_same_date_in_other_years_is_found_where_something_is_held_and_the_29th_of_february_in_leap_years_only() {
        let mut journal = Journal::default();
        let noon = |on: &str| {
            let days = day(on).since(DayKey::from_number(EPOCH).expect("1970"));
            i64::from(days) * DAY_MS + DAY_MS / 2
        };
        for (n, on) in
            ["2020-02-29", "2021-02-28", "2021-03-01", "2024-02-29", "2023-11-24", "2026-11-24"].into_iter().enumerate()
        {
            journal.check_ins.push(check_in(n, noon(on), 0, 4));
        }
        journal.events = vec![event("e", "2019-11-24"), Event { deleted_ms: Some(1), ..event("gone", "2018-11-24") }];
        journal.sort();
        let of = |on: &str| journal.in_other_years(day(on)).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(of("2024-02-29"), ["2020-02-29"]);
        assert_eq!(of("2026-11-24"), ["2023-11-24", "2019-11-24"]);
        assert_eq!(of("2030-11-24"), ["2026-11-24", "2023-11-24", "2019-11-24"]);
        assert!(of("2026-11-25").is_empty() && Journal::default().in_other_years(day("2026-11-24")).is_empty());
    }

    fn event(id: &str, on: &str) -> Event {
        let (name, dose, note) = (String::new(), String::new(), String::new());
        Event { id: id.into(), day: day(on), what: EventKind::Move, name, dose, note, deleted_ms: None }
    }

    #[test]
    fn an_empty_journal_has_no_days() {
        let journal = Journal::default();
        assert_eq!(journal.on(day("2026-11-23")).count(), 0);
        assert!(journal.days_up_to(None, 10).is_empty());
        assert!(journal.days_after(day("2026-11-23"), 10).is_empty());
        assert!(long().days_up_to(None, 0).is_empty());
    }

    #[test]
    fn the_quick_way_to_a_day_finds_what_walking_everything_finds() {
        let journal = long();
        let first = journal.first_day().expect("there are some");
        for d in (-3..230).map(|n| first.plus(n)) {
            let walked: Vec<_> = journal.check_ins.iter().filter(|c| c.day == d).map(|c| &c.id).collect();
            assert_eq!(journal.on(d).map(|c| &c.id).collect::<Vec<_>>(), walked, "{d}");
        }
    }

    #[test]
    fn days_are_paged_through_in_both_directions_without_losing_one() {
        let journal = long();
        let all: BTreeSet<DayKey> = journal.check_ins.iter().map(|c| c.day).collect();
        let mut seen = Vec::new();
        let mut last = None;
        loop {
            let page = journal.days_up_to(last, 7);
            let Some(oldest) = page.last() else { break };
            last = Some(oldest.plus(-1));
            seen.extend(page);
        }
        assert_eq!(seen, all.iter().rev().copied().collect::<Vec<_>>());
        let mut seen = Vec::new();
        let mut from = journal.first_day().expect("some").plus(-1);
        loop {
            let page = journal.days_after(from, 7);
            let Some(newest) = page.last() else { break };
            from = *newest;
            seen.extend(page);
        }
        assert_eq!(seen, all.into_iter().collect::<Vec<_>>());
    }

    #[test]
    fn a_day_with_only_an_event_is_a_day_and_a_deleted_event_is_none() {
        let mut journal = long();
        journal.events = vec![event("b", "2030-01-02"), event("a", "1990-05-05")];
        journal.events.push(Event { deleted_ms: Some(1), ..event("c", "2031-01-01") });
        journal.sort();
        assert_eq!(journal.days_up_to(None, 1), [day("2030-01-02")]);
        assert_eq!(journal.days_after(day("2029-01-01"), 5), [day("2030-01-02")]);
        assert_eq!(journal.days_up_to(Some(day("1999-01-01")), 5), [day("1990-05-05")]);
        assert_eq!(journal.events_on(day("2030-01-02")).count(), 1);
        assert_eq!(journal.events_on(day("2031-01-01")).count(), 0);
    }
}
