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

/// Other apps have five steps, as a rule; where one has more, its highest mood is the whole.
const MOOD_STEPS: f64 = 5.0;

impl ImportedMood {
    /// "Mood in Daylio: good (4 of 5)"; `app` as the check-in beside it names it, `steps` as [`Journal::mood_steps`] says.
    #[must_use]
    pub fn words(&self, app: Option<&str>, steps: f64) -> String {
        let app = match app.map(str::trim) {
            Some("daylio") => "Daylio",
            Some(app) if !app.is_empty() => app,
            _ => "another app",
        };
        let (value, label) = (format!("{} of {}", short(self.value), short(steps)), self.label.trim());
        if label.is_empty() { format!("Mood in {app}: {value}") } else { format!("Mood in {app}: {label} ({value})") }
    }
}

/// At most two decimals.
fn short(n: f64) -> String {
    let shown = format!("{n:.2}");
    shown.trim_end_matches('0').trim_end_matches('.').to_owned()
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

    /// The highest step of the other app's moods.
    #[must_use]
    pub fn mood_steps(&self) -> f64 {
        self.moods.iter().map(|m| m.value).fold(MOOD_STEPS, f64::max)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_overall_mood_is_told_with_its_app_and_its_scale() {
        let mood = |value, label: &str| {
            let at = Instant { utc_ms: 0, offset_s: 0 };
            ImportedMood { id: "m".into(), at, day: at.day(crate::domain::DayStart::default()), value, label: label.into() }
        };
        assert_eq!(mood(4.0, "good").words(Some("daylio"), 5.0), "Mood in Daylio: good (4 of 5)");
        assert_eq!(mood(3.5, " ").words(None, 10.0), "Mood in another app: 3.5 of 10");
        assert_eq!(mood(1.0, "awful").words(Some("Pixels"), 5.0), "Mood in Pixels: awful (1 of 5)");
        let journal = Journal { moods: vec![mood(7.0, ""), mood(2.0, "")], ..Journal::default() };
        assert!(
            (journal.mood_steps() - 7.0).abs() < f64::EPSILON && (Journal::default().mood_steps() - 5.0).abs() < f64::EPSILON
        );
    }
}
