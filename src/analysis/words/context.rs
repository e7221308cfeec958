//! Days in groups by sleep or substances, in sentences that name no why.

use super::{beside::chance_words, count};
use crate::analysis::{Aspect, GROUP_DAYS_NEEDED, Group, InGroups};

/// The name of what days are grouped by.
#[must_use]
pub const fn aspect_words(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Sleep => "Sleep, as noted on the day",
        Aspect::Substances => "Drinks and other substances of the day",
        Aspect::SubstancesBefore => "Drinks and other substances of the day before",
        Aspect::Company => "Company of the day",
        Aspect::Tags => "Tags of the day",
        Aspect::Medicines => "Medicines noted as taken on the day",
    }
}

/// What the groups come to, each with its days, and whether their difference could be chance; or what is missing.
#[must_use]
pub fn in_groups_lines(found: &InGroups) -> Vec<String> {
    let name = aspect_words(found.aspect);
    let enough: Vec<&Group> = found.groups.iter().filter(|g| g.told.is_some()).collect();
    if enough.len() < 2 {
        let have = if found.groups.is_empty() {
            "nothing is noted yet".to_owned()
        } else {
            let of = |g: &Group| format!("{} ({})", g.name, count(g.days(), "day", "days"));
            found.groups.iter().map(of).collect::<Vec<_>>().join(", ")
        };
        return vec![format!("{name}: too little data to compare, {have}. Two groups of {GROUP_DAYS_NEEDED} days are needed.")];
    }
    let of = |g: &&Group| {
        let told = g.told.map_or(0.0, |t| t.mean);
        format!("{} {told:.1} steps ({})", g.name, count(g.days(), "day", "days"))
    };
    let groups: Vec<String> = enough.iter().map(of).collect();
    let mut lines = vec![format!("{name}, and how far days reached on average: {}.", groups.join(", "))];
    if let Some(apart) = &found.apart {
        lines.push(format!(
            "\"{}\" beside \"{}\": {}",
            apart.from,
            apart.less,
            lower_first(&chance_words(apart.low, apart.high))
        ));
    }
    lines
}

/// Stands under every such comparison.
pub const GROUPS_SAY_NO_WHY: &str =
    "That days differ doesn't say why: how you feel also changes your sleep, drinks and company.";

/// Stands under days grouped by medicine (SAFETY 12).
pub const MEDICINE_STAYS: &str = "Before you stop or change a medicine, please talk to whoever prescribes it.";

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
