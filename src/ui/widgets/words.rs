use super::{choice, line};
use crate::ui::look::Look;
use egui::{Context, Id, Key, Ui};
use std::sync::Arc;

/// A list of the person's own words: those in use as pills to press, and a field to add another.
/// `label` is the id of the words that name it. Returns whether anything changed.
pub fn word_list(ui: &mut Ui, look: &Look, name: &str, label: Id, said: &mut Vec<String>, known: &[Arc<str>]) -> bool {
    let before = said.clone();
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
    let field = line(ui, look, &mut typed, |f| f.hint_text("add…").desired_width(84.0).char_limit(80)).labelled_by(label);
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    // Leaving the field keeps the word too, and so does saving from within it: nothing typed is dropped.
    let is_typing = field.has_focus() && !is_kept_now(ui.ctx());
    if !is_typing && !typed.trim().is_empty() {
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
    *said != before
}

/// Asks every field of this pass to hand over what is typed in it: the form is about to be saved.
pub fn keep_typed_words(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|d| d.insert_temp(Id::unique("words are kept"), pass));
}

fn is_kept_now(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp(Id::unique("words are kept"))) == Some(ctx.cumulative_pass_nr())
}
