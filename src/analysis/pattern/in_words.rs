//! Whether the notice in absolute words is shown, and "not now" to it.

use super::put_away::put_away;
use crate::{
    analysis::{Analysis, InWords},
    domain::{DayKey, Journal, PatternAnswer, PatternKey},
};

/// Under which putting it away is kept, with the day on which that was done.
pub(super) const PATTERN: &str = "in_words/";

/// The pattern under which an answer given on `today` is kept.
#[must_use]
pub fn in_words_key(today: DayKey) -> PatternKey {
    format!("{PATTERN}{today}").into()
}

/// The answer by which the person put the notice away, while that holds.
fn in_words_put_away(journal: &Journal, today: DayKey) -> Option<&PatternAnswer> {
    put_away(journal, PATTERN, today)
}

impl Analysis {
    /// What is told in absolute words; `None` also where it is put away, and while a pattern stands, whose card speaks alone.
    #[must_use]
    pub fn in_words_told(&self, journal: &Journal, today: DayKey) -> Option<InWords> {
        self.in_words.filter(|_| !stands(journal, self) && in_words_put_away(journal, today).is_none())
    }

    /// The answer by which the notice was put away, where it would be shown without.
    #[must_use]
    pub fn in_words_hidden<'a>(&self, journal: &'a Journal, today: DayKey) -> Option<&'a PatternAnswer> {
        in_words_put_away(journal, today).filter(|_| self.in_words.is_some() && !stands(journal, self))
    }
}

fn stands(journal: &Journal, analysis: &Analysis) -> bool {
    analysis.patterns.iter().any(|p| p.ended.is_none() && p.dismissal(journal).is_none())
}
