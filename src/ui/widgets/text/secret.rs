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
    named(ui, look, name, |ui, label| {
        let r = typed_into(ui, name, field, label);
        if shows(ui, look, field.shown, &format!("what is typed: {name}")) {
            field.shown = !field.shown;
        }
        r
    })
}

/// A new passphrase and the same again, each with its name, and `says` of them beneath each. Tab leads from one to the
/// other: the way to see what is typed stands behind both. Gives the response of the second.
pub fn secret_twice(
    ui: &mut Ui,
    look: &Look,
    (name, first): (&str, &mut SecretField),
    (again, second): (&str, &mut SecretField),
    says: impl Fn(&SecretField, &SecretField) -> [Option<String>; 2],
) -> Response {
    named(ui, look, name, |ui, label| typed_into(ui, name, first, label));
    let below = |ui: &mut Ui, said: &Option<String>| {
        if let Some(said) = said {
            caption(ui, look, said);
        }
    };
    below(ui, &says(first, second)[0]);
    let r = named(ui, look, again, |ui, label| {
        let r = typed_into(ui, again, second, label);
        if shows(ui, look, first.shown, "what is typed in both fields") {
            first.shown = !first.shown;
        }
        second.shown = first.shown;
        r
    });
    below(ui, &says(first, second)[1]);
    r
}

/// The name, and beneath it a line; `contents` gets the name's id.
fn named<R>(ui: &mut Ui, look: &Look, name: &str, contents: impl FnOnce(&mut Ui, Id) -> R) -> R {
    ui.push_id(("secret", name), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let label = caption(ui, look, name).id;
        ui.horizontal_wrapped(|ui| contents(ui, label)).inner
    })
    .inner
}

fn typed_into(ui: &mut Ui, name: &str, field: &mut SecretField, label: Id) -> Response {
    let hidden = !field.shown;
    let width = (ui.available_width() - 80.0).clamp(120.0, 360.0);
    let edit = TextEdit::singleline(field.typed())
        .id(Id::unique(("secret", name)))
        .password(hidden)
        .char_limit(SecretField::LIMIT)
        .desired_width(width);
    let r = ui.add(edit).labelled_by(label);
    // What the person asked to see is for their own eyes.
    crate::ui::discreet::hide(ui.ctx(), r.rect);
    if ui.data_mut(|d| d.remove_temp::<bool>(Id::unique("next secret takes focus"))).is_some() {
        r.request_focus();
        r.scroll_to_me(None);
    }
    forget_earlier_letters(ui, &r);
    r
}

/// The way to see it, and to hide it again: whether that was pressed.
fn shows(ui: &mut Ui, look: &Look, shown: bool, what: &str) -> bool {
    let words = if shown { "Hide" } else { "Show" };
    let toggle = link(ui, look, words);
    toggle.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{words} {what}")));
    toggle.clicked()
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
