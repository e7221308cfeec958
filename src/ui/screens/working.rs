//! Something takes a while.

use crate::ui::theme::Look;
use egui::{RichText, Ui};

/// Something takes a while, in words; it turns unless motion is reduced.
pub(super) fn working(ui: &mut Ui, look: &Look, words: &str) {
    ui.horizontal_wrapped(|ui| {
        if !look.reduce_motion {
            ui.add(egui::Spinner::new().size(18.0).color(look.accent()));
        }
        let said = ui.label(RichText::new(words).color(look.ink()));
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_role(egui::accesskit::Role::Status);
            node.set_label(words.to_owned());
            node.set_live(egui::accesskit::Live::Polite);
        });
    });
}
