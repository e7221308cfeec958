//! Three short pointers over the sample's river, until they are put away.

use crate::ui::{
    View,
    screens::save_settings::save,
    widgets::{bullets, quiet, section, text_card},
};
use egui::Ui;

const POINTERS: [&str; 3] = [
    "Each bar is a day: up to its strongest pleasant feeling, down to its strongest unpleasant one. The band is the river",
    "Point at a day to read it. Drag to move, Ctrl and the wheel to come closer",
    "Where the river narrows, Patterns tells you since when, and Ways has things to try",
];

/// Shown once: whoever puts them away doesn't meet them again.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let settings = &view.open.journal.settings;
    if !settings.sample || settings.pointers_seen {
        return;
    }
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "What you see here");
        bullets(ui, look, &POINTERS);
        if quiet(ui, look, "Put these away").clicked() {
            save(view, |s| s.pointers_seen = true);
        }
    });
}
