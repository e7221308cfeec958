//! What a program that copies the journal's folder may do to it; told once.

use super::save_settings::save;
use crate::{
    app::Room,
    ui::{
        View,
        theme::semibold,
        widgets::{para, quiet},
    },
};
use egui::{Frame, Margin, RichText, Ui};

pub(crate) fn sync_banner(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(by) = view.open.care.synced_by.clone() else { return };
    let settings = &view.open.journal.settings;
    if view.shell.room == Room::Help || settings.sync_warned || !settings.welcomed || settings.sample {
        return;
    }
    Frame::new().fill(look.accent_soft()).inner_margin(Margin::symmetric(16, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.label(RichText::new(format!("Your journal lies in a folder that {by} copies")).family(semibold()).color(look.ink()));
        para(ui, "Open it on one computer at a time, and let the copying finish first. Else you may get a second file, a “conflicted copy”, and each has a part of your check-ins.");
        para(ui, if view.open.care.protected {
            "The copies can be read only with your passphrase or recovery code."
        } else {
            "The copies have no passphrase: whoever sees that folder can read them. You can set one in Settings."
        });
        if quiet(ui, look, "I have read this").clicked() {
            save(view, |s| s.sync_warned = true);
        }
    });
}
