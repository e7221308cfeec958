//! Low mood: a notice of its own, by a simple rule over what was answered. It knows no usual range, no
//! score and no sensitivity, and never looks at the item about hurting oneself (SAFETY 8).
//!
//! A day says something about it when a feeling like sadness *and* a pleasant feeling were rated, or when a
//! symptom of the person's own that means low mood was answered. Every other day is left out: not answered
//! and "can't tell" are no numbers here either. The levels are absolute, and said so; they mean the same for
//! everybody and are no measure of an illness.

use super::put_away::put_away;
use crate::{
    analysis::measures::entries::{Entry, written_by},
    domain::{
        CheckIn, DayKey, FeelingId, Journal, PatternAnswer, PatternKey, SymptomAnswer, SymptomId, SymptomStrength, Valence,
    },
};
use std::collections::BTreeMap;

/// Calendar days up to today. Our choice: two whole weeks, because a bad week happens to everybody and
/// because that is what the questions asked in a consulting room look back on.
pub(crate) const LOW_MOOD_DAYS: i32 = 14;
/// Days of these that must say something. Our choice: every second one.
pub(crate) const LOW_MOOD_DAYS_NEEDED: u32 = 7;
/// From this step on a feeling like sadness is strong here. Our choice, an absolute level: above the middle.
pub(crate) const HEAVY: u8 = 6;
/// Up to this step a pleasant feeling is faint here. Our choice, an absolute level: "a little" is 3.
pub(crate) const FAINT: u8 = 3;

/// Feelings like sadness, by their keys: two of the starting ones, and names people add or bring along.
const SADNESS_LIKE: [&str; 6] = ["sadness", "guilt", "hopelessness", "despair", "loneliness", "grief"];
/// Symptoms of the person's own that mean low mood, by their keys; none of the starting ones does.
const LOW_SYMPTOMS: [&str; 6] = ["low_mood", "depressed_mood", "hopelessness", "hopeless", "despair", "feeling_low"];
/// The pattern under which putting the notice away is kept, with the day on which that was done.
pub(super) const PATTERN: &str = "low_mood/";

/// More than half of the days that say something were low.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LowMood {
    /// The calendar days looked at, both ends included.
    pub from: DayKey,
    pub until: DayKey,
    /// Days that say something about it.
    pub days: u32,
    pub low_days: u32,
    /// Check-ins of the days that say something.
    pub check_ins: u32,
    /// The feelings that were 6 or more on some low day with nothing pleasant above 3, as the person calls
    /// them.
    pub feelings: Vec<String>,
    /// The symptoms that were moderate or strong on some low day.
    pub symptoms: Vec<String>,
}

/// What the days up to `until` show, from what was written by then; `None` where they don't show it or say
/// too little. It is over on the first day on which it no longer holds.
#[must_use]
pub fn low_mood(journal: &Journal, until: DayKey) -> Option<LowMood> {
    of(&written_by(journal, until), journal, until)
}

/// The same of check-ins at hand.
pub(crate) fn of(entries: &[Entry<'_>], journal: &Journal, until: DayKey) -> Option<LowMood> {
    let from = until.plus(1 - LOW_MOOD_DAYS);
    let asked = Asked::of(journal);
    let mut days: BTreeMap<DayKey, Day> = BTreeMap::new();
    for entry in entries.iter().filter(|e| (from..=until).contains(&e.check_in.day)) {
        days.entry(entry.check_in.day).or_default().add(entry.check_in, &asked);
    }
    days.retain(|_, d| d.says_something());
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let (said, low) = (count(days.len()), count(days.values().filter(|d| d.is_low()).count()));
    if said < LOW_MOOD_DAYS_NEEDED || low.saturating_mul(2) <= said {
        return None;
    }
    let felt = |id: &&FeelingId| days.values().any(|d| d.low_by_feelings() && d.heavy.contains(id));
    let there = |id: &&SymptomId| days.values().any(|d| d.symptoms_there.contains(id));
    let feelings = asked.low.iter().filter(felt).filter_map(|id| journal.catalogue.feeling(*id));
    let symptoms = asked.symptoms.iter().filter(there).filter_map(|id| journal.catalogue.symptom(*id));
    Some(LowMood {
        from,
        until,
        days: said,
        low_days: low,
        check_ins: days.values().map(|d| d.check_ins).sum(),
        feelings: feelings.map(|f| f.name.clone()).collect(),
        symptoms: symptoms.map(|s| s.name.clone()).collect(),
    })
}

/// What of the catalogue has a say, in the person's order.
#[derive(Debug)]
struct Asked {
    low: Vec<FeelingId>,
    pleasant: Vec<FeelingId>,
    symptoms: Vec<SymptomId>,
}

impl Asked {
    fn of(journal: &Journal) -> Self {
        let (feelings, symptoms) = (&journal.catalogue.feelings, &journal.catalogue.symptoms);
        let is_low = |key: &str, side| side == Valence::Unpleasant && SADNESS_LIKE.contains(&key);
        Self {
            low: feelings.iter().filter(|f| is_low(f.key.as_str(), f.valence)).map(|f| f.id).collect(),
            pleasant: feelings.iter().filter(|f| f.valence == Valence::Pleasant).map(|f| f.id).collect(),
            symptoms: symptoms.iter().filter(|s| LOW_SYMPTOMS.contains(&s.key.as_str())).map(|s| s.id).collect(),
        }
    }
}

/// What one lived day says; `None` = not rated.
#[derive(Debug, Default)]
struct Day {
    check_ins: u32,
    sadness: Option<u8>,
    pleasant: Option<u8>,
    heavy: Vec<FeelingId>,
    symptom_answered: bool,
    symptoms_there: Vec<SymptomId>,
}

impl Day {
    fn add(&mut self, check_in: &CheckIn, asked: &Asked) {
        self.check_ins += 1;
        for (id, answer) in &check_in.answers {
            let Some(step) = answer.number() else { continue };
            if asked.low.contains(id) {
                self.sadness = self.sadness.max(Some(step));
                if step >= HEAVY {
                    self.heavy.push(*id);
                }
            } else if asked.pleasant.contains(id) {
                self.pleasant = self.pleasant.max(Some(step));
            }
        }
        for (id, answer) in check_in.symptoms.iter().filter(|(id, _)| asked.symptoms.contains(id)) {
            match answer {
                SymptomAnswer::There(SymptomStrength::Moderate | SymptomStrength::Strong) => self.symptoms_there.push(*id),
                SymptomAnswer::RatherNotSay => continue,
                SymptomAnswer::No | SymptomAnswer::There(SymptomStrength::Mild) => {}
            }
            self.symptom_answered = true;
        }
    }

    fn says_something(&self) -> bool {
        self.symptom_answered || (self.sadness.is_some() && self.pleasant.is_some())
    }

    fn low_by_feelings(&self) -> bool {
        self.sadness.is_some_and(|s| s >= HEAVY) && self.pleasant.is_some_and(|p| p <= FAINT)
    }

    fn is_low(&self) -> bool {
        !self.symptoms_there.is_empty() || self.low_by_feelings()
    }
}

/// The pattern under which an answer given on `today` is kept.
#[must_use]
pub fn low_mood_key(today: DayKey) -> PatternKey {
    format!("{PATTERN}{today}").into()
}

/// The answer by which the person put the notice away, while that holds.
#[must_use]
pub fn low_mood_put_away(journal: &Journal, today: DayKey) -> Option<&PatternAnswer> {
    put_away(journal, PATTERN, today)
}
