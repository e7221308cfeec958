//! What lay over the rooms gives the keyboard back to what had it before.

use egui::{Context, Id};

/// Gives the keyboard back to what had it before something lay over it.
///
/// Not at once: what lies behind takes no keyboard before the pass after the next.
pub(super) fn give_back(ctx: &Context, came_from: Option<Id>) {
    if let Some(id) = came_from {
        ctx.memory_mut(|m| m.focused().map(|over| m.surrender_focus(over)));
        ctx.data_mut(|d| d.insert_temp(Id::unique("given back"), Some(id)));
        ctx.request_repaint();
    }
}

/// Does it, once the rooms were shown without anything over them. What took the keyboard meanwhile keeps it.
pub(super) fn give_back_now(ctx: &Context) {
    let place = Id::unique("given back");
    if let Some(id) = ctx.data_mut(|d| d.remove_temp::<Option<Id>>(place)).flatten()
        && ctx.memory(|m| m.focused().is_none())
    {
        ctx.memory_mut(|m| m.request_focus(id));
        ctx.request_repaint();
    }
}
