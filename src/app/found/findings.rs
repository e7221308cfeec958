//! All that is worked out from the journal, in one value.

use crate::{
    analysis::{Analysis, OnTheWay, TodaySays, WayEffects},
    app::{Gathered, UsedWords},
    guidance::{DoctorQuestion, RankedWay, WayResult},
};
use std::sync::Arc;

/// All that is worked out from one revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    pub analysis: Arc<Analysis>,
    /// The seven ways, ranked for this person, each with its reasons.
    pub ways: Vec<RankedWay>,
    /// What Today says of what was noticed.
    pub says: Option<TodaySays>,
    /// One quiet line from the journal beside today, once today has a check-in.
    pub day_line: Option<String>,
    /// While there is no usual: how far the way to it has come.
    pub on_the_way: Option<Arc<OnTheWay>>,
    /// What the rooms show of all check-ins at once.
    pub gathered: Gathered,
    pub results: Vec<WayResult>,
    /// How far the rating moved, for the ways with tries enough.
    pub effects: WayEffects,
    pub used_words: UsedWords,
    /// Of all that was ever written.
    pub words_ever: UsedWords,
    /// Questions to take along, filled from the journal.
    pub questions: Vec<DoctorQuestion>,
}
