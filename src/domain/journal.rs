//! Everything a person has written, as it stands in one revision of the file.

use super::{
    Catalogue, CheckIn, CheckInId, DayKey, Event, Instant, OwnContact, PatternKey, Plan, SafetyPlan, Settings, Trial, WayItem,
};
use std::{cmp::Ordering, sync::Arc};

/// What the person answered to a pattern ("this isn't so", with a reason). Kept, can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternAnswer {
    pub pattern: PatternKey,
    pub dismissed: bool,
    pub reason: String,
    pub at: Instant,
}

/// An overall mood from another app: valence, not the intensity of a feeling; drawn apart, never
/// part of any range.
#[derive(Debug, Clone, PartialEq)]
pub struct ImportedMood {
    pub id: Arc<str>,
    pub at: Instant,
    pub day: DayKey,
    /// On the other app's own scale.
    pub value: f64,
    pub label: String,
}

/// Everything a person has written, as it stands in one revision of the file.
///
/// `check_ins` are in order of (instant, id) and hold nothing deleted; `trash` holds what was deleted
/// and not yet gone. They are shared one by one, so that a new revision costs no copy of the old.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Journal {
    pub catalogue: Catalogue,
    pub check_ins: Vec<Arc<CheckIn>>,
    pub trash: Vec<Arc<CheckIn>>,
    /// In order of (day, id).
    pub events: Vec<Event>,
    pub trials: Vec<Trial>,
    pub plans: Vec<Plan>,
    /// The person's own lists among the ways, in their order.
    pub way_items: Vec<WayItem>,
    pub safety_plan: SafetyPlan,
    pub contacts: Vec<OwnContact>,
    pub pattern_answers: Vec<PatternAnswer>,
    pub moods: Vec<ImportedMood>,
    pub settings: Settings,
}

impl Journal {
    /// Brings everything into the order promised above.
    pub fn sort(&mut self) {
        self.check_ins.sort_by(|a, b| Self::order(a, b));
        self.trash.sort_by(|a, b| Self::order(a, b));
        self.sort_beside_check_ins();
    }

    /// Brings everything but check-ins and trash into order.
    pub fn sort_beside_check_ins(&mut self) {
        self.catalogue.sort();
        self.events.sort_by(|a, b| (a.day, &a.id).cmp(&(b.day, &b.id)));
        self.trials.sort_by(|a, b| (a.at.instant, &a.id).cmp(&(b.at.instant, &b.id)));
    }

    /// The order of check-ins: by instant, then by id.
    #[must_use]
    pub fn order(a: &CheckIn, b: &CheckIn) -> Ordering {
        (a.at.instant.utc_ms, &a.id).cmp(&(b.at.instant.utc_ms, &b.id))
    }

    #[must_use]
    pub fn check_in(&self, id: &CheckInId) -> Option<&Arc<CheckIn>> {
        self.check_ins.iter().find(|c| c.id == *id)
    }

    /// The person's last answer to the pattern of this key.
    #[must_use]
    pub fn pattern_answer(&self, key: &PatternKey) -> Option<&PatternAnswer> {
        self.pattern_answers.iter().filter(|a| a.pattern == *key).max_by_key(|a| a.at)
    }

    #[must_use]
    pub fn first_day(&self) -> Option<DayKey> {
        self.check_ins.iter().map(|c| c.day).min()
    }

    #[must_use]
    pub fn last_day(&self) -> Option<DayKey> {
        self.check_ins.iter().map(|c| c.day).max()
    }
}
