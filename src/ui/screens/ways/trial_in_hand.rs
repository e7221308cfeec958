//! A try that is in hand is moved on.

use crate::ui::View;

pub(super) const LEAVE: &str = "Leave without keeping it";

/// On to the question that was asked before.
pub(super) fn begin_after(view: &mut View<'_>) {
    if let Some(trial) = view.forms.ways.trial.as_mut() {
        trial.asking_after = true;
    }
    stop_timer(view);
}

/// To this step, whose time has not begun.
pub(super) fn go_to(view: &mut View<'_>, step: usize) {
    if let Some(trial) = view.forms.ways.trial.as_mut() {
        trial.step = step;
    }
    stop_timer(view);
}

pub(super) fn stop_timer(view: &mut View<'_>) {
    (view.forms.ways.step_began_s, view.forms.ways.step_gone_s) = (None, 0.0);
}
