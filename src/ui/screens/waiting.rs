use crate::{
    app::{Action, Trouble},
    ui::{
        View,
        look::size,
        widgets::{card, column, para, primary, quiet, title},
    },
};
use egui::Ui;

/// Before the journal has been read.
pub fn opening(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "opening", size::COLUMN, |ui| {
        title(ui, "Opening your journal…");
        para(ui, "Help is there at any time: press F1");
    });
}

/// The journal can't be used. Nothing is lost by looking at this.
pub fn trouble(ui: &mut Ui, view: &mut View<'_>, trouble: &Trouble) {
    let look = view.look;
    column(ui, look, "trouble", size::COLUMN, |ui| {
        title(ui, "The journal could not be opened");
        card(ui, look, |ui| {
            para(ui, &trouble.sentence);
            ui.horizontal_wrapped(|ui| {
                let again = if trouble.passing { "Try again" } else { "Look again" };
                if primary(ui, look, again).clicked() {
                    view.actions.ask(Action::OpenJournal(view.model.path.clone()));
                }
                if view.model.path == view.model.own_path {
                    if quiet(ui, look, "Look around with a sample journal").clicked() {
                        view.actions.ask(Action::OpenSample);
                    }
                } else if quiet(ui, look, "Open my own journal").clicked() {
                    view.actions.ask(Action::LeaveSample);
                }
            });
        });
        para(ui, "Help works without a journal: press F1, or choose Help");
    });
}
