//! Days in a row on which a score, carried over a few days without one, passes a test.

use super::constants::CARRY_DAYS;

#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct InARow {
    days: u32,
    /// The last score and how many days ago that was, while it is carried.
    held: Option<(f64, u32)>,
}

impl InARow {
    /// Takes in one day; how many days in a row it is now.
    pub(super) fn then(&mut self, score: Option<f64>, passes: impl Fn(f64) -> bool) -> u32 {
        self.held = match (score, self.held) {
            (Some(score), _) => Some((score, 0)),
            (None, Some((held, age))) if age < CARRY_DAYS => Some((held, age + 1)),
            (None, _) => None,
        };
        self.days = if self.held.is_some_and(|(held, _)| passes(held)) { self.days.saturating_add(1) } else { 0 };
        self.days
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(scores: &[Option<f64>]) -> Vec<u32> {
        let mut row = InARow::default();
        scores.iter().map(|s| row.then(*s, |held| held >= 1.0)).collect()
    }

    #[test]
    fn a_score_is_carried_four_days_and_no_more() {
        assert_eq!(rows(&[Some(1.0), None, None, None, None, None]), [1, 2, 3, 4, 5, 0]);
        assert_eq!(rows(&[None, Some(1.0), None, Some(0.9), None, Some(1.2)]), [0, 1, 2, 0, 0, 1]);
    }
}
