//! The four kinds of words a person writes around a check-in, each with its word in files.

use super::context::Context;
use std::sync::Arc;

/// Which of the person's words. They are free text: what somebody wrote, as they wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WordKind {
    Tags,
    Medicines,
    Substances,
    Company,
}

impl WordKind {
    pub const ALL: [Self; 4] = [Self::Tags, Self::Medicines, Self::Substances, Self::Company];

    /// The word in files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::Medicines => "medicines",
            Self::Substances => "substances",
            Self::Company => "company",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }

    /// The words of this kind in what was around a check-in.
    #[must_use]
    pub fn of(self, context: &Context) -> &[Arc<str>] {
        match self {
            Self::Tags => &context.tags,
            Self::Medicines => &context.medicines,
            Self::Substances => &context.substances,
            Self::Company => context.company.as_slice(),
        }
    }
}
