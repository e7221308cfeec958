//! The help lines of each country, and when to seek help: what the Help room says without a journal.

use super::load;
use crate::domain::DayKey;
use serde::Deserialize;
use std::sync::OnceLock;

/// What kind of help answers there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    /// Police, ambulance: when life is in danger now.
    Emergency,
    /// Somebody who listens, by telephone.
    CrisisLine,
    /// Somebody who answers, by text message.
    TextLine,
}

impl LineKind {
    /// The words on screen.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Emergency => "Emergency number",
            Self::CrisisLine => "Somebody to talk to",
            Self::TextLine => "Somebody to write to",
        }
    }
}

/// One line of help, checked against the source it names (SAFETY 2).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpLine {
    /// ISO 3166 alpha-2.
    pub country: String,
    pub country_name: String,
    pub kind: LineKind,
    pub name: String,
    /// What to dial or write to, as it is written in that country.
    pub number: String,
    pub hours: String,
    /// Where it isn't plainly the country's own.
    #[serde(default)]
    pub language: Option<String>,
    /// The public page it was checked against.
    pub source: String,
    /// Shown beside the number.
    #[serde(deserialize_with = "load::day")]
    pub checked: DayKey,
}

/// All that the Help room says without a journal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpText {
    /// For everybody, and all there is while no country is chosen (SAFETY 3).
    pub general: Vec<String>,
    /// How one finds the emergency number where one is.
    pub emergency_rule: String,
    /// When to seek professional help.
    pub when_to_seek: Vec<String>,
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
    #[serde(rename = "line", default)]
    pub lines: Vec<HelpLine>,
}

impl Default for HelpText {
    fn default() -> Self {
        Self {
            general: Vec::new(),
            emergency_rule: String::new(),
            when_to_seek: Vec::new(),
            source: String::new(),
            reviewed: load::no_day(),
            lines: Vec::new(),
        }
    }
}

#[must_use]
pub fn help() -> &'static HelpText {
    static FILE: OnceLock<HelpText> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/help-lines.toml")))
}

/// The lines of one country, the emergency number first. Empty for `None` and for a country that
/// isn't held: then the general words and the emergency rule are what is shown.
#[must_use]
pub fn lines_for(country: Option<&str>) -> Vec<&'static HelpLine> {
    let Some(country) = country else { return Vec::new() };
    let mut lines: Vec<_> = help().lines.iter().filter(|l| l.country == country).collect();
    lines.sort_by_key(|l| l.kind);
    lines
}

/// What a part of the safety plan is called, by its key in [`crate::domain::SafetyPlan::parts`]. No name says what
/// anybody could be hurt with or where (SAFETY 6).
#[must_use]
pub fn plan_part_name(part: &str) -> &'static str {
    match part {
        "signs" => "How I notice that it is getting hard",
        "what_helps" => "What helps me, step by step",
        "people" => "People who are good for me",
        "places" => "Places that are good for me",
        "professionals" => "Professionals I can turn to",
        "safer_place" => "How I make it safer around me",
        _ => "What I want to be here for",
    }
}
