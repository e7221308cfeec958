//! Where one types: every text field of the rooms but those for secrets.

use super::whole_letters;
use crate::{
    report::has_right_to_left,
    ui::{
        theme::Look,
        widgets::{caption, focus_ring, para},
    },
};
use egui::{Context, Id, Response, Stroke, TextEdit, Ui};
use std::{fmt::Debug, hash::Hash, sync::Arc};
use whole_letters::WholeLetters;

/// A field of one line. `name` is the field's own, by what is written into it: the keyboard stays in it whatever comes
/// or goes around it. `dress` says how wide it is, its hint and its limit.
pub fn line(
    ui: &mut Ui,
    look: &Look,
    name: impl Hash + Debug,
    text: &mut String,
    dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    let r = edited(ui, look, name, text, false, dress);
    focus_ring(ui, look, &r);
    as_it_reads(ui, look, text, &r);
    r
}

/// A line in a frame of its own, which has the ring.
pub fn line_in_frame(
    ui: &mut Ui,
    look: &Look,
    name: impl Hash + Debug,
    text: &mut String,
    dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    edited(ui, look, name, text, false, dress)
}

/// A field of several lines.
pub fn lines(
    ui: &mut Ui,
    look: &Look,
    name: impl Hash + Debug,
    text: &mut String,
    dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    let r = edited(ui, look, name, text, true, dress);
    focus_ring(ui, look, &r);
    as_it_reads(ui, look, text, &r);
    r
}

fn edited(
    ui: &mut Ui,
    look: &Look,
    name: impl Hash + Debug,
    text: &mut String,
    several: bool,
    dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    let mut whole = WholeLetters::of(text);
    let field = if several { TextEdit::multiline(&mut whole) } else { TextEdit::singleline(&mut whole) };
    // Its edge is seen at 3:1: an empty field has nothing else to be seen by.
    let worn = Arc::clone(ui.style());
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, look.outline());
    let r = dress(field.id(field_id(name))).show(ui).response.response;
    ui.set_style(worn);
    if let Some(left_out) = whole.left_out() {
        ui.data_mut(|d| d.insert_temp(no_room(), left_out));
    }
    if r.has_focus() {
        whole_letters::keep_cursor_between_letters(ui.ctx(), r.id, text);
    }
    r
}

/// By what the keyboard is put into the field of this name.
pub fn field_id(name: impl Hash + Debug) -> Id {
    Id::unique(("field", name))
}

/// What a field had no room for in this pass, in a sentence: nothing is left out without a word.
pub(in crate::ui) fn what_was_left_out(ctx: &Context) -> Option<String> {
    let (limit, n): (usize, usize) = ctx.data_mut(|d| d.remove_temp(no_room()))?;
    Some(format!(
        "There is no room for all of it. This field holds {limit} letters, and {n} of the new ones did not go in. \
         What stood there before is safe. Put the rest somewhere else"
    ))
}

fn no_room() -> Id {
    Id::unique("a field had no room")
}

/// A field sets right-to-left words in the wrong order; beneath it they stand as they are read. In a row of other
/// things there is no room for that.
fn as_it_reads(ui: &mut Ui, look: &Look, text: &str, field: &Response) {
    if ui.layout().is_vertical() && has_right_to_left(text) {
        caption(ui, look, "As it reads");
        let read = para(ui, text);
        if field.changed() {
            read.scroll_to_me(None);
        }
    }
}
