//! What may differ from journal to journal.

use super::constants::{
    BASELINE_DAYS, GAP_DAYS, RECENT_DAYS, SETTLING_DAYS, THRESHOLD, THRESHOLD_CAUTIOUS, THRESHOLD_PLEASANT,
    THRESHOLD_PLEASANT_CAUTIOUS,
};
use crate::domain::{DayKey, Sensitivity};

/// The window only offers the thresholds, by their two names; the rest serves diaries too short for the ordinary stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Params {
    /// Calendar days of the usual stretch; at least 1.
    pub baseline_days: i32,
    /// Calendar days left out between the usual stretch and the 21 recent days; 7 makes the usual
    /// stretch end 28 days before today.
    pub gap_days: i32,
    /// The score at which a day counts.
    pub threshold: f64,
    /// The same of the pleasant side alone and of heavier days.
    pub threshold_pleasant: f64,
}

impl Default for Params {
    fn default() -> Self {
        Self::of(Sensitivity::Normal)
    }
}

impl Params {
    /// The rule as the person has set it.
    #[must_use]
    pub fn of(sensitivity: Sensitivity) -> Self {
        let (threshold, threshold_pleasant) = match sensitivity {
            Sensitivity::Normal => (THRESHOLD, THRESHOLD_PLEASANT),
            Sensitivity::Cautious => (THRESHOLD_CAUTIOUS, THRESHOLD_PLEASANT_CAUTIOUS),
        };
        Self { baseline_days: BASELINE_DAYS, gap_days: GAP_DAYS, threshold, threshold_pleasant }
    }

    /// First and last day of the rolling usual of a journal that has nothing else; the first can come after the last.
    #[must_use]
    pub fn usual(&self, today: DayKey, first_check_in: DayKey) -> (DayKey, DayKey) {
        let (from, until) = self.rolling(today.since(first_check_in), SETTLING_DAYS);
        (first_check_in.plus(from), first_check_in.plus(until))
    }

    /// First and last day of the rolling usual as of `today`, never before `floor`; the first can come after the
    /// last, then there is none.
    pub(crate) fn rolling(&self, today: i32, floor: i32) -> (i32, i32) {
        let until = today.saturating_sub(RECENT_DAYS).saturating_sub(self.gap_days.max(0));
        (until.saturating_add(1).saturating_sub(self.baseline_days.max(1)).max(floor), until)
    }

    /// How many days after its own a check-in can be among the recent or the rolling usual ones.
    pub(crate) fn says_days(&self) -> i32 {
        RECENT_DAYS.saturating_add(self.gap_days.max(0)).saturating_add(self.baseline_days.max(1))
    }
}
