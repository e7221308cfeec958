//! The last thing that happened, in words. It lies over the foot of the room, so that nothing moves away from under
//! the pointer when something is saved.

use super::{
    Around,
    theme::{icons, size},
    widgets::{Icon, icon_button, link, over_frame},
};
use crate::app::{Action, Notice};
use egui::{
    Align2, Area, FontId, Id, Margin, Order, Rect, Response, Sense, Stroke, Ui, Vec2,
    accesskit::{self, Live},
    pos2,
};

const WIDEST: f32 = 520.0;
/// Above the edge of the room, and above Today's bar with its button.
const ABOVE: f32 = 16.0;
const ABOVE_BAR: f32 = 68.0;

/// What there is to tell.
pub(super) fn show(ui: &Ui, room: Rect, view: &mut Around<'_>) {
    let look = view.look;
    let Some(notice) = view.model.notice().cloned() else { return };
    let has_bar = view.model.shows_form() && !look.low;
    let foot = pos2(room.center().x, room.bottom() - if has_bar { ABOVE_BAR } else { ABOVE });
    let edge = Stroke::new(1.0, if notice.failed { look.ink() } else { look.accent() });
    let frame = over_frame(look).stroke(edge).corner_radius(10).inner_margin(Margin::symmetric(14, 4));
    // Below what pops up, which one may have opened meanwhile.
    let area = Area::new(Id::unique("notice")).order(Order::Middle).pivot(Align2::CENTER_BOTTOM).fixed_pos(foot);
    area.show(ui.ctx(), |ui| {
        ui.set_max_width((room.width() - 24.0).min(WIDEST));
        frame.shadow(ui.visuals().popup_shadow).show(ui, |ui| ui.horizontal_wrapped(|ui| line(ui, view, &notice)));
    });
}

/// The sentence, read out by a screen reader when it changes, and what can be done about it.
fn line(ui: &mut Ui, view: &mut Around<'_>, notice: &Notice) {
    let look = view.look;
    let icon = if notice.failed { Icon::Warning } else { Icon::Check };
    // Painted, not written: a screen reader has the sentence only.
    let (place, _) = ui.allocate_exact_size(Vec2::splat(size::SECTION), Sense::hover());
    let glyph = FontId::new(size::SECTION, icons());
    ui.painter().text(place.center(), Align2::CENTER_CENTER, icon.glyph(), glyph, look.accent());
    let said = ui.label(&notice.text);
    ui.ctx().accesskit_node_builder(said.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_label(notice.text.clone());
        node.set_live(if notice.failed { Live::Assertive } else { Live::Polite });
    });
    let undo = notice.undo.then(|| link(ui, look, "Undo"));
    let undone = undo.as_ref().is_some_and(Response::clicked);
    if undone {
        view.actions.ask(Action::Undo);
    }
    let close = icon_button(ui, look, Icon::Close, "Close this message");
    keyboard_after_undo(ui, &notice.text, undone, &close);
    let before = keyboard_before(ui, &[Some(close.id), undo.map(|r| r.id)]);
    if close.clicked() {
        view.actions.ask(Action::CloseNotice);
        // It goes away with its keyboard, which goes back to where it was.
        ui.memory_mut(|m| match before {
            Some(before) => m.request_focus(before),
            None => m.surrender_focus(close.id),
        });
    }
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
