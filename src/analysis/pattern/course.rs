//! From scores to what is shown: days in a row, carrying over gaps, beginning and ending.

use crate::analysis::{
    State,
    rule::{CARRY_DAYS, DAYS_IN_A_ROW, GRACE, OVER_AFTER_DAYS},
};

/// Where things stand at the end of one day.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Standing {
    /// The day's score, or the last one while it is carried.
    pub held: Option<f64>,
    carried: u32,
    in_a_row: u32,
    below: u32,
    pub narrowed: bool,
}

impl Standing {
    /// The standing one day later, given that day's own score.
    #[must_use]
    pub(crate) fn then(self, score: Option<f64>, threshold: f64) -> Self {
        let carried = if score.is_some() { 0 } else { (self.carried + 1).min(CARRY_DAYS + 1) };
        let held = score.or(if carried <= CARRY_DAYS { self.held } else { None });
        let reached = held.is_some_and(|s| s >= threshold - GRACE);
        let in_a_row = if reached { (self.in_a_row + 1).min(DAYS_IN_A_ROW) } else { 0 };
        let below = if self.narrowed && !reached { self.below + 1 } else { 0 };
        let narrowed = if self.narrowed { below < OVER_AFTER_DAYS } else { in_a_row >= DAYS_IN_A_ROW };
        let below = if narrowed { below } else { 0 };
        Self { held, carried, in_a_row, below, narrowed }
    }

    #[must_use]
    pub(crate) fn state(self) -> State {
        match (self.narrowed, self.held) {
            (true, _) => State::Narrowed,
            (false, Some(_)) => State::Usual,
            (false, None) => State::NotEnough,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(scores: &[Option<f64>]) -> Vec<State> {
        let mut now = Standing::default();
        let step = |s: &Option<f64>| {
            now = now.then(*s, 1.25);
            now.state()
        };
        scores.iter().map(step).collect()
    }

    #[test]
    fn four_days_at_the_threshold_say_nothing_and_the_fifth_does() {
        let said = states(&[Some(1.25); 5]);
        assert_eq!(said, [State::Usual, State::Usual, State::Usual, State::Usual, State::Narrowed]);
        assert!(states(&[Some(1.249); 30]).iter().all(|s| *s == State::Usual));
    }

    #[test]
    fn a_score_is_carried_four_days_and_no_more() {
        let mut scores = vec![Some(0.3)];
        scores.extend([None; 6]);
        let said = states(&scores);
        assert_eq!(said.iter().filter(|s| **s == State::Usual).count(), 5);
        assert_eq!(said.last(), Some(&State::NotEnough));
        assert_eq!(states(&[Some(2.0), None, None, None, None]).last(), Some(&State::Narrowed));
    }

    #[test]
    fn what_stands_is_over_after_21_days_below_and_days_without_a_score_count_among_them() {
        for gap in [Some(0.0), None] {
            let mut scores = vec![Some(2.0); 5];
            scores.extend([gap; 40]);
            let said = states(&scores);
            // Carried days are still at the threshold.
            let carried = if gap.is_none() { 4 } else { 0 };
            let stood = said.iter().filter(|s| **s == State::Narrowed).count();
            assert_eq!(stood, 1 + carried + 20, "{gap:?}");
        }
    }
}
