//! A check-in that is changed where it stands: when its form opens and closes in the list of days.

use crate::{
    domain::{CheckIn, CheckInId},
    ui::{View, widgets::hand_on},
};
use egui::{Id, Ui};
use std::sync::Arc;

/// What happened to the form since the last frame of this room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    Same,
    /// A check-in was taken in hand: the list remembers where it stood.
    Opened,
    /// It was saved or left: the list goes back there, and the keyboard to the button that opened it.
    Closed,
}

/// Whether a check-in is being changed.
pub(super) fn is_open(view: &View<'_>) -> bool {
    view.forms.today.check_in.editing.is_some()
}

/// Whether it is this one.
pub(super) fn is_on(view: &View<'_>, check_in: &CheckIn) -> bool {
    view.forms.today.check_in.editing.as_ref() == Some(&check_in.id)
}

pub(super) fn is_among(view: &View<'_>, check_ins: &[&Arc<CheckIn>]) -> bool {
    check_ins.iter().any(|c| is_on(view, c))
}

/// Asked once a frame, before the days are shown.
pub(super) fn turn(ui: &Ui, view: &View<'_>) -> Turn {
    let id = Id::unique("the check-in in hand in the journal");
    let before = ui.data(|d| d.get_temp::<CheckInId>(id));
    let now = view.forms.today.check_in.editing.clone();
    if before == now {
        return Turn::Same;
    }
    ui.data_mut(|d| {
        d.remove::<CheckInId>(id);
        if let Some(now) = &now {
            d.insert_temp(id, now.clone());
        }
    });
    match (before, now) {
        (Some(before), None) => {
            hand_on(ui, change_of(&before));
            Turn::Closed
        }
        (None, _) => Turn::Opened,
        // From one to another: the list stays, and comes back to where it was at first.
        (Some(_), Some(_)) => Turn::Same,
    }
}

/// What the button that opens the form is called, for the keyboard.
pub(super) fn change_of(check_in: &CheckInId) -> (&'static str, String) {
    ("change this check-in", check_in.as_str().to_owned())
}
