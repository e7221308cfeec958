//! Which symptoms are asked about. Nothing here takes an answer away.

use super::settings::save;
use crate::{
    app::Action,
    domain::{Catalogue, SELF_HARM_KEY},
    ui::{
        View,
        widgets::{caption, card, choice, para, section, tick},
    },
};
use egui::{Stroke, Ui, vec2};

/// Which symptoms stand in the form, and the one that is off until it is wanted (SAFETY 5).
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let catalogue = view.model.journal.catalogue.clone();
    let mut wanted: Option<Catalogue> = None;
    let mut switch = |key: &str, retired: bool| {
        let mut next = catalogue.clone();
        if let Some(s) = next.symptoms.iter_mut().find(|s| s.key.as_str() == key && s.retired != retired) {
            s.retired = retired;
            wanted = Some(next);
        }
    };
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Symptoms");
        caption(ui, look, "Those that are on are asked about in the form. What you marked before stays");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for symptom in catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY) {
                let words = if symptom.retired { format!("{} (off)", symptom.name) } else { symptom.name.clone() };
                if choice(ui, look, &words, !symptom.retired).clicked() {
                    switch(symptom.key.as_str(), !symptom.retired);
                }
            }
        });
        let y = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), y, Stroke::new(1.0, look.line()));
        ui.add_space(2.0);
        let mut asks = view.model.journal.settings.ask_self_harm;
        if tick(ui, look, &mut asks, "Also ask about wanting to hurt myself").changed() {
            save(view, |s| s.ask_self_harm = asks);
            if asks {
                switch(SELF_HARM_KEY, false);
            }
        }
        para(
            ui,
            "This item is off unless you switch it on, and can be switched off again. “Rather not say” is one of its answers.",
        );
        caption(
            ui,
            look,
            "Any answer but no opens Help at once, and the check-in is kept. No score or trend is made from it, and charts, lists and patterns leave it out. An export of the whole journal holds it. Nobody is told.",
        );
    });
    if let Some(catalogue) = wanted {
        view.actions.ask(Action::SaveCatalogue(catalogue));
    }
}
