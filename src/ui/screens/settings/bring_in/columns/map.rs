//! The same choices as the text that `gamut import --map` reads: to take along, or to use one that was written before.

use super::saying::choose;
use crate::{
    app::{Arriving, map_of, map_read},
    ui::{
        View,
        widgets::{caption, copy_all, disclosure, lines, para, quiet},
    },
};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let look = view.look;
    disclosure(ui, look, "The same as a text", |ui| {
        para(ui, "The command `gamut import FILE --map MAP.toml` reads this. One you have can be put in its place.");
        let now = map_of(&arriving.said.choices);
        let mut text = view.forms.settings.map.clone().unwrap_or_else(|| now.clone());
        let r = lines(ui, look, "a map of columns", &mut text, |f| f.desired_width(f32::INFINITY).code_editor());
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_label("What each column is, as a text"));
        if r.changed() {
            view.forms.settings.map = Some(text.clone());
        }
        let is_typed = text != now;
        ui.horizontal_wrapped(|ui| {
            copy_all(ui, look, "Copy it", &text);
            if is_typed
                && quiet(ui, look, "Use this text").clicked()
                && let Ok(choices) = map_read(&text)
            {
                view.forms.settings.map = None;
                choose(view, arriving, |now| *now = choices);
            }
        });
        if is_typed && let Err(why) = map_read(&text) {
            caption(ui, look, &why);
        }
    });
}
