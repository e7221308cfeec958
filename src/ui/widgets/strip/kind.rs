//! What a strip asks about, and its answer in words.

use crate::{
    domain::{Answer, Intensity},
    report::MarkShape,
};
use egui::Color32;

/// What the strip asks about; the words beside it follow from it.
#[derive(Debug, Clone, Copy)]
pub struct StripKind<'a> {
    /// By what it asks about, never by its name: two may be called the same, and one may be called otherwise tomorrow.
    pub id: egui::Id,
    /// The accessible name: the feeling, or "How much can you feel right now".
    pub name: &'a str,
    /// The feeling's mark; `None` for a question, which stands above its steps.
    pub mark: Option<MarkShape>,
    pub colour: Color32,
    /// Whether "can't tell" is offered.
    pub can_be_unsure: bool,
    /// A typed digit moves on to the next control.
    pub moves_on: bool,
    /// Where the numbers are stands above its steps: once for all strips of a group.
    pub has_scale: bool,
}

/// The value in words: "7, strongly", "can't tell", "not answered".
pub(super) fn value_words(answer: Option<Answer>) -> String {
    match answer {
        None => "not answered".into(),
        Some(Answer::CannotTell) => "can't tell".into(),
        Some(Answer::Rated(i)) => format!("{i}, {}", i.words()),
    }
}

/// The longest words are shortened where they stand beside a strip.
pub(super) fn short_words(i: Intensity) -> &'static str {
    if i == Intensity::MAX { "the most" } else { i.words() }
}
