//! The short form of Today: which feelings it asks about.

use crate::{
    domain::{Catalogue, Feeling, Key, Settings},
    ui::{
        View,
        screens::save_settings::save,
        widgets::{caption, choice, rule, tick},
    },
};
use egui::{Ui, vec2};

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue) {
    let look = view.look;
    ui.add_space(4.0);
    rule(ui, look);
    ui.add_space(6.0);
    let mut short = view.open.journal.settings.short_form;
    if tick(ui, look, &mut short, "Begin with the short form: a few feelings, the others one press away").changed() {
        save(view, |s| s.short_form = short);
    }
    if !short {
        return;
    }
    let settings = view.open.journal.settings.clone();
    let now = settings.asked_in_short(catalogue);
    let chosen = |f: &Feeling| now.contains(&f.id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for feeling in catalogue.asked() {
            let on = chosen(feeling);
            let full = !on && now.len() >= Settings::SHORT_MOST;
            let name = format!("{} in the short form", feeling.name);
            let r = ui.add_enabled_ui(!full, |ui| choice(ui, look, &feeling.name, on)).inner;
            r.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, !full, on, &name));
            // The last one stays: a form that asks for nothing is none.
            if r.clicked() && !(on && now.len() == 1) {
                let keys = keys(catalogue, |f| chosen(f) != (f.id == feeling.id));
                save(view, |s| s.short_feelings = keys);
            }
        }
    });
    caption(ui, look, &format!("{} of at most {}. Without both sides a day has no range", now.len(), Settings::SHORT_MOST));
}

fn keys(catalogue: &Catalogue, wanted: impl Fn(&Feeling) -> bool) -> Vec<Key> {
    catalogue.asked().filter(|f| wanted(f)).map(|f| f.key.clone()).collect()
}
