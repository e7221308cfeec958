//! After four weeks: how high and how deep days reach, compared with nothing.

use super::on_the_way;
use crate::{
    analysis::words::first_weeks_lines,
    ui::{
        View,
        widgets::{caption, section, text_card},
    },
};
use egui::Ui;

/// The card beside the river; nothing before that, nor once there is a usual to compare with.
pub(crate) fn show(ui: &mut Ui, view: &View<'_>) {
    let Some(findings) = &view.open.findings else { return };
    let Some(weeks) = findings.analysis.first_weeks.as_ref().filter(|_| on_the_way(view).is_some_and(|on| on.way.has(28)))
    else {
        return;
    };
    text_card(ui, view.look, |ui| {
        section(ui, "Your profile so far");
        for line in first_weeks_lines(weeks) {
            caption(ui, view.look, &line);
        }
    });
}
