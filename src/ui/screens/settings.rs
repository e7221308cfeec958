use super::{
    settings_backups, settings_data, settings_delete, settings_feelings, settings_look, settings_privacy, settings_symptoms,
};
use crate::{
    app::Action,
    domain::{DayStart, Sensitivity, Settings},
    guidance::{countries, first_run},
    ui::{
        View,
        look::size,
        widgets::{caption, card, column, focus_ring, link, one_of, para, section, title},
    },
};
use egui::{ComboBox, Ui};

/// Everything that can be set. Each change is saved at once.
pub fn settings(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "settings", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        title(ui, "Settings");
        caption(ui, view.look, "Every change is kept at once, in the journal itself");
        settings_feelings::show(ui, view);
        settings_symptoms::show(ui, view);
        your_day(ui, view);
        settings_look::show(ui, view);
        patterns(ui, view);
        help_lines(ui, view);
        settings_privacy::show(ui, view);
        settings_backups::show(ui, view);
        settings_data::show(ui, view);
        settings_delete::show(ui, view);
        about(ui, view);
    });
}

/// Asks for the settings as they are with one thing changed.
pub(super) fn save(view: &mut View<'_>, change: impl FnOnce(&mut Settings)) {
    let mut settings = view.model.journal.settings.clone();
    change(&mut settings);
    view.actions.ask(Action::SaveSettings(settings));
}

fn your_day(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.model.journal.settings.day_start;
    card(ui, look, |ui| {
        section(ui, "Your day");
        ui.horizontal_wrapped(|ui| {
            let label = ui.label("A new day begins at");
            let mut wanted = now;
            let chosen = ComboBox::from_id_salt("day start").width(90.0).selected_text(hour_words(now)).show_ui(ui, |ui| {
                for hour in (0..=12).filter_map(DayStart::new) {
                    ui.selectable_value(&mut wanted, hour, hour_words(hour));
                }
            });
            focus_ring(ui, look, &chosen.response.labelled_by(label.id));
            if wanted != now {
                save(view, |s| s.day_start = wanted);
            }
        });
        caption(
            ui,
            look,
            "What you write before that hour belongs to the evening before. Check-ins that are already there keep their day",
        );
    });
}

fn hour_words(start: DayStart) -> String {
    format!("{:02}:00", start.hour())
}

fn patterns(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.model.journal.settings.sensitivity;
    card(ui, look, |ui| {
        section(ui, "Patterns");
        ui.horizontal_wrapped(|ui| {
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

fn help_lines(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let now = view.model.journal.settings.country.clone();
    let held = countries();
    card(ui, look, |ui| {
        section(ui, "Help lines");
        ui.horizontal_wrapped(|ui| {
            let label = ui.label("Show the lines of");
            let name = |code: &str| held.iter().find(|(c, _)| *c == code).map(|(_, name)| *name);
            let shown = now.as_deref().map_or("no country chosen", |code| name(code).unwrap_or("a country not held here"));
            let mut wanted = now.clone();
            let chosen = ComboBox::from_id_salt("country").width(200.0).selected_text(shown).show_ui(ui, |ui| {
                ui.selectable_value(&mut wanted, None, "No country chosen");
                for (code, name) in &held {
                    ui.selectable_value(&mut wanted, Some((*code).to_owned()), *name);
                }
            });
            focus_ring(ui, look, &chosen.response.labelled_by(label.id));
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

fn about(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let about = &first_run().about;
    card(ui, look, |ui| {
        section(ui, &about.title);
        for text in &about.text {
            para(ui, text);
        }
        caption(
            ui,
            look,
            concat!("Version ", env!("CARGO_PKG_VERSION"), ", under the MIT licence or the Apache License 2.0, as you prefer"),
        );
        section(ui, "What Gamut carries of others' work");
        for (what, licence) in [
            ("Atkinson Hyperlegible Next, the letters", "SIL Open Font License 1.1"),
            ("Inter, letters the first one lacks", "SIL Open Font License 1.1"),
            ("Phosphor, the icons", "MIT licence"),
            ("SQLite and SQLCipher, the journal file", "public domain; BSD licence, © 2025 Zetetic LLC"),
            ("OpenSSL, the ciphers", "Apache License 2.0"),
            ("egui and eframe, the window", "MIT licence or Apache License 2.0"),
        ] {
            caption(ui, look, &format!("{what}: {licence}"));
        }
        caption(ui, look, "The full texts come with the program, in THIRD-PARTY.md and beside the fonts and icons");
    });
}
