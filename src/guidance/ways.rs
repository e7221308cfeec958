//! What is said about each of the seven ways: steps, cautions, sources.

use super::load;
use crate::domain::{DayKey, Way};
use serde::{Deserialize, Deserializer, de::Error};
use std::sync::OnceLock;

/// One thing to do now.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub title: String,
    pub text: String,
    /// How long the timer suggests; it can be left at any time. `None`: as long as it takes.
    #[serde(default)]
    pub seconds: Option<u32>,
    /// What the step is done with. `None`: nothing of the program's.
    #[serde(default)]
    pub tool: Option<StepTool>,
}

/// What stands beside a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepTool {
    /// The way's own list.
    List,
    /// What can be said.
    Phrases,
    /// Its plans, and room for one more.
    Plan,
    /// A page of the chart.
    Chart,
    /// How the days were.
    Days,
}

/// All that is said about one way.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WayText {
    #[serde(deserialize_with = "word")]
    pub way: Way,
    pub title: String,
    pub one_line: String,
    /// How long it takes, in words.
    pub takes: String,
    pub why: String,
    pub steps: Vec<Step>,
    /// What stands above `questions`: "What to say first", "Prompts for a page".
    pub questions_title: String,
    /// Things to say, to ask or to write about. Empty for the doctor: those come filled in from
    /// [`super::doctor_questions`].
    pub questions: Vec<String>,
    /// Who should take care, in one line that is always read …
    pub care_line: String,
    /// … and in full (SAFETY 17).
    pub care: String,
    /// What is asked afterwards; "worse" is an answer and leads to help.
    pub after: String,
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
}

impl WayText {
    /// "5 minutes · A slow round through sight, sound, touch, smell and taste".
    #[must_use]
    pub fn in_short(&self) -> String {
        format!("{} · {}", self.takes, self.one_line)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    way: Vec<WayText>,
    #[serde(default)]
    doctor_page: Option<DoctorPage>,
    #[serde(default)]
    doctor_question: Vec<Template>,
}

/// What the page for the doctor says beside the person's own.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DoctorPage {
    /// What it is not, and that it asks for no change (SAFETY 11, 12).
    pub foot: String,
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Template {
    key: String,
    text: String,
}

fn word<'de, D: Deserializer<'de>>(from: D) -> Result<Way, D::Error> {
    let text = String::deserialize(from)?;
    Way::from_word(&text).ok_or_else(|| D::Error::custom("no such way"))
}

fn file() -> &'static File {
    static FILE: OnceLock<File> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/ways.toml")))
}

/// The seven, in the article's order.
#[must_use]
pub fn ways() -> &'static [WayText] {
    &file().way
}

#[must_use]
pub fn way(way: Way) -> Option<&'static WayText> {
    ways().iter().find(|w| w.way == way)
}

#[must_use]
pub fn doctor_page() -> Option<&'static DoctorPage> {
    file().doctor_page.as_ref()
}

/// What one may ask a doctor, each with its key, with `{placeholders}` still in it.
pub(super) fn doctor_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    file().doctor_question.iter().map(|t| (t.key.as_str(), t.text.as_str()))
}
