//! What was looked for among the settings: it comes into sight with a ring around it, and holds the keyboard until Tab
//! goes on.

use crate::ui::{theme::Look, widgets::ring};
use egui::{Align, Context, Id, Rect, Sense, Shape, Ui, UiBuilder, vec2};

/// What is higher is no row: it has the ring alone.
const A_ROW: f32 = 140.0;

/// Looks for the setting, or the page, of this name in what is shown next.
pub(crate) fn find(ctx: &Context, name: &'static str) {
    ctx.data_mut(|d| d.insert_temp(wanted(), name));
    ctx.request_repaint();
}

/// Something is looked for that was not shown yet.
pub(crate) fn is_looked_for(ui: &Ui) -> bool {
    ui.data(|d| d.get_temp::<&'static str>(wanted())).is_some()
}

fn wanted() -> Id {
    Id::unique("setting that is wanted")
}

/// What can be looked for by this name.
pub(crate) fn mark<R>(ui: &mut Ui, look: &Look, name: &'static str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let id = Id::unique(("setting", name));
    let comes = ui.data(|d| d.get_temp::<&'static str>(wanted())) == Some(name);
    // Only while it has the keyboard is it a place of its own: Tab does not stop at every one.
    let holds = comes || ui.memory(|m| m.has_focus(id));
    let top = ui.cursor().min;
    let anchor = holds.then(|| {
        let r = ui.interact(Rect::from_min_size(top, vec2(ui.available_width(), 1.0)), id, Sense::focusable_noninteractive());
        ui.ctx().accesskit_node_builder(r.id, |node| {
            node.set_role(egui::accesskit::Role::Group);
            node.set_label(format!("{name}, settings"));
        });
        r
    });
    let under = holds.then(|| ui.painter().add(Shape::Noop));
    let shown = ui.scope_builder(UiBuilder::new().scope_id(id.with("contents")), contents);
    let place = shown.response.rect;
    if let Some(under) = under.filter(|_| place.height() < A_ROW) {
        let ground = Shape::rect_filled(place.expand(5.0), 8.0, look.accent_soft());
        ui.painter().set(under, ground);
    }
    match anchor {
        Some(anchor) if comes => {
            ui.data_mut(|d| d.remove::<&'static str>(wanted()));
            anchor.request_focus();
            ui.scroll_to_rect(place.expand(8.0), Some(Align::Min));
            ui.ctx().request_repaint();
        }
        Some(_) => ring(ui, look, place.expand(3.0)),
        None => {}
    }
    shown.inner
}
