//! Finding days in a long journal without walking all of it.

use super::{CheckIn, DayKey, Event, Journal};
use chrono::Datelike;
use std::sync::Arc;

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
        self.check_ins.get(begin..end).unwrap_or_default().iter().filter(move |c| c.filed_under() == day)
    }

    /// The events of one day that were not taken away.
    pub fn events_on(&self, day: DayKey) -> impl Iterator<Item = &Event> {
        let begin = self.events.partition_point(|e| e.day < day);
        self.events.iter().skip(begin).take_while(move |e| e.day == day).filter(|e| e.deleted_ms.is_none())
    }

    /// Every day that holds a check-in or an event, newest first, and how many check-ins it holds.
    #[must_use]
    pub fn days_held(&self) -> Vec<(DayKey, u32)> {
        let mut days: Vec<(DayKey, u32)> = Vec::new();
        for c in self.check_ins.iter().rev() {
            let filed = c.filed_under();
            match days.last_mut().filter(|(day, _)| *day == filed) {
                Some((_, n)) => *n += 1,
                None => days.push((filed, 1)),
            }
        }
        days.extend(self.events.iter().filter(|e| e.deleted_ms.is_none()).map(|e| (e.day, 0)));
        // In order already but for days within the margin and for the events.
        days.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
        days.dedup_by(|later, first| {
            let same = later.0 == first.0;
            first.1 += if same { later.1 } else { 0 };
            same
        });
        days
    }

    /// The same date in other years, of days that hold a check-in or an event, newest first. The 29th of February
    /// is there in leap years only.
    #[must_use]
    pub fn in_other_years(&self, day: DayKey) -> Vec<DayKey> {
        let ends = |first: DayKey, last: DayKey| [first.plus(-MARGIN_DAYS), last.plus(MARGIN_DAYS)];
        let written = self.check_ins.first().zip(self.check_ins.last()).map(|(a, b)| ends(a.filed_under(), b.filed_under()));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayStart, EventKind, Instant, Moment};
    use std::collections::BTreeSet;

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
    fn a_check_in_whose_day_is_far_from_its_time_is_found_on_the_day_of_its_time() {
        let mut journal = long();
        let mut astray = check_in(9999, 1_700_000_000_000, 0, 4).as_ref().clone();
        let was = astray.day;
        astray.day = day("9999-12-30");
        journal.check_ins.push(Arc::new(astray));
        journal.sort();
        assert!(journal.on(was).any(|c| c.day == day("9999-12-30")));
        assert!(
            journal
                .days_held()
                .iter()
                .all(|(d, n)| usize::try_from(*n) == Ok(journal.on(*d).count()) && *d < day("2100-01-01"))
        );
    }

    #[test]
    fn an_empty_journal_has_no_days() {
        let journal = Journal::default();
        assert_eq!(journal.on(day("2026-11-23")).count(), 0);
        assert!(journal.days_held().is_empty());
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
    fn every_day_that_holds_something_is_there_once_the_newest_first_with_its_number_of_check_ins() {
        let journal = long();
        let all: BTreeSet<DayKey> = journal.check_ins.iter().map(|c| c.day).collect();
        let held = journal.days_held();
        assert_eq!(held.iter().map(|(d, _)| *d).collect::<Vec<_>>(), all.into_iter().rev().collect::<Vec<_>>());
        for (day, n) in held {
            assert_eq!(usize::try_from(n), Ok(journal.on(day).count()), "{day}");
        }
    }

    #[test]
    fn a_day_with_only_an_event_is_a_day_and_a_deleted_event_is_none() {
        let mut journal = long();
        journal.events = vec![event("b", "2030-01-02"), event("a", "1990-05-05")];
        journal.events.push(Event { deleted_ms: Some(1), ..event("c", "2031-01-01") });
        journal.sort();
        let held = journal.days_held();
        assert_eq!((held.first(), held.last()), (Some(&(day("2030-01-02"), 0)), Some(&(day("1990-05-05"), 0))));
        assert_eq!(journal.events_on(day("2030-01-02")).count(), 1);
        assert_eq!(journal.events_on(day("2031-01-01")).count(), 0);
    }
}
