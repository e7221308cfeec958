//! One thing that is asked of a check-in, and whether it has it.

use super::kinds::{FeelingIs, PartOfDay, SymptomIs};
use crate::domain::{Catalogue, CheckIn, DayKey, DayStart, FeelingId, SELF_HARM_KEY, Symptom, SymptomId, WordKind};
use std::sync::Arc;

/// One thing that is asked of a check-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    Feeling(FeelingId, FeelingIs),
    Symptom(SymptomId, SymptomIs),
    /// A word of the person's about what was around it.
    Word(WordKind, Arc<str>),
    /// First and last day, both within.
    Days(DayKey, DayKey),
    Clock(PartOfDay),
    HasNote,
    /// Written on a later day than the one it is about.
    WrittenLater,
}

impl Filter {
    /// Whether it lets this check-in through. `start` is when a day begins now.
    #[must_use]
    pub fn keeps(&self, c: &CheckIn, start: DayStart) -> bool {
        match self {
            Self::Feeling(id, is) => is.is(c.answer(*id)),
            Self::Symptom(id, is) => is.is(c.symptom(*id)),
            Self::Word(kind, word) => kind.of(&c.context).contains(word),
            Self::Days(first, last) => (*first..=*last).contains(&c.day),
            Self::Clock(part) => PartOfDay::of(c.at.instant) == *part,
            Self::HasNote => !c.note.trim().is_empty(),
            Self::WrittenLater => c.written_later(start),
        }
    }

    /// Whether both ask about the same thing, so that the newer one takes the place of the older.
    #[must_use]
    pub fn is_about_the_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Feeling(a, _), Self::Feeling(b, _)) => a == b,
            (Self::Symptom(a, _), Self::Symptom(b, _)) => a == b,
            // One has several tags at once, but one company.
            (Self::Word(WordKind::Company, _), Self::Word(WordKind::Company, _))
            | (Self::Days(..), Self::Days(..))
            | (Self::Clock(_), Self::Clock(_)) => true,
            _ => self == other,
        }
    }

    /// "Joy: 5 or more"
    #[must_use]
    pub fn words(&self, catalogue: &Catalogue) -> String {
        match self {
            Self::Feeling(id, is) => {
                format!("{}: {}", catalogue.feeling(*id).map_or("A feeling", |f| f.name.as_str()), is.words())
            }
            Self::Symptom(id, is) => {
                format!("{}: {}", catalogue.symptom(*id).map_or("A symptom", |s| s.name.as_str()), is.words())
            }
            Self::Word(WordKind::Tags, word) => format!("#{word}"),
            Self::Word(WordKind::Company, word) if &**word == "alone" => word.to_string(),
            Self::Word(WordKind::Company, word) => format!("with {word}"),
            Self::Word(WordKind::Medicines | WordKind::Substances, word) => word.to_string(),
            Self::Days(first, last) if first == last => first.words(),
            Self::Days(first, last) => format!("{} to {}", first.words(), last.words()),
            Self::Clock(part) => part.words().into(),
            Self::HasNote => "has a note".into(),
            Self::WrittenLater => "added later".into(),
        }
    }
}

/// Whether check-ins can be looked for by this symptom.
#[must_use]
pub fn may_be_asked_for(symptom: &Symptom) -> bool {
    symptom.key.as_str() != SELF_HARM_KEY
}
