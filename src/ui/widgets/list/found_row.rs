//! A line of what was found by some letters: one of them is marked and is taken with Enter.

use crate::{
    report::shown,
    ui::{
        theme::{Look, size},
        widgets::focus_ring,
    },
};
use egui::{Button, Color32, RichText, Role, Stroke, Ui, WidgetInfo, vec2};

/// Its name, and quietly beside it what else is to be known. Says whether it was pressed. The arrows have `moved_here`
/// just now: then it comes into sight.
pub fn found_row(ui: &mut Ui, look: &Look, name: &str, beside: Option<&str>, on: bool, moved_here: bool) -> bool {
    let (fill, ink) = if on { (look.accent_soft(), look.accent()) } else { (Color32::TRANSPARENT, look.ink()) };
    let text = RichText::new(shown(name)).size(size::BODY).color(ink);
    let width = ui.available_width().min(380.0);
    let mut button = Button::new(text).fill(fill).stroke(Stroke::NONE).min_size(vec2(width, 32.0)).wrap();
    if let Some(beside) = beside {
        let ink = if on { look.accent() } else { look.muted() };
        button = button.shortcut_text(RichText::new(shown(beside)).size(size::CAPTION).color(ink));
    }
    let r = ui.add(button);
    r.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, name));
    focus_ring(ui, look, &r);
    if moved_here {
        r.scroll_to_me(None);
    }
    r.clicked()
}
