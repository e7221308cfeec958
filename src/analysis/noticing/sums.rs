//! What the rated days of a stretch add up to, exactly.

/// A day's mean is kept as a whole number of these parts of a step, so that sums of them are exact.
const PARTS: f64 = (1_u64 << 40) as f64;

/// What the rated days of some stretch add up to, in parts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    days: u32,
    total: u64,
    /// The lower half of a number of twice as many bits, and the upper: two thirds of the room it would take as one.
    squares: (u64, u64),
}

impl Sum {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10 steps, and the halves of a number")]
    pub(super) fn plus(self, mean: Option<f64>) -> Self {
        let Some(mean) = mean else { return self };
        let parts = (mean * PARTS).round() as u64;
        let squares = self.squares() + u128::from(parts) * u128::from(parts);
        let squares = (squares as u64, (squares >> 64) as u64);
        Self { days: self.days + 1, total: self.total + parts, squares }
    }

    #[inline]
    fn squares(self) -> u128 {
        (u128::from(self.squares.1) << 64) | u128::from(self.squares.0)
    }

    #[inline]
    pub(super) fn since(self, before: Self) -> Figures {
        let (days, total) = (self.days - before.days, self.total - before.total);
        if days == 0 {
            return Figures::default();
        }
        let (of_level, of_width) = OF_DAYS.get(days as usize).copied().unwrap_or_else(|| of_days(days));
        let apart = u128::from(days) * (self.squares() - before.squares()) - u128::from(total) * u128::from(total);
        Figures { days, level: total as f64 * of_level, width: (float(apart) * of_width).sqrt() }
    }
}

/// What the sum and the squared deviations of so many days are multiplied by, for all the days there are in a usual:
/// a division takes longer than all else.
const OF_DAYS: [(f64, f64); 128] = {
    let mut of = [(0.0, 0.0); 128];
    let mut days = 1;
    while days < 128 {
        of[days as usize] = of_days(days);
        days += 1;
    }
    of
};

/// 1/n and, of two days or more, 1/(n·(n − 1)), in steps of the scale.
const fn of_days(days: u32) -> (f64, f64) {
    let by = days as f64;
    (1.0 / (by * PARTS), if days < 2 { 0.0 } else { 1.0 / (by * (by - 1.0)) / PARTS / PARTS })
}

/// Quicker than the language's own, and as near.
#[expect(clippy::cast_possible_truncation, reason = "the two halves of a number")]
fn float(n: u128) -> f64 {
    const HALF: f64 = (1_u128 << 64) as f64;
    (n >> 64) as u64 as f64 * HALF + n as u64 as f64
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

/// How many days said something, and how many of them this.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Answers {
    pub numbness: u32,
    pub numb: u32,
    /// Days on which enough pleasant feelings were rated …
    pub highs: u32,
    /// … and none of them was above "a little".
    pub faint: u32,
}

impl Answers {
    pub(super) fn plus(self, o: Self) -> Self {
        Self {
            numbness: self.numbness + o.numbness,
            numb: self.numb + o.numb,
            highs: self.highs + o.highs,
            faint: self.faint + o.faint,
        }
    }

    pub(super) fn since(self, o: Self) -> Self {
        Self {
            numbness: self.numbness - o.numbness,
            numb: self.numb - o.numb,
            highs: self.highs - o.highs,
            faint: self.faint - o.faint,
        }
    }
}
