//! Whose help lines are shown first.

use crate::{
    app::{Action, Room},
    guidance::{countries, country_of},
    ui::{
        View,
        screens::save_settings::save,
        widgets::{caption, focus_ring, link, named_row, section, text_card},
    },
};
use egui::{ComboBox, Ui};

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.open.journal.settings.country.clone();
    text_card(ui, look, |ui| {
        section(ui, "Help lines");
        named_row(ui, look, "Show the lines of", |ui, label| {
            let name = |code: &str| country_of(code).map(|c| c.name.as_str());
            let shown = now.as_deref().map_or("no country chosen", |code| name(code).unwrap_or("a country not held here"));
            let mut wanted = now.clone();
            let chosen = ComboBox::from_id_salt("country")
                .width(ui.available_width().min(200.0))
                .truncate()
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut wanted, None, "No country chosen");
                    for country in countries() {
                        ui.selectable_value(&mut wanted, Some(country.code.clone()), &country.name);
                    }
                });
            focus_ring(ui, look, &chosen.response.labelled_by(label));
            if wanted != now {
                save(view, |s| s.country = wanted);
            }
        });
        caption(ui, look, "Lines differ from country to country, so none is guessed");
        if link(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
    });
}
