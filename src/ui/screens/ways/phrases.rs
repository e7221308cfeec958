//! Sentences to take along: to say, to ask, to think about.

use crate::{
    guidance::WayText,
    ui::{
        View,
        widgets::{copy_all, copy_button, disclosure, para, section, text_card},
    },
};
use egui::Ui;

/// The sentences in a card of their own.
pub(super) fn card(ui: &mut Ui, view: &View<'_>, text: &WayText) {
    text_card(ui, view.look, |ui| {
        section(ui, &text.questions_title);
        list(ui, view, &text.questions);
    });
}

/// The same behind one line, where they are beside the point until they are asked for.
pub(super) fn folded(ui: &mut Ui, view: &View<'_>, text: &WayText) {
    text_card(ui, view.look, |ui| {
        disclosure(ui, view.look, &text.questions_title, |ui| list(ui, view, &text.questions));
    });
}

/// Each can be copied, and all of them.
pub(super) fn list(ui: &mut Ui, view: &View<'_>, phrases: &[String]) {
    let look = view.look;
    for (i, phrase) in phrases.iter().enumerate() {
        ui.push_id(("phrase", i), |ui| {
            let room = ui.available_width() - 64.0;
            let name = format!("“{phrase}”");
            // In a very narrow window the button stands below its sentence.
            if room < 120.0 {
                para(ui, phrase);
                copy_button(ui, look, &name, phrase);
            } else {
                ui.horizontal_top(|ui| {
                    ui.vertical(|ui| {
                        ui.add_space(5.0);
                        ui.set_width(room);
                        para(ui, phrase);
                    });
                    copy_button(ui, look, &name, phrase);
                });
            }
        });
    }
    copy_all(ui, look, "Copy all", &phrases.join("\n"));
}
