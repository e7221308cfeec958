//! What the rated days of a stretch come to, exactly: level and width by what they and their squares add up to.

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

/// For how many days the factors are at hand: a usual has up to seventy.
pub(super) const AT_HAND: usize = 128;

/// A division takes longer than all else.
pub(super) const FACTORS: [(f64, f64); AT_HAND] = {
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
    /// Takes these instead of what was there.
    #[inline]
    pub(super) fn fill(&mut self, lanes: impl Iterator<Item = Figures>) {
        self.0.clear();
        self.0.extend(lanes);
    }

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
