//! Dated things that happened: medicines begun and stopped, a loss, a move.

use super::{DayKey, EventId};

/// What kind of dated thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventKind {
    MedicineStarted,
    MedicineChanged,
    MedicineStopped,
    TherapyBegan,
    Loss,
    Move,
    Illness,
    Other,
}

impl EventKind {
    pub const ALL: [Self; 8] = [
        Self::MedicineStarted,
        Self::MedicineChanged,
        Self::MedicineStopped,
        Self::TherapyBegan,
        Self::Loss,
        Self::Move,
        Self::Illness,
        Self::Other,
    ];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::MedicineStarted => "medicine_started",
            Self::MedicineChanged => "medicine_changed",
            Self::MedicineStopped => "medicine_stopped",
            Self::TherapyBegan => "therapy_began",
            Self::Loss => "loss",
            Self::Move => "move",
            Self::Illness => "illness",
            Self::Other => "other",
        }
    }

    /// The kind a word in a file stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The words on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::MedicineStarted => "Medicine started",
            Self::MedicineChanged => "Medicine changed",
            Self::MedicineStopped => "Medicine stopped",
            Self::TherapyBegan => "Therapy began",
            Self::Loss => "Loss",
            Self::Move => "Move",
            Self::Illness => "Illness",
            Self::Other => "Something else",
        }
    }

    /// Whether name and dose of a medicine belong to it.
    #[must_use]
    pub const fn is_medicine(self) -> bool {
        matches!(self, Self::MedicineStarted | Self::MedicineChanged | Self::MedicineStopped)
    }
}

/// Something dated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    pub id: EventId,
    pub day: DayKey,
    pub what: EventKind,
    /// The medicine's or the thing's name, as the person wrote it; empty when not said.
    pub name: String,
    /// As the person wrote it ("50 mg at night"); never interpreted.
    pub dose: String,
    pub note: String,
    pub deleted_ms: Option<i64>,
}

impl Event {
    /// One line: "Medicine changed · sertraline 100 mg".
    #[must_use]
    pub fn words(&self) -> String {
        let what = [self.name.trim(), self.dose.trim()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ");
        if what.is_empty() { self.what.label().to_owned() } else { format!("{} · {what}", self.what.label()) }
    }
}
