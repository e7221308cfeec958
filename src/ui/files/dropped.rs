//! Files that are held over the window or dropped on it.

use crate::{
    app::{Action, Actions},
    ui::{
        theme::{Look, semibold, size},
        widgets::over_frame,
    },
};
use egui::{Align2, Area, Context, Id, Order, RichText, vec2};

/// What was dropped is looked at; nothing is done with it unasked.
pub(crate) fn take(ctx: &Context, actions: &mut Actions) {
    let dropped = ctx.input(|i| i.raw.dropped_files.clone());
    if !dropped.is_empty() {
        actions.ask(Action::Drop(dropped.iter().map(|file| file.path().to_owned()).collect()));
    }
}

/// While something is held over the window: what would happen.
pub(crate) fn tell(ctx: &Context, look: &Look) {
    let held = ctx.input(|i| i.raw.hovered_files.len());
    if held == 0 {
        return;
    }
    let words = if held == 1 {
        "Drop it, and Gamut looks at it. You are asked before anything is done"
    } else {
        "One file at a time, please"
    };
    let area = Area::new(Id::unique("a file is held over the window")).order(Order::Tooltip).interactable(false);
    area.anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0)).show(ctx, |ui| {
        let frame = over_frame(look).stroke(egui::Stroke::new(2.0, look.accent())).shadow(ui.visuals().popup_shadow);
        frame.show(ui, |ui| {
            ui.set_max_width((ctx.content_rect().width() - 96.0).min(420.0));
            ui.label(RichText::new(words).family(semibold()).size(size::BODY).color(look.ink()));
        });
    });
}
