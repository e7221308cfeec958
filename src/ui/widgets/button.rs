//! Buttons and links: the main one, an ordinary one, the dangerous one, and one with an icon.

use super::{Icon, text::reading::named_as_written};
use crate::{
    report::shown,
    ui::theme::{Look, icons, semibold, size},
};
use egui::{Button, Color32, Response, RichText, Role, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, style::Widgets};

/// Buttons that stand beside each other are of one height.
const HEIGHT: f32 = 34.0;

/// The one main action of a place.
pub fn primary(ui: &mut Ui, look: &Look, text: &str) -> Response {
    // While it can't be pressed it is grey: pale words on a pale accent would not be read.
    let (ink, fills) = if ui.is_enabled() {
        (look.on_accent(), [look.accent(), look.accent_strong()])
    } else {
        (look.ink(), [look.line(); 2])
    };
    let r = filled(ui, RichText::new(shown(text)).family(semibold()).color(ink), fills);
    named_as_written(ui, &r, text);
    focus_ring(ui, look, &r);
    r
}

/// A button of one colour at rest, another under the pointer and while it is pressed.
fn filled(ui: &mut Ui, words: RichText, [rest, pointed]: [Color32; 2]) -> Response {
    dressed(ui, Button::new(words).min_size(Vec2::new(0.0, HEIGHT)), |states| {
        for (state, fill) in [(&mut states.inactive, rest), (&mut states.hovered, pointed), (&mut states.active, pointed)] {
            (state.weak_bg_fill, state.bg_stroke) = (fill, Stroke::NONE);
        }
    })
}

/// A button whose states look otherwise than the theme's. egui's `active` is what is pressed and what has the keyboard
/// alike, so what is pressed gets a line of its own within. No scope is opened: in a line that wraps it would break the
/// line.
pub(super) fn dressed(ui: &mut Ui, button: Button<'_>, dress: impl FnOnce(&mut Widgets)) -> Response {
    let worn = std::sync::Arc::clone(ui.style());
    dress(&mut ui.visuals_mut().widgets);
    let r = ui.add(button);
    ui.set_style(worn);
    if r.is_pointer_button_down_on() {
        let line = Stroke::new(1.5, ui.visuals().text_color().gamma_multiply(0.5));
        ui.painter().rect_stroke(r.rect.shrink(1.5), 7.0, line, StrokeKind::Inside);
    }
    r
}

/// An ordinary action.
pub fn quiet(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let r = ui.add(Button::new(RichText::new(shown(text))).min_size(Vec2::new(0.0, HEIGHT)));
    named_as_written(ui, &r, text);
    focus_ring(ui, look, &r);
    r
}

/// What can't be taken back. The only red there is.
pub fn danger(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let words = RichText::new(shown(text)).family(semibold()).color(look.on_danger());
    let r = filled(ui, words, [look.danger(), look.danger_strong()]);
    named_as_written(ui, &r, text);
    focus_ring(ui, look, &r);
    r
}

/// An action that looks like words in a line.
pub fn link(ui: &mut Ui, look: &Look, text: &str) -> Response {
    let words = RichText::new(shown(text)).color(look.accent());
    // On a line of its own it is flush with the text above it: at rest only its words are seen.
    let alone = ui.layout().is_vertical();
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding.x, if alone { 0.0 } else { 5.0 });
    let r = dressed(ui, Button::new(words).stroke(Stroke::NONE).frame_when_inactive(false), |states| {
        if alone {
            (states.hovered.expansion, states.active.expansion) = (4.0, 4.0);
        }
    });
    ui.spacing_mut().button_padding.x = padding;
    named_as_written(ui, &r, text);
    focus_ring(ui, look, &r);
    r
}

/// A small button with an icon only; `name` is its tooltip and its accessible name.
pub fn icon_button(ui: &mut Ui, look: &Look, icon: Icon, name: &str) -> Response {
    let glyph = RichText::new(icon.glyph()).family(icons()).size(size::SECTION).color(look.muted());
    let r = ui.add(Button::new(glyph).frame_when_inactive(false).min_size(Vec2::splat(32.0)));
    r.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), name));
    focus_ring(ui, look, &r);
    r.on_hover_text(name)
}

/// Something that is on or off, with a box that is seen at 3:1.
pub fn tick(ui: &mut Ui, look: &Look, on: &mut bool, text: &str) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().icon_spacing = 8.0;
        let resting = &mut ui.visuals_mut().widgets.inactive;
        (resting.bg_stroke, resting.bg_fill) = (Stroke::new(1.5, look.outline()), look.card());
        let r = ui.checkbox(on, shown(text));
        named_as_written(ui, &r, text);
        focus_ring(ui, look, &r);
        r
    })
    .inner
}

/// The ring around what has the keyboard.
pub(crate) fn focus_ring(ui: &Ui, look: &Look, r: &Response) {
    focus_ring_around(ui, look, r, r.rect);
}

/// The same around what it stands in, which a screen reader then outlines as well.
pub(crate) fn focus_ring_around(ui: &Ui, look: &Look, r: &Response, around: egui::Rect) {
    ui.ctx().accesskit_node_builder(r.id, |node| {
        let (from, to) = (around.min, around.max);
        node.set_bounds(egui::accesskit::Rect { x0: from.x.into(), y0: from.y.into(), x1: to.x.into(), y1: to.y.into() });
    });
    // What gets the keyboard comes into sight.
    if r.gained_focus() {
        r.scroll_to_me(None);
    }
    if r.has_focus() {
        ring(ui, look, around);
    }
}

/// The ring alone.
pub(crate) fn ring(ui: &Ui, look: &Look, around: egui::Rect) {
    ui.painter().rect_stroke(around.expand(2.0), 10.0, Stroke::new(2.0, look.focus()), StrokeKind::Outside);
}
