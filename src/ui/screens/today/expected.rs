//! What should have moved one: what happened, how strongly one would once have felt it, and how strongly it was felt.

use super::more::WHAT;
use crate::{
    domain::{Answer, ExpectedFelt},
    ui::{
        theme::Look,
        widgets::{StripKind, caption, line, strip},
    },
};
use egui::Ui;

/// What is asked of the one at this place of the list.
pub(crate) fn fields(ui: &mut Ui, look: &Look, place: usize, entry: &mut ExpectedFelt) {
    let label = caption(ui, look, "What happened");
    line(ui, look, WHAT, &mut entry.what, |f| {
        f.desired_width(f32::INFINITY).hint_text("A film, a call, a gift").char_limit(400)
    })
    .labelled_by(label.id);
    ui.add_space(4.0);
    let kind = |id: &'static str, name, can_be_unsure| StripKind {
        id: egui::Id::unique((id, place)),
        name,
        mark: None,
        colour: look.accent(),
        can_be_unsure,
        moves_on: true,
        has_scale: true,
    };
    let mut expected = entry.expected.map(Answer::Rated);
    if strip(ui, look, kind("expected", "How strongly would you once have felt it?", false), &mut expected).changed() {
        entry.expected = match expected {
            Some(Answer::Rated(n)) => Some(n),
            Some(Answer::CannotTell) | None => None,
        };
    }
    strip(ui, look, kind("felt", "How strongly did you feel it?", true), &mut entry.felt);
}

/// "A film: expected 8, felt 2"
pub(crate) fn words(entry: &ExpectedFelt) -> String {
    let expected = entry.expected.map_or_else(|| "not answered".to_owned(), |n| n.to_string());
    let felt = match entry.felt {
        None => "not answered".to_owned(),
        Some(Answer::CannotTell) => "can't tell".to_owned(),
        Some(Answer::Rated(n)) => n.to_string(),
    };
    format!("{}: expected {expected}, felt {felt}", called(entry))
}

/// What it is called where there is no room for all of it.
pub(crate) fn called(entry: &ExpectedFelt) -> &str {
    let what = entry.what.trim();
    if what.is_empty() { "Expected and felt" } else { what }
}
