//! What can be asked about an answer, and the four parts of a day.

use crate::domain::{Answer, Instant, Intensity, SymptomAnswer, SymptomStrength};
use chrono::Timelike;

/// What was answered to a feeling. Not answered is none of these: it is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeelingIs {
    /// Also 0 and "can't tell".
    Answered,
    NotFelt,
    /// 1 or more.
    AtLeast(Intensity),
    CannotTell,
}

impl FeelingIs {
    #[must_use]
    pub fn is(self, answer: Option<Answer>) -> bool {
        match (self, answer) {
            (Self::Answered, Some(_)) | (Self::CannotTell, Some(Answer::CannotTell)) => true,
            (Self::NotFelt, Some(Answer::Rated(i))) => i == Intensity::NOT_FELT,
            (Self::AtLeast(least), Some(Answer::Rated(i))) => i >= least,
            _ => false,
        }
    }

    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Answered => "answered".into(),
            Self::NotFelt => "not felt".into(),
            Self::AtLeast(n) => format!("{n} or more"),
            Self::CannotTell => "can't tell".into(),
        }
    }
}

/// What was answered to a symptom. Not asked is none of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SymptomIs {
    No,
    AtLeast(SymptomStrength),
}

impl SymptomIs {
    #[must_use]
    pub fn is(self, answer: Option<SymptomAnswer>) -> bool {
        match (self, answer) {
            (Self::No, Some(SymptomAnswer::No)) => true,
            (Self::AtLeast(least), Some(SymptomAnswer::There(strength))) => strength >= least,
            _ => false,
        }
    }

    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::No => "no".into(),
            Self::AtLeast(SymptomStrength::Strong) => SymptomAnswer::There(SymptomStrength::Strong).word().into(),
            Self::AtLeast(strength) => format!("{} or more", SymptomAnswer::There(strength).word()),
        }
    }
}

/// Six hours of the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfDay {
    Night,
    Morning,
    Afternoon,
    Evening,
}

impl PartOfDay {
    pub const ALL: [Self; 4] = [Self::Morning, Self::Afternoon, Self::Evening, Self::Night];

    /// The part of the day this moment lies in, by the clock the person saw.
    #[must_use]
    pub fn of(at: Instant) -> Self {
        match at.wall_clock().hour() {
            0..6 => Self::Night,
            6..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// "morning, 6 to 12"
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Night => "night, 0 to 6",
            Self::Morning => "morning, 6 to 12",
            Self::Afternoon => "afternoon, 12 to 18",
            Self::Evening => "evening, 18 to 24",
        }
    }
}
