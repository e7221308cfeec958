//! Where one types: every text field of the rooms but those for secrets.

use super::{caption, focus_ring, para, whole_letters};
use crate::{report::has_right_to_left, ui::look::Look};
use egui::{Response, Stroke, TextEdit, Ui};
use std::sync::Arc;
use whole_letters::WholeLetters;

/// A field of one line. `dress` says how wide it is, its hint and its limit.
pub fn line(ui: &mut Ui, look: &Look, text: &mut String, dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>) -> Response {
    let r = edited(ui, look, text, false, dress);
    focus_ring(ui, look, &r);
    as_it_reads(ui, look, text, &r);
    r
}

/// A line in a frame of its own, which has the ring.
pub fn line_in_frame(
    ui: &mut Ui,
    look: &Look,
    text: &mut String,
    dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    edited(ui, look, text, false, dress)
}

/// A field of several lines.
pub fn lines(ui: &mut Ui, look: &Look, text: &mut String, dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>) -> Response {
    let r = edited(ui, look, text, true, dress);
    focus_ring(ui, look, &r);
    as_it_reads(ui, look, text, &r);
    r
}

fn edited(
    ui: &mut Ui,
    look: &Look,
    text: &mut String,
    several: bool,
    dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
) -> Response {
    let mut whole = WholeLetters(text);
    let field = if several { TextEdit::multiline(&mut whole) } else { TextEdit::singleline(&mut whole) };
    // Its edge is seen at 3:1: an empty field has nothing else to be seen by.
    let worn = Arc::clone(ui.style());
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, look.outline());
    let r = dress(field).show(ui).response.response;
    ui.set_style(worn);
    if r.has_focus() {
        whole_letters::keep_cursor_between_letters(ui.ctx(), r.id, text);
    }
    r
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
