//! What was around a check-in: sleep, medicines, substances, company and tags, none of which need be said.

use std::sync::Arc;

/// Hours slept, 0 to 24.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct SleepHours(f64);

impl SleepHours {
    /// `None` for anything that is no number from 0 to 24.
    #[must_use]
    pub fn new(hours: f64) -> Option<Self> {
        (hours.is_finite() && (0.0..=24.0).contains(&hours)).then_some(Self(if hours == 0.0 { 0.0 } else { hours }))
    }

    #[must_use]
    pub const fn hours(self) -> f64 {
        self.0
    }

    /// "6 h 30"
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "at most 1440 minutes")]
    pub fn words(self) -> String {
        let minutes = (self.0 * 60.0).round() as i64;
        match (minutes / 60, minutes % 60) {
            (h, 0) => format!("{h} h"),
            (h, m) => format!("{h} h {m:02}"),
        }
    }
}

/// What was around a check-in. Empty lists and `None` mean "not said", never "none".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Context {
    pub sleep: Option<SleepHours>,
    /// Medicines taken, as the person wrote them.
    pub medicines: Vec<Arc<str>>,
    /// Alcohol and other substances, as the person wrote them ("none" is an answer of the person's).
    pub substances: Vec<Arc<str>>,
    pub company: Option<Arc<str>>,
    pub tags: Vec<Arc<str>>,
}

/// Whether these words of the person's about substances say that there were none.
#[must_use]
pub fn says_none(substances: &str) -> bool {
    matches!(substances.trim().to_lowercase().as_str(), "none" | "no" | "nothing" | "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_is_0_to_24_hours_and_nothing_else() {
        for bad in [f64::NAN, f64::INFINITY, -0.5, 24.1] {
            assert_eq!(SleepHours::new(bad), None);
        }
        assert_eq!(SleepHours::new(6.5).map(SleepHours::words).as_deref(), Some("6 h 30"));
        assert_eq!(SleepHours::new(7.0).map(SleepHours::words).as_deref(), Some("7 h"));
    }
}
