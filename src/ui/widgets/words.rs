use super::{Icon, choice, icon_button};
use crate::ui::look::Look;
use egui::{Key, TextEdit, Ui};
use std::sync::Arc;

/// A list of the person's own words: those in use as pills to press, and a field to add another.
/// Returns whether anything changed. `typed` is the field's own text, kept by the caller's id.
pub fn word_list(ui: &mut Ui, look: &Look, name: &str, hint: &str, said: &mut Vec<String>, known: &[Arc<str>]) -> bool {
    let before = said.clone();
    ui.horizontal_wrapped(|ui| {
        let label = super::caption(ui, look, name);
        let extra: Vec<String> = said.iter().filter(|s| !known.iter().any(|k| **k == ***s)).cloned().collect();
        for word in extra.iter().map(String::as_str).chain(known.iter().take(6).map(AsRef::as_ref)) {
            let on = said.iter().any(|s| s == word);
            if choice(ui, look, word, on).clicked() {
                if on {
                    said.retain(|s| s != word);
                } else {
                    said.push(word.to_owned());
                }
            }
        }
        let id = ui.scope_id().with(("adding", name));
        let mut typed: String = ui.data(|d| d.get_temp(id)).unwrap_or_default();
        let field =
            ui.add(TextEdit::singleline(&mut typed).hint_text(hint).desired_width(116.0).char_limit(80)).labelled_by(label.id);
        let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        let added = !typed.trim().is_empty()
            && (icon_button(ui, look, Icon::Add, &format!("Add to {}", name.to_lowercase())).clicked() || entered);
        if added || (field.lost_focus() && !typed.trim().is_empty()) {
            let word = typed.trim().to_owned();
            if !said.contains(&word) {
                said.push(word);
            }
            typed.clear();
        }
        if entered {
            field.request_focus();
        }
        ui.data_mut(|d| d.insert_temp(id, typed));
    });
    *said != before
}
