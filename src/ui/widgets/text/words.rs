//! Words of one's own as ticks, and a field for one more.

use crate::{
    domain::{CheckInDraft, WordKind},
    ui::{
        theme::Look,
        widgets::{choice, line},
    },
};
use egui::{Context, Id, Key, Response, Ui};
use std::sync::Arc;

/// So many letters of one word.
const LETTERS: usize = 80;

/// A list of the person's own words: those in use as pills to press, and a field to add another.
/// `label` is the id of the words that name it.
pub fn word_list(ui: &mut Ui, look: &Look, kind: WordKind, label: Id, draft: &mut CheckInDraft, known: &[Arc<str>]) {
    let Some(said) = list_of(kind, draft) else { return };
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
    another_word(ui, look, kind, label, draft);
}

/// The field to add a word. What stands in it is kept with the form as it is typed; it is taken in when the field is
/// left, and when the form is saved.
pub fn another_word(ui: &mut Ui, look: &Look, kind: WordKind, label: Id, draft: &mut CheckInDraft) -> Response {
    let mut typed = draft.adding.remove(&kind).unwrap_or_default();
    let field =
        line(ui, look, ("adding", kind.word()), &mut typed, |f| f.hint_text("add…").desired_width(84.0).char_limit(LETTERS))
            .labelled_by(label);
    let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
    if (field.lost_focus() || is_kept_now(ui.ctx())) && !typed.trim().is_empty() {
        let word = typed.trim().to_owned();
        match list_of(kind, draft) {
            Some(said) if said.contains(&word) => {}
            Some(said) => said.push(word),
            None => draft.company = word,
        }
        typed.clear();
    }
    if entered {
        field.request_focus();
    }
    if !typed.is_empty() {
        draft.adding.insert(kind, typed);
    }
    field
}

/// Company is one word, and no list.
fn list_of(kind: WordKind, draft: &mut CheckInDraft) -> Option<&mut Vec<String>> {
    match kind {
        WordKind::Tags => Some(&mut draft.tags),
        WordKind::Medicines => Some(&mut draft.medicines),
        WordKind::Substances => Some(&mut draft.substances),
        WordKind::Company => None,
    }
}

/// Asks every field of this pass to hand over what is typed in it: the form is about to be saved.
pub fn keep_typed_words(ctx: &Context) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|d| d.insert_temp(Id::unique("words are kept"), pass));
}

fn is_kept_now(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp(Id::unique("words are kept"))) == Some(ctx.cumulative_pass_nr())
}
