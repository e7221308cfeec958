//! Who should take care: one line that is always read, and the full note (SAFETY 17).

use crate::{
    app::{Action, Room},
    guidance::WayText,
    ui::{
        View,
        theme::{Look, icons},
        widgets::{Icon, bullets, disclosure, link, para},
    },
};
use egui::{Label, RichText, Ui};

pub(super) const TAKE_CARE: &str = "Who should take care";

/// One line, always read.
pub(super) fn line(ui: &mut Ui, look: &Look, text: &WayText) {
    ui.horizontal_top(|ui| {
        let sign = RichText::new(Icon::Info.glyph()).family(icons()).size(18.0).color(look.accent());
        let sign = ui.label(sign);
        ui.ctx().accesskit_node_builder(sign.id, egui::accesskit::Node::set_hidden);
        ui.add(Label::new(&text.care_line).wrap());
    });
}

/// The full note and the reasons, a press away each.
pub(super) fn more(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    disclosure(ui, look, TAKE_CARE, |ui| note(ui, view, text));
    disclosure(ui, look, "Why this one", |ui| {
        para(ui, &text.why);
        let ranked = view.open.findings.as_ref().and_then(|f| f.ways.iter().find(|r| r.way == text.way));
        if let Some(ranked) = ranked {
            bullets(ui, look, &ranked.reasons);
        }
    });
}

/// The full note, and the way to Help.
pub(super) fn note(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    para(ui, &text.care);
    if link(ui, view.look, "Open Help").clicked() {
        view.actions.ask(Action::Go(Room::Help));
    }
}
