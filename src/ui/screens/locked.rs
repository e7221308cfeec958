//! The locked window, and what it shows while what was typed is tried.

use super::{settings::backups, working::working};
use crate::{
    app::{Action, Task},
    ui::{
        FileView,
        theme::{Look, size},
        widgets::{caption, card, column_in_the_middle, para, primary, quiet, secret_field, section, title, was_entered},
    },
};
use egui::Ui;

/// How wide the card is: one field and a sentence.
const WIDTH: f32 = 520.0;

/// Nothing of the journal is in memory: a field, and what was wrong with what was typed last.
pub(crate) fn locked(ui: &mut Ui, view: &mut FileView<'_>, wrong: Option<&str>) {
    let look = view.look;
    frame(ui, look, |ui| {
        card(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            let field = secret_field(ui, look, "Passphrase or recovery code", &mut view.privacy.unlock);
            // Whoever comes to the locked window comes to type.
            if ui.memory(|m| m.focused().is_none()) && !ui.input(|i| i.key_pressed(egui::Key::Enter)) {
                field.request_focus();
            }
            let entered = was_entered(ui, &field);
            if let Some(sentence) = wrong {
                let said = para(ui, sentence);
                ui.ctx().accesskit_node_builder(said.id, |node| {
                    node.set_role(egui::accesskit::Role::Alert);
                    node.set_label(sentence.to_owned());
                });
            }
            let typed = !view.privacy.unlock.is_empty();
            let pressed = ui.add_enabled_ui(typed, |ui| primary(ui, look, "Unlock")).inner.clicked();
            if typed && (entered || pressed) {
                view.actions.ask(Action::Unlock(view.privacy.unlock.take()));
            }
            if wrong.is_some() {
                backups(ui, view);
            }
            caption(ui, look, "The recovery code was shown once, when the passphrase was set. It works in the same field");
        });
    });
}

/// What is surely right and still does not open it may be damaged.
fn backups(ui: &mut Ui, view: &mut FileView<'_>) {
    if view.file.busy == Some(Task::ListBackups) {
        return working(ui, view.look, "Looking at the backups…");
    }
    if view.file.backups.is_none() {
        if quiet(ui, view.look, "Look at the backups…").clicked() {
            view.actions.ask(Action::ListBackups);
        }
        return;
    }
    backups::list_and_comparison(ui, view);
}

/// While the worker opens the journal.
pub(crate) fn opening(ui: &mut Ui, look: &Look, task: Option<Task>) {
    match task {
        Some(Task::Unlock) => frame(ui, look, |ui| {
            card(ui, look, |ui| {
                working(ui, look, "Unlocking…");
                caption(ui, look, "It takes up to a second on purpose: that makes guessing slow");
            });
        }),
        Some(
            Task::Passphrase | Task::ListBackups | Task::BackUp | Task::Compare | Task::Rewrite | Task::Restore | Task::Salvage,
        )
        | None => column_in_the_middle(ui, look, "opening", size::COLUMN, |ui| {
            let words = match task {
                Some(Task::Restore) => "Putting the backup in place…",
                Some(Task::Salvage) => "Reading what can still be read…",
                Some(Task::Unlock | Task::Passphrase | Task::ListBackups | Task::BackUp | Task::Compare | Task::Rewrite)
                | None => "Opening your journal…",
            };
            title(ui, words);
            para(ui, "Help is there at any time: press F1");
        }),
    }
}

fn frame(ui: &mut Ui, look: &Look, contents: impl FnOnce(&mut Ui)) {
    column_in_the_middle(ui, look, "locked", WIDTH, |ui| {
        ui.spacing_mut().item_spacing.y = 14.0;
        ui.add_space((ui.ctx().content_rect().height() * 0.10 - 12.0).max(0.0));
        title(ui, "Your journal is locked");
        contents(ui);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            section(ui, "Help works while it is locked");
            para(ui, "Press F1, or choose Help. It needs no passphrase and no network");
        });
    });
}
