//! How things stand where nobody ever said anything.

use super::{kinds::Kind, standing::of_catalogue};
use crate::domain::{Catalogue, Settings};

/// The time of what nobody ever said.
pub(super) const UNSAID_MS: i64 = -1;
const SHORT_FORM: &str = "short_form";

impl Kind {
    /// When something came to be said of which nothing is noted: before everything that is, and before all where nobody
    /// ever said it. A journal of before the short form keeps the long one.
    pub(super) fn begins_ms(self, id: &str, said: &str) -> i64 {
        let keeps = self == Self::Setting && id == SHORT_FORM && said == "no";
        if self.is_unsaid(id, said) && !keeps { UNSAID_MS } else { 0 }
    }

    /// Whether this is how it stands where nobody ever said anything: a form that is saved for the first time must not
    /// outdo what somebody chose on another machine.
    pub(super) fn is_unsaid(self, id: &str, said: &str) -> bool {
        match self {
            // A new journal begins with either, by how it is made.
            Self::Setting if id == SHORT_FORM => true,
            Self::Setting => Settings::default().to_words().iter().any(|(key, value)| *key == id && value == said),
            Self::SafetyPart => said == "t0:;",
            Self::FeelingAway | Self::SymptomAway => said == "0",
            Self::FeelingInto | Self::SymptomInto => said.is_empty(),
            // As a new journal has them.
            Self::FeelingName | Self::FeelingLook | Self::SymptomName => {
                of_catalogue(&Catalogue::starting(), self).iter().any(|(key, usual)| key == id && usual == said)
            }
            Self::Order => said.is_empty() || said == first_order(id),
            Self::Event
            | Self::Trial
            | Self::Plan
            | Self::WayItem
            | Self::Contact
            | Self::PatternAnswer
            | Self::Mood
            | Self::LikeMe
            | Self::PutAway => false,
        }
    }
}

/// In which order a list stands in a new journal.
fn first_order(list: &str) -> String {
    let kind = if list == "feeling" { Kind::FeelingName } else { Kind::SymptomName };
    let keys: Vec<String> = of_catalogue(&Catalogue::starting(), kind).into_iter().map(|(key, _)| key).collect();
    if matches!(list, "feeling" | "symptom") { keys.join("\n") } else { String::new() }
}
