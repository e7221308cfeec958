//! The caret: it blinks while somebody types and rests when nobody does, as a blink paints the whole window anew.

use crate::ui::auto_lock::comes_from_a_person;
use egui::{Context, Event};

/// So long it blinks after the last key. GTK's habit (`gtk-cursor-blink-timeout`).
const BLINKS_FOR_S: f64 = 10.0;

/// Whether the caret blinks, by when something last came to where one types.
#[derive(Debug, Default)]
pub(in crate::ui) struct Caret {
    /// On egui's clock; `None` before the first frame.
    since_s: Option<f64>,
    /// As the window wears it; `None` before the first frame.
    blinks: Option<bool>,
}

impl Caret {
    /// Call it at the beginning of each frame: the style is touched only where that changes. A resting caret is seen
    /// all the time and wakes nobody.
    pub(in crate::ui) fn follow(&mut self, ctx: &Context, reduce_motion: bool) {
        let (now, is_used) = ctx.input(|i| (i.time, i.events.iter().any(moves_the_caret)));
        let since = if is_used { now } else { self.since_s.unwrap_or(now) };
        self.since_s = Some(since);
        let blinks = !reduce_motion && now - since < BLINKS_FOR_S;
        if self.blinks != Some(blinks) {
            ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = blinks);
            self.blinks = Some(blinks);
        }
    }
}

/// Keys, and what puts the keyboard into a field.
const fn moves_the_caret(event: &Event) -> bool {
    matches!(event, Event::WindowFocused(true)) || is_a_press(event)
}

/// Something somebody did. A pointer that passes by, or a wheel, is not that.
pub(in crate::ui) const fn is_a_press(event: &Event) -> bool {
    let passes_by = matches!(event, Event::PointerMoved(_) | Event::MouseMoved(_) | Event::MouseWheel { .. } | Event::Zoom(_));
    comes_from_a_person(event) && !passes_by
}
