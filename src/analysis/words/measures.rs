//! What each number is called. One thing has one name, in every room, picture, page and answer.

use crate::analysis::{Shift, Shifts};

/// Which of the three measures of a feeling, or of the feelings of a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    Level,
    High,
    Width,
}

/// The mean over days of a day's strongest pleasant feeling.
pub const BEST: &str = "A day's best feeling, on average";

/// What a person rated of feeling numb, over the days.
pub const NUMBNESS: &str = "Numbness on average";

/// What a picture draws as a typical day: apart from what the other numbers are.
pub const TYPICAL_DAY: &str = "A typical day is the one in the middle: half of the days reach further, half less far";

/// The three measures of feelings, told once where their numbers stand.
pub const EXPLAINED: &str = "How much feelings vary: how far apart a feeling's days lie. How strong they get: what a feeling \
                             reaches on its strongest days, one day in ten. All in steps of the scale from 0 to 10";

impl Measure {
    /// In the order they are offered.
    pub const ALL: [Self; 3] = [Self::Level, Self::High, Self::Width];

    /// Where it stands for all feelings.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Level => "On average",
            Self::High => "How strong they get",
            Self::Width => "How much they vary",
        }
    }

    #[must_use]
    pub const fn of_pleasant(self) -> &'static str {
        match self {
            Self::Level => "Pleasant feelings on average",
            Self::High => "How strong pleasant feelings get",
            Self::Width => "How much pleasant feelings vary",
        }
    }

    #[must_use]
    pub const fn of_unpleasant(self) -> &'static str {
        match self {
            Self::Level => "Unpleasant feelings on average",
            Self::High => "How strong unpleasant feelings get",
            Self::Width => "How much unpleasant feelings vary",
        }
    }

    /// Of one feeling, behind its name.
    #[must_use]
    pub const fn of_one(self) -> &'static str {
        match self {
            Self::Level => "on average",
            Self::High => "how strong it gets",
            Self::Width => "how much it varies",
        }
    }

    /// What the number is.
    #[must_use]
    pub const fn explained(self) -> &'static str {
        match self {
            Self::Level => "The mean of a feeling's days, from 0 to 10",
            Self::High => "What a feeling reaches on its strongest days, one day in ten, from 0 to 10",
            Self::Width => "How far apart a feeling's days lie, in steps: 0 is every day the same",
        }
    }

    #[must_use]
    pub const fn of(self, shifts: &Shifts) -> Shift {
        match self {
            Self::Level => shifts.level,
            Self::High => shifts.high,
            Self::Width => shifts.width,
        }
    }
}
