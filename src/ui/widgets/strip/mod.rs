//! The strip of eleven steps: an answer by pointer, by digit and by arrow.

mod kind;
mod paint;
mod places;

use super::{
    pass_focus_on, take_focus,
    typed_answer::{Typed, is_taken, typed},
};
use crate::{
    domain::{Answer, Intensity},
    ui::theme::{Look, semibold},
};
use egui::{EventFilter, Key, Modifiers, Response, Role, Sense, Ui, WidgetInfo, accesskit, vec2};
pub use kind::StripKind;
use kind::value_words;
use places::{Places, Plan, UNSURE};

/// A window with room to spare has larger steps.
fn is_large(ui: &Ui) -> bool {
    let window = ui.ctx().content_rect().size();
    window.x >= 1400.0 && window.y >= 900.0
}

/// One row of the eleven-step strip: mark, name, steps 0–10, "can't tell", the value in words.
///
/// Click or drag a step (again on the same one: not answered), or type: digits, `x` for 10, `-` for
/// not felt, `?` for can't tell, Backspace for not answered, arrows to go up and down.
/// An untouched strip is not answered, and looks it.
pub fn strip(ui: &mut Ui, look: &Look, kind: StripKind<'_>, answer: &mut Option<Answer>) -> Response {
    let width = ui.available_width();
    let plan = Plan::of(width, kind.mark.is_none(), is_large(ui));
    // As high as with the keyboard on it: nothing moves when that comes and goes.
    let name = paint::name_lines(ui, kind, plan.name_width, semibold()).size().y;
    let (rect, _) = ui.allocate_exact_size(vec2(width, plan.height(name, kind.has_scale)), Sense::hover());
    let places = plan.places(rect, name, kind.has_scale);
    let mut r = ui.interact(places.steps, kind.id, Sense::click_and_drag());
    let before = *answer;
    if kind.moves_on {
        take_focus(ui, &r);
    }
    take_pointer(&r, places, kind, answer);
    if r.has_focus() {
        take_keys(ui, kind, answer);
    }
    take_assistive(ui, kind, answer);
    if *answer != before {
        r.mark_changed();
    }
    tell(ui, &r, kind, *answer);
    if ui.is_rect_visible(rect) {
        paint::paint(ui, look, places, kind, *answer, pointed_at(&r, places), &r);
    }
    if r.gained_focus() {
        // With its name, which may stand above it.
        ui.scroll_to_rect(rect.union(r.rect), None);
    }
    r
}

/// The step that a press would give now.
fn pointed_at(r: &Response, places: Places) -> Option<u8> {
    let at = r.hover_pos().filter(|_| r.hovered() && !r.dragged())?;
    Some(places.cell_at(at)).filter(|step| *step < UNSURE)
}

fn rated(step: u8) -> Option<Answer> {
    Intensity::new(step).ok().map(Answer::Rated)
}

fn take_pointer(r: &Response, places: Places, kind: StripKind<'_>, answer: &mut Option<Answer>) {
    let Some(at) = r.interact_pointer_pos() else { return };
    let cell = places.cell_at(at);
    let said = if cell < UNSURE { rated(cell) } else { kind.can_be_unsure.then_some(Answer::CannotTell) };
    if r.clicked() && said.is_some() {
        // The same place again takes the answer back.
        *answer = if *answer == said { None } else { said };
    } else if r.dragged() && cell < UNSURE {
        *answer = said;
    }
    if r.clicked() || r.drag_started() {
        r.request_focus();
    }
}

fn take_keys(ui: &Ui, kind: StripKind<'_>, answer: &mut Option<Answer>) {
    // Arrows belong to the strip; Tab still moves on.
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, tab: false, escape: false };
    ui.memory_mut(|m| m.set_focus_lock_filter(kind.id, filter));
    let moved_on = ui.input_mut(|input| {
        let step = |key, input: &mut egui::InputState| input.consume_key(Modifiers::NONE, key);
        if step(Key::ArrowRight, input) {
            *answer = up(*answer);
        }
        if step(Key::ArrowLeft, input) {
            *answer = down(*answer);
        }
        if step(Key::Backspace, input) || step(Key::Delete, input) {
            *answer = None;
        }
        let said = typed(input).and_then(|typed| match typed {
            Typed::Digit(n) => rated(n),
            Typed::Ten => rated(10),
            Typed::NotFelt => rated(0),
            Typed::CannotTell => kind.can_be_unsure.then_some(Answer::CannotTell),
        });
        if said.is_some() {
            *answer = said;
            is_taken(input);
        }
        said.is_some()
    });
    if moved_on && kind.moves_on {
        pass_focus_on(ui);
    }
}

fn take_assistive(ui: &Ui, kind: StripKind<'_>, answer: &mut Option<Answer>) {
    ui.input(|input| {
        for _ in 0..input.num_accesskit_action_requests(kind.id, accesskit::Action::Increment) {
            *answer = up(*answer);
        }
        for _ in 0..input.num_accesskit_action_requests(kind.id, accesskit::Action::Decrement) {
            *answer = down(*answer);
        }
        for request in input.accesskit_action_requests(kind.id, accesskit::Action::SetValue) {
            match &request.data {
                Some(accesskit::ActionData::NumericValue(n)) if (0.0..=10.0).contains(n) => {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
                    let step = n.round() as u8;
                    *answer = rated(step);
                }
                Some(accesskit::ActionData::NumericValue(n)) if *n < 0.0 => *answer = None,
                Some(accesskit::ActionData::Value(text)) => match text.trim() {
                    "?" if kind.can_be_unsure => *answer = Some(Answer::CannotTell),
                    "" => *answer = None,
                    t => {
                        if let Some(said) = t.parse::<u8>().ok().and_then(rated) {
                            *answer = Some(said);
                        }
                    }
                },
                _ => {}
            }
        }
    });
}

fn up(answer: Option<Answer>) -> Option<Answer> {
    match answer.and_then(Answer::number) {
        None => rated(0),
        Some(n) => rated(n.saturating_add(1).min(10)),
    }
}

fn down(answer: Option<Answer>) -> Option<Answer> {
    match answer.and_then(Answer::number) {
        None => answer,
        Some(n) => rated(n.saturating_sub(1)),
    }
}

fn tell(ui: &Ui, r: &Response, kind: StripKind<'_>, answer: Option<Answer>) {
    r.widget_info(|| WidgetInfo::labeled(Role::Slider, ui.is_enabled(), kind.name));
    ui.ctx().accesskit_node_builder(r.id, |node| {
        // Without a number some assistive technology has nothing it could set: −1 stands for what is none, and the
        // words say which.
        node.set_min_numeric_value(-1.0);
        node.set_max_numeric_value(10.0);
        node.set_numeric_value_step(1.0);
        node.set_numeric_value(answer.and_then(Answer::number).map_or(-1.0, f64::from));
        node.set_value(value_words(answer));
        node.add_action(accesskit::Action::SetValue);
        node.add_action(accesskit::Action::Increment);
        node.add_action(accesskit::Action::Decrement);
    });
}
