//! A week that is typed in from paper.

use super::{check_in, reading::field};
use crate::domain::{Catalogue, CheckInDraft, DayKey};
use serde::{Deserialize, Serialize};

/// Days of a week.
const DAYS: usize = 7;

/// A week as it is typed: its first day, and what is said of each.
#[derive(Debug, Clone, PartialEq)]
pub struct WeekForm {
    pub first: DayKey,
    days: [CheckInDraft; DAYS],
}

impl WeekForm {
    #[must_use]
    pub fn of(first: DayKey) -> Self {
        Self { first, days: std::array::from_fn(|_| CheckInDraft::default()) }
    }

    /// Each day, and what is said of it.
    pub fn days(&self) -> impl Iterator<Item = (DayKey, &CheckInDraft)> {
        (0..).zip(&self.days).map(|(n, draft)| (self.first.plus(n), draft))
    }

    /// What is said of the nth day.
    #[must_use]
    pub fn day(&self, n: usize) -> Option<&CheckInDraft> {
        self.days.get(n)
    }

    pub fn day_mut(&mut self, n: usize) -> Option<&mut CheckInDraft> {
        self.days.get_mut(n)
    }

    /// What has become another feeling or symptom since is that one.
    pub(super) fn settle(&mut self, catalogue: &Catalogue) {
        self.days.iter_mut().for_each(|day| catalogue.settle(day));
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.iter().all(CheckInDraft::is_empty)
    }
}

/// The form in the file: each day as Today's form is kept.
#[derive(Default, PartialEq, Serialize, Deserialize)]
pub(super) struct KeptWeek {
    #[serde(default, deserialize_with = "field")]
    first: String,
    #[serde(default, deserialize_with = "field")]
    days: Vec<String>,
}

impl From<&WeekForm> for KeptWeek {
    fn from(form: &WeekForm) -> Self {
        Self { first: form.first.to_string(), days: form.days.iter().map(check_in::encode).collect() }
    }
}

impl KeptWeek {
    pub(super) fn form(self) -> Option<WeekForm> {
        let mut form = WeekForm::of(DayKey::parse(&self.first)?);
        for (day, kept) in form.days.iter_mut().zip(self.days) {
            *day = check_in::decode(&kept).unwrap_or_default();
        }
        Some(form)
    }
}
