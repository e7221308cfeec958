//! What the ways' own tools say: the senses, what to look for in a group or a therapist, phrases.

use super::load;
use crate::domain::{DayKey, ItemKind};
use serde::{Deserialize, Deserializer, de::Error};
use std::sync::OnceLock;

/// One of the five senses, and what it may turn to.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sense {
    #[serde(deserialize_with = "kind")]
    pub kind: ItemKind,
    /// As the step of the round is called.
    pub name: String,
    /// Offered for the own list, one press each.
    pub offers: Vec<String>,
}

/// Something worth looking for in a group or a therapist.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LookFor {
    #[serde(deserialize_with = "kind")]
    pub kind: ItemKind,
    /// What the journal keeps of a tick.
    pub key: String,
    pub text: String,
}

/// What the ways' own tools say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WayTools {
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
    pub chart_can_bring: String,
    pub other_people: String,
    pub days_without: String,
    pub sense: Vec<Sense>,
    pub look_for: Vec<LookFor>,
}

impl Default for WayTools {
    fn default() -> Self {
        let nothing = String::new;
        Self {
            source: nothing(),
            reviewed: load::no_day(),
            chart_can_bring: nothing(),
            other_people: nothing(),
            days_without: nothing(),
            sense: Vec::new(),
            look_for: Vec::new(),
        }
    }
}

fn kind<'de, D: Deserializer<'de>>(from: D) -> Result<ItemKind, D::Error> {
    let text = String::deserialize(from)?;
    ItemKind::from_word(&text).ok_or_else(|| D::Error::custom("no such list"))
}

#[must_use]
pub fn way_tools() -> &'static WayTools {
    static FILE: OnceLock<WayTools> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/way-tools.toml")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Way;

    #[test]
    fn each_step_of_the_round_has_its_list_and_both_searches_have_something_to_tick() {
        let tools = way_tools();
        let steps = super::super::way(Way::Senses).map(|w| w.steps.iter().map(|s| s.title.clone()).collect::<Vec<_>>());
        assert_eq!(Some(tools.sense.iter().map(|s| s.name.clone()).collect()), steps);
        assert!(tools.sense.iter().all(|s| s.kind.way() == Way::Senses && s.offers.len() >= 5));
        for kind in [ItemKind::SupportGroup, ItemKind::Therapist] {
            let keys: Vec<&str> = tools.look_for.iter().filter(|l| l.kind == kind).map(|l| &*l.key).collect();
            assert!(keys.len() >= 5, "{kind:?}");
            assert!(keys.iter().all(|k| k.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')), "{keys:?}");
        }
    }
}
