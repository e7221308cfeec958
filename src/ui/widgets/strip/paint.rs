//! How a strip is drawn.

use super::{
    kind::{StripKind, short_words, value_words},
    places::{MARK, Places, UNSURE, ValueAt},
};
use crate::{
    domain::Answer,
    report::shown,
    ui::{
        theme::{Look, semibold, size},
        widgets::paint_mark,
    },
};
use egui::{Align2, Color32, FontFamily, FontId, Galley, Rect, Response, Stroke, StrokeKind, Ui, pos2, text::LayoutJob, vec2};
use std::sync::Arc;

/// The name in as many lines as it needs, at most three: it never runs into the steps.
pub(super) fn name_lines(ui: &Ui, kind: StripKind<'_>, width: f32, family: FontFamily) -> Arc<Galley> {
    let room = width - if kind.mark.is_some() { MARK + 8.0 } else { 0.0 };
    let font = FontId::new(size::BODY, family);
    let mut job = LayoutJob::simple(shown(kind.name).into_owned(), font, Color32::PLACEHOLDER, room.max(40.0));
    if kind.mark.is_some() {
        job.wrap.max_rows = 3;
    }
    ui.painter().layout_job(job)
}

pub(super) fn paint(
    ui: &Ui,
    look: &Look,
    places: Places,
    kind: StripKind<'_>,
    answer: Option<Answer>,
    pointed: Option<u8>,
    r: &Response,
) {
    name(ui, look, places, kind, answer, r.has_focus());
    if kind.has_scale && places.plan.is_one_line() {
        scale(ui, look, places);
    }
    for step in 0..UNSURE {
        let at = places.cell(step);
        paint_cell(ui, look, at, step, kind, answer, r.id);
        // Without a scale above them each has its number, as long as that can be read.
        if !places.plan.is_one_line() && pointed != Some(step) && !is_filled(answer, step) {
            number(ui, at, step, look.muted());
        }
    }
    if let Some(step) = pointed {
        paint_offer(ui, look, places.cell(step), step, kind, answer);
    }
    if kind.can_be_unsure {
        let on = answer == Some(Answer::CannotTell);
        let at = places.cell(UNSURE);
        if on {
            ui.painter().rect_filled(at, 5.0, look.accent_soft());
        }
        let tint = if on { look.accent() } else { look.muted() };
        ui.painter().text(at.center(), Align2::CENTER_CENTER, "?", FontId::new(size::BODY, semibold()), tint);
    }
    value(ui, look, places, answer);
    if r.has_focus() {
        let ring = places.steps.expand2(vec2(3.0, -1.0));
        ui.painter().rect_stroke(ring, 9.0, Stroke::new(2.0, look.focus()), StrokeKind::Outside);
    }
}

/// What has the keyboard is heavier and has a mark in the margin: one sees at a glance where the next digit goes.
fn name(ui: &Ui, look: &Look, places: Places, kind: StripKind<'_>, answer: Option<Answer>, has_keyboard: bool) {
    let painter = ui.painter();
    let (left, middle) = (places.rect.left(), places.name_y());
    let mut x = left;
    if let Some(mark) = kind.mark {
        let faded = if answer.is_none() { look.card().lerp_to_gamma(kind.colour, 0.75) } else { kind.colour };
        paint_mark(painter, mark, pos2(left + 8.0, middle), 7.0, faded);
        x += MARK;
    }
    let family = if has_keyboard { semibold() } else { FontFamily::Proportional };
    let name = name_lines(ui, kind, places.plan.name_width, family);
    if has_keyboard {
        let high = name.size().y.max(20.0);
        let bar = Rect::from_center_size(pos2(left - 7.0, middle), vec2(4.0, high));
        painter.rect_filled(bar, 2.0, look.accent());
    }
    let ink = if answer.is_none() && !has_keyboard { look.muted() } else { look.ink() };
    painter.galley(pos2(x, middle - name.size().y / 2.0), name, ink);
}

/// 0, 5 and 10, faint above their steps.
fn scale(ui: &Ui, look: &Look, places: Places) {
    let font = FontId::proportional(size::CAPTION - 1.0);
    for step in [0, 5, 10] {
        let at = pos2(places.cell(step).center().x, places.steps.top() - 9.0);
        ui.painter().text(at, Align2::CENTER_CENTER, step.to_string(), font.clone(), look.muted());
    }
}

fn value(ui: &Ui, look: &Look, places: Places, answer: Option<Answer>) {
    let painter = ui.painter();
    let caption = FontId::proportional(size::CAPTION);
    let at = places.value();
    let Some(Answer::Rated(i)) = answer else {
        let align = if places.plan.value == ValueAt::BesideName { Align2::RIGHT_CENTER } else { Align2::LEFT_CENTER };
        painter.text(at, align, value_words(answer), caption, look.muted());
        return;
    };
    let heavy = FontId::new(size::BODY, semibold());
    let number = painter.layout_no_wrap(i.to_string(), heavy, look.ink());
    let words = painter.layout_no_wrap(short_words(i).to_owned(), caption, look.muted());
    let wide = number.size().x + 6.0 + words.size().x;
    let left = if places.plan.value == ValueAt::BesideName { at.x - wide } else { at.x };
    let after = left + number.size().x + 6.0;
    painter.galley(pos2(left, at.y - number.size().y / 2.0), number, look.ink());
    painter.galley(pos2(after, at.y - words.size().y / 2.0), words, look.muted());
}

fn is_filled(answer: Option<Answer>, step: u8) -> bool {
    answer.and_then(Answer::number).is_some_and(|n| step <= n && n > 0)
}

fn number(ui: &Ui, at: Rect, step: u8, tint: Color32) {
    let small = FontId::new(size::CAPTION - 1.0, semibold());
    ui.painter().text(at.center(), Align2::CENTER_CENTER, step.to_string(), small, tint);
}

/// What a press would say here, before it is pressed: the step's number in a ring of its colour.
fn paint_offer(ui: &Ui, look: &Look, at: Rect, step: u8, kind: StripKind<'_>, answer: Option<Answer>) {
    ui.painter().rect_stroke(at.expand(1.0), rounding(at, step), Stroke::new(2.0, kind.colour), StrokeKind::Inside);
    // On a step that is filled already the number could not be read.
    if answer.and_then(Answer::number).is_none_or(|n| step > n) {
        number(ui, at, step, look.ink());
    }
}

/// 0 is round, so that it is told from the steps after it.
fn rounding(at: Rect, step: u8) -> f32 {
    if step == 0 { at.height() / 2.0 } else { 5.0 }
}

fn paint_cell(ui: &Ui, look: &Look, at: Rect, step: u8, kind: StripKind<'_>, answer: Option<Answer>, strip: egui::Id) {
    let painter = ui.painter();
    let round = rounding(at, step);
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
    for k in 0..14u8 {
        let x = at.left() - at.height() + f32::from(k) * 7.0;
        clip.line_segment([pos2(x, at.bottom()), pos2(x + at.height(), at.top())], line);
    }
}
