//! What the rated days of a stretch add up to, exactly: one difference of two sums, whatever stretch it is.

/// A day's mean is kept as a whole number of these parts of a step. All numbers from 1 to 12 divide it, so the mean of up
/// to twelve check-ins is a whole number of parts, whose sums and squares over three centuries of days have no rounding.
const PARTS: f64 = 27_720.0;
/// What of a mean is beyond whole parts, where more check-ins were made on a day: at least this much, else it is rounding.
const LEAST_REST: f64 = 1e-6;
/// Squared deviations under this, in parts, are rounding where there are rests: two means that differ do so by far more.
const LEAST_APART: f64 = 1e-3;

/// Added and taken away again, it leaves the nearest whole number of what is far smaller: 1.5 · 2⁵², where doubles lie 1
/// apart. The usual rounding is a call, and takes as long as all else here.
const TO_WHOLE: f64 = 6_755_399_441_055_744.0;

/// A mean as whole parts and what is beyond them.
#[inline]
pub(super) fn parts(mean: f64) -> (f64, f64) {
    let parts = mean * PARTS;
    let whole = (parts + TO_WHOLE) - TO_WHOLE;
    let rest = parts - whole;
    (whole, if rest.abs() < LEAST_REST { 0.0 } else { rest })
}

/// Sums over the days before each, of some lanes.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    lanes: usize,
    /// How many days are rated; a row for each day and one more.
    counts: Vec<u32>,
    /// Their parts and the squares of those.
    totals: Vec<(f64, f64)>,
    /// What comes on top of both by the rests. Empty where no mean has any.
    rests: Vec<(f64, f64)>,
}

impl Sums {
    /// Of no day so far.
    pub(super) fn new(lanes: usize, days: usize) -> Self {
        let (mut counts, mut totals) = (Vec::with_capacity(lanes * (days + 1)), Vec::with_capacity(lanes * (days + 1)));
        counts.resize(lanes, 0);
        totals.resize(lanes, (0.0, 0.0));
        Self { lanes, counts, totals, rests: Vec::new() }
    }

    /// Takes back all days but the first ones.
    pub(super) fn truncate(&mut self, days: usize) {
        let length = self.lanes * (days + 1);
        self.counts.truncate(length);
        self.totals.truncate(length);
        self.rests.truncate(length);
    }

    /// One more day.
    pub(super) fn push(&mut self, means: impl Iterator<Item = Option<f64>>) {
        let last = self.counts.len().saturating_sub(self.lanes);
        self.counts.extend_from_within(last..);
        self.totals.extend_from_within(last..);
        if !self.rests.is_empty() {
            self.rests.extend_from_within(last..);
        }
        let at = last + self.lanes;
        for (lane, mean) in means.take(self.lanes).enumerate() {
            let Some(mean) = mean else { continue };
            let (whole, rest) = parts(mean);
            if let (Some(count), Some(total)) = (self.counts.get_mut(at + lane), self.totals.get_mut(at + lane)) {
                *count += 1;
                *total = (total.0 + whole, total.1 + whole * whole);
            }
            if rest != 0.0 {
                self.rests.resize(self.totals.len(), (0.0, 0.0));
                if let Some(total) = self.rests.get_mut(at + lane) {
                    *total = (total.0 + rest, total.1 + 2.0 * whole * rest + rest * rest);
                }
            }
        }
    }

    /// One lane in the days `start..end`.
    #[inline]
    pub(super) fn figures(&self, lane: usize, (start, end): (usize, usize)) -> Figures {
        let (now, before) = (end * self.lanes + lane, start * self.lanes + lane);
        let (Some(count_now), Some(count_before)) = (self.counts.get(now), self.counts.get(before)) else {
            return Figures::default();
        };
        let (Some(total_now), Some(total_before)) = (self.totals.get(now), self.totals.get(before)) else {
            return Figures::default();
        };
        let of = (count_now - count_before, total_now.0 - total_before.0, total_now.1 - total_before.1);
        match self.rests.get(now).zip(self.rests.get(before)) {
            None => Figures::of(of),
            Some((now, before)) => Figures::with_rests(of, (now.0 - before.0, now.1 - before.1)),
        }
    }

    /// All lanes in the days `start..end`.
    pub(super) fn all(&self, (start, end): (usize, usize), into: &mut Row) {
        into.0.clear();
        if !self.rests.is_empty() {
            into.0.extend((0..self.lanes).map(|lane| self.figures(lane, (start, end))));
            return;
        }
        let (now, before) = (end * self.lanes..(end + 1) * self.lanes, start * self.lanes..(start + 1) * self.lanes);
        let counts = self.counts.get(now.clone()).zip(self.counts.get(before.clone()));
        let totals = self.totals.get(now).zip(self.totals.get(before));
        let Some(((counts_now, counts_before), (totals_now, totals_before))) = counts.zip(totals) else { return };
        let counts = counts_now.iter().zip(counts_before).map(|(now, before)| now - before);
        let totals = totals_now.iter().zip(totals_before).map(|(now, before)| (now.0 - before.0, now.1 - before.1));
        into.0.extend(counts.zip(totals).map(|(count, (total, squares))| Figures::of((count, total, squares))));
    }
}

/// For how many days the factors are at hand: a usual has up to seventy.
const AT_HAND: usize = 128;

/// A division takes longer than all else.
const FACTORS: [(f64, f64); AT_HAND] = {
    let mut factors = [(0.0, 0.0); AT_HAND];
    let (mut at, mut days) = (1, 1.0);
    while at < AT_HAND {
        factors[at] = factors_of(days);
        (at, days) = (at + 1, days + 1.0);
    }
    factors
};

/// What the sum and the squared deviations of so many days are multiplied by: 1/n and, of two days or more, 1/(n·(n − 1)),
/// in steps of the scale.
const fn factors_of(days: f64) -> (f64, f64) {
    (1.0 / (days * PARTS), if days < 2.0 { 0.0 } else { 1.0 / (days * (days - 1.0)) / PARTS / PARTS })
}

#[inline]
pub(super) fn factors(days: u32) -> (f64, f64) {
    FACTORS.get(days as usize).copied().unwrap_or_else(|| factors_of(f64::from(days)))
}

/// One lane in a stretch of days. Level and width are 0 where too few days are rated for them: ask `days` first.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Figures {
    /// On which it was rated.
    pub days: u32,
    /// The mean of the days' means.
    pub level: f64,
    /// Their standard deviation with n − 1.
    pub width: f64,
}

impl Figures {
    /// Of so many days, what their parts add up to and what the squares of those do.
    #[inline]
    pub(super) fn of((days, total, squares): (u32, f64, f64)) -> Self {
        let (of_level, of_width) = factors(days);
        let apart = f64::from(days) * squares - total * total;
        Self { days, level: total * of_level, width: (apart * of_width).sqrt() }
    }

    pub(super) fn with_rests((days, total, squares): (u32, f64, f64), (total_rest, squares_rest): (f64, f64)) -> Self {
        let (of_level, of_width) = factors(days);
        let by = f64::from(days);
        let by_rests = by * squares_rest - 2.0 * total * total_rest - total_rest * total_rest;
        let apart = by * squares - total * total + by_rests;
        let apart = if by_rests != 0.0 && apart < LEAST_APART { 0.0 } else { apart };
        Self { days, level: (total + total_rest) * of_level, width: (apart * of_width).sqrt() }
    }
}

/// All lanes in a stretch of days.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row(Vec<Figures>);

impl Row {
    /// One of them.
    #[inline]
    pub(crate) fn get(&self, lane: usize) -> Option<&Figures> {
        self.0.get(lane)
    }

    /// The last one, numbness.
    pub(crate) fn last(&self) -> Option<&Figures> {
        self.0.last()
    }

    /// Whether a lane is rated on so many days.
    #[inline]
    pub(crate) fn is_rated(&self, lane: usize, need: u32) -> bool {
        self.0.get(lane).is_some_and(|f| f.days >= need)
    }

    /// The mean level of some lanes; 0 of none.
    #[inline]
    pub(crate) fn level(&self, lanes: &[usize]) -> f64 {
        self.average(lanes, |f| f.level)
    }

    /// The mean width of some lanes; 0 of none.
    #[inline]
    pub(crate) fn width(&self, lanes: &[usize]) -> f64 {
        self.average(lanes, |f| f.width)
    }

    #[inline]
    fn average(&self, lanes: &[usize], number: impl Fn(&Figures) -> f64) -> f64 {
        lanes.iter().filter_map(|lane| self.0.get(*lane)).map(number).sum::<f64>() / lanes.len().max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(days: &[Option<f64>]) -> Sums {
        let mut sums = Sums::new(1, days.len());
        for day in days {
            sums.push([*day].into_iter());
        }
        sums
    }

    /// Level and width as they are defined, over the differences from the first.
    fn plainly(days: &[f64]) -> (f64, f64) {
        let n = days.len() as f64;
        let level = days.iter().sum::<f64>() / n;
        (level, (days.iter().map(|d| (d - level).powi(2)).sum::<f64>() / (n - 1.0)).sqrt())
    }

    #[test]
    fn what_does_not_change_has_no_width_whatever_the_number_of_check_ins() {
        for check_ins in 1..=40 {
            for strength in 0..=10 * check_ins {
                let mean = f64::from(strength) / f64::from(check_ins);
                let sums = sums(&[Some(mean); 90]);
                for stretch in [(0, 90), (7, 28), (40, 42), (89, 90)] {
                    let f = sums.figures(0, stretch);
                    assert_eq!(f.width.to_bits(), 0, "{strength}/{check_ins} {stretch:?}");
                    assert!((f.level - mean).abs() < 1e-12, "{strength}/{check_ins}");
                }
            }
        }
    }

    #[test]
    fn level_and_width_are_those_of_the_definition_for_means_of_any_number_of_check_ins() {
        let mut state = 7_u32;
        let mut next = |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) % below
        };
        let days: Vec<f64> = (0..400)
            .map(|_| {
                let check_ins = next(40) + 1;
                f64::from(next(10 * check_ins + 1)) / f64::from(check_ins)
            })
            .collect();
        let sums = sums(&days.iter().copied().map(Some).collect::<Vec<_>>());
        for start in 0..300 {
            let (level, width) = plainly(&days[start..start + 21]);
            let f = sums.figures(0, (start, start + 21));
            assert!((f.level - level).abs() < 1e-12 && (f.width - width).abs() < 1e-11, "{start}");
        }
    }

    #[test]
    fn all_lanes_together_are_each_lane_by_itself_and_days_taken_back_leave_no_trace() {
        for last in [2.5, 31.0 / 13.0] {
            let mut sums = Sums::new(2, 3);
            sums.push([Some(1.0), None].into_iter());
            let one = sums.clone();
            sums.push([Some(last), Some(7.0)].into_iter());
            let mut row = Row::default();
            sums.all((0, 2), &mut row);
            for lane in 0..2 {
                assert_eq!(row.get(lane), Some(&sums.figures(lane, (0, 2))));
            }
            assert_eq!(row.last().map(|f| f.days), Some(1));
            sums.truncate(1);
            assert_eq!(sums.figures(0, (0, 1)), one.figures(0, (0, 1)));
            assert_eq!(sums.figures(0, (0, 2)), Figures::default(), "there is no second day any more");
            // What comes in their place adds up as if they had never been.
            let mut other = one;
            for sums in [&mut sums, &mut other] {
                sums.push([Some(4.5), Some(2.0)].into_iter());
            }
            assert_eq!([0, 1].map(|lane| sums.figures(lane, (0, 2))), [0, 1].map(|lane| other.figures(lane, (0, 2))));
        }
    }
}
