//! A page in the writing room.

use super::reading::field;
use serde::{Deserialize, Serialize};

/// A page in the writing room.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Writing {
    /// Which prompt is shown; `None` = without one.
    pub prompt: Option<String>,
    pub words: String,
}

impl Writing {
    /// The page as a note: the prompt stands above what it brought.
    #[must_use]
    pub fn note(&self) -> String {
        let words = self.words.trim_end();
        match &self.prompt {
            Some(prompt) if !words.trim().is_empty() => format!("{prompt}\n{words}"),
            _ => words.to_owned(),
        }
    }
}

/// The page in the file.
#[derive(Serialize, Deserialize)]
pub(super) struct KeptPage {
    #[serde(default, deserialize_with = "field", skip_serializing_if = "Option::is_none")]
    prompt: Option<String>,
    #[serde(default, deserialize_with = "field")]
    words: String,
}

impl From<&Writing> for KeptPage {
    fn from(page: &Writing) -> Self {
        let Writing { prompt, words } = page.clone();
        Self { prompt, words }
    }
}

impl KeptPage {
    pub(super) fn form(self) -> Writing {
        let Self { prompt, words } = self;
        Writing { prompt, words }
    }
}
