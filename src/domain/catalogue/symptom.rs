//! A symptom that can be marked, what is said of it, and the one item that needs more care than the others.

use super::key::Key;

/// A symptom's place in this journal's catalogue. Only meaningful beside that catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SymptomId(pub u16);

/// One symptom that can be marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symptom {
    pub id: SymptomId,
    pub key: Key,
    pub name: String,
    pub order: u16,
    /// Hidden from the form; its answers stay.
    pub retired: bool,
}

/// A symptom that became part of another, as [`super::feeling::MergedFeeling`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedSymptom {
    pub symptom: Symptom,
    pub into: SymptomId,
}

/// The key of the item about wanting to hurt oneself. It is optional, can be hidden, makes no score
/// and is left out of charts and lists (SAFETY 5–9); the lossless export keeps it.
pub const SELF_HARM_KEY: &str = "self_harm";

/// What a file that others may read does with the answers to that item: they are left out unless the person ticks
/// them for that one file (SAFETY 9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SelfHarmItem {
    #[default]
    LeftOut,
    Kept,
}

impl SelfHarmItem {
    #[must_use]
    pub const fn ticked(ticked: bool) -> Self {
        if ticked { Self::Kept } else { Self::LeftOut }
    }
}

/// How strong a symptom that was there was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SymptomStrength {
    Mild,
    Moderate,
    Strong,
}

/// What a person said about one symptom. "Not asked" is the absence of this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SymptomAnswer {
    No,
    There(SymptomStrength),
    /// Only the self-harm item offers it; kept apart from "no" and from "not asked".
    RatherNotSay,
}

impl SymptomAnswer {
    /// The word in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::There(SymptomStrength::Mild) => "mild",
            Self::There(SymptomStrength::Moderate) => "moderate",
            Self::There(SymptomStrength::Strong) => "strong",
            Self::RatherNotSay => "rather_not_say",
        }
    }

    /// The answer a word in a file stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|a| a.word() == word)
    }

    /// Every answer there is.
    pub const ALL: [Self; 5] = [
        Self::No,
        Self::There(SymptomStrength::Mild),
        Self::There(SymptomStrength::Moderate),
        Self::There(SymptomStrength::Strong),
        Self::RatherNotSay,
    ];

    /// What one more press on the chip means: not asked → no → mild → moderate → strong → not asked.
    /// `discreet` (the self-harm item) puts "rather not say" between strong and not asked.
    #[must_use]
    pub const fn next(now: Option<Self>, discreet: bool) -> Option<Self> {
        match now {
            None => Some(Self::No),
            Some(Self::No) => Some(Self::There(SymptomStrength::Mild)),
            Some(Self::There(SymptomStrength::Mild)) => Some(Self::There(SymptomStrength::Moderate)),
            Some(Self::There(SymptomStrength::Moderate)) => Some(Self::There(SymptomStrength::Strong)),
            Some(Self::There(SymptomStrength::Strong)) if discreet => Some(Self::RatherNotSay),
            Some(Self::There(SymptomStrength::Strong) | Self::RatherNotSay) => None,
        }
    }

    /// Whether help should open at once when this is said about the self-harm item: anything but "no".
    #[must_use]
    pub const fn calls_for_help(self) -> bool {
        !matches!(self, Self::No)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pressing_a_chip_goes_round_and_comes_back_to_not_asked() {
        for (discreet, presses) in [(false, 5), (true, 6)] {
            let mut now = None;
            for _ in 0..presses {
                now = SymptomAnswer::next(now, discreet);
            }
            assert_eq!(now, None);
        }
    }

    #[test]
    fn every_word_comes_back_as_its_answer() {
        for a in SymptomAnswer::ALL {
            assert_eq!(SymptomAnswer::from_word(a.word()), Some(a));
        }
        assert_eq!(SymptomAnswer::from_word(""), None);
    }
}
