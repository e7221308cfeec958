//! What the article says, in our own words, tied to nothing the journal shows.

use super::load;
use crate::domain::DayKey;
use serde::Deserialize;
use std::sync::OnceLock;

/// One of the nine symptoms, by its key in [`crate::domain::Catalogue::starting`].
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleSymptom {
    pub key: String,
    pub text: String,
}

/// A name and what is said about it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Named {
    pub name: String,
    pub text: String,
}

/// What the article says, in our own words. Reading only: it is never tied to what the journal shows.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleText {
    pub title: String,
    /// What kind of text it is, before it begins.
    pub in_short: String,
    /// Author, title, place and date of the article itself.
    pub attribution: String,
    pub what_it_is: Vec<String>,
    /// What the small picture beside it shows.
    pub picture_note: String,
    pub symptoms_note: String,
    pub causes_note: String,
    pub when_to_seek: Vec<String>,
    pub ways_note: String,
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
    #[serde(rename = "symptom")]
    pub symptoms: Vec<ArticleSymptom>,
    #[serde(rename = "cause")]
    pub causes: Vec<Named>,
    #[serde(rename = "reading")]
    pub further_reading: Vec<Named>,
}

impl Default for ArticleText {
    fn default() -> Self {
        Self {
            title: String::new(),
            in_short: String::new(),
            attribution: String::new(),
            what_it_is: Vec::new(),
            picture_note: String::new(),
            symptoms_note: String::new(),
            causes_note: String::new(),
            when_to_seek: Vec::new(),
            ways_note: String::new(),
            source: String::new(),
            reviewed: load::no_day(),
            symptoms: Vec::new(),
            causes: Vec::new(),
            further_reading: Vec::new(),
        }
    }
}

#[must_use]
pub fn article() -> &'static ArticleText {
    static FILE: OnceLock<ArticleText> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/article.toml")))
}
