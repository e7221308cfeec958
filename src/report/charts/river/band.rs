//! How far the river is smoothed, what of its band is in view, and the gaps it never reaches across.

use crate::{
    domain::DayKey,
    report::{Frame, LoggedDay},
};

/// Days without check-ins up to this many are bridged; a longer gap stays a gap in every line and
/// area. Our choice: a week away is a pause, more is a stretch nothing is known about.
pub const BRIDGED_DAYS: i32 = 7;

/// The river's smoothing, standard deviation in days: a thirtieth of what is in view, but at least
/// 1.5 and at most 6 days, and never finer than 3 points on the picture. Our choice, so that a fortnight
/// shows its days and a year its weeks; it never reaches across a gap.
#[must_use]
pub fn bandwidth_days(days_in_view: f32, day_points: f32) -> f32 {
    let by_view = (days_in_view / 30.0).clamp(1.5, 6.0);
    if day_points > 0.0 { by_view.max(3.0 / day_points) } else { by_view }
}

/// A stretch of the smoothed band: (day number, value 0–10), in order, never across a gap.
pub type Stretch = Vec<(f32, f32)>;

/// The part of a stretch that lies in view, cut at the edges; `None` when nothing does.
pub(crate) fn inside(frame: &Frame, stretch: &Stretch) -> Option<Stretch> {
    let (left, right) = (frame.before, frame.before + frame.seen);
    let at = |edge: f32, a: (f32, f32), b: (f32, f32)| (edge, a.1 + (b.1 - a.1) * (edge - a.0) / (b.0 - a.0));
    let mut out = Stretch::new();
    // A day's middle is its number here; half a day puts it where it is drawn.
    let shifted: Vec<(f32, f32)> = stretch.iter().map(|(d, v)| (d + 0.5, *v)).collect();
    for pair in shifted.windows(2) {
        let &[a, b] = pair else { continue };
        if b.0 < left || a.0 > right || b.0 <= a.0 {
            continue;
        }
        if out.is_empty() {
            out.push(if a.0 < left { at(left, a, b) } else { a });
        }
        out.push(if b.0 > right { at(right, a, b) } else { b });
    }
    (out.len() > 1).then_some(out)
}

/// A stretch of days without any check-in, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    pub from: DayKey,
    pub until: DayKey,
}

impl Gap {
    #[must_use]
    pub const fn days(self) -> i32 {
        self.until.since(self.from) + 1
    }
}

/// The gaps of more than [`BRIDGED_DAYS`] days between logged days.
#[must_use]
pub fn gaps(days: &[LoggedDay]) -> Vec<Gap> {
    let gap = |pair: &[LoggedDay]| match pair {
        [a, b] if b.day.since(a.day) > BRIDGED_DAYS + 1 => Some(Gap { from: a.day.plus(1), until: b.day.plus(-1) }),
        _ => None,
    };
    days.windows(2).filter_map(gap).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::charts::river::rated_days::RatedDays;
    use proptest::prelude::*;

    fn logged(number: i32, pleasant: Option<u8>) -> LoggedDay {
        LoggedDay { pleasant, ..LoggedDay::with_nothing_said(zero().plus(number), 1) }
    }

    fn zero() -> DayKey {
        DayKey::parse("2026-01-01").expect("a date")
    }

    fn smoothed(days: &[LoggedDay], sd: f32, every: f32) -> Vec<Stretch> {
        let rated = days.iter().filter_map(|d| Some((d.day.number(), f32::from(d.pleasant?)))).collect::<Vec<_>>();
        let within = (zero().number() - 50_000, zero().number() + 50_000);
        RatedDays::from(rated).smoothed(within, zero().number(), sd, every)
    }

    fn upper(days: &[LoggedDay], sd: f32) -> Vec<Stretch> {
        smoothed(days, sd, 0.5)
    }

    #[test]
    fn nothing_makes_no_river_and_one_day_makes_one_of_its_own_height() {
        assert!(upper(&[], 2.0).is_empty());
        assert!(upper(&[logged(0, None)], 2.0).is_empty());
        let one = upper(&[logged(3, Some(7))], 2.0);
        assert_eq!(one.len(), 1);
        assert!(one[0].iter().all(|(at, v)| (2.5..=3.5).contains(at) && (v - 7.0).abs() < 1e-5));
    }

    #[test]
    fn a_week_is_bridged_and_eight_days_are_not() {
        assert_eq!(upper(&[logged(0, Some(5)), logged(8, Some(5))], 1.5).len(), 1);
        assert_eq!(upper(&[logged(0, Some(5)), logged(9, Some(5))], 1.5).len(), 2);
        assert!(gaps(&[logged(0, None), logged(8, None)]).is_empty());
        let found = gaps(&[logged(0, None), logged(9, None)]);
        assert_eq!(found.iter().map(|g| g.days()).collect::<Vec<_>>(), [8]);
    }

    #[test]
    fn days_on_which_a_side_was_not_rated_say_nothing_about_it() {
        let with = upper(&[logged(0, Some(6)), logged(1, None), logged(2, Some(6))], 2.0);
        assert!(with[0].iter().all(|(_, v)| (v - 6.0).abs() < 1e-5), "not answered must not pull towards 0");
    }

    #[test]
    fn the_weighted_mean_is_the_one_done_by_hand() {
        // Two days, 2 apart, sd 1, half-way: equal weights.
        let s = upper(&[logged(0, Some(2)), logged(2, Some(8))], 1.0);
        let (_, mid) = s[0].iter().find(|(at, _)| (at - 1.0).abs() < 1e-4).expect("a sample half-way");
        assert!((mid - 5.0).abs() < 1e-4);
        // At the first day: weights 1 and e^-2.
        let (_, at_first) = s[0].iter().find(|(at, _)| at.abs() < 1e-4).expect("a sample there");
        let w = (-2.0_f32).exp();
        assert!((at_first - (2.0 + 8.0 * w) / (1.0 + w)).abs() < 1e-4);
    }

    #[test]
    fn days_taken_together_move_the_band_by_less_than_a_lines_width() {
        // Fifty years, three points of smoothing at 780 points: 70 days.
        let days: Vec<LoggedDay> =
            (0..18_000).filter(|n| n % 11 > 2).map(|n| logged(n, u8::try_from((n * n + n / 900) % 11).ok())).collect();
        let run: Vec<(i32, f32)> = days.iter().map(|d| (d.day.since(zero()), f32::from(d.pleasant.unwrap_or(0)))).collect();
        let sd = 70.0_f32;
        let exact = |at: f32| {
            let near = run.iter().filter(|d| (d.0 as f32 - at).abs() <= 3.0 * sd);
            let (sum, weights) = near.fold((0.0, 0.0), |(s, w), (d, v)| {
                let k = (-0.5 * ((*d as f32 - at) / sd).powi(2)).exp();
                (s + k * v, w + k)
            });
            sum / weights
        };
        let all = smoothed(&days, sd, 46.0);
        let moved = all[0].iter().map(|(at, v)| (v - exact(*at)).abs()).fold(0.0, f32::max);
        assert!(moved < 0.02, "{moved} steps of ten");
        assert!(moved > 0.0, "they were taken together");
    }

    proptest! {
        #[test]
        fn the_river_stays_within_what_was_rated_and_out_of_gaps(
            days in prop::collection::btree_map(0_i32..400, prop::option::of(0_u8..=10), 0..120),
            sd in 0.5_f32..40.0,
        ) {
            let days: Vec<LoggedDay> = days.into_iter().map(|(n, v)| logged(n, v)).collect();
            let rated: Vec<&LoggedDay> = days.iter().filter(|d| d.pleasant.is_some()).collect();
            let most = rated.iter().filter_map(|d| d.pleasant).max().map_or(0.0, f32::from);
            let least = rated.iter().filter_map(|d| d.pleasant).min().map_or(0.0, f32::from);
            for (at, v) in upper(&days, sd).into_iter().flatten() {
                prop_assert!(v >= least - 1e-3 && v <= most + 1e-3);
                for g in gaps(&days) {
                    let (a, b) = (g.from.since(zero()) as f32 - 0.5, g.until.since(zero()) as f32 + 0.5);
                    prop_assert!(at <= a + 1e-2 || at >= b - 1e-2, "{at} in {a}..{b}");
                }
            }
        }
    }
}
