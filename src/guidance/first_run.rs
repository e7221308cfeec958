//! The first pages and the About text: what is said before anything is asked.

use super::load;
use crate::domain::DayKey;
use serde::Deserialize;
use std::sync::OnceLock;

/// One of the three first pages; each can be skipped.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// "about", "feelings" or "protect".
    pub key: String,
    pub title: String,
    pub text: Vec<String>,
}

/// The About text in Settings.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub title: String,
    pub text: Vec<String>,
    /// What nobody should expect of it.
    pub not_promised: Vec<String>,
}

/// What is said before anything is asked, and again in About and on every report (SAFETY 11).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstRun {
    /// One paragraph for reports: self-observation, nobody reads it, for adults.
    pub in_short: String,
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
    #[serde(rename = "page")]
    pub pages: Vec<Page>,
    pub about: About,
}

impl Default for FirstRun {
    fn default() -> Self {
        Self {
            in_short: String::new(),
            source: String::new(),
            reviewed: load::no_day(),
            pages: Vec::new(),
            about: About::default(),
        }
    }
}

#[must_use]
pub fn first_run() -> &'static FirstRun {
    static FILE: OnceLock<FirstRun> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/first-run.toml")))
}
