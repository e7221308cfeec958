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
    /// The app's own word for the value; empty where it has none.
    pub label: String,
    pub series: Series,
}

/// Which row of numbers of another app a value belongs to. Shared: thousands of values are of one series.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Series {
    /// As files name it, such as `daylio`; empty where it is not known: then the check-in beside it may say.
    pub app: Arc<str>,
    /// What the app calls it; empty for the overall mood.
    pub name: Arc<str>,
    /// The lowest and the highest value its scale has; `None` where nobody said.
    pub scale: Option<(f64, f64)>,
}

/// Behind the id of its check-in, in the id of a value of a series with a name: one check-in can have several.
const BESIDE: &str = "//";

/// Other apps have five steps, as a rule; where one has more, its highest mood is the whole.
const MOOD_STEPS: f64 = 5.0;

impl ImportedMood {
    /// The overall mood, and not another measure of the app's.
    #[must_use]
    pub fn is_overall(&self) -> bool {
        self.series.name.is_empty()
    }

    /// What a value of this series is called that came with a check-in of this id.
    #[must_use]
    pub fn id_beside(check_in: &str, name: &str) -> Arc<str> {
        if name.is_empty() { check_in.into() } else { format!("{check_in}{BESIDE}{name}").into() }
    }

    /// The id of the check-in it came with.
    #[must_use]
    pub fn check_in_id(&self) -> &str {
        self.id.split_once(BESIDE).map_or(&*self.id, |(id, _)| id)
    }

    /// The same value of another check-in.
    pub fn move_beside(&mut self, check_in: &str) {
        let name = self.id.split_once(BESIDE).map(|(_, name)| name.to_owned());
        self.id = Self::id_beside(check_in, name.as_deref().unwrap_or_default());
    }

    /// Where it lies on its scale, 0 to 1; `steps` as [`Journal::mood_steps`] says, where its own scale isn't known. On a
    /// scale that begins at 1 the lowest step is a little more than nothing, as it is where it was chosen.
    #[must_use]
    pub fn share(&self, steps: f64) -> f64 {
        let share = match self.series.scale {
            Some((lowest, highest)) if lowest < 0.0 && highest > lowest => (self.value - lowest) / (highest - lowest),
            Some((_, highest)) if highest > 0.0 => self.value / highest,
            Some(_) | None => self.value / steps,
        };
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// "Mood in Daylio: good (4 of 5)", "Depressed in eMoods: 3 (1 to 4)"; `app` as the check-in beside it names it, where
    /// the series doesn't, `steps` as [`Journal::mood_steps`] says.
    #[must_use]
    pub fn words(&self, app: Option<&str>, steps: f64) -> String {
        let own = Some(&*self.series.app).filter(|app| !app.trim().is_empty());
        let app = match own.or(app).map(str::trim) {
            Some(app) if !app.is_empty() => app_name(app),
            _ => "another app",
        };
        let what = if self.is_overall() { "Mood" } else { self.series.name.trim() };
        let n = short(self.value);
        let value = match self.series.scale {
            None if !self.is_overall() => n,
            Some((lowest, highest)) if lowest < 0.0 || !self.is_overall() => {
                format!("{n}, from {} to {}", short(lowest), short(highest))
            }
            Some((_, highest)) => format!("{n} of {}", short(highest)),
            None => format!("{n} of {}", short(steps)),
        };
        let label = self.label.trim();
        if label.is_empty() { format!("{what} in {app}: {value}") } else { format!("{what} in {app}: {label} ({value})") }
    }
}

/// What an app is called where people read it; one that isn't known as files name it.
#[must_use]
pub fn app_name(app: &str) -> &str {
    match app {
        "daylio" => "Daylio",
        "how_we_feel" => "How We Feel",
        "bearable" => "Bearable",
        "emoods" => "eMoods",
        "pixels" => "Pixels",
        "moodistory" => "Moodistory",
        "day_one" => "Day One",
        "jrnl" => "jrnl",
        "rednotebook" => "RedNotebook",
        "nomie" => "Nomie",
        "track_and_graph" => "Track & Graph",
        "apple_health" => "Apple Health",
        "health_auto_export" => "Health Auto Export",
        "daily_you" => "Daily You",
        "mini_diarium" => "Mini Diarium",
        "table" => "a table",
        other => other,
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
        self.moods.iter().filter(|m| m.is_overall() && m.series.scale.is_none()).map(|m| m.value).fold(MOOD_STEPS, f64::max)
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
            ImportedMood {
                id: "m".into(),
                at,
                day: at.day(crate::domain::DayStart::default()),
                value,
                label: label.into(),
                series: Series::default(),
            }
        };
        assert_eq!(mood(4.0, "good").words(Some("daylio"), 5.0), "Mood in Daylio: good (4 of 5)");
        assert_eq!(mood(3.5, " ").words(None, 10.0), "Mood in another app: 3.5 of 10");
        assert_eq!(mood(1.0, "awful").words(Some("Pixels"), 5.0), "Mood in Pixels: awful (1 of 5)");
        let of = |value, name: &str, scale| {
            let series = Series { app: "emoods".into(), name: name.into(), scale };
            ImportedMood { series, ..mood(value, "") }
        };
        assert_eq!(of(3.0, "Depressed", Some((1.0, 4.0))).words(None, 5.0), "Depressed in eMoods: 3, from 1 to 4");
        assert_eq!(of(3.0, "Coffee", None).words(None, 5.0), "Coffee in eMoods: 3");
        assert_eq!(of(-0.4, "", Some((-1.0, 1.0))).words(None, 5.0), "Mood in eMoods: -0.4, from -1 to 1");
        assert_eq!(of(3.0, "", Some((1.0, 10.0))).words(None, 5.0), "Mood in eMoods: 3 of 10");
        let journal = Journal { moods: vec![mood(7.0, ""), mood(2.0, "")], ..Journal::default() };
        assert!(
            (journal.mood_steps() - 7.0).abs() < f64::EPSILON && (Journal::default().mood_steps() - 5.0).abs() < f64::EPSILON
        );
    }
}
