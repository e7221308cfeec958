//! The scale of the overall moods from another app, with the app's own words at its ends; and the moods of a day in words.

use super::imported::ImportedTitles;
use crate::{
    domain::{DayKey, ImportedMood, Journal},
    report::{
        LoggedDay,
        text::measure::{tidy, tidy_wide},
    },
};
use std::collections::HashMap;

/// On what the overall moods of a journal lie.
#[derive(Debug, Clone, PartialEq)]
pub struct MoodScale {
    /// What they are called, from long to short.
    pub titles: Vec<String>,
    /// The lowest and the highest value; `None` where the moods are on scales that are not alike.
    pub ends: Option<(f64, f64)>,
    /// The app's own word for either; empty where it has none.
    pub words: [String; 2],
}

impl MoodScale {
    /// `None` where there are no overall moods.
    #[must_use]
    pub fn of(journal: &Journal) -> Option<Self> {
        let overall = || journal.moods.iter().filter(|m| m.is_overall());
        let first = overall().next()?;
        let alike = overall().all(|m| m.series.scale == first.series.scale && m.series.app == first.series.app);
        let ends = alike.then(|| first.series.scale.unwrap_or_else(|| unknown(journal))).filter(|(low, high)| high > low);
        let words = ends.map(|(low, high)| [low, high].map(|end| word_for(overall(), end))).unwrap_or_default();
        Some(Self { titles: ImportedTitles::of(journal).overall, ends, words })
    }

    /// Of the moods of these days, where they have some and answer no feeling.
    #[must_use]
    pub fn alone(journal: &Journal, days: &[LoggedDay]) -> Option<Self> {
        let are_alone = days.iter().any(|d| d.imported_mood.is_some()) && !days.iter().any(LoggedDay::is_answered);
        are_alone.then(|| Self::of(journal)).flatten()
    }

    /// Where a share of the highest step, as [`ImportedMood::share`] has it, lies between both ends: 0 to 1.
    #[must_use]
    pub fn place(&self, share: f32) -> f32 {
        match (self.value(share), self.ends) {
            (Some(value), Some((low, high))) => narrowed((value - low) / (high - low)),
            _ => share,
        }
    }

    /// The same as a value of the scale.
    #[must_use]
    pub fn value(&self, share: f32) -> Option<f64> {
        let (low, high) = self.ends?;
        let share = f64::from(share);
        Some(if low < 0.0 { low + share * (high - low) } else { share * high })
    }

    /// "4", "rad (5)"; in percent of the highest where the scales are not alike.
    #[must_use]
    pub fn told(&self, share: f32) -> String {
        let Some((value, ends)) = self.value(share).zip(self.ends) else { return format!("{} %", tidy(share * 100.0)) };
        let is = |end: f64| (value - end).abs() < 0.005;
        let [low, high] = &self.words;
        let word = if is(ends.0) {
            low.as_str()
        } else if is(ends.1) {
            high
        } else {
            ""
        };
        if word.is_empty() { tidy_wide(value) } else { format!("{word} ({})", tidy_wide(value)) }
    }

    /// The whole steps from one end to the other with their places, where they are few enough to be told apart.
    #[must_use]
    pub fn steps(&self) -> Vec<(String, f32)> {
        let Some((low, high)) = self.ends else { return Vec::new() };
        let are_whole = low.fract() == 0.0 && high.fract() == 0.0 && high - low <= MOST_STEPS;
        let steps = if are_whole { high - low } else { 1.0 };
        let mut at = 0.0;
        let next = std::iter::from_fn(|| {
            let step = (at <= steps).then(|| (tidy_wide(low + at / steps * (high - low)), narrowed(at / steps)));
            at += 1.0;
            step
        });
        next.collect()
    }
}

/// More lines than these are a ruled page.
const MOST_STEPS: f64 = 10.0;

#[expect(clippy::cast_possible_truncation, reason = "0 to 1; a picture needs no more digits")]
const fn narrowed(n: f64) -> f32 {
    n.clamp(0.0, 1.0) as f32
}

/// Of moods without a scale: up to the highest step; from 1, where none is lower, as other apps count.
fn unknown(journal: &Journal) -> (f64, f64) {
    let from_one = journal.moods.iter().filter(|m| m.is_overall()).all(|m| m.value >= 1.0);
    (if from_one { 1.0 } else { 0.0 }, journal.mood_steps())
}

/// The word that was chosen most often for a value.
fn word_for<'a>(moods: impl Iterator<Item = &'a ImportedMood>, value: f64) -> String {
    let mut all: HashMap<&str, u32> = HashMap::new();
    for mood in moods.filter(|m| (m.value - value).abs() < f64::EPSILON && !m.label.trim().is_empty()) {
        *all.entry(mood.label.trim()).or_default() += 1;
    }
    let most = all.into_iter().max_by_key(|(word, n)| (*n, std::cmp::Reverse(*word)));
    most.map(|(word, _)| word.to_owned()).unwrap_or_default()
}

/// "Mood in Daylio: good (4 of 5), bad (2 of 5)": the overall moods of a day in the order of their times; `None` where there
/// is none.
#[must_use]
pub fn moods_told(journal: &Journal, day: DayKey) -> Option<String> {
    let mut of_it: Vec<&ImportedMood> = journal.moods.iter().filter(|m| m.day == day && m.is_overall()).collect();
    if of_it.is_empty() {
        return None;
    }
    of_it.sort_by_key(|m| m.at.utc_ms);
    let steps = journal.mood_steps();
    let mut told: Vec<(String, Vec<String>)> = Vec::new();
    for mood in of_it {
        let beside = journal.on(day).find(|c| c.id.as_str() == mood.check_in_id());
        let words = mood.words(beside.and_then(|c| c.source.as_ref()).map(|s| s.app.as_str()), steps);
        let (what, value) = words.split_once(": ").unwrap_or(("", &words));
        match told.last_mut().filter(|(before, _)| before == what) {
            Some((_, values)) => values.push(value.to_owned()),
            None => told.push((what.to_owned(), vec![value.to_owned()])),
        }
    }
    let told: Vec<String> = told.into_iter().map(|(what, values)| format!("{what}: {}", values.join(", "))).collect();
    Some(told.join("; "))
}
