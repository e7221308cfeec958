//! Which answers are about a notice, which "Not now" puts away, and not about a pattern.

use super::{in_words, low_mood};
use crate::domain::PatternKey;

/// Whether an answer is about a notice: low mood, or what is told in absolute words.
#[must_use]
pub fn is_about_a_notice(pattern: &PatternKey) -> bool {
    [low_mood::PATTERN, in_words::PATTERN].iter().any(|notice| pattern.as_str().starts_with(notice))
}
