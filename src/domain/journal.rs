use super::{Catalogue, CheckIn, DayKey, Event, Instant, Plan, Settings, Trial, WayItem};
use std::{cmp::Ordering, sync::Arc};

/// The person's own safety plan, in their words. The program contacts nobody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafetyPlan {
    pub signs: String,
    pub what_helps: String,
    pub people: String,
    pub places: String,
    pub professionals: String,
    pub safer_place: String,
    pub reasons: String,
}

impl SafetyPlan {
    /// Key and text of each part, in the order they are shown.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, &str); 7] {
        [
            ("signs", &self.signs),
            ("what_helps", &self.what_helps),
            ("people", &self.people),
            ("places", &self.places),
            ("professionals", &self.professionals),
            ("safer_place", &self.safer_place),
            ("reasons", &self.reasons),
        ]
    }

    /// The part of this key, to be written.
    pub fn part_mut(&mut self, key: &str) -> Option<&mut String> {
        match key {
            "signs" => Some(&mut self.signs),
            "what_helps" => Some(&mut self.what_helps),
            "people" => Some(&mut self.people),
            "places" => Some(&mut self.places),
            "professionals" => Some(&mut self.professionals),
            "safer_place" => Some(&mut self.safer_place),
            "reasons" => Some(&mut self.reasons),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, text)| text.trim().is_empty())
    }
}

/// Somebody the person would turn to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnContact {
    pub id: Arc<str>,
    pub name: String,
    /// Number, address or anything that reaches them.
    pub reach: String,
}

/// What the person answered to a pattern ("this isn't so", with a reason). Kept, can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PatternAnswer {
    /// The pattern's kind and first day, as `KIND/YYYY-MM-DD`.
    pub pattern: String,
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
    pub fn check_in(&self, id: &str) -> Option<&Arc<CheckIn>> {
        self.check_ins.iter().find(|c| &*c.id == id)
    }

    /// The person's last answer to the pattern of this key.
    #[must_use]
    pub fn pattern_answer(&self, key: &str) -> Option<&PatternAnswer> {
        self.pattern_answers.iter().filter(|a| a.pattern == key).max_by_key(|a| a.at)
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
