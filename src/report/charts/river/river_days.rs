//! The days a river is drawn from, looked through once for all the frames in which they only move.

use super::{lanes::Lane, rated_days::RatedDays};
use crate::{
    domain::DayKey,
    report::{Column, Gap, LoggedDay, charts::columns::runs, gaps},
};
use std::{
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

/// Days in order, and the columns in which they were drawn last.
#[derive(Debug, Default)]
pub struct RiverDays {
    days: Arc<[LoggedDay]>,
    pleasant: RatedDays,
    unpleasant: RatedDays,
    gaps: Vec<Gap>,
    /// For each lane in the order of [`Lane::ALL`] whether any day has something in it.
    lanes: [bool; Lane::ALL.len()],
    /// Of all days, and how many share one.
    columns: Mutex<(i32, Arc<[RiverColumn]>)>,
}

/// What the river and its lanes draw for the days that share a column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RiverColumn {
    pub column: Column,
    /// For each lane in the order of [`Lane::ALL`] the sum of what its days have in it, and how many have something.
    lanes: [(f32, u32); Lane::ALL.len()],
    /// Where its days end among all days.
    end: usize,
}

impl From<Vec<LoggedDay>> for RiverDays {
    fn from(days: Vec<LoggedDay>) -> Self {
        let rated = |of: fn(&LoggedDay) -> Option<u8>| {
            let days = days.iter().filter_map(|d| Some((d.day.number(), f32::from(of(d)?))));
            RatedDays::from(days.collect::<Vec<_>>())
        };
        let (pleasant, unpleasant, gaps) = (rated(|d| d.pleasant), rated(|d| d.unpleasant), gaps(&days));
        let lanes = Lane::ALL.map(|lane| lane.is_in(&days));
        Self { lanes, days: days.into(), pleasant, unpleasant, gaps, columns: Mutex::default() }
    }
}

impl RiverDays {
    /// The strongest pleasant rating of each day that has one.
    pub(super) const fn pleasant(&self) -> &RatedDays {
        &self.pleasant
    }

    pub(super) const fn unpleasant(&self) -> &RatedDays {
        &self.unpleasant
    }

    /// Those that lie between two of these days.
    pub(super) fn gaps_between<'a>(&'a self, near: &'a [LoggedDay]) -> impl Iterator<Item = Gap> + 'a {
        let ends = near.first().zip(near.last()).map(|(first, last)| (first.day, last.day));
        let first = ends.map_or(self.gaps.len(), |(first, _)| self.gaps.partition_point(|g| g.from <= first));
        self.gaps.iter().skip(first).take_while(move |g| ends.is_some_and(|(_, last)| g.until < last)).copied()
    }

    pub(super) const fn all(&self) -> &Arc<[LoggedDay]> {
        &self.days
    }

    /// Where the days from `from` to `until` stand, and their columns of `each` days. A column that the edge cuts holds
    /// the days in view only.
    pub(super) fn in_view(&self, (from, until): (DayKey, DayKey), each: i32) -> (Range<usize>, Vec<RiverColumn>) {
        let seen = between(&self.days, from, until);
        // With a few of many days in view it costs less to look through these than once through all.
        if seen.len() * 2 <= self.days.len() {
            let columns = self.columns_of(seen.clone(), each);
            return (seen, columns);
        }
        let all = self.columns_of_all(each);
        let (first, last) = (all.partition_point(|c| c.end <= seen.start), all.partition_point(|c| c.end < seen.end));
        let mut columns = Vec::with_capacity(last + 1 - first);
        let mut start = first.checked_sub(1).and_then(|n| all.get(n)).map_or(0, |c| c.end);
        for column in all.get(first..=last.min(all.len().saturating_sub(1))).unwrap_or_default() {
            if start >= seen.start && column.end <= seen.end {
                columns.push(*column);
            } else {
                columns.extend(self.columns_of(start.max(seen.start)..column.end.min(seen.end), each));
            }
            start = column.end;
        }
        (seen, columns)
    }

    fn columns_of_all(&self, each: i32) -> Arc<[RiverColumn]> {
        let mut kept = self.columns.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != each {
            *kept = (each, self.columns_of(0..self.days.len(), each).into());
        }
        Arc::clone(&kept.1)
    }

    fn columns_of(&self, which: Range<usize>, each: i32) -> Vec<RiverColumn> {
        RiverColumn::all_of(&self.days, which, each, self.lanes)
    }
}

/// Where the days from `from` to `until` stand among days in order.
pub(super) fn between(days: &[LoggedDay], from: DayKey, until: DayKey) -> Range<usize> {
    days.partition_point(|d| d.day < from)..days.partition_point(|d| d.day <= until)
}

impl RiverColumn {
    /// `lanes` says which lanes have anything.
    fn all_of(days: &[LoggedDay], which: Range<usize>, each: i32, lanes: [bool; Lane::ALL.len()]) -> Vec<Self> {
        let sum = |run: &[LoggedDay], n: usize| if lanes[n] { Lane::ALL[n].sum(run) } else { (0.0, 0) };
        let mut end = which.start;
        runs(days.get(which).unwrap_or_default(), each.max(1), |d| d.day.number())
            .filter_map(|run| {
                end += run.len();
                Some(Self { column: Column::of(run)?, lanes: std::array::from_fn(|n| sum(run, n)), end })
            })
            .collect()
    }

    /// The mean of what was said for this lane; `None` = nothing was.
    pub(super) fn mean(&self, lane: Lane) -> Option<f32> {
        let (sum, days) = Lane::ALL.iter().zip(&self.lanes).find(|(l, _)| **l == lane)?.1;
        (*days > 0).then(|| sum / *days as f32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Said;
    use proptest::prelude::*;

    fn day(number: i32, pleasant: Option<u8>, numbness: Option<f32>, cannot_tell: u32) -> LoggedDay {
        let day = DayKey::from_number(number).expect("a day");
        let substances = if number % 3 == 0 { Said::Yes } else { Said::Nothing };
        LoggedDay { pleasant, numbness, cannot_tell, substances, ..LoggedDay::with_nothing_said(day, 2) }
    }

    proptest! {
        #[test]
        fn days_that_only_move_have_the_columns_they_have_when_looked_through_anew(
            days in prop::collection::btree_map(700_000_i32..700_300, (prop::option::of(0_u8..=10), prop::option::of(0.0_f32..10.0), 0_u32..2), 0..150),
            each in 1_i32..30,
            views in prop::collection::vec((700_000_i32..700_300, 0_i32..400), 1..8),
        ) {
            let days: Vec<LoggedDay> = days.into_iter().map(|(n, (p, numb, c))| day(n, p, numb, c)).collect();
            let kept = RiverDays::from(days.clone());
            for (from, long) in views {
                let at = |n: i32| DayKey::from_number(n).expect("a day");
                let (seen, columns) = kept.in_view((at(from), at(from + long)), each);
                let anew: Vec<LoggedDay> = days.iter().filter(|d| (from..=from + long).contains(&d.day.number())).cloned().collect();
                prop_assert_eq!(&days[seen.clone()], &anew[..]);
                prop_assert_eq!(kept.gaps_between(&days[seen.clone()]).collect::<Vec<_>>(), gaps(&anew));
                let mut wanted = RiverColumn::all_of(&anew, 0..anew.len(), each, [true; Lane::ALL.len()]);
                for column in &mut wanted {
                    column.end += seen.start;
                }
                // Columns of all days end where their last day does, the cut ones at the edge: where the days end is the same.
                prop_assert_eq!(columns, wanted);
            }
        }
    }
}
