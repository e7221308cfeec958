//! Everything a sentence about a day's judgement rests on.

use crate::{
    analysis::measures::window::Window,
    domain::{FeelingId, Valence},
};

/// A value in the usual window and in the recent one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub usual: f64,
    pub recent: f64,
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
