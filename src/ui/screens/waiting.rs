use super::{locked::working, settings_backups};
use crate::{
    app::{Action, Task, Trouble},
    ui::{
        View,
        look::size,
        widgets::{card, column, para, primary, quiet, secret_field, section, title},
    },
};
use egui::Ui;

/// The journal can't be used. Nothing is lost by looking at this.
pub fn trouble(ui: &mut Ui, view: &mut View<'_>, trouble: &Trouble) {
    let look = view.look;
    column(ui, look, "trouble", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
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
        if trouble.damaged {
            ui.push_id("ways out", |ui| ways_out(ui, view));
        }
        para(ui, "Help works without a journal: press F1, or choose Help");
    });
}

/// What can be done about a journal that can't be read. The file itself is never overwritten.
fn ways_out(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section(ui, "What can be done");
        para(
            ui,
            "The file stays as it is. Whatever you choose here, it is set aside under another name and never overwritten.",
        );
        secret_field(ui, look, "Its passphrase or recovery code, if it has one", &mut view.forms.privacy.backup);
        if view.model.busy == Some(Task::ListBackups) {
            working(ui, view, "Looking at the backups…");
        } else if quiet(ui, look, "Look at the backups").clicked() {
            view.actions.ask(Action::ListBackups);
        }
        para(ui, "A backup is whole, up to the day it was made. Look there first.");
        if quiet(ui, look, "Read what can still be read").clicked() {
            view.actions.ask(Action::Salvage);
        }
        para(ui, "Page by page, into a new journal. What stood on damaged pages is missing there.");
    });
    if view.model.backups.is_some() {
        card(ui, look, |ui| settings_backups::list_and_comparison(ui, view));
    }
}
