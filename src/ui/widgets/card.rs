use crate::ui::look::{Look, size};
use egui::{Frame, InnerResponse, Margin, Stroke, Ui};

/// A card: 12 radius, one soft border, as wide as its column.
pub fn card<R>(ui: &mut Ui, look: &Look, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let inside = if look.narrow { 12 } else { 20 };
    Frame::new()
        .fill(look.card())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(12)
        .inner_margin(Margin { left: inside, right: inside, top: 14, bottom: 14 })
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
}

/// A card of words: its lines stand closer together than the cards do.
pub fn text_card<R>(ui: &mut Ui, look: &Look, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        contents(ui)
    })
}

/// What lies over the rooms is a card, too.
pub fn over_frame(look: &Look) -> Frame {
    Frame::new()
        .fill(look.card())
        .stroke(Stroke::new(1.0, look.line()))
        .corner_radius(12)
        .inner_margin(Margin::symmetric(20, 16))
}

/// A quiet line between two parts of a card or of a column.
pub fn rule(ui: &Ui, look: &Look) {
    ui.painter().hline(ui.max_rect().x_range(), ui.cursor().top(), Stroke::new(1.0, look.line()));
}

/// The content column: centred, at most 860 wide (or `widest`), scrolling when it is too long.
pub fn column<R>(ui: &mut Ui, look: &Look, name: &str, widest: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    egui::ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink(false)
        .show(ui, |ui| {
            let room = ui.available_width();
            let margin = if look.narrow { 12.0 } else { 32.0 };
            let width = (room - 2.0 * margin).min(widest).max(200.0);
            let left = ((room - width) / 2.0).max(0.0);
            ui.add_space(if look.narrow { 12.0 } else { 24.0 });
            let inner = ui
                .horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add_space(left);
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing = egui::vec2(8.0, 8.0);
                        ui.set_width(width);
                        contents(ui)
                    })
                    .inner
                })
                .inner;
            ui.add_space(size::TITLE);
            inner
        })
        .inner
}
