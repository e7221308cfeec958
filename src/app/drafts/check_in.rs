//! Today's form as it is kept while it is typed.

use super::reading::{answer, intensity, number};
use crate::domain::{CheckInDraft, DayKey, ExpectedFelt, FeelingId, Intensity, SymptomAnswer, SymptomId, WordKind};
use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The form in the file. Feelings and symptoms stand under their numbers.
#[derive(Serialize, Deserialize)]
struct KeptCheckIn {
    /// The version. One that is newer may mean something else by the same names.
    draft: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    editing: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other_day: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    other_time: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    time: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    all_feelings: bool,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    all_context: bool,
    #[serde(default)]
    answers: BTreeMap<u16, i8>,
    #[serde(default)]
    symptoms: BTreeMap<u16, String>,
    #[serde(default)]
    sleep: String,
    #[serde(default)]
    medicines: Vec<String>,
    #[serde(default)]
    substances: Vec<String>,
    #[serde(default)]
    company: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    adding: BTreeMap<String, String>,
    #[serde(default)]
    note: String,
    #[serde(default)]
    expected_felt: Vec<KeptExpected>,
}

#[derive(Serialize, Deserialize)]
struct KeptExpected {
    what: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    expected: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    felt: Option<i8>,
}

const VERSION: u8 = 1;
const TIME: &str = "%H:%M:%S%.f";

/// The form as text; [`decode`] gives it back as it was.
#[must_use]
pub fn encode(draft: &CheckInDraft) -> String {
    // Texts, numbers and lists: there is nothing in it that could not be written.
    serde_json::to_string(&KeptCheckIn::from(draft)).unwrap_or_default()
}

/// The form again; `None` when the text is none (a newer program's, or damaged): better an empty form
/// than half of one that looks whole.
#[must_use]
pub fn decode(text: &str) -> Option<CheckInDraft> {
    let Value::Object(mut fields) = serde_json::from_str(text).ok()? else { return None };
    fields.retain(|_, value| !value.is_null());
    let kept = KeptCheckIn::deserialize(Value::Object(fields)).ok()?;
    if kept.draft == VERSION { kept.form() } else { None }
}

impl From<&CheckInDraft> for KeptCheckIn {
    fn from(draft: &CheckInDraft) -> Self {
        let CheckInDraft {
            editing,
            other_time,
            time,
            all_feelings,
            all_context,
            answers,
            symptoms,
            sleep,
            medicines,
            substances,
            company,
            tags,
            adding,
            note,
            expected_felt,
        } = draft.clone();
        Self {
            draft: VERSION,
            editing: editing.map(|id| id.as_str().to_owned()),
            other_day: other_time.map(|(day, _)| day.to_string()),
            other_time: other_time.map(|(_, time)| time.format(TIME).to_string()),
            time,
            all_feelings,
            all_context,
            answers: answers.into_iter().map(|(FeelingId(id), answer)| (id, number(answer))).collect(),
            symptoms: symptoms.into_iter().map(|(SymptomId(id), answer)| (id, answer.word().to_owned())).collect(),
            sleep,
            medicines,
            substances,
            company,
            tags,
            adding: adding.into_iter().map(|(kind, word)| (kind.word().to_owned(), word)).collect(),
            note,
            expected_felt: expected_felt.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<ExpectedFelt> for KeptExpected {
    fn from(said: ExpectedFelt) -> Self {
        Self { what: said.what, expected: said.expected.map(Intensity::steps), felt: said.felt.map(number) }
    }
}

impl KeptCheckIn {
    fn form(self) -> Option<CheckInDraft> {
        let other_time = match self.other_day.zip(self.other_time) {
            Some((day, time)) => Some((DayKey::parse(&day)?, NaiveTime::parse_from_str(&time, TIME).ok()?)),
            None => None,
        };
        let answers = self.answers.into_iter().map(|(id, number)| Some((FeelingId(id), answer(number)?)));
        let symptoms = self.symptoms.into_iter().map(|(id, word)| Some((SymptomId(id), SymptomAnswer::from_word(&word)?)));
        let adding = self.adding.into_iter().map(|(kind, word)| Some((WordKind::from_word(&kind)?, word)));
        Some(CheckInDraft {
            editing: self.editing.map(Into::into),
            other_time,
            time: self.time,
            all_feelings: self.all_feelings,
            all_context: self.all_context,
            answers: answers.collect::<Option<_>>()?,
            symptoms: symptoms.collect::<Option<_>>()?,
            sleep: self.sleep,
            medicines: self.medicines,
            substances: self.substances,
            company: self.company,
            tags: self.tags,
            adding: adding.collect::<Option<_>>()?,
            note: self.note,
            expected_felt: self.expected_felt.into_iter().map(KeptExpected::said).collect::<Option<_>>()?,
        })
    }
}

impl KeptExpected {
    fn said(self) -> Option<ExpectedFelt> {
        // What was said and isn't understood is no "not said".
        let expected = if let Some(steps) = self.expected { Some(intensity(steps)?) } else { None };
        let felt = if let Some(number) = self.felt { Some(answer(number)?) } else { None };
        Some(ExpectedFelt { what: self.what, expected, felt })
    }
}
