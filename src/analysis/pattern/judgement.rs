//! What is said of a day: too little to say, nothing, or narrower than usual.

use super::evidence::Evidence;
use crate::domain::DayKey;

/// What a person would have been shown on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// The windows hold too little to say anything.
    NotEnough,
    /// Nothing is noticed.
    Usual,
    /// Felt emotion is narrower than this person's own usual range.
    Narrowed,
}

impl State {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::NotEnough => "not_enough",
            Self::Usual => "usual",
            Self::Narrowed => "narrowed",
        }
    }
}

/// One calendar day as judged on that day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayJudgement {
    pub day: DayKey,
    pub check_ins: u32,
    pub state: State,
    /// That day's own score before carrying; `None` where the windows hold too little.
    pub score: Option<f64>,
}

/// What is missing before anything can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Days with check-ins in the usual window: have, need 28.
    UsualDays { have: u32, need: u32 },
    /// Days with check-ins in the recent window: have, need 10.
    RecentDays { have: u32, need: u32 },
    /// Feelings rated on enough days.
    Kinds { pleasant: u32, unpleasant: u32, need: u32 },
}

/// The last day judged, in full. A day without a score of its own is `NotEnough`, also while a
/// pattern still stands: `days` and `patterns` say so.
#[expect(clippy::large_enum_variant, reason = "there is one in each analysis")]
#[derive(Debug, Clone, PartialEq)]
pub enum Verdict {
    NotEnough(Need),
    Judged { state: State, evidence: Evidence },
}
