//! What the rated days of a stretch add up to, exactly.

/// A day's mean is kept as a whole number of these parts of a step, so that sums of them are exact.
const PARTS: f64 = (1_u64 << 40) as f64;

/// What the rated days of some stretch add up to, in parts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sum {
    days: u32,
    total: u64,
    squares: u128,
}

impl Sum {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10 steps")]
    pub(super) fn plus(self, mean: Option<f64>) -> Self {
        let Some(mean) = mean else { return self };
        let parts = (mean * PARTS).round() as u64;
        let square = u128::from(parts) * u128::from(parts);
        Self { days: self.days + 1, total: self.total + parts, squares: self.squares + square }
    }

    #[inline]
    pub(super) fn since(self, before: Self) -> Figures {
        let (days, total) = (self.days - before.days, self.total - before.total);
        if days == 0 {
            return Figures::default();
        }
        let by = f64::from(days);
        let level = total as f64 / (by * PARTS);
        if days < 2 {
            return Figures { days, level, width: 0.0 };
        }
        let apart = u128::from(days) * (self.squares - before.squares) - u128::from(total) * u128::from(total);
        Figures { days, level, width: (float(apart) / (by * (by - 1.0))).sqrt() / PARTS }
    }
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
