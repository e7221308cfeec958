//! Sums over the days before each, a column for each lane: what a stretch adds up to is one difference of two, and many
//! stretches in a row are worked out side by side.

use super::figures::{AT_HAND, FACTORS, Figures, Row, parts};

/// So many stretches are worked out in one go. Our choice: what comes of three of them for all feelings stays near the
/// processor.
pub(crate) const AT_ONCE: usize = 32;

/// One lane: what the days before each add up to, a place for each day and one more.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    /// How many days are rated.
    counts: Vec<i32>,
    /// Their parts …
    totals: Vec<f64>,
    /// … and the squares of those.
    squares: Vec<f64>,
    /// What comes on top of both by the rests. Empty where no mean has any.
    rests: Vec<(f64, f64)>,
}

impl Default for Column {
    fn default() -> Self {
        Self { counts: vec![0], totals: vec![0.0], squares: vec![0.0], rests: Vec::new() }
    }
}

impl Column {
    /// How many days it has.
    pub(crate) fn days(&self) -> usize {
        self.counts.len() - 1
    }

    /// Some mean has more than whole parts; then stretches are worked out one by one.
    #[inline]
    pub(crate) fn has_rests(&self) -> bool {
        !self.rests.is_empty()
    }

    /// Takes back all days but the first ones.
    pub(crate) fn truncate(&mut self, days: usize) {
        self.counts.truncate(days + 1);
        self.totals.truncate(days + 1);
        self.squares.truncate(days + 1);
        self.rests.truncate(days + 1);
    }

    /// More days, each with its mean: not a number where there is none.
    pub(crate) fn extend(&mut self, means: &[f64]) {
        let (days, length) = (self.days(), self.counts.len() + means.len());
        self.counts.resize(length, 0);
        self.totals.resize(length, 0.0);
        self.squares.resize(length, 0.0);
        let mut have_rests = false;
        let (mut count, mut total, mut square) = (self.counts[days], self.totals[days], self.squares[days]);
        let sums = self.counts[days + 1..].iter_mut().zip(&mut self.totals[days + 1..]).zip(&mut self.squares[days + 1..]);
        for (mean, ((counts, totals), squares)) in means.iter().zip(sums) {
            let (whole, rest) = if mean.is_nan() { (0.0, 0.0) } else { parts(*mean) };
            have_rests |= rest != 0.0;
            count += i32::from(!mean.is_nan());
            total += whole;
            square += whole * whole;
            (*counts, *totals, *squares) = (count, total, square);
        }
        if have_rests || self.has_rests() {
            self.rests.resize(days + 1, (0.0, 0.0));
            self.extend_rests(means);
        }
    }

    fn extend_rests(&mut self, means: &[f64]) {
        let mut now = self.rests.last().copied().unwrap_or_default();
        for mean in means {
            let (whole, rest) = if mean.is_nan() { (0.0, 0.0) } else { parts(*mean) };
            now = (now.0 + rest, now.1 + 2.0 * whole * rest + rest * rest);
            self.rests.push(now);
        }
    }

    /// In the days `start..end`.
    #[inline]
    pub(crate) fn figures(&self, (start, end): (usize, usize)) -> Figures {
        let of = |sums: &[f64]| Some(sums.get(end)? - sums.get(start)?);
        let days = self.counts.get(end).zip(self.counts.get(start)).map(|(now, before)| (now - before).cast_unsigned());
        let Some(((days, total), squares)) = days.zip(of(&self.totals)).zip(of(&self.squares)) else {
            return Figures::default();
        };
        match self.rests.get(end).zip(self.rests.get(start)) {
            None => Figures::of((days, total, squares)),
            Some((now, before)) => Figures::with_rests((days, total, squares), (now.0 - before.0, now.1 - before.1)),
        }
    }

    /// Days, level and width in [`AT_ONCE`] stretches, the first one `start..end` and each a day after the one before.
    /// `None` where they would reach out of what is here, and where there are rests. Two days go through the processor
    /// together: it takes two roots in the time of one.
    pub(crate) fn many(&self, stretch: (usize, usize), into: &mut Many) -> Option<()> {
        self.many_days(stretch, into)?;
        let (totals, totals_before) = both(&self.totals, stretch)?;
        let (squares, squares_before) = both(&self.squares, stretch)?;
        for at in (0..AT_ONCE).step_by(2) {
            let days = [into.days[at], into.days[at + 1]];
            let factors = days.map(at_hand);
            let total = [totals[at] - totals_before[at], totals[at + 1] - totals_before[at + 1]];
            let squares = [squares[at] - squares_before[at], squares[at + 1] - squares_before[at + 1]];
            let days = days.map(f64::from);
            let level = [total[0] * factors[0].0, total[1] * factors[1].0];
            let apart = [days[0] * squares[0] - total[0] * total[0], days[1] * squares[1] - total[1] * total[1]];
            let width = [apart[0] * factors[0].1, apart[1] * factors[1].1].map(f64::sqrt);
            (into.level[at], into.level[at + 1]) = (level[0], level[1]);
            (into.width[at], into.width[at + 1]) = (width[0], width[1]);
        }
        Some(())
    }

    /// The same without the widths.
    pub(crate) fn many_levels(&self, stretch: (usize, usize), into: &mut Many) -> Option<()> {
        self.many_days(stretch, into)?;
        let (totals, totals_before) = both(&self.totals, stretch)?;
        for at in (0..AT_ONCE).step_by(2) {
            let factors = [into.days[at], into.days[at + 1]].map(at_hand);
            let total = [totals[at] - totals_before[at], totals[at + 1] - totals_before[at + 1]];
            (into.level[at], into.level[at + 1]) = (total[0] * factors[0].0, total[1] * factors[1].0);
        }
        Some(())
    }

    fn many_days(&self, stretch: (usize, usize), into: &mut Many) -> Option<()> {
        if stretch.1.checked_sub(stretch.0)? >= AT_HAND || self.has_rests() {
            return None;
        }
        let (now, before) = both(&self.counts, stretch)?;
        differences(now, before, &mut into.days);
        Some(())
    }
}

/// The sums at the ends of many stretches and those at their starts.
#[inline]
fn both<T>(sums: &[T], (start, end): (usize, usize)) -> Option<(&[T; AT_ONCE], &[T; AT_ONCE])> {
    Some((sums.get(end..)?.first_chunk()?, sums.get(start..)?.first_chunk()?))
}

/// Slices: of arrays the compiler would make a step of its own for each.
fn differences(now: &[i32], before: &[i32], into: &mut [i32]) {
    for ((into, now), before) in into.iter_mut().zip(now).zip(before) {
        *into = now - before;
    }
}

#[inline]
fn at_hand(days: i32) -> (f64, f64) {
    FACTORS[days.cast_unsigned() as usize % AT_HAND]
}

/// What many stretches, each a day after the one before, come to in one lane.
#[derive(Debug, Clone)]
pub(crate) struct Many {
    days: [i32; AT_ONCE],
    level: [f64; AT_ONCE],
    width: [f64; AT_ONCE],
}

impl Default for Many {
    fn default() -> Self {
        Self { days: [0; AT_ONCE], level: [0.0; AT_ONCE], width: [0.0; AT_ONCE] }
    }
}

impl Many {
    /// One of them; nothing behind the last.
    #[inline]
    pub(crate) fn figures(&self, at: usize) -> Figures {
        match (self.days.get(at), self.level.get(at), self.width.get(at)) {
            (Some(days), Some(level), Some(width)) => Figures { days: days.cast_unsigned(), level: *level, width: *width },
            _ => Figures::default(),
        }
    }
}

/// The columns of all lanes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sums(Vec<Column>);

impl Sums {
    /// Of no day so far.
    pub(crate) fn new(lanes: usize) -> Self {
        Self(vec![Column::default(); lanes])
    }

    /// From this day on one lane has these means.
    pub(crate) fn renew(&mut self, lane: usize, start: usize, means: &[f64]) {
        if let Some(column) = self.0.get_mut(lane) {
            column.truncate(start);
            column.extend(means);
        }
    }

    pub(crate) fn columns(&self) -> &[Column] {
        &self.0
    }

    /// One lane in the days `start..end`.
    #[inline]
    pub(crate) fn figures(&self, lane: usize, stretch: (usize, usize)) -> Figures {
        self.0.get(lane).map_or_else(Figures::default, |column| column.figures(stretch))
    }

    /// All lanes in the days `start..end`.
    pub(crate) fn all(&self, stretch: (usize, usize), into: &mut Row) {
        into.fill(self.0.iter().map(|column| column.figures(stretch)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(days: &[f64]) -> Column {
        let mut column = Column::default();
        column.extend(days);
        column
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
                let column = column(&[mean; 90]);
                for stretch in [(0, 90), (7, 28), (40, 42), (89, 90)] {
                    let f = column.figures(stretch);
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
        let column = column(&days);
        for start in 0..300 {
            let (level, width) = plainly(&days[start..start + 21]);
            let f = column.figures((start, start + 21));
            assert!((f.level - level).abs() < 1e-12 && (f.width - width).abs() < 1e-11, "{start}");
        }
    }

    #[test]
    fn many_stretches_in_one_go_are_each_by_itself_and_days_taken_back_leave_no_trace() {
        // Not rated on some days, and by two or three check-ins on the others.
        let day = |n: u32| if n % 5 == 3 { f64::NAN } else { f64::from(n * 7 % 31) / f64::from(n % 2 + 2) };
        let days: Vec<f64> = (0..200).map(day).collect();
        let mut column = column(&days[..90]);
        column.extend(&[9.5; 40]);
        column.truncate(90);
        column.extend(&days[90..]);
        for (start, length) in [(0, 21), (17, 14), (97, 70), (168, 1), (30, 0)] {
            let mut many = Many::default();
            let of = (start, start + length);
            column.many(of, &mut many).expect("within the days");
            for at in 0..AT_ONCE {
                assert_eq!(many.figures(at), column.figures((start + at, start + at + length)), "{start} {at}");
            }
            let mut levels = Many::default();
            column.many_levels(of, &mut levels).expect("within the days");
            assert_eq!((levels.days, levels.level), (many.days, many.level));
        }
        assert_eq!(Many::default().figures(AT_ONCE), Figures::default());
    }

    #[test]
    fn many_stretches_that_reach_out_of_the_days_or_hold_rests_are_not_worked_out_in_one_go() {
        let mut many = Many::default();
        let mut column = column(&[4.0; 60]);
        assert_eq!(column.many((20, 29), &mut many), Some(()));
        assert_eq!(column.many((20, 30), &mut many), None, "the last would end a day after the last day");
        assert_eq!(column.many((8, 7), &mut many), None);
        column.extend(&[31.0 / 13.0]);
        assert_eq!(column.many((0, 7), &mut many), None);
    }
}
