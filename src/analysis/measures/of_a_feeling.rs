//! Every measure of one feeling in one stretch, from its raw ratings. A rating that wasn't given is
//! dropped before anything else and is never 0; what is undefined is `None` and never 0.

use crate::analysis::stats::{mean, quantile, sd};
use std::collections::BTreeMap;

/// What the values are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The mean of each day's ratings; pairs are days exactly one apart.
    Day,
    /// The ratings themselves; pairs lie within one day.
    Entry,
}

/// Two values closer than this share of the scale are the same rating, computed in another order.
const SAME: f64 = 1e-12;
/// Pairs needed before inertia means anything.
const INERTIA_PAIRS: usize = 3;

/// The measures of one stretch. Units are steps of the scale unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Measures {
    /// How many values.
    pub n: usize,
    /// How many eligible pairs of successive values.
    pub n_pairs: usize,
    pub mean: Option<f64>,
    /// Width: the standard deviation with n − 1.
    pub sd: Option<f64>,
    pub min: Option<f64>,
    pub max: Option<f64>,
    pub p10: Option<f64>,
    pub p90: Option<f64>,
    pub range_p10_p90: Option<f64>,
    /// The largest standard deviation possible at this mean (Mestdagh et al. 2018).
    pub max_sd: Option<f64>,
    /// `sd / max_sd`, 0–1; `None` where every value is at a bound.
    pub rsd: Option<f64>,
    /// Mean squared change over the pairs, squared steps.
    pub mssd: Option<f64>,
    /// Day-to-day change.
    pub rmssd: Option<f64>,
    /// Correlation of the pairs, −1 to 1.
    pub inertia: Option<f64>,
    /// Share of the values at the bottom of the scale ("not felt"), 0–1.
    pub floor_share: Option<f64>,
}

impl Measures {
    /// Names and values as they are printed; counts are whole numbers.
    #[must_use]
    pub fn named(&self) -> [(&'static str, Option<f64>); 15] {
        [
            ("n", Some(self.n as f64)),
            ("n_pairs", Some(self.n_pairs as f64)),
            ("mean", self.mean),
            ("sd", self.sd),
            ("min", self.min),
            ("max", self.max),
            ("p10", self.p10),
            ("p90", self.p90),
            ("range_p10_p90", self.range_p10_p90),
            ("max_sd", self.max_sd),
            ("rsd", self.rsd),
            ("mssd", self.mssd),
            ("rmssd", self.rmssd),
            ("inertia", self.inertia),
            ("floor_share", self.floor_share),
        ]
    }
}

/// Measures ratings `x` in the order they were made on the calendar days `days` (running numbers),
/// on a scale from `scale.0` to `scale.1`. A rating without a day is dropped like one not given.
#[must_use]
pub fn measure(days: &[i64], x: &[Option<f64>], scale: (f64, f64), level: Level) -> Measures {
    let given = days.iter().zip(x).filter_map(|(d, x)| x.filter(|x| x.is_finite()).map(|x| (*d, x)));
    let values: Vec<(i64, f64)> = match level {
        Level::Entry => given.collect(),
        Level::Day => day_means(given),
    };
    let apart = i64::from(level == Level::Day);
    let pairs: Vec<(f64, f64)> = values
        .windows(2)
        .filter_map(|w| match w {
            [a, b] => (b.0.checked_sub(a.0) == Some(apart)).then_some((a.1, b.1)),
            _ => None,
        })
        .collect();
    let v: Vec<f64> = values.iter().map(|v| v.1).collect();
    of_values(&v, &pairs, scale)
}

fn day_means(given: impl Iterator<Item = (i64, f64)>) -> Vec<(i64, f64)> {
    let mut days: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
    for (day, x) in given {
        days.entry(day).or_default().push(x);
    }
    days.into_iter().filter_map(|(day, ratings)| Some((day, mean(&ratings)?))).collect()
}

fn of_values(v: &[f64], pairs: &[(f64, f64)], (lo, hi): (f64, f64)) -> Measures {
    let grace = (hi - lo).abs() * SAME;
    let mut ascending = v.to_vec();
    ascending.sort_by(f64::total_cmp);
    let (p10, p90) = (quantile(&ascending, 0.1), quantile(&ascending, 0.9));
    let sd = sd(v).map(|sd| if constant(v, grace) { 0.0 } else { sd });
    let centre = mean(v);
    let max_sd = centre.and_then(|c| max_sd(v.len(), c, (lo, hi), grace));
    let mssd = mean(&pairs.iter().map(|(a, b)| (b - a) * (b - a)).collect::<Vec<_>>());
    let at_floor = v.iter().filter(|x| (**x - lo).abs() <= grace).count();
    Measures {
        n: v.len(),
        n_pairs: pairs.len(),
        mean: centre,
        sd,
        min: ascending.first().copied(),
        max: ascending.last().copied(),
        p10,
        p90,
        range_p10_p90: p10.zip(p90).map(|(low, high)| high - low),
        max_sd,
        rsd: sd.zip(max_sd.filter(|m| *m > 0.0)).map(|(sd, most)| sd / most),
        mssd,
        rmssd: mssd.map(f64::sqrt),
        inertia: inertia(pairs, grace),
        floor_share: (!v.is_empty()).then(|| at_floor as f64 / v.len() as f64),
    }
}

fn constant(values: &[f64], grace: f64) -> bool {
    let first = values.first().copied().unwrap_or_default();
    values.iter().all(|v| (v - first).abs() <= grace)
}

/// The largest spread that `n` values on this scale with this mean can have: as many as possible at
/// the two bounds, one in between.
fn max_sd(n: usize, mean: f64, (lo, hi): (f64, f64), grace: f64) -> Option<f64> {
    if n < 2 {
        return None;
    }
    if mean - lo <= grace || hi - mean <= grace {
        return Some(0.0);
    }
    let n = n as f64;
    // A mean that lies exactly on a step must not fall below it by its last bit.
    let at_top = (n * (mean - lo) / (hi - lo) + 1e-9).floor().clamp(0.0, n - 1.0);
    let at_bottom = n - 1.0 - at_top;
    let between = n * mean - at_bottom * lo - at_top * hi;
    let squares = at_bottom * (lo - mean).powi(2) + at_top * (hi - mean).powi(2) + (mean - between).powi(2);
    Some((squares / (n - 1.0)).sqrt())
}

/// Pearson's correlation of earlier and later values, each side with its own mean.
fn inertia(pairs: &[(f64, f64)], grace: f64) -> Option<f64> {
    if pairs.len() < INERTIA_PAIRS {
        return None;
    }
    let (earlier, later): (Vec<f64>, Vec<f64>) = pairs.iter().copied().unzip();
    if constant(&earlier, grace) || constant(&later, grace) {
        return None;
    }
    let (a, b) = (mean(&earlier)?, mean(&later)?);
    let together: f64 = pairs.iter().map(|(x, y)| (x - a) * (y - b)).sum();
    let own = |side: &[f64], centre: f64| side.iter().map(|x| (x - centre).powi(2)).sum::<f64>();
    Some((together / (own(&earlier, a) * own(&later, b)).sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: (f64, f64) = (0.0, 10.0);

    fn every_day(x: &[f64]) -> Measures {
        let days: Vec<i64> = (0..).take(x.len()).collect();
        let x: Vec<_> = x.iter().map(|x| Some(*x)).collect();
        measure(&days, &x, STEPS, Level::Day)
    }

    #[test]
    fn of_nothing_every_measure_is_undefined_and_none_is_0() {
        for m in [every_day(&[]), measure(&[1, 2], &[None, None], STEPS, Level::Entry)] {
            assert_eq!((m.n, m.n_pairs), (0, 0));
            assert!(m.named().into_iter().skip(2).all(|(_, v)| v.is_none()), "{m:?}");
        }
    }

    #[test]
    fn one_rating_has_a_level_and_no_width() {
        let m = every_day(&[4.0]);
        assert_eq!((m.mean, m.sd, m.range_p10_p90, m.max_sd, m.mssd), (Some(4.0), None, Some(0.0), None, None));
    }

    #[test]
    fn everything_at_a_bound_says_nothing_about_relative_width() {
        for bound in [0.0, 10.0] {
            let m = every_day(&[bound; 7]);
            assert_eq!((m.sd, m.max_sd, m.rsd, m.inertia), (Some(0.0), Some(0.0), None, None));
        }
    }

    #[test]
    fn not_answered_is_dropped_and_not_counted_as_0() {
        let without = measure(&[1, 2, 3], &[Some(4.0), None, Some(6.0)], STEPS, Level::Day);
        let with_0 = measure(&[1, 2, 3], &[Some(4.0), Some(0.0), Some(6.0)], STEPS, Level::Day);
        assert_eq!((without.n, without.n_pairs, without.mean, without.floor_share), (2, 0, Some(5.0), Some(0.0)));
        assert_ne!(without.mean, with_0.mean);
        assert_eq!(with_0.n_pairs, 2);
    }

    #[test]
    fn a_missing_day_and_a_night_between_break_a_pair() {
        assert_eq!(measure(&[1, 3], &[Some(1.0), Some(2.0)], STEPS, Level::Day).n_pairs, 0);
        let m = measure(&[1, 1, 2, 2], &[Some(1.0), Some(3.0), Some(9.0), Some(8.0)], STEPS, Level::Entry);
        assert_eq!((m.n_pairs, m.mssd), (2, Some(2.5)));
    }

    #[test]
    fn two_halves_at_the_ends_are_as_wide_as_can_be() {
        let m = every_day(&[0.0, 10.0, 0.0, 10.0]);
        // Squares 4 × 25 over 3.
        assert!((m.sd.expect("four values") - (100.0_f64 / 3.0).sqrt()).abs() < 1e-12);
        assert!((m.rsd.expect("four values") - 1.0).abs() < 1e-12);
        assert_eq!(m.inertia, Some(-1.0));
    }

    #[test]
    fn days_of_equal_mean_are_constant_whatever_the_last_bit_says() {
        let tenths = [0.1, 0.2, 0.3, 0.2].map(Some);
        let m = measure(&[1, 1, 1, 2], &tenths, (0.0, 1.0), Level::Day);
        assert_eq!((m.n, m.sd, m.rsd), (2, Some(0.0), Some(0.0)));
    }
}
