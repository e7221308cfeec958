//! What was around a check-in: sleep, medicines, drinks, company, tags.

use crate::{
    domain::WordKind,
    ui::{
        View,
        theme::Look,
        widgets::{another_word, caption, choice, line, part, word_list},
    },
};
use egui::Ui;
use std::sync::Arc;

/// Sleep, medicine, drinks, company, tags. What is left open is "not said", never "none".
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let known = view.open.findings.as_ref().map(|f| f.used_words.clone()).unwrap_or_default();
    let draft = &mut view.forms.today.check_in;
    row(ui, look, "Sleep", |ui, label| {
        line(ui, look, "sleep", &mut draft.sleep, |f| f.hint_text("hours, 6:30").desired_width(104.0).char_limit(12))
            .labelled_by(label);
        if draft.sleep_hours().is_err() {
            caption(ui, look, "read as hours from 0 to 24, such as 6.5 or 6:30");
        }
    });
    row(ui, look, "Medicine taken", |ui, label| {
        word_list(ui, look, WordKind::Medicines, label, draft, &known.medicines);
    });
    let drinks = with_defaults(&known.substances, &["none", "1–2 drinks", "3 or more drinks"]);
    row(ui, look, "Drinks and other", |ui, label| {
        word_list(ui, look, WordKind::Substances, label, draft, &drinks);
    });
    let company = with_defaults(&known.company, &["alone", "partner", "family", "friends", "others"]);
    row(ui, look, "With", |ui, label| {
        let said: Option<Arc<str>> = Some(draft.company.as_str()).filter(|c| !c.is_empty()).map(Into::into);
        // What was said is always there to be seen and taken back.
        let other = said.filter(|c| !company.iter().take(7).any(|w| w == c));
        for word in company.iter().take(7).chain(&other) {
            let on = draft.company == **word;
            if choice(ui, look, word, on).clicked() {
                draft.company = if on { String::new() } else { word.to_string() };
            }
        }
        another_word(ui, look, WordKind::Company, label, draft);
    });
    row(ui, look, "Tags", |ui, label| {
        word_list(ui, look, WordKind::Tags, label, draft, &known.tags);
    });
}

/// One line: what it is about in a column of its own (above it where there is no room), then the rest.
fn row(ui: &mut Ui, look: &Look, name: &'static str, contents: impl FnOnce(&mut Ui, egui::Id)) {
    part(ui, name, |ui| laid_out(ui, look, name, contents));
}

fn laid_out(ui: &mut Ui, look: &Look, name: &str, contents: impl FnOnce(&mut Ui, egui::Id)) {
    if look.narrow {
        let label = caption(ui, look, name);
        ui.horizontal_wrapped(|ui| contents(ui, label.id));
        return;
    }
    ui.horizontal_top(|ui| {
        let cell = egui::Layout::left_to_right(egui::Align::Center);
        let label = ui.allocate_ui_with_layout(egui::vec2(112.0, 32.0), cell, |ui| {
            ui.set_min_width(112.0);
            caption(ui, look, name)
        });
        ui.vertical(|ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
                contents(ui, label.inner.id);
            });
        });
    });
}

/// The person's own words first, then the ones everybody may need.
fn with_defaults(own: &[Arc<str>], defaults: &[&str]) -> Vec<Arc<str>> {
    let mut all: Vec<Arc<str>> = own.iter().take(3).cloned().collect();
    for word in defaults {
        if !all.iter().any(|w| **w == **word) {
            all.push((*word).into());
        }
    }
    all
}
