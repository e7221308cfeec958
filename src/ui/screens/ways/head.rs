//! What a page of a way begins with: its drawing, its name, and how long it takes.

use super::drawing::drawing;
use crate::{
    app::Action,
    guidance::WayText,
    ui::{
        View,
        theme::Look,
        widgets::{caption, quiet, title},
    },
};
use egui::{Align, Layout, Ui};

/// Above the page, with the way back to the seven.
pub(super) fn large(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    if quiet(ui, look, "All seven ways").clicked() {
        view.actions.ask(Action::CloseWay);
    }
    ui.horizontal_top(|ui| {
        let side = if look.narrow { 56.0 } else { 88.0 };
        drawing(ui, look, text.way, side);
        ui.add_space(4.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.add_space(if look.narrow { 0.0 } else { 16.0 });
            title(ui, &text.title);
            caption(ui, look, &text.in_short());
        });
    });
}

/// Above a step: small, so that the step has the screen.
pub(super) fn small(ui: &mut Ui, look: &Look, text: &WayText) {
    ui.horizontal_top(|ui| {
        drawing(ui, look, text.way, 36.0);
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.add_space(8.0);
            caption(ui, look, &text.title);
        });
    });
}
