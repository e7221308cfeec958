//! The doctor: questions filled from the journal, to be copied and taken along.

use super::phrases;
use crate::{
    guidance::WayText,
    ui::{
        View,
        widgets::{caption, section, text_card},
    },
};
use egui::Ui;

pub fn tool(ui: &mut Ui, view: &View<'_>, text: &WayText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, &text.questions_title);
        match &view.model.findings {
            Some(findings) => phrases::list(ui, view, &findings.questions),
            None => {
                caption(ui, look, "Being filled in from your check-ins…");
            }
        }
        caption(ui, look, "Please don't stop or change a medicine without whoever prescribes it");
    });
}
