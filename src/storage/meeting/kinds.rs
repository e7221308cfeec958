//! The kinds of things that a journal says something of, check-ins apart.

use crate::domain::HERE_ALONE;

/// One kind of thing; each has an id in its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Kind {
    Event,
    Trial,
    Plan,
    WayItem,
    Contact,
    PatternAnswer,
    Mood,
    SafetyPart,
    Setting,
    /// A stretch marked as "more like me"; its id is all it says.
    LikeMe,
    /// A word that is no longer offered; the same.
    PutAway,
    FeelingName,
    /// Its side and its mark.
    FeelingLook,
    FeelingAway,
    /// What it became part of; nothing for nearly all.
    FeelingInto,
    SymptomName,
    SymptomAway,
    SymptomInto,
    /// In which order a list stands: its ids, a line each.
    Order,
}

/// A table whose rows are things of one kind.
pub(super) struct Table {
    pub name: &'static str,
    pub id: &'static str,
    /// What numbers its rows and says nothing.
    pub number: Option<&'static str>,
    /// In which order its rows lie where the person has none of their own.
    pub in_order_of: &'static str,
}

const fn table(name: &'static str, id: &'static str, number: Option<&'static str>, in_order_of: &'static str) -> Table {
    Table { name, id, number, in_order_of }
}

impl Kind {
    pub(super) const ALL: [Self; 19] = [
        Self::Event,
        Self::Trial,
        Self::Plan,
        Self::WayItem,
        Self::Contact,
        Self::PatternAnswer,
        Self::Mood,
        Self::SafetyPart,
        Self::Setting,
        Self::LikeMe,
        Self::PutAway,
        Self::FeelingName,
        Self::FeelingLook,
        Self::FeelingAway,
        Self::FeelingInto,
        Self::SymptomName,
        Self::SymptomAway,
        Self::SymptomInto,
        Self::Order,
    ];

    /// The word in the file.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Trial => "trial",
            Self::Plan => "plan",
            Self::WayItem => "way_item",
            Self::Contact => "contact",
            Self::PatternAnswer => "pattern_answer",
            Self::Mood => "mood",
            Self::SafetyPart => "safety_plan",
            Self::Setting => "setting",
            Self::LikeMe => "like_me",
            Self::PutAway => "put_away",
            Self::FeelingName => "feeling_name",
            Self::FeelingLook => "feeling_look",
            Self::FeelingAway => "feeling_away",
            Self::FeelingInto => "feeling_into",
            Self::SymptomName => "symptom_name",
            Self::SymptomAway => "symptom_away",
            Self::SymptomInto => "symptom_into",
            Self::Order => "order",
        }
    }

    /// The table whose rows they are, for those that have one of their own.
    pub(super) const fn table(self) -> Option<Table> {
        Some(match self {
            Self::Event => table("event", "id", None, "id"),
            Self::Trial => table("trial", "id", None, "id"),
            Self::Plan => table("plan", "id", Some("row"), "row"),
            Self::WayItem => table("way_item", "id", Some("place"), "place"),
            Self::Contact => table("contact", "id", Some("place"), "place"),
            Self::PatternAnswer => table("pattern_answer", "pattern", Some("row"), "row"),
            Self::Mood => table("imported_mood", "id", Some("row"), "row"),
            Self::SafetyPart => table("safety_plan", "part", None, "part"),
            Self::Setting
            | Self::LikeMe
            | Self::PutAway
            | Self::FeelingName
            | Self::FeelingLook
            | Self::FeelingAway
            | Self::FeelingInto
            | Self::SymptomName
            | Self::SymptomAway
            | Self::SymptomInto
            | Self::Order => return None,
        })
    }

    /// Which kinds may be another after this table of the file was written to.
    pub(super) const fn in_table(table: &str) -> &'static [Self] {
        match table.as_bytes() {
            b"event" => &[Self::Event],
            b"trial" => &[Self::Trial],
            b"plan" => &[Self::Plan],
            b"way_item" => &[Self::WayItem, Self::Order],
            b"contact" => &[Self::Contact, Self::Order],
            b"pattern_answer" => &[Self::PatternAnswer],
            b"imported_mood" => &[Self::Mood],
            b"safety_plan" => &[Self::SafetyPart],
            b"setting" => &[Self::Setting, Self::LikeMe, Self::PutAway, Self::FeelingInto, Self::SymptomInto],
            b"feeling" => &[Self::FeelingName, Self::FeelingLook, Self::FeelingAway, Self::FeelingInto, Self::Order],
            b"symptom" => &[Self::SymptomName, Self::SymptomAway, Self::SymptomInto, Self::Order],
            _ => &[],
        }
    }

    /// Whether what else was said of it is kept: words are, a switch is not.
    pub(super) const fn keeps_what_was_said(self) -> bool {
        match self {
            Self::Event
            | Self::Trial
            | Self::Plan
            | Self::WayItem
            | Self::Contact
            | Self::PatternAnswer
            | Self::Mood
            | Self::SafetyPart
            | Self::FeelingName
            | Self::SymptomName => true,
            Self::Setting
            | Self::LikeMe
            | Self::PutAway
            | Self::FeelingLook
            | Self::FeelingAway
            | Self::FeelingInto
            | Self::SymptomAway
            | Self::SymptomInto
            | Self::Order => false,
        }
    }
}

/// Settings that speak of one machine, its file or its screen: each keeps its own.
pub(super) fn is_of_this_machine(key: &str) -> bool {
    const THIS: [&str; 8] =
        ["journal_id", "copies_in", "rescued_ms", HERE_ALONE[0], HERE_ALONE[1], "sync_warned", "sample", "discreet"];
    THIS.contains(&key) || key.starts_with("meeting_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_has_a_word_of_its_own() {
        let words: std::collections::HashSet<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        assert_eq!(words.len(), Kind::ALL.len());
    }
}
