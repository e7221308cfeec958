//! A few facts beside each other: what is asked in small letters, the answer beneath.

use crate::ui::{
    theme::Look,
    widgets::{caption, para},
};
use egui::{Align, Layout, Ui, vec2};

/// So much room each fact needs to stand beside the others.
const EACH: f32 = 200.0;

/// The facts in columns where there is room, else one under the other.
pub(crate) fn facts(ui: &mut Ui, look: &Look, facts: &[(&str, String)]) {
    let gap = 20.0;
    let room = ui.available_width();
    let n = facts.len().max(1) as f32;
    let one = |ui: &mut Ui, (name, words): &(&str, String)| {
        ui.spacing_mut().item_spacing.y = 1.0;
        caption(ui, look, name);
        para(ui, words);
    };
    if room < n * EACH + (n - 1.0) * gap {
        for (i, fact) in facts.iter().enumerate() {
            // Each question is nearer to its own answer than to the one before.
            ui.add_space(if i > 0 { 4.0 } else { 0.0 });
            ui.vertical(|ui| one(ui, fact));
        }
        return;
    }
    let each = (room - (n - 1.0) * gap) / n;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = gap;
        for fact in facts {
            ui.allocate_ui_with_layout(vec2(each, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(each);
                one(ui, fact);
            });
        }
    });
}
