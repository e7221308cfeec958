//! The last thing that happened, in words. It lies over the foot of the room, so that nothing moves away from under
//! the pointer when something is saved; beneath the last line of a room there is space for it. Where it would cover what
//! it speaks of, or what has the keyboard, it lies over the head of the room. What was done leaves by itself after a
//! while; what failed stays until it is closed.

mod clock;
pub(super) mod last;
mod place;

use super::{
    Around,
    files::wish,
    theme::{icons, size},
    widgets::{Icon, icon_button, link, over_frame},
};
use crate::app::{Action, Notice};
use egui::{
    Align, Align2, Area, FontId, Id, Layout, Margin, Order, Rect, Response, Sense, Stroke, Ui,
    accesskit::{self, Live},
    vec2,
};
use std::path::Path;

const WIDEST: f32 = 520.0;
/// The button that closes it, at the end of its first line.
const CLOSE: f32 = 32.0;

/// What there is to tell.
pub(super) fn show(ui: &Ui, room: Rect, view: &mut Around<'_>) {
    let look = view.look;
    place::look_at_press(ui);
    let Some(notice) = view.model.notice().cloned() else {
        return place::is_gone(ui);
    };
    let which = (view.model.times_told(), notice.text.clone());
    let (at, pivot) = place::of(ui, room, &which);
    let edge = Stroke::new(1.0, if notice.failed { look.ink() } else { look.accent() });
    let frame = over_frame(look).stroke(edge).corner_radius(10).inner_margin(Margin::symmetric(14, 4));
    // Below what pops up, which one may have opened meanwhile.
    let area = Area::new(Id::unique("notice")).order(Order::Middle).pivot(pivot).fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        ui.set_max_width((room.width() - 24.0).min(WIDEST));
        frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| ui.horizontal_top(|ui| line(ui, view, &notice))).inner
    });
    let ours = shown.inner.inner;
    place::was_shown(ui, shown.response.rect, &ours);
    // As long as its answer may still grow, and while somebody is at it, its time does not pass.
    let rests = !view.model.is_settled()
        || ui.input(|i| i.pointer.hover_pos()).is_some_and(|at| shown.response.rect.contains(at))
        || ui.memory(|m| m.focused().is_some_and(|now| ours.contains(&Some(now))));
    if !notice.failed && clock::is_over(ui, &which, rests, look.reduce_motion) {
        view.actions.ask(Action::CloseNotice);
    }
}

/// The sentence, read out by a screen reader when it changes, and what can be done about it: the ids of that.
fn line(ui: &mut Ui, view: &mut Around<'_>, notice: &Notice) -> [Option<Id>; 2] {
    let look = view.look;
    ui.spacing_mut().item_spacing.x = 8.0;
    let icon = if notice.failed { Icon::Warning } else { Icon::Check };
    // Painted, not written: a screen reader has the sentence only.
    let (place, _) = ui.allocate_exact_size(vec2(size::SECTION, CLOSE), Sense::hover());
    let glyph = FontId::new(size::SECTION, icons());
    ui.painter().text(place.center(), Align2::CENTER_CENTER, icon.glyph(), glyph, look.accent());
    // However long the sentence is, the button that closes it stands at the end of its first line.
    let for_words = vec2(ui.available_width() - CLOSE - 8.0, CLOSE);
    let wrapped = Layout::left_to_right(Align::Center).with_main_wrap(true);
    let (undo, undone) = ui.allocate_ui_with_layout(for_words, wrapped, |ui| words(ui, view, notice)).inner;
    let close = icon_button(ui, look, Icon::Close, "Close this message");
    keyboard_after_undo(ui, &notice.text, undone, &close);
    let ours = [Some(close.id), undo];
    let before = keyboard_before(ui, &ours);
    if close.clicked() {
        view.actions.ask(Action::CloseNotice);
        // It goes away with its keyboard, which goes back to where it was.
        ui.memory_mut(|m| match before {
            Some(before) => m.request_focus(before),
            None => m.surrender_focus(close.id),
        });
    }
    ours
}

/// What is told, and what can be done about it: the id of "Undo", where it is there, and whether that was pressed.
fn words(ui: &mut Ui, view: &mut Around<'_>, notice: &Notice) -> (Option<Id>, bool) {
    let look = view.look;
    let said = ui.label(&notice.text);
    ui.ctx().accesskit_node_builder(said.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_label(notice.text.clone());
        node.set_live(if notice.failed { Live::Assertive } else { Live::Polite });
    });
    if let Some(path) = view.model.written_as(notice).map(Path::to_owned) {
        let name = format!("Show in folder: {}", path.file_name().unwrap_or_default().to_string_lossy());
        if link(ui, look, "Show in folder").accessible_name(name).clicked() {
            wish::show_in_folder(ui.ctx(), path);
        }
    }
    let undo = notice.undo.then(|| link(ui, look, "Undo"));
    let undone = undo.as_ref().is_some_and(Response::clicked);
    if undone {
        view.actions.ask(Action::Undo);
    }
    (undo.map(|r| r.id), undone)
}

/// What had the keyboard before one of `ours` took it.
fn keyboard_before(ui: &Ui, ours: &[Option<Id>]) -> Option<Id> {
    let place = Id::unique("keyboard before the notice");
    match ui.memory(egui::Memory::focused) {
        Some(now) if !ours.contains(&Some(now)) => {
            ui.data_mut(|d| d.insert_temp(place, now));
            Some(now)
        }
        _ => ui.data(|d| d.get_temp(place)),
    }
}

/// "Undo" goes away with its message and the keyboard on it; what is said next takes it over.
fn keyboard_after_undo(ui: &Ui, text: &str, undone: bool, close: &Response) {
    let (place, said) = (Id::unique("undo was pressed"), Id::unique(text));
    if undone {
        ui.data_mut(|d| d.insert_temp(place, Some(said)));
        return;
    }
    let before = ui.data(|d| d.get_temp::<Option<Id>>(place)).flatten();
    if before.is_some_and(|before| before != said) {
        ui.data_mut(|d| d.remove::<Option<Id>>(place));
        if ui.memory(|m| m.focused().is_none()) {
            close.request_focus();
        }
    }
}
