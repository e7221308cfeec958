//! Which column of a table of any program is what, by the names in its first line.

use crate::domain::folded;
use serde::{Deserialize, Serialize};

/// Which column of a table of any program is what, by the names in its first line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TableColumns {
    /// When it was: day and time, or the day alone.
    pub time: String,
    /// The time of day, where that has a column of its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clock: Option<String>,
    /// What stands first in a day such as 3/4/2026.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day_begins_with: Option<Start>,
    /// Its own number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// An overall mood, and its worst and best value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood_worst: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mood_best: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sleep: Option<String>,
    /// Columns of numbers; what each becomes stands under `scales`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scales: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub medicines: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// What stands first where a day is three numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    Year,
    Month,
    Day,
}

impl TableColumns {
    /// All columns that are something.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        let time = Some(&self.time).filter(|time| !time.is_empty());
        let single = time.into_iter().chain(&self.clock).chain(&self.id).chain(&self.mood).chain(&self.sleep);
        let several = self.scales.iter().chain(&self.tags).chain(&self.medicines).chain(&self.notes);
        single.chain(several).map(String::as_str)
    }

    /// Takes a column out of wherever it stands.
    pub(super) fn leave_out(&mut self, title: &str) {
        let is_it = |name: &String| folded(name) == folded(title);
        if is_it(&self.time) {
            self.time.clear();
        }
        for one in [&mut self.clock, &mut self.id, &mut self.mood, &mut self.sleep] {
            *one = one.take().filter(|name| !is_it(name));
        }
        for several in [&mut self.scales, &mut self.tags, &mut self.medicines, &mut self.notes] {
            several.retain(|name| !is_it(name));
        }
    }
}
