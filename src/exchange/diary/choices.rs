//! What the person chose for the names of another program: which feeling, which side, a tag, a series, nothing.

use super::columns::TableColumns;
use crate::domain::{SELF_HARM_KEY, Valence, folded};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What the names of one app become here. They are kept for the next time, and `--map` reads them from a file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Choices {
    /// Whose names these are.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub app: String,
    /// In which zone the clock was that the app wrote down without one. Without it, it is read as UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zone: Option<String>,
    /// What becomes of the overall mood: a series of its own, or nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<Choice>,
    /// Which value each word for a mood means, where the file has only the words.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub mood_words: BTreeMap<String, f64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scales: BTreeMap<String, Choice>,
    /// For all words that the app files under one heading.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, Choice>,
    /// For single words; they come before their group.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, Choice>,
    /// Which column of a table is what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<TableColumns>,
}

/// What one name becomes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "as", rename_all = "snake_case", deny_unknown_fields)]
pub enum Choice {
    /// A feeling the journal has: the value that means 0, not felt, and the one that means 10.
    Feeling {
        feeling: String,
        zero: f64,
        ten: f64,
    },
    /// A feeling the journal gets.
    NewFeeling {
        name: String,
        side: Side,
        zero: f64,
        ten: f64,
    },
    /// A symptom: the value that means no, and the one that means strong.
    Symptom {
        symptom: String,
        zero: f64,
        ten: f64,
    },
    /// Hours slept.
    Sleep,
    Tag,
    Company,
    Medicine,
    Substance,
    /// A series of its own, drawn apart.
    Series,
    LeaveOut,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Pleasant,
    Unpleasant,
}

impl From<Side> for Valence {
    fn from(side: Side) -> Self {
        match side {
            Side::Pleasant => Self::Pleasant,
            Side::Unpleasant => Self::Unpleasant,
        }
    }
}

impl Choice {
    /// Whether it can be chosen for numbers.
    #[must_use]
    pub const fn is_for_scales(&self) -> bool {
        match self {
            Self::Feeling { .. }
            | Self::NewFeeling { .. }
            | Self::Symptom { .. }
            | Self::Sleep
            | Self::Series
            | Self::LeaveOut => true,
            Self::Tag | Self::Company | Self::Medicine | Self::Substance => false,
        }
    }

    /// Whether it can be chosen for words: nobody said how strong what they name was.
    #[must_use]
    pub const fn is_for_words(&self) -> bool {
        match self {
            Self::Tag | Self::Company | Self::Medicine | Self::Substance | Self::LeaveOut => true,
            Self::Feeling { .. } | Self::NewFeeling { .. } | Self::Symptom { .. } | Self::Sleep | Self::Series => false,
        }
    }

    /// Whether it can be chosen for an overall mood.
    #[must_use]
    pub const fn is_for_moods(&self) -> bool {
        matches!(self, Self::Series | Self::LeaveOut)
    }
}

impl Choices {
    /// What becomes of a scale.
    #[must_use]
    pub fn of_scale(&self, name: &str) -> Choice {
        found(&self.scales, name).unwrap_or(&Choice::Series).clone()
    }

    /// What becomes of a word.
    #[must_use]
    pub fn of_word(&self, group: &str, word: &str) -> Choice {
        found(&self.words, word).or_else(|| found(&self.groups, group)).unwrap_or(&Choice::Tag).clone()
    }

    /// What becomes of overall moods.
    #[must_use]
    pub fn of_mood(&self) -> Choice {
        self.mood.clone().unwrap_or(Choice::Series)
    }

    /// Which value a word for a mood means, as the person said or, for Daylio's own five, as everybody has them.
    #[must_use]
    pub fn value_of(&self, word: &str) -> Option<f64> {
        found(&self.mood_words, word).copied()
    }

    /// Why these can't be meant, in a sentence.
    #[must_use]
    pub fn problem(&self) -> Option<&'static str> {
        let bounds = |choice: &Choice| match choice {
            Choice::Feeling { zero, ten, .. } | Choice::NewFeeling { zero, ten, .. } | Choice::Symptom { zero, ten, .. } => {
                zero.is_finite() && ten.is_finite() && zero.to_bits() != ten.to_bits()
            }
            _ => true,
        };
        let hidden = |choice: &Choice| matches!(choice, Choice::Symptom { symptom, .. } if folded(symptom) == SELF_HARM_KEY);
        if self.mood.as_ref().is_some_and(|choice| !choice.is_for_moods()) {
            return Some("An overall mood can be a series of its own or be left out: it is no strength of a feeling");
        }
        if !self.scales.values().all(Choice::is_for_scales) {
            return Some("A scale can be a feeling, a symptom, hours slept, a series of its own, or be left out");
        }
        if !self.words.values().chain(self.groups.values()).all(Choice::is_for_words) {
            return Some(
                "A word can be a tag, company, a medicine, a substance, or be left out: nobody said how strong what it names was",
            );
        }
        if !self.scales.values().all(bounds) || self.mood_words.values().any(|value| !value.is_finite()) {
            return Some("`zero` and `ten` are two different numbers: the value that means 0 and the one that means 10");
        }
        if self.scales.values().any(hidden) {
            return Some("Whether somebody wants to hurt themselves is answered here and taken from no other app");
        }
        None
    }
}

/// A name's choice, whatever the case of its letters.
fn found<'a, T>(of: &'a BTreeMap<String, T>, name: &str) -> Option<&'a T> {
    of.get(name).or_else(|| {
        let name = folded(name);
        of.iter().find(|(known, _)| folded(known) == name).map(|(_, choice)| choice)
    })
}
