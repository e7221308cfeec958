//! What folds out when it is pressed, and lines with a dot before them.

use super::{Icon, focus_ring, take_over};
use crate::ui::theme::{Look, icons, size};
use egui::{AtomExt as _, Button, RichText, Sense, Stroke, Ui, vec2};

/// A line that opens and closes what belongs beneath it. `contents` is shown while it is open; it is
/// closed at first and remembered while the window lives. The keyboard is handed on to it by its words.
pub fn disclosure(ui: &mut Ui, look: &Look, words: &str, contents: impl FnOnce(&mut Ui)) {
    disclosure_of(ui, look, words, words, contents);
}

/// The same where several on a screen have the same words: `name` says which one it is.
pub fn disclosure_of(ui: &mut Ui, look: &Look, words: &str, name: &str, contents: impl FnOnce(&mut Ui)) {
    let id = ui.scope_id().with(("disclosure", name));
    let mut open: bool = ui.data(|d| d.get_temp(id)).unwrap_or(false);
    let icon = if open { Icon::Down } else { Icon::Right };
    let piece = |text: &str, family| RichText::new(text).family(family).size(size::BODY).color(look.accent());
    // Two pieces: a second line of words stands under the first, not under the arrow.
    let arrow = piece(icon.glyph(), icons());
    let called = piece(words, egui::FontFamily::Proportional);
    let button = Button::new((arrow, called.atom_shrink(true))).gap(8.0).stroke(Stroke::NONE).frame_when_inactive(false);
    let shown = ui.scope(|ui| {
        // The arrow stands flush with the text above it.
        ui.spacing_mut().button_padding.x = 0.0;
        let states = &mut ui.visuals_mut().widgets;
        (states.hovered.expansion, states.active.expansion) = (4.0, 4.0);
        ui.add(button.wrap())
    });
    let r = take_over(ui, shown.inner, name);
    r.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), name));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    focus_ring(ui, look, &r);
    if r.clicked() {
        open = !open;
        ui.data_mut(|d| d.insert_temp(id, open));
    }
    if open {
        contents(ui);
    }
}

/// A list of short sentences, a dot before each.
pub fn bullets<S: AsRef<str>>(ui: &mut Ui, look: &Look, lines: &[S]) {
    for line in lines {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            // Painted, not written: a screen reader has the sentence only.
            let (dot, _) = ui.allocate_exact_size(vec2(6.0, size::BODY * 1.45), Sense::hover());
            ui.painter().circle_filled(dot.center(), 2.0, look.muted());
            super::para(ui, line.as_ref());
        });
    }
}
