//! Who has the keyboard next, where it would be lost: after a digit typed into a strip, and after a button that
//! goes away when it is pressed.

use egui::{Id, Response, Ui};
use std::{fmt::Debug, hash::Hash};

/// The next strip or chip that is shown in this pass gets the keyboard. (egui's own "next" counts
/// only keys pressed before the frame.)
pub(crate) fn pass_focus_on(ui: &Ui) {
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|d| d.insert_temp(Id::unique("focus goes on"), pass));
}

/// Takes the keyboard if the strip or chip before this one passed it on.
pub(crate) fn take_focus(ui: &Ui, r: &Response) {
    let id = Id::unique("focus goes on");
    let pass = ui.ctx().cumulative_pass_nr();
    if ui.data(|d| d.get_temp::<u64>(id)) == Some(pass) {
        ui.data_mut(|d| d.remove_temp::<u64>(id));
        r.request_focus();
    }
}

/// What is shown under this name in this frame or the next gets the keyboard: for a button that is replaced by a
/// question, the answer that changes nothing, and back.
pub fn hand_on(ui: &Ui, to: impl Hash + Debug) {
    let until = ui.ctx().cumulative_frame_nr() + 1;
    ui.data_mut(|d| d.insert_temp(handed(), (Id::unique(to), until)));
    ui.ctx().request_repaint();
}

/// The same for what is there only once a write is answered, whenever that is.
pub fn hand_on_later(ui: &Ui, to: impl Hash + Debug) {
    ui.data_mut(|d| d.insert_temp(handed(), (Id::unique(to), u64::MAX)));
}

/// Takes the keyboard if it was handed on to this name.
pub fn take_over(ui: &Ui, r: Response, name: impl Hash + Debug) -> Response {
    if let Some((to, until)) = ui.data(|d| d.get_temp::<(Id, u64)>(handed()))
        && to == Id::unique(name)
    {
        ui.data_mut(|d| d.remove::<(Id, u64)>(handed()));
        if ui.ctx().cumulative_frame_nr() <= until {
            r.request_focus();
            r.scroll_to_me(None);
        }
    }
    r
}

fn handed() -> Id {
    Id::unique("the keyboard is handed on")
}
