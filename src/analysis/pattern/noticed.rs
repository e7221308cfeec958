//! A pattern that was noticed: its kind, its days, how far it can be relied on.

use super::evidence::Evidence;
use crate::domain::{DayKey, PatternKey};

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
    pub fn key(&self) -> PatternKey {
        format!("{}/{}", self.kind.word(), self.since).into()
    }
}
