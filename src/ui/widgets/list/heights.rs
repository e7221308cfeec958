//! The heights of very many rows above one another: some measured, the others estimated.

/// Sums are kept in 64 bits: fifty years of days are millions of points high, and a row must not shake by the
/// half point that 32 bits leave there.
#[derive(Debug, Clone, Default)]
pub(crate) struct Heights {
    each: Vec<f32>,
    is_measured: Vec<bool>,
    /// A Fenwick tree over `each`: entry `i` (from 1) holds the sum of the `i & -i` rows up to row `i`.
    sums: Vec<f64>,
}

impl Heights {
    #[must_use]
    pub(crate) fn estimated(heights: impl IntoIterator<Item = f32>) -> Self {
        let each: Vec<f32> = heights.into_iter().collect();
        let mut sums: Vec<f64> = std::iter::once(0.0).chain(each.iter().copied().map(f64::from)).collect();
        // Each sum is whole when its turn comes, and is a part of one further on.
        for n in 1..sums.len() {
            let (sum, above) = (sums[n], n + (n & n.wrapping_neg()));
            if let Some(above) = sums.get_mut(above) {
                *above += sum;
            }
        }
        Self { is_measured: vec![false; each.len()], each, sums }
    }

    #[must_use]
    pub(crate) fn len(&self) -> usize {
        self.each.len()
    }

    #[must_use]
    pub(crate) fn total(&self) -> f64 {
        self.top(self.len())
    }

    /// Where row `i` begins.
    #[must_use]
    pub(crate) fn top(&self, i: usize) -> f64 {
        let mut n = i.min(self.len());
        let mut sum = 0.0;
        while n > 0 {
            sum += self.sums.get(n).copied().unwrap_or_default();
            n &= n - 1;
        }
        sum
    }

    #[must_use]
    pub(crate) fn height(&self, i: usize) -> f32 {
        self.each.get(i).copied().unwrap_or_default()
    }

    #[must_use]
    pub(crate) fn is_measured(&self, i: usize) -> bool {
        self.is_measured.get(i).copied().unwrap_or(true)
    }

    /// The row that `y` lies in; the first above all of them, the last below.
    #[must_use]
    pub(crate) fn at(&self, y: f64) -> usize {
        let (mut row, mut left) = (0, y);
        let mut step = self.len().checked_ilog2().map_or(0, |n| 1_usize << n);
        while step > 0 {
            if let Some(sum) = self.sums.get(row + step).filter(|sum| **sum <= left) {
                row += step;
                left -= sum;
            }
            step /= 2;
        }
        row.min(self.len().saturating_sub(1))
    }

    /// Row `i` is this high; says by how much it is higher than was thought.
    pub(crate) fn measure(&mut self, i: usize, height: f32) -> f64 {
        let Some(before) = self.each.get_mut(i) else { return 0.0 };
        let more = f64::from(height) - f64::from(*before);
        *before = height;
        if let Some(is_measured) = self.is_measured.get_mut(i) {
            *is_measured = true;
        }
        if more != 0.0 {
            add(&mut self.sums, i, more);
        }
        more
    }

    /// What was measured is an estimate from now on: the rows are laid out differently.
    pub(crate) fn forget_measures(&mut self) {
        self.is_measured.fill(false);
    }
}

fn add(sums: &mut [f64], i: usize, more: f64) {
    let mut n = i + 1;
    while let Some(sum) = sums.get_mut(n) {
        *sum += more;
        n += n & n.wrapping_neg();
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "sums of whole numbers are exact")]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_where_they_lie_also_after_measuring_and_the_sums_are_those_of_adding_up() {
        for n in [0, 1, 2, 3, 7, 8, 100] {
            let mut heights = Heights::estimated((0..n).map(|i| 10.0 + (i % 3) as f32));
            for i in (0..n).step_by(2) {
                let before = heights.height(i);
                assert_eq!(heights.measure(i, 50.0), f64::from(50.0 - before));
                assert!(heights.is_measured(i));
            }
            let mut top = 0.0;
            for i in 0..n {
                assert_eq!(heights.top(i), top, "{i} of {n}");
                assert_eq!(heights.at(top), i);
                top += f64::from(heights.height(i));
                assert_eq!(heights.at(top - 0.5), i);
            }
            assert_eq!(heights.total(), top);
            assert_eq!(heights.at(-5.0), 0);
            assert_eq!(heights.at(1e9), n.saturating_sub(1));
        }
    }

    #[test]
    fn far_down_a_list_of_fifty_years_a_row_is_placed_to_the_fraction_of_a_point() {
        let mut heights = Heights::estimated((0..60_000).map(|_| 411.3));
        heights.measure(3, 411.55);
        let (a, b) = (heights.top(59_999), heights.top(59_998));
        assert!(((a - b) - f64::from(411.3_f32)).abs() < 0.001);
    }
}
