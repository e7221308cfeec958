//! People one would turn to, in the person's order. The program contacts nobody.

use crate::{
    app::{ContactsChange, new_id, take_in_hand},
    domain::OwnContact,
    ui::{
        View,
        theme::{semibold, size},
        widgets::{Icon, caption, copy_button, icon_button, line, named_row, quiet, section, strong, text_card},
    },
};
use egui::{RichText, Ui};

/// What a text field takes beside its text.
const FIELD_EDGES: f32 = 24.0;
/// What the five buttons of a contact take.
const BUTTONS: f32 = 190.0;
const LIMIT: usize = 200;

pub(crate) fn contacts(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let held = &view.open.journal.contacts;
    text_card(ui, look, |ui| {
        section(ui, "My own contacts");
        caption(ui, look, "They are only written down here. You call or write to them yourself");
        for (i, contact) in held.iter().enumerate() {
            ui.push_id(("contact", i), |ui| {
                if view.forms.help.contact_in_hand.as_ref().is_some_and(|c| c.id == contact.id) {
                    change(ui, view, held);
                } else {
                    one(ui, view, held, i);
                }
            });
        }
        // One of the two at a time, so that it is clear which is written.
        if view.forms.help.contact_in_hand.is_none() {
            add(ui, view);
        }
    });
}

/// The person and how to reach them; what can be done stands behind, or beneath where there is little room.
fn one(ui: &mut Ui, view: &mut View<'_>, held: &[OwnContact], i: usize) {
    let room = ui.available_width() - BUTTONS;
    if room < 150.0 {
        ui.vertical(|ui| who(ui, view, &held[i]));
        ui.horizontal(|ui| what_can_be_done(ui, view, held, i));
        return;
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(room);
            who(ui, view, &held[i]);
        });
        what_can_be_done(ui, view, held, i);
    });
}

fn who(ui: &mut Ui, view: &View<'_>, contact: &OwnContact) {
    ui.spacing_mut().item_spacing.y = 0.0;
    strong(ui, &contact.name);
    let reach = RichText::new(&contact.reach).family(semibold()).size(size::SECTION).color(view.look.accent());
    ui.add(egui::Label::new(reach).selectable(true).wrap());
    ui.add_space(4.0);
}

fn what_can_be_done(ui: &mut Ui, view: &mut View<'_>, held: &[OwnContact], i: usize) {
    let (look, contact) = (view.look, &held[i]);
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.spacing_mut().button_padding.x = 6.0;
    copy_button(ui, look, &format!("how to reach {}", contact.name), &contact.reach);
    if icon_button(ui, look, Icon::Edit, &format!("Change {}", contact.name)).clicked() {
        take_in_hand(&mut view.forms.help.contact_in_hand, |open| open.id == contact.id, contact.clone());
    }
    for (icon, way, other) in [(Icon::Up, "up", i.checked_sub(1)), (Icon::Down, "down", Some(i + 1))] {
        let other = other.filter(|o| *o < held.len());
        let r = ui.add_enabled_ui(other.is_some(), |ui| icon_button(ui, look, icon, &format!("Move {} {way}", contact.name)));
        if let Some(other) = other.filter(|_| r.inner.clicked()) {
            let mut all = held.to_vec();
            all.swap(i, other);
            view.actions.ask(ContactsChange(all));
        }
    }
    if icon_button(ui, look, Icon::Trash, &format!("Remove {}", contact.name)).clicked() {
        let left = held.iter().filter(|c| c.id != contact.id).cloned().collect();
        view.actions.ask(ContactsChange(left));
    }
}

/// One of them, to be written anew.
fn change(ui: &mut Ui, view: &mut View<'_>, held: &[OwnContact]) {
    let look = view.look;
    let Some(mut typed) = view.forms.help.contact_in_hand.take() else { return };
    let mut stays = true;
    let id = typed.id.clone();
    fields(ui, view, id.as_str(), &mut typed.name, &mut typed.reach);
    let whole = is_whole(&typed.name, &typed.reach);
    ui.horizontal_wrapped(|ui| {
        if ui.add_enabled_ui(whole, |ui| quiet(ui, look, "Save the change")).inner.clicked() {
            let now = OwnContact { name: typed.name.trim().into(), reach: typed.reach.trim().into(), ..typed.clone() };
            let all = held.iter().map(|c| if c.id == now.id { now.clone() } else { c.clone() }).collect();
            view.actions.ask(ContactsChange(all));
            stays = false;
        }
        stays &= !quiet(ui, look, "Cancel").clicked();
    });
    view.forms.help.contact_in_hand = stays.then_some(typed);
}

fn add(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let (mut name, mut reach) = std::mem::take(&mut view.forms.help.contact);
    ui.push_id("another contact", |ui| {
        fields(ui, view, "another contact", &mut name, &mut reach);
        let whole = is_whole(&name, &reach);
        ui.scope(|ui| {
            if ui.add_enabled_ui(whole, |ui| quiet(ui, look, "Add this contact")).inner.clicked() {
                let id = new_id(view.shell.now.instant.utc_ms);
                let mut all = view.open.journal.contacts.clone();
                all.push(OwnContact { id, name: name.trim().to_owned(), reach: reach.trim().to_owned() });
                view.actions.ask(ContactsChange(all));
                (name, reach) = (String::new(), String::new());
            }
        });
    });
    view.forms.help.contact = (name, reach);
}

fn is_whole(name: &str, reach: &str) -> bool {
    !name.trim().is_empty() && !reach.trim().is_empty()
}

fn fields(ui: &mut Ui, view: &View<'_>, whose: &str, name: &mut String, reach: &mut String) {
    for (words, text) in [("Name", name), ("Number or address", reach)] {
        named_row(ui, view.look, words, |ui, label| {
            let widest = if view.look.narrow { f32::INFINITY } else { 320.0 };
            let width = (ui.available_width() - FIELD_EDGES).min(widest);
            line(ui, view.look, (words, whose), text, |f| f.desired_width(width).char_limit(LIMIT)).labelled_by(label);
        });
    }
}
