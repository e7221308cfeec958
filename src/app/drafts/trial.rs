//! A trial of a way that was begun and is not yet saved.

use super::reading::{answer, field, number};
use crate::{
    domain::{Answer, Moment, Outcome, Way},
    exchange::{read_at, write_at},
};
use serde::{Deserialize, Serialize};

/// A trial that was begun and is not yet saved.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialInHand {
    pub way: Way,
    pub at: Moment,
    pub before: Option<Answer>,
    /// Which step is shown.
    pub step: usize,
    /// The steps are over or were left; "after" is asked.
    pub asking_after: bool,
    pub after: Option<Answer>,
    pub outcome: Option<Outcome>,
    pub note: String,
}

impl TrialInHand {
    /// A trial that begins now.
    #[must_use]
    pub fn begin(way: Way, at: Moment, before: Option<Answer>) -> Self {
        Self { way, at, before, step: 0, asking_after: false, after: None, outcome: None, note: String::new() }
    }
}

/// The form in the file.
#[derive(PartialEq, Serialize, Deserialize)]
pub(super) struct KeptTrial {
    way: String,
    at: String,
    #[serde(default, deserialize_with = "field")]
    zone: String,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    before: Option<i8>,
    /// No way has as many steps; the room shows the last one there is.
    #[serde(default, deserialize_with = "field")]
    step: u8,
    #[serde(default, deserialize_with = "field")]
    asking_after: bool,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    after: Option<i8>,
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    #[serde(default, deserialize_with = "field")]
    note: String,
}

impl From<&TrialInHand> for KeptTrial {
    fn from(form: &TrialInHand) -> Self {
        let TrialInHand { way, at, before, step, asking_after, after, outcome, note } = form.clone();
        Self {
            way: way.word().to_owned(),
            at: write_at(at.instant),
            zone: at.zone.to_string(),
            before: before.map(number),
            step: u8::try_from(step).unwrap_or(u8::MAX),
            asking_after,
            after: after.map(number),
            outcome: outcome.map(|o| o.word().to_owned()),
            note,
        }
    }
}

impl KeptTrial {
    pub(super) fn form(self) -> Option<TrialInHand> {
        let Self { way, at, zone, before, step, asking_after, after, outcome, note } = self;
        Some(TrialInHand {
            way: Way::from_word(&way)?,
            at: Moment { instant: read_at(&at)?, zone: zone.into() },
            before: before.and_then(answer),
            step: usize::from(step),
            asking_after,
            after: after.and_then(answer),
            outcome: outcome.and_then(|word| Outcome::from_word(&word)),
            note,
        })
    }
}
