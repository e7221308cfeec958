//! Buttons that copy.

use super::{Icon, icon_button, quiet};
use crate::ui::theme::Look;
use egui::{Id, Response, Ui};

/// Where the window remembers what was copied last, so that the button can say so: its fingerprint only.
fn copied_last() -> Id {
    Id::unique("what was copied last")
}

fn was_copied(ui: &Ui, text: &str) -> bool {
    ui.data(|d| d.get_temp::<Id>(copied_last())).is_some_and(|last| last == Id::unique(text))
}

fn copy(ui: &Ui, text: &str) {
    ui.copy_text(text.to_owned());
    ui.data_mut(|d| d.insert_temp(copied_last(), Id::unique(text)));
}

/// Copies `text`; a tick stands there while it is what was copied last. `name` says what it is.
pub fn copy_button(ui: &mut Ui, look: &Look, name: &str, text: &str) -> Response {
    let (icon, words) =
        if was_copied(ui, text) { (Icon::Check, format!("Copied: {name}")) } else { (Icon::Copy, format!("Copy {name}")) };
    let r = icon_button(ui, look, icon, &words);
    if r.clicked() {
        copy(ui, text);
    }
    r
}

/// The same as a button with words: "Copy all", and "Copied" once it is.
pub fn copy_all(ui: &mut Ui, look: &Look, words: &str, text: &str) -> Response {
    let r = quiet(ui, look, if was_copied(ui, text) { "Copied" } else { words });
    if r.clicked() {
        copy(ui, text);
    }
    r
}
