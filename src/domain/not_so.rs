//! "This isn't so": why a pattern is none, in the person's judgement.

/// What it may have been instead. Kept as words in the answer to the pattern, so that own words are worth as much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NotSo {
    CalmTime,
    Holiday,
    LoggedDifferently,
    MedicineKnown,
    Other,
}

impl NotSo {
    pub const ALL: [Self; 5] = [Self::CalmTime, Self::Holiday, Self::LoggedDifferently, Self::MedicineKnown, Self::Other];

    /// The word in drafts.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::CalmTime => "calm_time",
            Self::Holiday => "holiday",
            Self::LoggedDifferently => "logged_differently",
            Self::MedicineKnown => "medicine_known",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|n| n.word() == word)
    }

    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::CalmTime => "It was a calm time",
            Self::Holiday => "I was on holiday",
            Self::LoggedDifferently => "I logged differently",
            Self::MedicineKnown => "My medicine is known to me",
            Self::Other => "Something else",
        }
    }

    /// The reason as it is kept: what was chosen, then the person's own words.
    #[must_use]
    pub fn reason(chosen: Option<Self>, own: &str) -> String {
        let own = own.trim();
        match chosen {
            None | Some(Self::Other) => own.to_owned(),
            Some(chosen) if own.is_empty() => chosen.words().to_owned(),
            Some(chosen) => format!("{}: {own}", chosen.words()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_what_was_chosen_and_what_was_written_or_either_alone() {
        for (chosen, own, reason) in [
            (None, " ", ""),
            (None, " exams ", "exams"),
            (Some(NotSo::Other), "exams", "exams"),
            (Some(NotSo::Other), "", ""),
            (Some(NotSo::Holiday), "", "I was on holiday"),
            (Some(NotSo::CalmTime), "at the lake", "It was a calm time: at the lake"),
        ] {
            assert_eq!(NotSo::reason(chosen, own), reason);
        }
    }
}
