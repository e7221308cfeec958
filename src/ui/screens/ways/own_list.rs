//! A list of the person's own: added to, changed, moved, taken from. Each change can be taken back.

use crate::{
    app::{WayItemsChange, new_id, take_in_hand},
    domain::{Direction, ITEM_LIMIT, ItemId, ItemKind, WayItem, in_use, is_listed, moved},
    ui::{
        View,
        widgets::{Icon, caption, disclosure, icon_button, line as text_line, link, quiet},
    },
};
use egui::{Key, Ui, vec2};

/// What a text field takes beside its text.
pub(super) const FIELD_EDGES: f32 = 12.0;

/// What the button that changes a line takes, with the space before it.
const TO_CHANGE: f32 = 54.0;

/// The lines of one list, each with a way to change it, and room for one more. `name` says what is added.
pub(super) fn own_list(ui: &mut Ui, view: &mut View<'_>, kind: ItemKind, name: &str, hint: &str) {
    let items = view.open.journal.way_items.clone();
    for item in in_use(&items, kind) {
        ui.push_id(("item", &item.id), |ui| {
            if view.forms.ways.changing.as_ref().is_some_and(|c| c.id == item.id) {
                change(ui, view);
            } else {
                line(ui, view, item);
            }
        });
    }
    add_line(ui, view, kind, name, hint);
}

fn line(ui: &mut Ui, view: &mut View<'_>, item: &WayItem) {
    let look = view.look;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 8.0;
        let (dot, _) = ui.allocate_exact_size(vec2(6.0, 32.0), egui::Sense::hover());
        ui.painter().circle_filled(dot.center(), 3.0, look.accent());
        let room = (ui.available_width() - TO_CHANGE).max(60.0);
        ui.allocate_ui_with_layout(vec2(room, 32.0), egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_width(room);
            ui.add(egui::Label::new(&item.words).wrap());
        });
        if icon_button(ui, look, Icon::Edit, &format!("Change {}", item.words)).clicked() {
            take_in_hand(&mut view.forms.ways.changing, |open| open.id == item.id, item.clone());
        }
    });
}

/// What ends a change of something that can be put away: it is saved, moved, put away or left as it was. Until then
/// it goes on.
pub(super) fn end_of_change(ui: &mut Ui, view: &mut View<'_>, item: WayItem) {
    let look = view.look;
    let mut ends = false;
    ui.horizontal_wrapped(|ui| {
        ends |= quiet(ui, look, "Save").clicked() && save(view, &item);
        places(ui, view, &item);
        if link(ui, look, "Put away").accessible_name(format!("Put {} away", item.words)).clicked() {
            ends |= save(view, &WayItem { retired: true, ..item.clone() });
        }
        ends |= link(ui, look, "Cancel").clicked();
    });
    if !ends {
        view.forms.ways.changing = Some(item);
    }
}

/// The words of a simple item, its place, and the way off the list.
fn change(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(mut item) = view.forms.ways.changing.take() else { return };
    let mut ends = false;
    let id = item.id.clone();
    let r = text_line(ui, look, ("words of", &id), &mut item.words, |f| f.desired_width(f32::INFINITY).char_limit(ITEM_LIMIT));
    let r = r.accessible_name("New words");
    ends |= r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) && save(view, &item);
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Save").clicked() {
            ends |= save(view, &item);
        }
        places(ui, view, &item);
        if icon_button(ui, look, Icon::Trash, &format!("Take {} off the list", item.words)).clicked() {
            remove(view, &item.id);
            ends = true;
        }
        ends |= link(ui, look, "Cancel").clicked();
    });
    if !ends {
        view.forms.ways.changing = Some(item);
    }
}

/// Up and down among its like.
pub(super) fn places(ui: &mut Ui, view: &mut View<'_>, item: &WayItem) {
    let look = view.look;
    for (icon, direction, word) in [(Icon::Up, Direction::Up, "up"), (Icon::Down, Direction::Down, "down")] {
        if icon_button(ui, look, icon, &format!("Move {} {word}", item.words)).clicked() {
            let items = view.open.journal.way_items.clone();
            view.actions.ask(WayItemsChange(moved(items, &item.id, direction)));
        }
    }
}

/// Room for one more; Enter adds it, too.
fn add_line(ui: &mut Ui, view: &mut View<'_>, kind: ItemKind, name: &str, hint: &str) {
    let look = view.look;
    let label = caption(ui, look, name);
    let mut typed = view.forms.ways.items.remove(&kind).unwrap_or_default();
    let add = ui
        .horizontal_wrapped(|ui| {
            let width = (ui.available_width() - 90.0).clamp(120.0, 320.0);
            let r = text_line(ui, look, ("another", kind.word()), &mut typed.words, |f| {
                f.hint_text(hint).desired_width(width).char_limit(ITEM_LIMIT)
            });
            let r = r.labelled_by(label.id);
            let entered = r.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            if entered {
                r.request_focus();
            }
            let said = !typed.words.trim().is_empty();
            let pressed = ui.add_enabled_ui(said, |ui| quiet(ui, look, "Add")).inner;
            pressed.clone().accessible_name(format!("Add to: {name}"));
            entered && said || pressed.clicked()
        })
        .inner;
    if add {
        put(view, kind, &typed.words);
        typed.words.clear();
    }
    if !typed.words.is_empty() {
        view.forms.ways.items.insert(kind, typed);
    }
}

/// Puts words at the end of the list, unless they stand there already.
pub(super) fn put(view: &mut View<'_>, kind: ItemKind, words: &str) {
    let mut items = view.open.journal.way_items.clone();
    if words.trim().is_empty() || is_listed(&items, kind, words) {
        return;
    }
    items.push(WayItem::new(new_id(view.shell.now.instant.utc_ms), kind, words));
    view.actions.ask(WayItemsChange(items));
}

/// Puts the item as it is now in the place of the one it was; nothing without words.
pub(super) fn save(view: &mut View<'_>, item: &WayItem) -> bool {
    if item.words.trim().is_empty() {
        return false;
    }
    let mut items = view.open.journal.way_items.clone();
    if let Some(there) = items.iter_mut().find(|i| i.id == item.id) {
        *there = WayItem { words: item.words.trim().to_owned(), ..item.clone() };
    }
    view.actions.ask(WayItemsChange(items));
    true
}

pub(super) fn remove(view: &mut View<'_>, id: &ItemId) {
    let items = view.open.journal.way_items.iter().filter(|i| i.id != *id).cloned().collect();
    view.actions.ask(WayItemsChange(items));
}

/// What was put away: brought back, or taken off the list.
pub(super) fn put_away(ui: &mut Ui, view: &mut View<'_>, kind: ItemKind) {
    let look = view.look;
    let items = view.open.journal.way_items.clone();
    let away: Vec<&WayItem> = items.iter().filter(|i| i.kind == kind && i.retired).collect();
    if away.is_empty() {
        return;
    }
    disclosure(ui, look, &format!("Put away ({})", away.len()), |ui| {
        for item in away {
            ui.push_id(("away", &item.id), |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(egui::RichText::new(&item.words).color(look.muted()));
                    if link(ui, look, "Bring back").accessible_name(format!("Bring {} back", item.words)).clicked() {
                        save(view, &WayItem { retired: false, ..item.clone() });
                    }
                    if icon_button(ui, look, Icon::Trash, &format!("Take {} off the list", item.words)).clicked() {
                        remove(view, &item.id);
                    }
                });
            });
        }
    });
}
