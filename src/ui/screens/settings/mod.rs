pub(crate) mod about;
pub(crate) mod backups;
pub(crate) mod compared;
pub(crate) mod data;
pub(crate) mod day;
pub(crate) mod delete;
pub(crate) mod feelings;
pub(crate) mod import;
pub(crate) mod look;
pub(crate) mod merge;
pub(crate) mod parts;
pub(crate) mod privacy;
pub(crate) mod recovery_code;
pub(crate) mod short;
pub(crate) mod symptoms;
pub(crate) mod words;

use crate::{
    app::Action,
    domain::{Sensitivity, Settings},
    guidance::countries,
    ui::{
        View,
        theme::size,
        widgets::{caption, column, focus_ring, heading, link, named_row, one_of, section, text_card},
    },
};
use egui::{ComboBox, Ui};
use parts::Part;

/// Everything that can be set. Each change is saved at once.
pub fn settings(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "settings", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        heading(ui, view.look, "Settings", "Every change is kept at once, in the journal itself");
        parts::index(ui, view);
        let sample = view.model.journal.settings.sample;
        for part in Part::ALL.into_iter().filter(|p| p.is_there(sample)) {
            parts::show(ui, view, part);
        }
    });
}

/// Asks for the settings as they are with one thing changed.
pub(super) fn save(view: &mut View<'_>, change: impl FnOnce(&mut Settings)) {
    let mut settings = view.model.journal.settings.clone();
    change(&mut settings);
    view.actions.ask(Action::SaveSettings(settings));
}

pub(super) fn patterns(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.model.journal.settings.sensitivity;
    text_card(ui, look, |ui| {
        section(ui, "Patterns");
        named_row(ui, look, "How careful", |ui, _| {
            let offered = [(Sensitivity::Normal, "Usual care"), (Sensitivity::Cautious, "More cautious")];
            if let Some(wanted) = one_of(ui, look, &now, offered) {
                save(view, |s| s.sensitivity = wanted);
            }
        });
        caption(
            ui,
            look,
            "More cautious asks for more evidence before a pattern is shown: fewer false alarms, and later word of a real change",
        );
    });
}

pub(super) fn help_lines(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.model.journal.settings.country.clone();
    let held = countries();
    text_card(ui, look, |ui| {
        section(ui, "Help lines");
        named_row(ui, look, "Show the lines of", |ui, label| {
            let name = |code: &str| held.iter().find(|(c, _)| *c == code).map(|(_, name)| *name);
            let shown = now.as_deref().map_or("no country chosen", |code| name(code).unwrap_or("a country not held here"));
            let mut wanted = now.clone();
            let chosen = ComboBox::from_id_salt("country")
                .width(ui.available_width().min(200.0))
                .truncate()
                .selected_text(shown)
                .show_ui(ui, |ui| {
                    ui.selectable_value(&mut wanted, None, "No country chosen");
                    for (code, name) in &held {
                        ui.selectable_value(&mut wanted, Some((*code).to_owned()), *name);
                    }
                });
            focus_ring(ui, look, &chosen.response.labelled_by(label));
            if wanted != now {
                save(view, |s| s.country = wanted);
            }
        });
        caption(ui, look, "Lines differ from country to country, so none is guessed");
        if link(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(crate::app::Room::Help));
        }
    });
}
