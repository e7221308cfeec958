//! A field for a passphrase, which is shown to nobody.

use crate::{
    app::SecretField,
    ui::{
        theme::Look,
        widgets::{caption, link},
    },
};
use egui::{Id, Key, Response, TextEdit, Ui, WidgetInfo, text_edit::TextEditState};

/// The button that opened a form goes away with the keyboard; the form's first field takes it over.
pub fn next_secret_takes_focus(ui: &Ui) {
    ui.data_mut(|d| d.insert_temp(Id::unique("next secret takes focus"), true));
}

/// A field for a passphrase or a recovery code, with its name above it and a way to see what is typed.
/// Nothing of it is kept for undo.
pub fn secret_field(ui: &mut Ui, look: &Look, name: &str, field: &mut SecretField) -> Response {
    ui.push_id(("secret", name), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = caption(ui, look, name);
        ui.horizontal_wrapped(|ui| {
            let hidden = !field.shown;
            let width = (ui.available_width() - 80.0).clamp(120.0, 360.0);
            let edit = TextEdit::singleline(field.typed())
                .id(Id::unique(("secret", name)))
                .password(hidden)
                .char_limit(SecretField::LIMIT)
                .desired_width(width);
            let r = ui.add(edit).labelled_by(label.id);
            // What the person asked to see is for their own eyes.
            crate::ui::discreet::hide(ui.ctx(), r.rect);
            if ui.data_mut(|d| d.remove_temp::<bool>(Id::unique("next secret takes focus"))).is_some() {
                r.request_focus();
                r.scroll_to_me(None);
            }
            forget_earlier_letters(ui, &r);
            let words = if field.shown { "Hide" } else { "Show" };
            let toggle = link(ui, look, words);
            let said = format!("{words} what is typed: {name}");
            toggle.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &said));
            if toggle.clicked() {
                field.shown = hidden;
            }
            r
        })
        .inner
    })
    .inner
}

/// Whether Enter was pressed in the field.
#[must_use]
pub fn was_entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter))
}

fn forget_earlier_letters(ui: &Ui, field: &Response) {
    if let Some(mut state) = TextEditState::load(ui.ctx(), field.id) {
        state.clear_undoer();
        state.store(ui.ctx(), field.id);
    }
}
