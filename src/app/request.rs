use crate::{
    analysis::Analysis,
    domain::{
        Catalogue, CheckIn, DayKey, Event, Instant, Journal, OwnContact, PatternAnswer, Plan, SafetyPlan, Settings, Trial,
    },
    guidance::{RankedWay, WayResult},
};
use std::{ops::Range, path::PathBuf, sync::Arc};

use super::{Trouble, UsedWords};

/// What the worker is asked to do. Writes are done in order and each is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Request {
    /// Open the journal; where there is no file, make one first.
    Open {
        path: PathBuf,
        today: DayKey,
    },
    /// Open the sample journal at this path; where there is none, make it.
    OpenSample {
        path: PathBuf,
        today: DayKey,
        zone: Arc<str>,
    },
    SaveCheckIn {
        check_in: Box<CheckIn>,
        now_ms: i64,
        said: &'static str,
        /// It is what the form says: the kept draft of the form goes with the save.
        from_form: bool,
    },
    DeleteCheckIn {
        id: Arc<str>,
        at_ms: i64,
    },
    UndeleteCheckIn {
        id: Arc<str>,
    },
    SaveEvent(Event),
    SaveTrial(Trial),
    SavePlan(Plan),
    SavePatternAnswer(PatternAnswer),
    SaveSettings(Settings),
    SaveCatalogue(Catalogue),
    SaveSafetyPlan(SafetyPlan),
    SaveContacts(Vec<OwnContact>),
    /// Keep what is half written; only the newest wish of several for a slot is carried out.
    KeepDraft {
        slot: &'static str,
        body: Option<String>,
        now_ms: i64,
    },
    /// Only the newest wish of several is carried out.
    Search {
        words: String,
    },
    /// Work out the findings as of this day; only the newest wish of several is carried out.
    Analyse {
        today: DayKey,
    },
    Export {
        path: PathBuf,
    },
    Import {
        path: PathBuf,
        now_ms: i64,
    },
}

impl Request {
    /// Whether a newer request of the same kind makes this one pointless.
    #[must_use]
    pub fn is_outdone_by(&self, newer: &Self) -> bool {
        match (self, newer) {
            (Self::Search { .. }, Self::Search { .. }) | (Self::Analyse { .. }, Self::Analyse { .. }) => true,
            (Self::KeepDraft { slot, .. }, Self::KeepDraft { slot: other, .. }) => slot == other,
            _ => false,
        }
    }
}

/// All that is worked out from one revision.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    pub analysis: Analysis,
    /// The seven ways, ranked for this person, each with its reasons.
    pub ways: Vec<RankedWay>,
    pub results: Vec<WayResult>,
    pub used_words: UsedWords,
    /// Questions to take along, filled from the journal.
    pub questions: Vec<String>,
}

/// One check-in that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub id: Arc<str>,
    pub day: DayKey,
    pub at: Instant,
    pub excerpt: String,
    /// Byte ranges of `excerpt` that matched.
    pub marks: Vec<Range<usize>>,
}

/// What the worker answers.
#[derive(Debug, Clone)]
pub enum Reply {
    Opened {
        path: PathBuf,
        revision: u64,
        journal: Arc<Journal>,
        draft: Option<String>,
        set_aside: Option<String>,
    },
    CouldNotOpen {
        path: PathBuf,
        trouble: Trouble,
    },
    /// It is on the disk. `said` is what to tell the person; empty = nothing.
    Saved {
        revision: u64,
        journal: Arc<Journal>,
        said: String,
    },
    /// It is not on the disk; the sentence says why and what to do.
    NotSaved {
        sentence: String,
    },
    Analysed {
        revision: u64,
        findings: Arc<Findings>,
    },
    Found {
        words: String,
        hits: Vec<Found>,
    },
    /// Something else that was asked for is done or not; in words.
    Said {
        sentence: String,
        failed: bool,
    },
}
