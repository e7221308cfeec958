//! What somebody comes to in a room they asked for elsewhere: a picture, what is written of it for paper, a row.

use egui::{Context, Id, Ui};

/// What is wanted of a thing of this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum For {
    /// It is brought into sight.
    Reading,
    /// It is about to be written into a file.
    Paper,
}

/// The next time it is shown, it is come to.
pub(super) fn come_to(ctx: &Context, name: &'static str, why: For) {
    ctx.data_mut(|d| d.insert_temp(wanted(), (name, why)));
    ctx.request_repaint();
}

/// Whether it is come to now, for this; asked once.
pub(super) fn comes(ui: &Ui, name: &str, why: For) -> bool {
    let is_so = ui.data(|d| d.get_temp::<(&'static str, For)>(wanted())).is_some_and(|(n, w)| n == name && w == why);
    if is_so {
        ui.data_mut(|d| d.remove::<(&'static str, For)>(wanted()));
    }
    is_so
}

fn wanted() -> Id {
    Id::unique("what is come to")
}

/// This has the keyboard once its room is there and has given it to what has it first.
pub(super) fn hand_keyboard_to(ctx: &Context, id: Id) {
    ctx.data_mut(|d| d.insert_temp(handed(), (id, PASSES)));
    ctx.request_repaint();
}

/// So many times the rooms are shown before that.
const PASSES: u8 = 2;

/// Call it when the rooms were shown.
pub(super) fn give_keyboard(ctx: &Context) {
    let Some((id, left)) = ctx.data(|d| d.get_temp::<(Id, u8)>(handed())) else { return };
    if let Some(left) = left.checked_sub(1) {
        ctx.data_mut(|d| d.insert_temp(handed(), (id, left)));
    } else {
        ctx.data_mut(|d| d.remove::<(Id, u8)>(handed()));
        ctx.memory_mut(|m| m.request_focus(id));
    }
    ctx.request_repaint();
}

/// Whether the keyboard is on its way.
pub(super) fn keyboard_is_handed(ctx: &Context) -> bool {
    ctx.data(|d| d.get_temp::<(Id, u8)>(handed())).is_some()
}

fn handed() -> Id {
    Id::unique("the keyboard is handed to")
}
