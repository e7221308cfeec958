use super::{LikeMeUse, LowMood, Reactivity};
use crate::domain::{DayKey, FeelingId, LikeMe, Valence};

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

/// A value in the usual window and in the recent one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub usual: f64,
    pub recent: f64,
}

/// A stretch of calendar days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    pub from: DayKey,
    pub until: DayKey,
    pub days_logged: u32,
    pub check_ins: u32,
}

/// One valence, averaged over its feelings. Steps of the 0–10 scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ValenceEvidence {
    pub feelings: u32,
    pub width: Change,
    pub high: Change,
    pub level: Change,
}

/// One feeling of the profile: which narrowed, which kept its width.
#[derive(Debug, Clone, PartialEq)]
pub struct FeelingEvidence {
    pub feeling: FeelingId,
    pub name: String,
    pub valence: Valence,
    pub width: Change,
    pub high: Change,
    pub level: Change,
    pub narrowed: bool,
}

/// The conditions that must all hold before anything is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GateKind {
    WidthPleasant,
    WidthUnpleasant,
    HighPleasant,
    HighUnpleasant,
    LevelPleasant,
    Numbness,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gate {
    pub kind: GateKind,
    /// The sign; positive = towards blunting.
    pub value: f64,
    pub at_least: f64,
    pub holds: bool,
}

/// Everything a sentence about a day's judgement rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    pub recent: Window,
    pub usual: Window,
    pub pleasant: ValenceEvidence,
    pub unpleasant: ValenceEvidence,
    /// Mean numbness, where it was rated on enough days.
    pub numbness: Option<Change>,
    pub gates: Vec<Gate>,
    pub score: f64,
    pub feelings: Vec<FeelingEvidence>,
    /// The usual stretch is one the person marked as "more like me", not the rolling one.
    pub usual_is_marked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PatternKind {
    /// Pleasant and unpleasant feelings have both become narrower and weaker.
    Both,
    /// Mostly pleasant feelings have flattened.
    MostlyPleasant,
}

impl PatternKind {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::MostlyPleasant => "mostly_pleasant",
        }
    }
}

/// How far a pattern can be relied on. Nothing is called sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Confidence {
    Fair,
    /// The way of answering stands out, or few days have check-ins.
    Low,
}

impl Confidence {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fair => "fair",
            Self::Low => "low",
        }
    }
}

/// Something the analysis noticed.
#[derive(Debug, Clone, PartialEq)]
pub struct Pattern {
    pub kind: PatternKind,
    /// The first of the days in a row that reached the threshold.
    pub since: DayKey,
    /// The day on which it would have been shown.
    pub noticed: DayKey,
    /// The day on which it was over; `None` while it stands.
    pub ended: Option<DayKey>,
    /// Check-ins in the recent window it rests on.
    pub check_ins: u32,
    pub evidence: Evidence,
    /// What else looks alike, in words; never empty (SAFETY 13).
    pub other_readings: Vec<String>,
    /// Why the card should be read with more care (runs of identical answers, written later…).
    pub cautions: Vec<String>,
    pub confidence: Confidence,
}

impl Pattern {
    /// The stable name under which an answer to it is kept: `both/2026-08-09`.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{}", self.kind.word(), self.since)
    }
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

/// The person's usual range for the river's paler band: strongest pleasant and unpleasant rating of
/// a day, as type-7 quantiles p10 and p90 over the usual window. Steps 0–10.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct UsualReach {
    pub window: Window,
    pub pleasant: (f64, f64),
    pub unpleasant: (f64, f64),
}

/// One lived day for the river: strongest rating of each side; `None` = nothing of that side was rated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct DayReach {
    pub day: DayKey,
    pub check_ins: u32,
    pub pleasant: Option<u8>,
    pub unpleasant: Option<u8>,
    /// Mean numbness of the day.
    pub numbness: Option<f64>,
    /// Some feeling was answered "can't tell" that day.
    pub cannot_tell: bool,
}

/// What there is to say while nothing is usual yet: the last four weeks as they are, compared with
/// nothing and judging nothing. For a journal that starts in a flat time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FirstWeeks {
    /// The 28 calendar days up to the last one judged, or fewer since the first check-in.
    pub window: Window,
    /// Mean numbness, 0–10, over the days on which it was rated.
    pub numbness: Option<f64>,
    /// Logged days on which no feeling of either side was above 5.
    pub days_nothing_above_5: u32,
    /// p90 of the day's strongest pleasant and unpleasant rating; `None` = that side wasn't rated.
    pub high_pleasant: Option<f64>,
    pub high_unpleasant: Option<f64>,
}

/// All that is computed from one revision of a journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    pub until: DayKey,
    /// Each calendar day from the first check-in to `until`, judged with all that is written by now. Where no check-in
    /// is for longer than eleven years, the days after those are left out: nothing can be said of any of them.
    pub days: Vec<DayJudgement>,
    /// Days that have check-ins, in order.
    pub reach: Vec<DayReach>,
    pub patterns: Vec<Pattern>,
    pub verdict: Verdict,
    pub usual_reach: Option<UsualReach>,
    /// Per feeling that is rated: the last day it was 5 or more.
    pub last_strong: Vec<(FeelingId, DayKey)>,
    /// Set while nothing is usual yet and at least ten of the last 28 days are logged.
    pub first_weeks: Option<FirstWeeks>,
    /// A notice of its own beside all of the above; nothing of it depends on them.
    pub low_mood: Option<LowMood>,
    /// A measure of its own; nothing of it enters a score.
    pub reactivity: Option<Reactivity>,
    /// The stretches marked as "more like me", in the order of marking, and what comes of each.
    pub like_me: Vec<(LikeMe, LikeMeUse)>,
}
