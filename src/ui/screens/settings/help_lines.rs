//! Whose help lines are shown first.

use super::marked::mark;
use crate::{
    app::{Action, Room},
    guidance::country_of,
    ui::{
        View,
        screens::help::country,
        widgets::{caption, link, named_row, section, strong, take_over, text_card},
    },
};
use egui::Ui;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[("Country of the help lines", "crisis emergency number phone region")];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Help lines");
        mark(ui, look, "Country of the help lines", |ui| {
            let chosen = view.open.journal.settings.country.as_deref().and_then(country_of);
            match chosen {
                Some(country) if !view.forms.settings.country.choosing => shown(ui, view, &country.name),
                _ => country::which(ui, &mut country::Search::in_settings(view)),
            }
        });
        caption(ui, look, "Lines differ from country to country, so none is guessed");
        if link(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
    });
}

fn shown(ui: &mut Ui, view: &mut View<'_>, name: &str) {
    let look = view.look;
    named_row(ui, look, "Show the lines of", |ui, _| {
        strong(ui, name);
        let another = link(ui, look, country::ANOTHER);
        if take_over(ui, another, country::ANOTHER).clicked() {
            country::look_for_another(ui, &mut view.forms.settings.country);
        }
        if link(ui, look, "No country").clicked() {
            view.actions.ask(Action::ChooseCountry(None));
        }
    });
}
