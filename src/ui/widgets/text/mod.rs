//! Fields to type into, and texts to read.

pub(crate) mod field;
pub(crate) mod keyboard;
pub(crate) mod note_text;
pub(crate) mod reading;
pub(crate) mod secret;
pub(crate) mod time_field;
pub(crate) mod whole_letters;
pub(crate) mod words;

use crate::ui::theme::{Look, semibold, size};
use egui::{Response, Ui};
use reading::{Lines, read};

/// The heading of a room.
pub fn title(ui: &mut Ui, text: &str) -> Response {
    let r = read(ui, text, Lines::AsTheyCome, |t| t.family(semibold()).size(size::TITLE));
    as_heading(ui, &r, text);
    r
}

/// The heading of a room, and close beneath it what the room is in a sentence.
pub fn heading(ui: &mut Ui, look: &Look, text: &str, in_short: &str) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        title(ui, text);
        caption(ui, look, in_short);
    });
}

/// The heading of a card.
pub fn section(ui: &mut Ui, text: &str) -> Response {
    let r = read(ui, text, Lines::AsTheyCome, |t| t.family(semibold()).size(size::BODY + 1.0));
    as_heading(ui, &r, text);
    r
}

/// A paragraph of body text.
pub fn para(ui: &mut Ui, text: &str) -> Response {
    read(ui, text, Lines::Filled, |t| t.line_height(Some(size::BODY * 1.45)))
}

/// Small, quiet text.
pub fn caption(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let (tint, height) = (look.muted(), Some(size::CAPTION * 1.4));
    read(ui, text, Lines::Filled, |t| t.size(size::CAPTION).color(tint).line_height(height))
}

/// Stands wherever a medicine does (SAFETY 12).
pub fn medicine_note(ui: &mut Ui, look: &Look) {
    caption(ui, look, "Before you stop or change a medicine, please talk to whoever prescribes it");
}

/// Space before what comes next in a line that wraps; none where the line is full, or all around it would become wider.
pub fn gap(ui: &mut Ui, points: f32) {
    if ui.available_size_before_wrap().x > points {
        ui.add_space(points);
    }
}

/// A few words that matter.
pub fn strong(ui: &mut Ui, text: &str) -> Response {
    read(ui, text, Lines::AsTheyCome, |t| t.family(semibold()))
}

fn as_heading(ui: &Ui, r: &Response, text: &str) {
    ui.ctx().accesskit_node_builder(r.id, |node| {
        node.set_role(egui::accesskit::Role::Heading);
        node.set_label(text);
    });
}
