//! The settings: what can be set, part by part.

pub(crate) mod about;
pub(crate) mod backup_words;
pub(crate) mod backups;
pub(crate) mod compared;
pub(crate) mod data;
pub(crate) mod day;
pub(crate) mod delete;
pub(crate) mod feelings;
pub(crate) mod help_lines;
pub(crate) mod import;
pub(crate) mod look;
pub(crate) mod merge;
pub(crate) mod parts;
pub(crate) mod patterns;
pub(crate) mod privacy;
pub(crate) mod recovery_code;
pub(crate) mod short;
pub(crate) mod symptoms;
pub(crate) mod words;

use crate::ui::{
    View,
    theme::size,
    widgets::{column, heading},
};
use egui::Ui;
use parts::Part;

/// Everything that can be set. Each change is saved at once.
pub(crate) fn settings(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "settings", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        heading(ui, view.look, "Settings", "Every change is kept at once, in the journal itself");
        parts::index(ui, view);
        let sample = view.open.journal.settings.sample;
        for part in Part::ALL.into_iter().filter(|p| p.is_there(sample)) {
            parts::show(ui, view, part);
        }
    });
}
