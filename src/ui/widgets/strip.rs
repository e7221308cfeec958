//! The strip of eleven steps: an answer by pointer, by digit and by arrow.

use super::{
    paint_mark, pass_focus_on, take_focus,
    typed_answer::{Typed, is_taken, typed},
};
use crate::{
    domain::{Answer, Intensity},
    report::{MarkShape, shown},
    ui::theme::{Look, semibold, size},
};
use egui::{
    Align2, Color32, EventFilter, FontId, Key, Modifiers, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    accesskit, pos2, vec2,
};

/// What the strip asks about; the words beside it follow from it.
#[derive(Debug, Clone, Copy)]
pub struct StripKind<'a> {
    /// By what it asks about, never by its name: two may be called the same, and one may be called otherwise tomorrow.
    pub id: egui::Id,
    /// The accessible name: the feeling, or "How much can you feel right now".
    pub name: &'a str,
    /// The feeling's mark; `None` for a question, which stands above its steps.
    pub mark: Option<MarkShape>,
    pub colour: Color32,
    /// Whether "can't tell" is offered.
    pub can_be_unsure: bool,
    /// A typed digit moves on to the next control.
    pub moves_on: bool,
}

const CELL: f32 = 17.0;
const GAP: f32 = 2.0;
const ROW: f32 = 32.0;
/// The mark and the space after it.
const MARK: f32 = 24.0;
/// The value in words beside the steps.
const VALUE: f32 = 86.0;

/// How wide the eleven steps and the question mark are.
#[must_use]
pub fn strip_width() -> f32 {
    12.0 * (CELL + GAP) + 8.0
}

/// One row of the eleven-step strip: mark, name, steps 0–10, "can't tell", the value in words.
///
/// Click or drag a step (again on the same one: not answered), or type: digits, `x` for 10, `-` for
/// not felt, `?` for can't tell, Backspace for not answered, arrows to go up and down.
/// An untouched strip is not answered, and looks it.
pub fn strip(ui: &mut Ui, look: &Look, kind: StripKind<'_>, answer: &mut Option<Answer>) -> Response {
    let width = ui.available_width();
    // The name stands above the steps where there is no room beside them, and always when it is a question.
    let name_width = (width - strip_width() - VALUE).clamp(0.0, 136.0);
    let stacked = kind.mark.is_none() || name_width < 106.0;
    let above = if stacked { name_lines(ui, kind, width, look.ink()).size().y.max(20.0) + 2.0 } else { 0.0 };
    // Where there is no room beside the steps either, the value stands below them.
    let below = if stacked && width < strip_width() + VALUE { 20.0 } else { 0.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(width, above + ROW + below), Sense::hover());
    let steps_left = if stacked { rect.left() } else { rect.left() + name_width };
    let steps = Rect::from_min_size(pos2(steps_left, rect.top() + above), vec2(strip_width().min(width), ROW));
    let mut r = ui.interact(steps, kind.id, Sense::click_and_drag());
    let before = *answer;
    if kind.moves_on {
        take_focus(ui, &r);
    }
    take_pointer(&r, steps, kind, answer);
    if r.has_focus() {
        take_keys(ui, kind, answer);
    }
    take_assistive(ui, kind, answer);
    if *answer != before {
        r.mark_changed();
    }
    tell(ui, &r, kind, *answer);
    if ui.is_rect_visible(rect) {
        paint(ui, look, rect, steps, kind, *answer, &r);
    }
    if r.gained_focus() {
        r.scroll_to_me(None);
    }
    r
}

/// The steps are [`CELL`] wide, or as wide as a very narrow window lets them be.
fn cell(steps: Rect, step: u8) -> Rect {
    let pitch = (steps.width() - 8.0) / 12.0;
    let x = steps.left() + f32::from(step) * pitch + if step > 0 { 2.0 } else { 0.0 };
    Rect::from_min_size(pos2(x, steps.center().y - CELL / 2.0), vec2(pitch - GAP, CELL))
}

/// The name where it stands above the steps, in as many lines as it needs.
fn name_lines(ui: &Ui, kind: StripKind<'_>, width: f32, ink: Color32) -> std::sync::Arc<egui::Galley> {
    let room = (width - if kind.mark.is_some() { MARK } else { 0.0 }).max(40.0);
    ui.painter().layout(shown(kind.name).into_owned(), FontId::proportional(size::BODY), ink, room)
}

fn unsure_cell(steps: Rect) -> Rect {
    cell(steps, 11).translate(vec2(4.0, 0.0))
}

/// The step at or left of this place.
fn step_at(at: egui::Pos2, steps: Rect) -> u8 {
    (0..=10u8).rev().find(|s| at.x >= cell(steps, *s).left() - GAP / 2.0).unwrap_or(0)
}

/// The step that a press would give now.
fn pointed_at(r: &Response, steps: Rect) -> Option<u8> {
    let at = r.hover_pos().filter(|_| r.hovered() && !r.dragged())?;
    (at.x < cell(steps, 10).right() + GAP).then(|| step_at(at, steps))
}

fn rated(step: u8) -> Option<Answer> {
    Intensity::new(step).ok().map(Answer::Rated)
}

fn take_pointer(r: &Response, steps: Rect, kind: StripKind<'_>, answer: &mut Option<Answer>) {
    let Some(at) = r.interact_pointer_pos() else { return };
    let unsure = kind.can_be_unsure && at.x >= unsure_cell(steps).left() - GAP;
    let hit = Some(step_at(at, steps));
    if r.clicked() {
        let said = if unsure { Some(Answer::CannotTell) } else { hit.and_then(rated) };
        // The same place again takes the answer back.
        *answer = if *answer == said { None } else { said };
    } else if r.dragged() && !unsure && at.x < cell(steps, 10).right() + CELL {
        *answer = hit.and_then(rated);
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

/// The value in words: "7, strongly", "can't tell", "not answered".
fn value_words(answer: Option<Answer>) -> String {
    match answer {
        None => "not answered".into(),
        Some(Answer::CannotTell) => "can't tell".into(),
        Some(Answer::Rated(i)) => format!("{i}, {}", i.words()),
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

fn paint(ui: &Ui, look: &Look, rect: Rect, steps: Rect, kind: StripKind<'_>, answer: Option<Answer>, r: &Response) {
    let painter = ui.painter();
    let above = steps.top() - rect.top();
    let stacked = above > 0.0;
    let name_y = if stacked { rect.top() + above / 2.0 } else { steps.center().y };
    let mut name_x = rect.left();
    if let Some(mark) = kind.mark {
        let faded = if answer.is_none() { look.card().lerp_to_gamma(kind.colour, 0.75) } else { kind.colour };
        paint_mark(painter, mark, pos2(rect.left() + 8.0, name_y), 7.0, faded);
        name_x += MARK;
    }
    let ink = if answer.is_none() { look.muted() } else { look.ink() };
    if stacked {
        let name = name_lines(ui, kind, rect.width(), ink);
        painter.galley(pos2(name_x, name_y - name.size().y / 2.0), name, ink);
    } else {
        let room = Rect::from_min_max(rect.min, pos2(steps.left() - 4.0, rect.bottom()));
        let font = FontId::proportional(size::BODY);
        painter.with_clip_rect(room).text(pos2(name_x, name_y), Align2::LEFT_CENTER, shown(kind.name), font, ink);
    }
    for step in 0..=10u8 {
        paint_cell(ui, look, cell(steps, step), step, kind, answer, r.id);
    }
    if let Some(step) = pointed_at(r, steps) {
        paint_offer(painter, look, cell(steps, step), step, kind, answer);
    }
    if kind.can_be_unsure {
        let on = answer == Some(Answer::CannotTell);
        let at = unsure_cell(steps);
        if on {
            painter.rect_filled(at, 5.0, look.accent_soft());
        }
        let tint = if on { look.accent() } else { look.muted() };
        painter.text(at.center(), Align2::CENTER_CENTER, "?", FontId::new(size::BODY, semibold()), tint);
    }
    let beside = pos2(steps.right() + 8.0, steps.center().y);
    let at = if rect.bottom() > steps.bottom() + 1.0 { pos2(steps.left(), steps.bottom() + 9.0) } else { beside };
    let caption = FontId::proportional(size::CAPTION);
    match answer {
        Some(Answer::Rated(i)) => {
            let heavy = FontId::new(size::BODY, semibold());
            let number = painter.text(at, Align2::LEFT_CENTER, i.to_string(), heavy, look.ink());
            let words = pos2(number.right() + 6.0, at.y);
            painter.text(words, Align2::LEFT_CENTER, short_words(i), caption, look.muted());
        }
        other => {
            painter.text(at, Align2::LEFT_CENTER, value_words(other), caption, look.muted());
        }
    }
    if r.has_focus() {
        painter.rect_stroke(steps.expand2(vec2(3.0, -1.0)), 9.0, Stroke::new(2.0, look.focus()), StrokeKind::Outside);
    }
}

/// The longest words are shortened where they stand beside a strip.
fn short_words(i: Intensity) -> &'static str {
    if i == Intensity::MAX { "the most" } else { i.words() }
}

/// What a press would say here, before it is pressed: the step's number in a ring of its colour.
fn paint_offer(painter: &egui::Painter, look: &Look, at: Rect, step: u8, kind: StripKind<'_>, answer: Option<Answer>) {
    painter.rect_stroke(at.expand(1.0), rounding(step), Stroke::new(2.0, kind.colour), StrokeKind::Inside);
    // On a step that is filled already the number could not be read.
    if answer.and_then(Answer::number).is_none_or(|n| step > n) {
        let small = FontId::new(size::CAPTION - 2.0, semibold());
        painter.text(at.center(), Align2::CENTER_CENTER, step.to_string(), small, look.ink());
    }
}

/// 0 is round, so that it is told from the steps after it.
fn rounding(step: u8) -> f32 {
    if step == 0 { CELL / 2.0 } else { 5.0 }
}

fn paint_cell(ui: &Ui, look: &Look, at: Rect, step: u8, kind: StripKind<'_>, answer: Option<Answer>, strip: egui::Id) {
    let painter = ui.painter();
    let round = rounding(step);
    let filled = answer.and_then(Answer::number).is_some_and(|n| step <= n);
    // A step that is reached fills within the theme's short time; at once where motion is reduced.
    let how_far = ui.ctx().animate_bool(strip.with(("filled", step)), filled);
    let empty = look.unanswered();
    match answer {
        None => {
            painter.rect_stroke(
                at.shrink(0.75),
                round,
                Stroke::new(1.0, look.card().lerp_to_gamma(look.outline(), 0.55)),
                StrokeKind::Inside,
            );
        }
        Some(Answer::CannotTell) => hatch(painter, at, round, empty, look),
        Some(Answer::Rated(i)) if i.steps() == 0 && step == 0 => {
            painter.rect_stroke(at.shrink(1.0), round, Stroke::new(2.5, kind.colour), StrokeKind::Inside);
        }
        Some(Answer::Rated(i)) if step > 0 && step <= i.steps() => {
            // From pale to full along the strip, so that height is seen before it is read.
            let part = 0.45 + 0.055 * f32::from(step);
            let full = look.card().lerp_to_gamma(kind.colour, part.min(1.0));
            painter.rect_filled(at, round, empty.lerp_to_gamma(full, how_far));
        }
        Some(Answer::Rated(_)) => {
            painter.rect_filled(at, round, empty);
        }
    }
}

/// "Can't tell": hatched, neither filled nor open.
fn hatch(painter: &egui::Painter, at: Rect, round: f32, empty: Color32, look: &Look) {
    painter.rect_filled(at, round, empty.gamma_multiply(0.5));
    let clip = painter.with_clip_rect(at.shrink(1.0).intersect(painter.clip_rect()));
    let line = Stroke::new(1.5, empty.lerp_to_gamma(look.muted(), 0.4));
    for k in 0..6u8 {
        let x = at.left() - at.height() + f32::from(k) * 7.0;
        clip.line_segment([pos2(x, at.bottom()), pos2(x + at.height(), at.top())], line);
    }
}
