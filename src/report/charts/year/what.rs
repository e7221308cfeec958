//! What the days of a year are coloured by, and what a day says about it.

use crate::domain::FeelingId;

/// What the days of a year are coloured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearOf {
    /// From the strongest unpleasant to the strongest pleasant rating, 0 to 20 steps; only where both were rated.
    Range,
    /// The mean over the feelings that were rated, numbness left out, 0 to 10.
    Strength,
    /// The mean of one feeling's ratings, 0 to 10.
    Feeling(FeelingId),
    /// 1 to 4 and more.
    CheckIns,
    /// The mean of the overall moods of another app, up to this highest step. It is part of no range.
    Mood(u8),
}

/// What a day with check-ins says about what is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Said {
    Value(f32),
    CannotTell,
    /// There is a check-in that doesn't answer this.
    Nothing,
}
