//! Groups and therapists: candidates of the person's own, what to look for, what to say first, what to bring.

use super::{chart, own_list, phrases};
use crate::{
    app::{PlanForm, WayItemsChange, begin_plan, new_id, take_in_hand},
    domain::{Contacted, ITEM_LIMIT, ItemKind, Way, WayItem, in_use},
    guidance::{WayText, way_tools},
    ui::{
        View,
        widgets::{
            Icon, at_most_one, caption, copy_button, disclosure, icon_button, line, link, quiet, section, strong, text_card,
            tick,
        },
    },
};
use egui::Ui;

pub(super) fn tool(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    candidates(ui, view, text.way);
    phrases::folded(ui, view, text);
    if text.way == Way::Therapist {
        chart::to_bring(ui, view);
    }
}

const fn heading(kind: ItemKind) -> &'static str {
    if matches!(kind, ItemKind::Therapist) { "Therapists you could ask" } else { "Groups you could look at" }
}

/// Those the person could ask, and room for one more.
pub(super) fn candidates(ui: &mut Ui, view: &mut View<'_>, way: Way) {
    let look = view.look;
    let kind = if way == Way::Therapist { ItemKind::Therapist } else { ItemKind::SupportGroup };
    text_card(ui, look, |ui| {
        section(ui, heading(kind));
        caption(ui, look, &way_tools().other_people);
        let items = view.open.journal.way_items.clone();
        for (i, item) in in_use(&items, kind).enumerate() {
            if i > 0 {
                ui.separator();
            }
            ui.push_id(("candidate", &item.id), |ui| {
                if view.forms.ways.changing.as_ref().is_some_and(|c| c.id == item.id) {
                    change(ui, view);
                } else {
                    candidate(ui, view, item);
                }
            });
        }
        let word = if kind == ItemKind::Therapist { "therapist" } else { "group" };
        disclosure(ui, look, &format!("Note a {word}"), |ui| add(ui, view, kind, word));
        own_list::put_away(ui, view, kind);
    });
}

fn candidate(ui: &mut Ui, view: &mut View<'_>, item: &WayItem) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        strong(ui, &item.words);
        if !item.more.is_empty() {
            ui.add(egui::Label::new(&item.more).selectable(true).wrap());
            copy_button(ui, look, &format!("how to reach {}", item.words), &item.more);
        }
        if icon_button(ui, look, Icon::Edit, &format!("Change {}", item.words)).clicked() {
            take_in_hand(&mut view.forms.ways.changing, |open| open.id == item.id, item.clone());
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        // Pressed again it is not said.
        let offered = Contacted::ALL.map(|state| (state, state.label()));
        if let Some(contacted) = at_most_one(ui, look, item.contacted.as_ref(), offered).inner {
            own_list::save(view, &WayItem { contacted, ..item.clone() });
        }
        let plan = link(ui, look, "Plan a day…").accessible_name(format!("Plan a day for {}", item.words));
        if plan.clicked() {
            let what = item.words.clone();
            let form = PlanForm { what, item: Some(item.id.clone()), ..PlanForm::default() };
            begin_plan(view.forms, &view.open.journal.way_items, item.kind.way(), form);
            super::plans::come_into_sight(ui);
        }
    });
    look_for(ui, view, item);
}

/// What to look for, ticked for this one.
fn look_for(ui: &mut Ui, view: &mut View<'_>, item: &WayItem) {
    let look = view.look;
    let list = || way_tools().look_for.iter().filter(|l| l.kind == item.kind);
    let found = list().filter(|l| item.found.contains(&l.key)).count();
    let of = match found {
        0 => String::new(),
        n => format!(", {n} found"),
    };
    disclosure(ui, look, &format!("What to look for{of}: {}", item.words), |ui| {
        for one in list() {
            let mut on = item.found.contains(&one.key);
            if tick(ui, look, &mut on, &one.text).changed() {
                let mut found = item.found.clone();
                found.retain(|key| *key != one.key);
                if on {
                    found.push(one.key.clone());
                }
                own_list::save(view, &WayItem { found, ..item.clone() });
            }
        }
    });
}

fn change(ui: &mut Ui, view: &mut View<'_>) {
    let Some(mut item) = view.forms.ways.changing.take() else { return };
    let id = item.id.clone();
    fields(ui, view, id.as_str(), &mut item.words, &mut item.more);
    own_list::end_of_change(ui, view, item);
}

/// Beside each other where there is room, else one under the other.
fn fields(ui: &mut Ui, view: &View<'_>, whose: &str, words: &mut String, more: &mut String) {
    let look = view.look;
    let width = (ui.available_width() - own_list::FIELD_EDGES).min(260.0);
    let mut both = |ui: &mut Ui| {
        let label = caption(ui, look, "Name");
        line(ui, look, ("name of", whose), words, |f| f.desired_width(width).char_limit(ITEM_LIMIT)).labelled_by(label.id);
        let label = caption(ui, look, "Number, address or page");
        line(ui, look, ("how to reach", whose), more, |f| f.desired_width(width).char_limit(400)).labelled_by(label.id);
    };
    if look.narrow {
        both(ui);
    } else {
        ui.horizontal_wrapped(both);
    }
}

fn add(ui: &mut Ui, view: &mut View<'_>, kind: ItemKind, word: &str) {
    let look = view.look;
    let mut typed = view.forms.ways.items.remove(&kind).unwrap_or_default();
    fields(ui, view, kind.word(), &mut typed.words, &mut typed.more);
    let said = !typed.words.trim().is_empty();
    if ui.add_enabled_ui(said, |ui| quiet(ui, look, &format!("Add this {word}"))).inner.clicked() {
        let new = WayItem::new(new_id(view.shell.now.instant.utc_ms), kind, &typed.words);
        let mut items = view.open.journal.way_items.clone();
        items.push(WayItem { more: typed.more.trim().to_owned(), ..new });
        view.actions.ask(WayItemsChange(items));
        typed = crate::app::ItemForm::default();
    }
    if typed != crate::app::ItemForm::default() {
        view.forms.ways.items.insert(kind, typed);
    }
}
