//! A name and what belongs to it in one line, or under each other where there is little room.

use crate::ui::{theme::Look, widgets::caption};
use egui::{Align, Id, Label, Layout, Ui, vec2};

/// Wide enough for the longest name; beside it, what is set stands in a column.
const NAME: f32 = 140.0;

/// What can be set, and its name before it; in a narrow window above it. `contents` gets the name's id.
pub fn named_row<R>(ui: &mut Ui, look: &Look, name: &str, contents: impl FnOnce(&mut Ui, Id) -> R) -> R {
    if look.narrow {
        return ui
            .vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                let label = caption(ui, look, name).id;
                ui.horizontal_wrapped(|ui| contents(ui, label)).inner
            })
            .inner;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let place = vec2(NAME, ui.spacing().interact_size.y);
        let named = ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_size(place);
            ui.add(Label::new(name).wrap()).id
        });
        ui.vertical(|ui| ui.horizontal_wrapped(|ui| contents(ui, named.inner)).inner).inner
    })
    .inner
}

/// Where a line that wraps has no room for the next thing, this wide, that thing begins a line of its own: left to
/// itself the new line would be as high as the one before it, which may hold words on two lines.
pub(in crate::ui) fn begin_line_for(ui: &mut Ui, wide: f32) {
    let begun = ui.cursor().left() > ui.max_rect().left() + 0.5;
    if ui.layout().main_wrap() && begun && ui.available_size_before_wrap().x < wide {
        ui.end_row();
    }
}
