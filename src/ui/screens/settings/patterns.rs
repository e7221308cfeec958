//! How much evidence a pattern needs before it is shown.

use crate::{
    domain::Sensitivity,
    ui::{
        View,
        screens::{save_settings::save, settings::marked::mark},
        widgets::{caption, named_row, one_of, section, text_card},
    },
};
use egui::Ui;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[("How careful", "sensitivity evidence alarms cautious notice")];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.sensitivity;
    text_card(ui, look, |ui| {
        section(ui, "Patterns");
        mark(ui, look, "How careful", |ui| {
            named_row(ui, look, "How careful", |ui, _| {
                let offered = [(Sensitivity::Normal, "Usual care"), (Sensitivity::Cautious, "More cautious")];
                if let Some(wanted) = one_of(ui, look, &now, offered) {
                    save(view, |s| s.sensitivity = wanted);
                }
            });
        });
        caption(
            ui,
            look,
            "More cautious asks for more evidence before a pattern is shown: fewer false alarms, and later word of a real change",
        );
    });
}
