//! Chips: a symptom that cycles through its answers, and choices that have a tick while they are on.

use super::{
    Icon,
    button::{dressed, focus_ring},
    list::named_row::begin_line_for,
    pass_focus_on, take_focus,
    typed_answer::{Typed, is_taken, typed},
};
use crate::{
    domain::{SymptomAnswer, SymptomStrength},
    report::shown,
    ui::theme::{Look, icons, semibold, size},
};
use egui::{
    Align2, Atom, Button, Color32, FontId, IdSalt, Key, Modifiers, Rect, Response, RichText, Role, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, style::Widgets, text::LayoutJob,
};

const HEIGHT: f32 = 32.0;
/// The box of a choice, and the space behind it.
const BOX: f32 = 15.0;
const GAP: f32 = 7.0;

/// A symptom: each press goes on from not asked to no, mild, moderate, strong and back.
/// Typed: 0 no, 1 mild, 2 moderate, 3 strong (and on to the next), Backspace not asked.
pub fn symptom_chip(ui: &mut Ui, look: &Look, name: &str, discreet: bool, answer: &mut Option<SymptomAnswer>) -> Response {
    let word = answer.map(|a| match a {
        SymptomAnswer::RatherNotSay => "rather not say",
        other => other.word(),
    });
    let there = matches!(answer, Some(SymptomAnswer::There(_)));
    let mut job = LayoutJob::default();
    let font = egui::FontId::proportional(crate::ui::theme::size::BODY - 1.0);
    let format = |colour| egui::TextFormat { font_id: font.clone(), color: colour, ..Default::default() };
    let space = if answer.is_some() { 0.0 } else { BOX + GAP };
    job.append(&shown(name), space, format(if answer.is_some() { look.ink() } else { look.muted() }));
    if let Some(word) = word {
        let heavy = egui::FontId::new(font.size, semibold());
        let colour = if there { look.accent() } else { look.muted() };
        job.append(&format!("  {word}"), 0.0, egui::TextFormat { font_id: heavy, color: colour, ..Default::default() });
    }
    let fill = if there { look.accent_soft() } else { look.card() };
    // What was not answered is words only; an answer makes a chip of it.
    let edge = if answer.is_some() { look.line() } else { Color32::TRANSPARENT };
    let mut r = pill(ui, Button::new(job).min_size(Vec2::new(0.0, HEIGHT)), fill, edge);
    if answer.is_none() {
        let at = r.rect.left_center() + Vec2::new(ui.spacing().button_padding.x + BOX / 2.0, 0.0);
        ui.painter().circle_stroke(at, BOX / 2.0 - 1.0, Stroke::new(1.0, look.outline()));
    }
    take_focus(ui, &r);
    let before = *answer;
    if r.clicked() {
        *answer = SymptomAnswer::next(*answer, discreet);
    }
    if r.has_focus() {
        let on = ui.input_mut(|input| {
            if input.consume_key(Modifiers::NONE, Key::Backspace) {
                *answer = None;
            }
            let said = match typed(input) {
                Some(Typed::Digit(0) | Typed::NotFelt) => SymptomAnswer::No,
                Some(Typed::Digit(1)) => SymptomAnswer::There(SymptomStrength::Mild),
                Some(Typed::Digit(2)) => SymptomAnswer::There(SymptomStrength::Moderate),
                Some(Typed::Digit(3)) => SymptomAnswer::There(SymptomStrength::Strong),
                Some(Typed::Digit(_) | Typed::Ten | Typed::CannotTell) | None => return false,
            };
            *answer = Some(said);
            is_taken(input);
            true
        });
        if on {
            pass_focus_on(ui);
        }
    }
    if *answer != before {
        r.mark_changed();
    }
    let told = format!("{name}: {}", answer.map_or("not asked", SymptomAnswer::word).replace('_', " "));
    r.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &told));
    focus_ring(ui, look, &r);
    r
}

/// A button with this edge and ground at rest; the theme's own under the pointer and while it is pressed.
fn pill(ui: &mut Ui, button: Button<'_>, fill: Color32, edge: Color32) -> Response {
    dressed(ui, button, |states| at_rest(states, fill, edge))
}

/// What only has the keyboard looks as at rest, in its ring: the soft ground means that it is on.
fn at_rest(states: &mut Widgets, fill: Color32, edge: Color32) {
    for state in [&mut states.inactive, &mut states.active] {
        (state.weak_bg_fill, state.bg_stroke) = (fill, Stroke::new(1.0, edge));
    }
}

/// Something to choose, or several of its kind: a box and a word. It is a chip with a tick while it is on, and as wide
/// without: nothing beside it moves when it is pressed.
pub fn choice(ui: &mut Ui, look: &Look, name: &str, on: bool) -> Response {
    let words = shown(name);
    let heavy = FontId::new(size::BODY, semibold());
    let wide = ui.painter().layout_no_wrap(words.clone().into_owned(), heavy, look.ink()).size().x;
    let wide = wide + BOX + GAP + 2.0 * ui.spacing().button_padding.x;
    begin_line_for(ui, wide);
    let place = IdSalt::new("box");
    let text = RichText::new(words);
    let text = if on { text.family(semibold()).color(look.accent()) } else { text.color(look.ink()) };
    let button = Button::new((Atom::custom(place, Vec2::splat(BOX)), text)).gap(GAP).min_size(Vec2::new(wide, HEIGHT));
    let (fill, edge) = if on { (look.accent_soft(), look.line()) } else { (look.card(), Color32::TRANSPARENT) };
    let worn = std::sync::Arc::clone(ui.style());
    at_rest(&mut ui.visuals_mut().widgets, fill, edge);
    let button = button.atom_ui(ui);
    ui.set_style(worn);
    if let Some(rect) = button.rect(place) {
        tick_box(ui, look, Rect::from_center_size(rect.center(), Vec2::splat(BOX)), on);
    }
    let r = button.response;
    r.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, name));
    focus_ring(ui, look, &r);
    r
}

fn tick_box(ui: &Ui, look: &Look, rect: Rect, on: bool) {
    if on {
        ui.painter().rect_filled(rect, 4.0, look.accent());
        let glyph = FontId::new(BOX - 2.0, icons());
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, Icon::Check.glyph(), glyph, look.on_accent());
    } else {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, look.outline()), StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{domain::Settings, ui::theme::bring_fonts};

    /// The grounds that are painted for a symptom that has the keyboard.
    fn grounds(mut answer: Option<SymptomAnswer>) -> (Look, Vec<egui::Color32>) {
        let look = Look::of(&Settings::default(), false, Vec2::new(1100.0, 760.0));
        let ctx = egui::Context::default();
        bring_fonts(&ctx);
        look.put_on(&ctx);
        let mut seen = Vec::new();
        for _ in 0..3 {
            let mut out = ctx.run_ui(egui::RawInput::default(), |ui| {
                symptom_chip(ui, &look, "Tired, foggy", false, &mut answer).request_focus();
            });
            let rects = out.shapes.iter().filter_map(|s| if let egui::Shape::Rect(r) = &s.shape { Some(r.fill) } else { None });
            seen = rects.collect();
            out.textures_delta.clear();
        }
        (look, seen)
    }

    #[test]
    fn the_keyboard_on_a_symptom_does_not_make_it_look_answered() {
        let (look, open) = grounds(None);
        assert!(open.contains(&look.card()) && !open.contains(&look.accent_soft()), "{open:?}");
        let (look, mild) = grounds(Some(SymptomAnswer::There(SymptomStrength::Mild)));
        assert!(mild.contains(&look.accent_soft()), "{mild:?}");
    }
}
