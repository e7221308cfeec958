//! Which symptoms are asked about. Nothing here takes an answer away.

use super::merge;
use crate::{
    app::CatalogueChange,
    domain::{Catalogue, Direction, NAME_LIMIT, SELF_HARM_KEY, Symptom, tidy},
    ui::{
        View,
        screens::{save_settings::save, settings::marked::mark},
        widgets::{Icon, caption, card, choice, disclosure, icon_button, line, named_row, para, quiet, rule, section, tick},
    },
};
use egui::{Key, Ui, vec2};

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("Symptoms", "list rename order switch on off"),
    ("Another symptom", "add new"),
    ("Wanting to hurt myself", "self-harm selfharm suicide item ask"),
];

/// Which symptoms stand in the form, and the one that is off until it is wanted (SAFETY 5).
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let catalogue = view.open.journal.catalogue.clone();
    let mut wanted: Option<Catalogue> = None;
    let mut arranged: Option<Catalogue> = None;
    let mut switch = |key: &str, retired: bool| {
        let mut next = catalogue.clone();
        if let Some(s) = next.symptoms.iter_mut().find(|s| s.key.as_str() == key && s.retired != retired) {
            s.retired = retired;
            wanted = Some(next);
        }
    };
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        section(ui, "Symptoms");
        caption(ui, look, "Those that are on are asked about in the form. What you marked before stays");
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for symptom in catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY) {
                let words = if symptom.retired { format!("{} (off)", symptom.name) } else { symptom.name.clone() };
                if choice(ui, look, &words, !symptom.retired).clicked() {
                    switch(symptom.key.as_str(), !symptom.retired);
                }
            }
        });
        ui.add_space(4.0);
        mark(ui, look, "Another symptom", |ui| add(ui, view, &catalogue, &mut arranged));
        disclosure(ui, look, "Rename and reorder symptoms", |ui| {
            let shown = |s: &&Symptom| !s.retired && s.key.as_str() != SELF_HARM_KEY;
            for symptom in catalogue.symptoms.iter().filter(shown) {
                ui.push_id(symptom.id.0, |ui| row(ui, view, &catalogue, symptom, &mut arranged));
            }
        });
        merge::symptoms(ui, view, &catalogue);
        ui.add_space(4.0);
        rule(ui, look);
        ui.add_space(6.0);
        mark(ui, look, "Wanting to hurt myself", |ui| {
            let mut asks = view.open.journal.settings.ask_self_harm;
            if tick(ui, look, &mut asks, "Also ask about wanting to hurt myself").changed() {
                save(view, |s| s.ask_self_harm = asks);
                if asks {
                    switch(SELF_HARM_KEY, false);
                }
            }
        });
        para(
            ui,
            "This item is off unless you switch it on, and can be switched off again. “Rather not say” is one of its answers.",
        );
        caption(
            ui,
            look,
            "Any answer but no opens Help at once, and the check-in is kept. No score or trend is made from it, and charts, lists and patterns leave it out. An export of the whole journal holds it. Nobody is told.",
        );
    });
    if let Some(catalogue) = wanted.or(arranged) {
        view.actions.ask(CatalogueChange(catalogue));
    }
}

/// A symptom of one's own, or one that was switched off.
fn add(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue, wanted: &mut Option<Catalogue>) {
    let look = view.look;
    let typed = &mut view.forms.today.another_symptom;
    let mut asked = false;
    named_row(ui, look, "Another symptom", |ui, label| {
        let r = line(ui, look, "another symptom", typed, |f| {
            f.desired_width(170.0).hint_text("Sleeping badly").char_limit(NAME_LIMIT)
        });
        let r = r.labelled_by(label);
        asked = r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
        asked |= quiet(ui, look, "Add symptom").clicked();
    });
    let name = tidy(typed);
    let there = catalogue.symptom_named(&name).and_then(|id| catalogue.symptom(id)).filter(|_| !name.is_empty());
    if let Some(other) = there.filter(|s| !s.retired) {
        caption(ui, look, &format!("{} is in the list already", other.name));
    } else if asked && !name.is_empty() {
        let mut next = catalogue.clone();
        next.ask_about_symptom(&name);
        typed.clear();
        *wanted = Some(next);
    }
}

/// One symptom with its places to go; its name is changed in place and kept when the field is left.
fn row(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue, symptom: &Symptom, wanted: &mut Option<Catalogue>) {
    let look = view.look;
    let name = &symptom.name;
    let in_hand = view.forms.settings.symptom_name.as_ref().filter(|(id, _)| *id == symptom.id);
    let mut typed = in_hand.map_or_else(|| name.clone(), |(_, typed)| typed.clone());
    let mut next = catalogue.clone();
    let mut is_left = false;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let place = ("name of a symptom", symptom.id.0);
        let r = line(ui, look, place, &mut typed, |f| f.desired_width(230.0).char_limit(NAME_LIMIT));
        is_left = r.accessible_name(format!("Name of {name}")).lost_focus();
        ui.spacing_mut().button_padding.x = 6.0;
        for (icon, way, direction) in [(Icon::Up, "up", Direction::Up), (Icon::Down, "down", Direction::Down)] {
            if icon_button(ui, look, icon, &format!("Move {name} {way}")).clicked() {
                next.move_symptom(symptom.id, direction);
            }
        }
    });
    if is_left || typed == *name {
        // A name that can't be had is let go of, and the one before stands again.
        next.rename_symptom(symptom.id, &typed);
        view.forms.settings.symptom_name.take_if(|(id, _)| *id == symptom.id);
    } else {
        if !catalogue.clone().rename_symptom(symptom.id, &typed) {
            let why = if tidy(&typed).is_empty() { "A symptom needs a name" } else { "Another symptom has this name already" };
            caption(ui, look, why);
        }
        view.forms.settings.symptom_name = Some((symptom.id, typed));
    }
    if next != *catalogue {
        *wanted = Some(next);
    }
}
