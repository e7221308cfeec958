//! The days on which something was rated, and the smoothed band through them: a weighted mean over neighbouring days that
//! never reaches across a gap.

use super::band::{BRIDGED_DAYS, Stretch};
use crate::report::charts::columns::runs;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// Values of days in order, each with its number, and the groups in which they were weighted last: days that only move
/// in view are looked through once.
#[derive(Debug, Default)]
pub(crate) struct RatedDays {
    days: Vec<(i32, f32)>,
    /// How many days a group reaches over, and each run of days that no gap parts in groups.
    runs: Mutex<(i32, Arc<[Run]>)>,
}

/// Days that no gap parts.
#[derive(Debug)]
struct Run {
    first: i32,
    last: i32,
    groups: Vec<Group>,
}

/// Neighbouring days with the sum of their values.
#[derive(Debug, Clone, Copy)]
struct Group {
    middle: f64,
    values: f32,
    days: f32,
}

impl From<Vec<(i32, f32)>> for RatedDays {
    fn from(days: Vec<(i32, f32)>) -> Self {
        Self { days, runs: Mutex::default() }
    }
}

impl RatedDays {
    /// The Gaussian-weighted mean (Nadaraya 1964, Watson 1964) over the days from the first to the last of `within`, cut off
    /// at three standard deviations. In what is given days are counted from `zero`; a stretch is sampled every `every` days
    /// from its first rated day to its last, and a single day stays a stretch of half a day to either side.
    ///
    /// Where the smoothing reaches far, neighbouring days are weighted as one, with their mean, at the middle of
    /// them: never over more than an eighth of the standard deviation, which moves the band by less than a line's
    /// width and makes decades as cheap as years.
    pub(crate) fn smoothed(&self, within: (i32, i32), zero: i32, sd_days: f32, every: f32) -> Vec<Stretch> {
        let (sd, every) = (sd_days.max(0.1), every.max(0.1));
        let runs = self.runs(days_a_group(sd / 8.0));
        let (first, end) = (runs.partition_point(|r| r.last < within.0), runs.partition_point(|r| r.first <= within.1));
        let seen = runs.get(first..end).unwrap_or_default().iter();
        seen.map(|run| self.stretch(run, (run.first.max(within.0), run.last.min(within.1)), zero, sd, every)).collect()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "days in view over a step of at least a tenth")]
    fn stretch(&self, run: &Run, (first, last): (i32, i32), zero: i32, sd: f32, every: f32) -> Stretch {
        let day = |number: i32| (number - zero) as f32;
        let (first, last) = (day(first) - 0.5, day(last) + 0.5);
        let (from, until) = (f64::from(first - 3.0 * sd) + f64::from(zero), f64::from(last + 3.0 * sd) + f64::from(zero));
        let places = (run.groups.partition_point(|g| g.middle < from), run.groups.partition_point(|g| g.middle <= until));
        let near = run.groups.get(places.0..places.1).unwrap_or_default();
        let middles: Vec<f32> = near.iter().map(|g| (g.middle - f64::from(zero)) as f32).collect();
        let steps = ((last - first) / every).ceil().max(1.0);
        let (mut start, mut end) = (0, 0);
        let point = |i: usize| {
            let at = first + (last - first) * (i as f32 / steps);
            while middles.get(start).is_some_and(|m| *m < at - 3.0 * sd) {
                start += 1;
            }
            while middles.get(end).is_some_and(|m| *m <= at + 3.0 * sd) {
                end += 1;
            }
            let (mut sum, mut weights) = (0.0, 0.0);
            for (middle, group) in middles.iter().zip(near).take(end).skip(start) {
                let w = bell((middle - at) / sd);
                sum += w * group.values;
                weights += w * group.days;
            }
            // Inside a bridged pause no day may be near enough: between its two neighbours then.
            let value = if weights > 0.0 { sum / weights } else { self.between(at, zero) };
            (at, value)
        };
        (0..=steps as usize).map(point).collect()
    }

    fn runs(&self, each: i32) -> Arc<[Run]> {
        let mut kept = self.runs.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.0 != each {
            let parts = self.days.chunk_by(|a, b| b.0 - a.0 <= BRIDGED_DAYS + 1);
            let run =
                |days: &[(i32, f32)]| Some(Run { first: days.first()?.0, last: days.last()?.0, groups: groups(days, each) });
            *kept = (each, parts.filter_map(run).collect());
        }
        Arc::clone(&kept.1)
    }

    /// The straight line between the days before and after `at`.
    fn between(&self, at: f32, zero: i32) -> f32 {
        let day = |d: &(i32, f32)| (d.0 - zero) as f32;
        let after = self.days.partition_point(|d| day(d) < at);
        match (self.days.get(after.wrapping_sub(1)), self.days.get(after)) {
            (Some(a), Some(b)) => a.1 + (b.1 - a.1) * (at - day(a)) / (b.0 - a.0).max(1) as f32,
            (Some(a), None) => a.1,
            (None, Some(b)) => b.1,
            (None, None) => 0.0,
        }
    }
}

/// The greatest power of two that is not above `most`, one at least: while zooming it seldom changes.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an eighth of the smoothing: a few thousand days at most"
)]
fn days_a_group(most: f32) -> i32 {
    1 << (most.max(1.0) as u32).ilog2().min(20)
}

/// Days in order, in groups of at most `each` calendar days, counted from a fixed day so that they stay the same while the
/// view moves.
fn groups(days: &[(i32, f32)], each: i32) -> Vec<Group> {
    let group = |days: &[(i32, f32)]| {
        let middle = days.iter().map(|d| f64::from(d.0)).sum::<f64>() / days.len() as f64;
        Group { middle, values: days.iter().map(|d| d.1).sum(), days: days.len() as f32 }
    };
    runs(days, each, |d| d.0).map(group).collect()
}

/// Steps of the table of the bell curve in each standard deviation.
const STEPS: f32 = 128.0;

/// `exp(-z²/2)` for z up to three and a little more, to within 0.00001: straight lines between 128 steps of each standard
/// deviation.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 400")]
fn bell(z: f32) -> f32 {
    static TABLE: LazyLock<Vec<f32>> = LazyLock::new(|| {
        let z = |n: u16| f32::from(n) / STEPS;
        (0..400).map(|n| (-0.5 * z(n) * z(n)).exp()).collect()
    });
    let at = z.abs() * STEPS;
    let low = at as u32;
    let part = at - low as f32;
    let low = low as usize;
    match TABLE.get(low..low + 2) {
        Some(&[a, b]) => a + (b - a) * part,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_of_the_bell_curve_is_the_bell_curve() {
        for n in 0..=300_u16 {
            let z = f32::from(n) / 100.0;
            assert!((bell(z) - (-0.5 * z * z).exp()).abs() < 1e-5, "{z}");
            assert!((bell(-z) - bell(z)).abs() < f32::EPSILON);
        }
    }

    proptest! {
        #[test]
        fn days_that_only_move_are_smoothed_as_when_they_are_looked_through_anew(
            days in prop::collection::btree_map(0_i32..2_000, 0_u8..=10, 1..400),
            views in prop::collection::vec((0_i32..2_000, 1_i32..1_500, 1.0_f32..60.0), 1..6),
        ) {
            let days: Vec<(i32, f32)> = days.into_iter().map(|(n, v)| (n + 739_000, f32::from(v))).collect();
            let kept = RatedDays::from(days.clone());
            for (from, long, sd) in views {
                let within = (from + 739_000, from + long + 739_000);
                let again = kept.smoothed(within, within.0, sd, 2.0);
                prop_assert_eq!(&again, &RatedDays::from(days.clone()).smoothed(within, within.0, sd, 2.0));
                let values = again.iter().flatten().map(|p| p.1);
                prop_assert!(values.clone().all(|v| (-1e-3..=10.001).contains(&v)));
            }
        }
    }
}
