//! The help lines of each country, and when to seek help: what the Help room says without a journal.

use super::load;
use crate::domain::DayKey;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::OnceLock};
use unicode_normalization::UnicodeNormalization;

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
    /// What a country is called beside its name and its two letters, by these.
    #[serde(default)]
    pub also: BTreeMap<String, Vec<String>>,
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
            also: BTreeMap::new(),
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

/// The countries held, as (code, name), by name.
#[must_use]
pub fn countries() -> Vec<(&'static str, &'static str)> {
    let by_name: BTreeMap<_, _> = help().lines.iter().map(|l| (l.country_name.as_str(), l.country.as_str())).collect();
    by_name.into_iter().map(|(name, code)| (code, name)).collect()
}

/// The two letters of the country that somebody means by these, where it is one of those held: its code of two or three
/// letters, its name, or what its people call it, whatever the case, the accents and the points in it.
#[must_use]
pub fn country_called(typed: &str) -> Option<&'static str> {
    let plain = |name: &str| -> String {
        let letters = name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
        letters.collect()
    };
    let wanted = plain(typed);
    let is_it = |name: &str| plain(name) == wanted;
    let also = |code: &str| help().also.get(code).is_some_and(|names| names.iter().any(|name| is_it(name)));
    let found = countries().into_iter().find(|(code, name)| is_it(code) || is_it(name) || also(code));
    found.map(|(code, _)| code).filter(|_| !wanted.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_is_known_by_what_people_call_it() {
        for (code, typed) in [
            ("GB", &["GB", "gb", "UK", "u.k.", "England", "united kingdom", " Great Britain "] as &[_]),
            ("US", &["us", "USA", "U.S.A.", "United States", "america"]),
            ("DE", &["de", "Germany", "deutschland", "DEU"]),
            ("AT", &["österreich", "osterreich", "O\u{308}sterreich"]),
            ("CZ", &["česko", "Cesko", "czech republic"]),
            ("JP", &["日本", "Japan"]),
            ("KR", &["한국", "south korea"]),
            ("NL", &["The Netherlands", "holland"]),
        ] {
            for typed in typed {
                assert_eq!(country_called(typed), Some(code), "{typed}");
            }
        }
        for none in ["", " ", ".", "zz", "Atlantis", "united"] {
            assert_eq!(country_called(none), None, "{none:?}");
        }
    }

    #[test]
    fn no_two_countries_are_called_the_same_and_each_has_its_three_letters() {
        let mut all = std::collections::BTreeMap::new();
        for (code, name) in countries() {
            let also = help().also.get(code).unwrap_or_else(|| panic!("{code} has other names"));
            assert!(also.iter().any(|a| a.len() == 3 && a.chars().all(|c| c.is_ascii_uppercase())), "{code}");
            for one in also.iter().map(String::as_str).chain([code, name]) {
                assert_eq!(country_called(one), Some(code), "{one}");
                assert!(all.insert(one, code).is_none_or(|before| before == code), "{one}");
            }
        }
        assert!(help().also.keys().all(|code| countries().iter().any(|(held, _)| held == code)));
    }
}
