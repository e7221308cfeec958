//! The constants of the rule that notices a pattern, version 2, each with its reason. "Our choice"
//! means: set on simulated journals and on blunting planted into 51 real diaries of 88 days.

use crate::domain::{DayKey, Sensitivity};

/// Shown with each pattern, so that a later rule can't be mistaken for this one.
pub const RULE_VERSION: u32 = 2;

/// Calendar days up to today. Our choice: three whole weeks, so that weekdays weigh the same.
pub const RECENT_DAYS: i32 = 21;
/// Logged days the recent stretch needs. Our choice: about every second day.
pub const RECENT_DAYS_NEEDED: u32 = 10;
/// Logged days the usual stretch needs. Our choice: a spread from fewer days wanders too much.
pub const USUAL_DAYS_NEEDED: u32 = 28;
/// The first days of logging are never usual: ratings spread more while the scale is new (19 to 32 %
/// less spread over the following weeks in four published data sets).
pub const SETTLING_DAYS: i32 = 14;
/// Recent days on which a feeling must be rated to count.
pub const FEELING_RECENT_DAYS: usize = 10;
/// Usual days on which a feeling must be rated to count.
pub const FEELING_USUAL_DAYS: usize = 28;
/// Feelings that count, of each side. Our choice: a range of feelings needs several of them.
pub const KINDS_NEEDED: u32 = 3;
/// Days on which numbness must be rated in each stretch before it is used.
pub const NUMBNESS_DAYS: usize = 5;

/// Added to a width before the logarithm, in steps: keeps a width near 0 from deciding alone.
pub const WIDTH_OFFSET: f64 = 0.1;
/// Added to a high or a level before the logarithm, in steps; the same reason.
pub const STRENGTH_OFFSET: f64 = 0.5;
/// What counts as one unit of change: a width smaller by about 18 %.
pub const WIDTH_UNIT: f64 = 0.20;
/// One unit for highs and levels: lower by about 14 %.
pub const STRENGTH_UNIT: f64 = 0.15;
/// One unit for numbness, in steps of its mean.
pub const NUMBNESS_UNIT: f64 = 0.60;

/// What the sign of a gate must reach. The gate on the level of pleasant feelings is there because a
/// narrower use of the scale without weaker feelings is not blunting; it halved the false alarms.
pub const GATE: f64 = 0.5;
/// Unpleasant highs need not fall; they only must not rise much.
pub const GATE_HIGH_UNPLEASANT: f64 = -0.5;
/// Grace of every comparison: without it the order of summing could decide.
pub const GRACE: f64 = 1e-9;

/// Share of width and highs in the score; numbness has the rest. Our choice.
pub const RANGE_SHARE: f64 = 0.7;
/// Share of numbness in the score.
pub const NUMBNESS_SHARE: f64 = 0.3;
/// Taken off where numbness isn't rated: less is known, so more is asked for. Our choice.
pub const NUMBNESS_UNRATED: f64 = 0.5;
/// No single sign counts beyond these. Our choice: one extreme must not carry the rest.
pub const CLIP: (f64, f64) = (-2.0, 4.0);

/// Days in a row at the threshold before anything is said. Our choice: a work week.
pub const DAYS_IN_A_ROW: u32 = 5;
/// A score is carried over at most this many days without one.
pub const CARRY_DAYS: u32 = 4;
/// Days below the threshold after which a pattern is over: the whole recent stretch is new by then.
pub const OVER_AFTER_DAYS: u32 = 21;
/// Unpleasant width below this (or its highs not fallen): mostly pleasant feelings have flattened.
pub const BOTH_SIDES: f64 = 1.0;

/// The score at which a day counts, as usually set.
pub const THRESHOLD: f64 = 1.25;
/// The same for "cautious".
pub const THRESHOLD_CAUTIOUS: f64 = 1.5;
/// Calendar days of the usual stretch. Our choice: ten whole weeks.
pub const BASELINE_DAYS: i32 = 70;
/// Calendar days between the usual and the recent stretch, so that a slow beginning isn't usual yet.
pub const GAP_DAYS: i32 = 7;

/// What may differ from journal to journal. The window only offers the threshold, by its two names;
/// the rest serves diaries too short for the ordinary stretch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Params {
    /// Calendar days of the usual stretch; at least 1.
    pub baseline_days: i32,
    /// Calendar days left out between the usual stretch and the 21 recent days; 7 makes the usual
    /// stretch end 28 days before today.
    pub gap_days: i32,
    /// The score at which a day counts.
    pub threshold: f64,
}

impl Default for Params {
    fn default() -> Self {
        Self { baseline_days: BASELINE_DAYS, gap_days: GAP_DAYS, threshold: THRESHOLD }
    }
}

impl Params {
    /// The rule as the person has set it.
    #[must_use]
    pub fn of(sensitivity: Sensitivity) -> Self {
        let threshold = match sensitivity {
            Sensitivity::Normal => THRESHOLD,
            Sensitivity::Cautious => THRESHOLD_CAUTIOUS,
        };
        Self { threshold, ..Self::default() }
    }

    /// First and last day of the recent stretch as of `today`.
    #[must_use]
    pub fn recent(&self, today: DayKey) -> (DayKey, DayKey) {
        (today.plus(1 - RECENT_DAYS), today)
    }

    /// First and last day of the usual stretch as of `today`, never the first days of logging.
    /// The first can come after the last: then there is no usual yet.
    #[must_use]
    pub fn usual(&self, today: DayKey, first_check_in: DayKey) -> (DayKey, DayKey) {
        let until = today.plus(-RECENT_DAYS).plus(-self.gap_days.max(0));
        (until.plus(1 - self.baseline_days.max(1)).max(first_check_in.plus(SETTLING_DAYS)), until)
    }

    /// The last day on whose judgement a check-in of `day` can have a say.
    pub(crate) fn says_until(&self, day: DayKey) -> DayKey {
        day.plus(self.says_days())
    }

    /// How many days after its own a check-in can have a say.
    pub(crate) fn says_days(&self) -> i32 {
        RECENT_DAYS.saturating_add(self.gap_days.max(0)).saturating_add(self.baseline_days.max(1))
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::rule::*;

    #[test]
    fn the_usual_is_ten_weeks_that_end_28_days_before_today_and_leaves_out_the_first_14_days() {
        let today = DayKey::parse("2026-06-30").expect("a day");
        let p = Params::default();
        let long_ago = today.plus(-1000);
        assert_eq!(p.recent(today), (today.plus(-20), today));
        assert_eq!(p.usual(today, long_ago), (today.plus(-97), today.plus(-28)));
        assert_eq!(p.usual(today, today.plus(-100)), (today.plus(-86), today.plus(-28)));
    }

    #[test]
    fn cautious_asks_for_more_and_nothing_asks_for_less() {
        assert!(Params::of(Sensitivity::Cautious).threshold > Params::of(Sensitivity::Normal).threshold);
        assert!((Params::of(Sensitivity::Normal).threshold - 1.25).abs() < 1e-12);
    }
}
