//! The short form of Today: which feelings it asks about.

use crate::{
    analysis::seven,
    domain::{Catalogue, Feeling, Key},
    ui::{
        View,
        screens::{save_settings::save, three_of_each},
        widgets::{caption, choice, rule, take_over, tick},
    },
};
use egui::{Ui, vec2};

/// Gets the keyboard when what is told beneath goes away.
const TICK: &str = "the short form";

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue) {
    let look = view.look;
    ui.add_space(4.0);
    rule(ui, look);
    ui.add_space(6.0);
    let mut short = view.open.journal.settings.short_form;
    let r = tick(ui, look, &mut short, "Begin with the short form: a few feelings, the others one press away");
    if take_over(ui, r, TICK).changed() {
        // Kept as chosen from here on: a form that changed with its own days would leave none to compare.
        let seven = seven(view.open.counted());
        let keys = keys(catalogue, |f| seven.contains(&f.id));
        save(view, |s| {
            s.short_form = short;
            if short && s.short_feelings.is_empty() {
                s.short_feelings = keys;
            }
        });
    }
    if !short {
        return;
    }
    let now = view.open.in_short();
    let chosen = |f: &Feeling| now.contains(&f.id);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for feeling in catalogue.asked() {
            let on = chosen(feeling);
            let name = format!("{} in the short form", feeling.name);
            let r = choice(ui, look, &feeling.name, on);
            r.widget_info(|| egui::WidgetInfo::selected(egui::Role::Button, ui.is_enabled(), on, &name));
            // The last one stays: a form that asks for nothing is none.
            if r.clicked() && !(on && now.len() == 1) {
                let keys = keys(catalogue, |f| chosen(f) != (f.id == feeling.id));
                save(view, |s| s.short_feelings = keys);
            }
        }
    });
    caption(ui, look, &format!("{} chosen, and as many more as you like", now.len()));
    three_of_each::tell_where_chosen(ui, view, TICK);
}

fn keys(catalogue: &Catalogue, wanted: impl Fn(&Feeling) -> bool) -> Vec<Key> {
    catalogue.asked().filter(|f| wanted(f)).map(|f| f.key.clone()).collect()
}
