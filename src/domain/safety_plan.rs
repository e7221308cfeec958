//! The person's own safety plan and the people they would turn to. The program contacts nobody.

use super::ContactId;

/// The person's own safety plan, in their words. The program contacts nobody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SafetyPlan {
    pub signs: String,
    pub what_helps: String,
    pub people: String,
    pub places: String,
    pub professionals: String,
    pub safer_place: String,
    pub reasons: String,
}

impl SafetyPlan {
    /// Key and text of each part, in the order they are shown.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, &str); 7] {
        [
            ("signs", &self.signs),
            ("what_helps", &self.what_helps),
            ("people", &self.people),
            ("places", &self.places),
            ("professionals", &self.professionals),
            ("safer_place", &self.safer_place),
            ("reasons", &self.reasons),
        ]
    }

    /// The part of this key, to be written.
    pub fn part_mut(&mut self, key: &str) -> Option<&mut String> {
        match key {
            "signs" => Some(&mut self.signs),
            "what_helps" => Some(&mut self.what_helps),
            "people" => Some(&mut self.people),
            "places" => Some(&mut self.places),
            "professionals" => Some(&mut self.professionals),
            "safer_place" => Some(&mut self.safer_place),
            "reasons" => Some(&mut self.reasons),
            _ => None,
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, text)| text.trim().is_empty())
    }
}

/// Somebody the person would turn to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnContact {
    pub id: ContactId,
    pub name: String,
    /// Number, address or anything that reaches them.
    pub reach: String,
}
