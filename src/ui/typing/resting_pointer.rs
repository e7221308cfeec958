//! A pointer that was left lying while somebody types: what comes to lie beneath it says nothing of itself, as nobody
//! pointed at it.

use super::caret::is_a_press;
use egui::{Context, Event, style::Interaction};

/// Days: no pointer waits for that.
const NEVER_S: f32 = 1e6;

/// Whether it was left.
#[derive(Debug, Default)]
pub(in crate::ui) struct RestingPointer {
    is_left: bool,
    /// As the window wears it; `None` before the first frame.
    worn: Option<bool>,
}

impl RestingPointer {
    /// Call it at the beginning of each frame: the style is touched only where that changes.
    pub(in crate::ui) fn follow(&mut self, ctx: &Context) {
        self.is_left = ctx.input(|i| i.events.iter().fold(self.is_left, leaves));
        if self.worn != Some(self.is_left) {
            let after = if self.is_left { NEVER_S } else { Interaction::default().tooltip_delay };
            ctx.all_styles_mut(|style| style.interaction.tooltip_delay = after);
            self.worn = Some(self.is_left);
        }
    }
}

/// Whether it is left after this, too.
fn leaves(is_left: bool, event: &Event) -> bool {
    match event {
        Event::PointerMoved(_)
        | Event::MouseMoved(_)
        | Event::PointerButton { .. }
        | Event::PointerGone
        | Event::Touch { .. } => false,
        other => is_left || is_a_press(other),
    }
}
