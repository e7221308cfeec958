//! The few formulas everything else is made of. Plain slices in, plain numbers out; undefined is `None`.

/// The mean; `None` of nothing.
#[must_use]
pub fn mean(values: &[f64]) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    // Of equal values the mean is that value, whatever the last bit of a sum says.
    let first = values.first().copied().unwrap_or_default();
    if values.iter().all(|v| same_bits(*v, first)) {
        return Some(first);
    }
    Some(values.iter().sum::<f64>() / values.len() as f64)
}

/// The standard deviation with n − 1; `None` under two values, exactly 0 where all are equal.
#[must_use]
pub fn sd(values: &[f64]) -> Option<f64> {
    if values.len() < 2 {
        return None;
    }
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|v| (v - centre) * (v - centre)).sum();
    Some((squares / (values.len() - 1) as f64).sqrt())
}

/// The quantile of type 7 (Hyndman & Fan 1996) of values in ascending order; `None` of nothing.
#[must_use]
pub fn quantile(ascending: &[f64], p: f64) -> Option<f64> {
    let last = ascending.len().checked_sub(1)?;
    let place = last as f64 * p.clamp(0.0, 1.0);
    let below = (0..=last).take_while(|i| *i as f64 <= place).last().unwrap_or(0);
    let low = *ascending.get(below)?;
    let high = ascending.get(below + 1).copied().unwrap_or(low);
    Some(low + (place - below as f64) * (high - low))
}

/// The same quantile of whole steps 0..=10, given how often each was used; `None` of nothing.
#[must_use]
pub fn quantile_of_steps(used: &[u32; 11], p: f64) -> Option<f64> {
    let last = used.iter().sum::<u32>().checked_sub(1)?;
    let place = f64::from(last) * p.clamp(0.0, 1.0);
    let (mut seen, mut low) = (0, None);
    for (step, count) in (0_u8..).zip(used) {
        if *count == 0 {
            continue;
        }
        // Values `seen..seen + count` of the ascending row are `step`.
        if let Some((value, share)) = low {
            return Some(value + share * (f64::from(step) - value));
        }
        seen += count;
        if place < f64::from(seen) {
            let highest = f64::from(seen - 1);
            if place <= highest {
                return Some(f64::from(step));
            }
            low = Some((f64::from(step), place - highest));
        }
    }
    low.map(|(value, _)| value)
}

#[expect(clippy::float_cmp, reason = "asks whether two ratings are the same number")]
fn same_bits(a: f64, b: f64) -> bool {
    a == b
}

#[cfg(test)]
mod tests {
    use crate::analysis::stats::*;

    #[test]
    fn of_nothing_there_is_no_mean_no_spread_and_no_quantile() {
        assert_eq!(mean(&[]), None);
        assert_eq!(sd(&[]), None);
        assert_eq!(sd(&[4.0]), None);
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile_of_steps(&[0; 11], 0.9), None);
    }

    #[test]
    fn a_constant_series_spreads_exactly_nothing() {
        let third = 10.0 / 3.0;
        assert_eq!(sd(&[third; 7]), Some(0.0));
        assert_eq!(mean(&[0.1; 3]), Some(0.1));
    }

    #[test]
    fn quantiles_are_of_type_7() {
        // n = 5, p = .9: place 3.6, between 4 and 10.
        let v = [1.0, 2.0, 3.0, 4.0, 10.0];
        assert!((quantile(&v, 0.9).expect("five values") - 7.6).abs() < 1e-12);
        assert_eq!(quantile(&v, 0.0), Some(1.0));
        assert_eq!(quantile(&v, 1.0), Some(10.0));
    }

    proptest::proptest! {
        #[test]
        fn counting_steps_gives_the_quantile_of_the_sorted_row(mut row in proptest::collection::vec(0_u8..=10, 1..90), p in 0.0..=1.0) {
            row.sort_unstable();
            let mut used = [0; 11];
            for step in &row {
                used[usize::from(*step)] += 1;
            }
            let plain: Vec<f64> = row.iter().map(|s| f64::from(*s)).collect();
            let (a, b) = (quantile(&plain, p).expect("values"), quantile_of_steps(&used, p).expect("values"));
            proptest::prop_assert!((a - b).abs() < 1e-12, "{a} {b}");
        }
    }
}
