//! What works for me: for each way the tries with their two ratings, and nothing claimed under five.

use crate::{
    analysis::WayEffects,
    domain::Way,
    guidance,
    guidance::{WayResult, result_words},
    report,
    ui::{
        View,
        screens::range::picture_card::picture_card,
        widgets::{caption, disclosure, section, strong, text_card},
    },
};
use egui::Ui;
use std::sync::Arc;

/// The heading of the picture, by which it is told from the others in the room.
const fn name_of(way: Way) -> &'static str {
    match way {
        Way::Senses => "Tries of the round through the senses",
        Way::SupportGroup => "Tries with a support group",
        Way::OnceEnjoyed => "Tries of what you once enjoyed",
        Way::Doctor => "Talks with your doctor",
        Way::Therapist => "Talks with a therapist",
        Way::Journal => "Pages you wrote",
        Way::Substances => "Tries of days without",
    }
}

/// What came of one way, on its page.
pub(super) fn of_one(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let journal = Arc::clone(&view.open.journal);
    if !journal.trials.iter().any(|t| t.way == way) {
        return;
    }
    let effects = view.open.findings.as_ref().map_or_else(WayEffects::default, |f| f.effects.clone());
    let now = (view.today(), view.today());
    picture_card(ui, view, name_of(way), now, |v| report::tries(&journal, way, &effects, v));
}

/// Every way that was tried, one line each; the pictures are one press away.
pub(super) fn all(ui: &mut Ui, view: &mut View<'_>, results: &[WayResult]) {
    let look = view.look;
    if results.is_empty() {
        return;
    }
    text_card(ui, look, |ui| {
        section(ui, "What came of it");
        for result in results {
            strong(ui, guidance::way(result.way).map_or("", |w| w.title.as_str()));
            caption(ui, look, &result_words(result));
        }
        disclosure(ui, look, "Every try, before and after", |ui| {
            for result in results {
                of_one(ui, view, result.way);
            }
        });
    });
}
