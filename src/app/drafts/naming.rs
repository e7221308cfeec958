//! Names and words that are being typed and not taken in yet.

use super::reading::{alone, field};
use crate::domain::{FeelingId, SymptomId, Valence, WordKind};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Names and words that are being typed and not taken in yet.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Naming {
    /// A feeling that is to be added in the settings, and its side.
    pub feeling: Option<(String, Valence)>,
    /// One that is looked for or typed in Today's list.
    pub another_feeling: String,
    pub another_symptom: String,
    /// What is to be called otherwise, and how.
    pub feeling_name: Option<(FeelingId, String)>,
    pub symptom_name: Option<(SymptomId, String)>,
    /// A word of the person's, and what it is to become.
    pub word: Option<(WordKind, Arc<str>, String)>,
}

/// Each of them in the file.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct KeptNames {
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    feeling: Option<String>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    side: Option<String>,
    #[serde(default, deserialize_with = "field")]
    another_feeling: String,
    #[serde(default, deserialize_with = "field")]
    another_symptom: String,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    feeling_name: Option<KeptName>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    symptom_name: Option<KeptName>,
    #[serde(default, deserialize_with = "alone", skip_serializing_if = "Option::is_none")]
    word: Option<KeptWord>,
}

/// A feeling or a symptom by its number in this journal, and its new name.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptName {
    pub(super) of: u16,
    pub(super) name: String,
}

#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptWord {
    kind: String,
    word: String,
    #[serde(default, deserialize_with = "field")]
    into: String,
}

impl From<&Naming> for KeptNames {
    fn from(names: &Naming) -> Self {
        let Naming { feeling, another_feeling, another_symptom, feeling_name, symptom_name, word } = names.clone();
        let (feeling, side) = feeling.map(|(name, side)| (name, side_word(side).to_owned())).unzip();
        Self {
            feeling,
            side,
            another_feeling,
            another_symptom,
            feeling_name: feeling_name.map(|(FeelingId(of), name)| KeptName { of, name }),
            symptom_name: symptom_name.map(|(SymptomId(of), name)| KeptName { of, name }),
            word: word.as_ref().map(Into::into),
        }
    }
}

impl KeptNames {
    pub(super) fn form(self) -> Naming {
        let Self { feeling, side, another_feeling, another_symptom, feeling_name, symptom_name, word } = self;
        Naming {
            feeling: feeling.zip(side.and_then(|word| side_from_word(&word))),
            another_feeling,
            another_symptom,
            feeling_name: feeling_name.map(|KeptName { of, name }| (FeelingId(of), name)),
            symptom_name: symptom_name.map(|KeptName { of, name }| (SymptomId(of), name)),
            word: word.and_then(KeptWord::form),
        }
    }
}

impl From<&(WordKind, Arc<str>, String)> for KeptWord {
    fn from((kind, word, into): &(WordKind, Arc<str>, String)) -> Self {
        Self { kind: kind.word().to_owned(), word: word.to_string(), into: into.clone() }
    }
}

impl KeptWord {
    pub(super) fn form(self) -> Option<(WordKind, Arc<str>, String)> {
        let Self { kind, word, into } = self;
        Some((WordKind::from_word(&kind)?, word.into(), into))
    }
}

pub(super) const SIDES: [Valence; 3] = [Valence::Pleasant, Valence::Unpleasant, Valence::Numbness];

const fn side_word(side: Valence) -> &'static str {
    match side {
        Valence::Pleasant => "pleasant",
        Valence::Unpleasant => "unpleasant",
        Valence::Numbness => "numbness",
    }
}

fn side_from_word(word: &str) -> Option<Valence> {
    SIDES.into_iter().find(|side| side_word(*side) == word)
}
