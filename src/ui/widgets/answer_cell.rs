//! A small field for one answer, as on squared paper: a digit fills it, the arrows go to the fields around it.

use super::typed_answer::{Typed, is_taken, typed};
use crate::ui::theme::{Look, size};
use egui::{
    Align2, CornerRadius, EventFilter, FontId, Id, Key, Modifiers, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo,
};

/// What was typed in a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKey {
    /// 0 to 10.
    Steps(u8),
    CannotTell,
    Cleared,
    Up,
    Down,
    Left,
    Right,
}

/// What a field shows and is called.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    pub id: Id,
    /// For a screen reader, as "Joy, Monday 23 November".
    pub name: &'a str,
    /// What stands in it; empty where nothing was answered.
    pub shown: &'a str,
    /// The same in words.
    pub words: &'a str,
    /// Something can be written in it.
    pub is_open: bool,
}

/// One field. Not answered is empty, and looks it.
pub fn answer_cell(ui: &mut Ui, look: &Look, room: Vec2, cell: Cell<'_>) -> (Response, Option<CellKey>) {
    let (rect, _) = ui.allocate_exact_size(room, Sense::hover());
    let sense = if cell.is_open { Sense::click() } else { Sense::hover() };
    let r = ui.interact(rect, cell.id, sense);
    r.widget_info(|| WidgetInfo::labeled(Role::SpinButton, cell.is_open, cell.name));
    ui.ctx().accesskit_node_builder(cell.id, |node| node.set_value(cell.words));
    if r.clicked() {
        r.request_focus();
    }
    let said = if r.has_focus() { keys(ui, cell.id) } else { None };
    if r.gained_focus() {
        ui.scroll_to_rect(rect.expand(24.0), None);
    }
    if ui.is_rect_visible(rect) {
        paint(ui, look, rect, &r, cell);
    }
    (r, said)
}

fn paint(ui: &Ui, look: &Look, rect: egui::Rect, r: &Response, cell: Cell<'_>) {
    let inner = rect.shrink(1.0);
    let corner = CornerRadius::same(4);
    let ground = if cell.is_open { look.card() } else { look.ground() };
    ui.painter().rect_filled(inner, corner, ground);
    if cell.is_open {
        let edge = if r.hovered() { look.accent() } else { look.outline() };
        ui.painter().rect_stroke(inner, corner, Stroke::new(1.0, edge), StrokeKind::Inside);
    }
    if r.has_focus() {
        ui.painter().rect_stroke(inner, corner, Stroke::new(2.0, look.focus()), StrokeKind::Outside);
    }
    if !cell.shown.is_empty() {
        let font = FontId::proportional(size::BODY);
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, cell.shown, font, look.ink());
    }
}

fn keys(ui: &Ui, id: Id) -> Option<CellKey> {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        for (key, said) in [
            (Key::ArrowUp, CellKey::Up),
            (Key::ArrowDown, CellKey::Down),
            (Key::Enter, CellKey::Down),
            (Key::ArrowLeft, CellKey::Left),
            (Key::ArrowRight, CellKey::Right),
            (Key::Backspace, CellKey::Cleared),
            (Key::Delete, CellKey::Cleared),
        ] {
            if input.consume_key(Modifiers::NONE, key) {
                return Some(said);
            }
        }
        let said = typed(input).map(|typed| match typed {
            Typed::Digit(n) => CellKey::Steps(n),
            Typed::Ten => CellKey::Steps(10),
            Typed::NotFelt => CellKey::Steps(0),
            Typed::CannotTell => CellKey::CannotTell,
        });
        if said.is_some() {
            is_taken(input);
        }
        said
    })
}
