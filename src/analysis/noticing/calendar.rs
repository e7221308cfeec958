//! The days that are judged: each from the first check-in to the last day asked for, but for what lies far from any
//! check-in. What a journal costs grows with its check-ins, not with the years between two of them.

use super::{
    constants::{ASK_AGAIN_DAYS, USUAL_KEPT_DAYS},
    params::Params,
};
use crate::domain::DayKey;

/// So many days after a check-in are judged, each by itself. Our choice: eleven years, so that a journal that was left
/// alone for ten has all of its days. Nothing new can be said of the days after these: both stretches are empty, no score is
/// carried any more, and what stands goes on standing open.
const FOLLOWED_DAYS: i32 = 4018;
/// So many days after the last one that can have a score nothing changes any more but the days a question waits for.
const SETTLED_AFTER: i32 = USUAL_KEPT_DAYS + ASK_AGAIN_DAYS;

/// Days in a row, and where each of them is among all that are judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    from: DayKey,
    until: DayKey,
    place: usize,
}

/// The judged days in order, each with its place from 0.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Calendar {
    runs: Vec<Run>,
}

/// How many days after a check-in are judged.
pub(crate) fn followed(params: &Params) -> i32 {
    params.says_days().saturating_add(SETTLED_AFTER).max(FOLLOWED_DAYS)
}

impl Calendar {
    /// Of these days with check-ins, in order, up to `until`, which is judged whatever lies before it.
    pub(crate) fn of(held: impl Iterator<Item = DayKey>, until: DayKey, params: &Params) -> Self {
        let mut calendar = Self::default();
        let followed = followed(params);
        for day in held.filter(|day| *day <= until) {
            calendar.take(day, day.plus(followed).min(until));
        }
        if !calendar.runs.is_empty() {
            calendar.take(until, until);
        }
        calendar
    }

    fn take(&mut self, from: DayKey, until: DayKey) {
        match self.runs.last_mut() {
            Some(last) if from <= last.until.plus(1) => last.until = last.until.max(until),
            _ => self.runs.push(Run { from, until, place: self.len() }),
        }
    }

    /// How many days are judged.
    pub(crate) fn len(&self) -> usize {
        self.runs.last().map_or(0, |run| run.place + length(run.from, run.until))
    }

    /// No stretch is left out.
    pub(crate) fn is_whole(&self) -> bool {
        self.runs.len() < 2
    }

    #[cfg(test)]
    fn days(&self) -> impl Iterator<Item = DayKey> + '_ {
        self.runs.iter().flat_map(|run| (0..=run.until.since(run.from)).map(|n| run.from.plus(n)))
    }

    /// The place of a day; `None` where it is not judged.
    #[cfg(test)]
    fn place(&self, day: DayKey) -> Option<usize> {
        let run = self.runs.iter().rev().find(|run| run.from <= day)?;
        (day <= run.until).then(|| run.place + length(run.from, day) - 1)
    }

    /// The place of the first judged day that is `day` or later; behind the last one where there is none.
    pub(crate) fn place_from(&self, day: DayKey) -> usize {
        let at = self.runs.partition_point(|run| run.until < day);
        let within = |run: &Run| run.place + length(run.from, day).saturating_sub(1);
        self.runs.get(at).map_or_else(|| self.len(), within)
    }

    /// The day at a place.
    pub(crate) fn day(&self, place: usize) -> Option<DayKey> {
        let at = self.runs.partition_point(|run| run.place <= place).checked_sub(1)?;
        let run = self.runs.get(at)?;
        let day = run.from.plus(i32::try_from(place - run.place).ok()?);
        (day <= run.until).then_some(day)
    }
}

/// Days from one to the other, both of them in it; 0 where the first comes later.
fn length(from: DayKey, until: DayKey) -> usize {
    usize::try_from(i64::from(until.since(from)) + 1).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a day")
    }

    fn of(held: &[&str], until: &str) -> Calendar {
        Calendar::of(held.iter().map(|d| day(d)), day(until), &Params::default())
    }

    #[test]
    fn without_check_ins_no_day_is_judged() {
        assert_eq!(of(&[], "2026-11-29").len(), 0);
        assert_eq!(of(&["2027-01-01"], "2026-11-29").len(), 0);
        assert_eq!(Calendar::default().day(0), None);
    }

    #[test]
    fn a_journal_left_alone_for_ten_years_has_all_of_its_days() {
        let calendar = of(&["2014-01-01", "2025-01-01", "2025-01-06"], "2025-12-31");
        assert!(calendar.is_whole());
        assert_eq!(calendar.len(), 4383);
        for n in 0..4383 {
            let at = day("2014-01-01").plus(n);
            let place = usize::try_from(n).expect("small");
            assert_eq!((calendar.place(at), calendar.place_from(at), calendar.day(place)), (Some(place), place, Some(at)));
        }
        assert_eq!(calendar.place_from(day("1999-01-01")), 0);
        assert_eq!((calendar.place_from(day("2026-01-01")), calendar.day(4383)), (4383, None));
    }

    #[test]
    fn what_lies_far_from_any_check_in_is_left_out_and_the_last_day_is_not() {
        let calendar = of(&["1900-01-01", "2026-11-20"], "2026-11-29");
        let days: Vec<DayKey> = calendar.days().collect();
        assert_eq!(days.len(), 4019 + 10);
        assert_eq!((days[4018], days[4019]), (day("1900-01-01").plus(4018), day("2026-11-20")));
        for (place, at) in days.iter().enumerate() {
            assert_eq!((calendar.place(*at), calendar.place_from(*at), calendar.day(place)), (Some(place), place, Some(*at)));
        }
        assert_eq!((calendar.place(day("1950-01-01")), calendar.place_from(day("1950-01-01"))), (None, 4019));
        assert!(!calendar.is_whole());
        let alone = of(&["1900-01-01"], "2026-11-29");
        assert_eq!((alone.len(), alone.days().last()), (4020, Some(day("2026-11-29"))));
    }
}
