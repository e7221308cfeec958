//! What is not counted and not drawn, since its day can't be, and the way to it.

use crate::{
    app::Action,
    ui::{
        View,
        widgets::{caption, link},
    },
};
use egui::Ui;

/// Says it where something is left out; nothing where all is counted, as nearly always.
pub(super) fn say(ui: &mut Ui, view: &mut View<'_>) {
    let Some((words, day)) = view.open.not_counted(view.today()) else { return };
    ui.horizontal_wrapped(|ui| {
        caption(ui, view.look, &words);
        if link(ui, view.look, "Show the first").clicked() {
            view.actions.ask(Action::ShowDay(day));
        }
    });
}
