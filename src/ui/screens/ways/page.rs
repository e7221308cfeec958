//! The page of a way, with a bar of buttons beneath it that never moves.

use crate::ui::{
    View,
    theme::size,
    widgets::{column, rule, under_column, with_bar_below},
};
use egui::Ui;

/// A line to read is never longer.
pub(super) const READING: f32 = 600.0;

/// What stands on the page scrolls; the buttons beneath it stay. In a low window they stand at its end, or nothing of
/// the page would be left.
pub(super) fn page_with_bar(
    ui: &mut Ui,
    view: &mut View<'_>,
    name: &str,
    contents: impl FnOnce(&mut Ui, &mut View<'_>),
    bar: impl FnOnce(&mut Ui, &mut View<'_>),
) {
    let spaced = |ui: &mut Ui, view: &mut View<'_>| {
        ui.spacing_mut().item_spacing.y = 12.0;
        contents(ui, view);
    };
    if view.look.low {
        return column(ui, view.look, name, size::COLUMN, |ui| {
            spaced(ui, view);
            bar(ui, view);
        });
    }
    with_bar_below(
        ui,
        "way",
        view,
        |ui, view| column(ui, view.look, name, size::COLUMN, |ui| spaced(ui, view)),
        |ui, view| {
            under_column(ui, view.look, size::COLUMN, |ui| {
                rule(ui, view.look);
                ui.add_space(8.0);
                bar(ui, view);
            });
        },
    );
}
