//! Today: the form, and the check-ins that are already there. Tab and digits alone fill it and save it.

pub(crate) mod alone;
pub(crate) mod also;
pub(crate) mod another_feeling;
pub(crate) mod context;
pub(crate) mod expected;
pub(crate) mod feelings;
pub(crate) mod form;
pub(crate) mod half_written;
pub(crate) mod heading;
pub(crate) mod in_its_day;
pub(crate) mod last_days;
pub(crate) mod more;
pub(crate) mod noticed;
pub(crate) mod problem;
pub(crate) mod prompt_card;
pub(crate) mod saved;
pub(crate) mod sheet;
pub(crate) mod waits;

use super::{journal::check_in_card::check_in_line, settings::reminders, ways::plans_in_today};
use crate::ui::{
    View,
    theme::size,
    widgets::{card, column, column_place, part, section, under_column, with_bar_below},
};
use egui::{Ui, UiBuilder};
use std::sync::Arc;

/// How the day felt, in under ten seconds.
pub(crate) fn today(ui: &mut Ui, view: &mut View<'_>) {
    saved::opens_for_what_is_typed(ui, view);
    if view.forms.today.sheet.is_some() {
        column(ui, view.look, "a page beside today", SHEET, |ui| form::show(ui, view));
    } else if view.look.low || saved::is_folded(view) {
        // The one button of this room never scrolls away, unless it would take the room that the form needs.
        room(ui, view);
    } else {
        with_bar_below(ui, "save", view, room, |ui, view| {
            let (_, frame) = column_place(view.look, ui.available_width(), size::FRAME);
            let wide = if two_columns(view, frame) { frame - SIDE - BETWEEN } else { WIDEST };
            under_column(ui, view.look, wide, |ui| form::finish(ui, view));
        });
    }
}

fn room(ui: &mut Ui, view: &mut View<'_>) {
    let (_, frame) = column_place(view.look, ui.available_width(), size::FRAME);
    if two_columns(view, frame) {
        return column(ui, view.look, "today", size::FRAME, |ui| beside_each_other(ui, view));
    }
    column(ui, view.look, "today", WIDEST, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        part(ui, "the day", |ui| heading::show(ui, view));
        half_written::show(ui, view);
        let noticed = part(ui, "what was noticed", |ui| noticed::show(ui, view));
        plans_in_today(ui, view);
        reminders::in_today::asks(ui, view);
        form_or_saved(ui, view);
        reminders::in_today::offers(ui, view);
        earlier(ui, view);
        noticed::stays_in_sight(ui, view, noticed);
    });
}

/// In a wide window the form stands at the left, and beside it what else there is of the day. What was noticed is read
/// before the form, so it comes before it for the keyboard and a screen reader, too.
fn beside_each_other(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.y = 12.0;
    let whole = ui.available_rect_before_wrap();
    let (left, right) = whole.split_left_right_at_x(whole.right() - SIDE - BETWEEN);
    ui.scope(|ui| {
        ui.set_max_width(left.width());
        part(ui, "the day", |ui| heading::show(ui, view));
    });
    let mut beside = ui.new_child(UiBuilder::new().max_rect(right.with_min_x(right.left() + BETWEEN)));
    beside.spacing_mut().item_spacing.y = 12.0;
    half_written::show(&mut beside, view);
    part(&mut beside, "what was noticed", |ui| noticed::show(ui, view));
    plans_in_today(&mut beside, view);
    reminders::in_today::asks(&mut beside, view);
    reminders::in_today::offers(&mut beside, view);
    last_days::show(&mut beside, view);
    earlier(&mut beside, view);
    ui.scope(|ui| {
        ui.set_max_width(left.width());
        ui.spacing_mut().item_spacing.y = 12.0;
        form_or_saved(ui, view);
    });
    let left_over = beside.min_rect().bottom() - ui.cursor().top();
    ui.add_space(left_over.max(0.0));
}

fn form_or_saved(ui: &mut Ui, view: &mut View<'_>) {
    if saved::is_folded(view) {
        part(ui, "saved", |ui| saved::show(ui, view));
    } else {
        form::show(ui, view);
        if view.look.low {
            form::finish(ui, view);
        }
    }
}

/// There is room for two, and something to stand beside the form.
fn two_columns(view: &View<'_>, frame: f32) -> bool {
    frame >= TWO && !view.look.low && !view.open.journal.check_ins.is_empty()
}

/// The column of this room, where there is one.
const WIDEST: f32 = 944.0;
/// From this width on there are two; the second one, and how far it is from the first.
const TWO: f32 = 1140.0;
const SIDE: f32 = 376.0;
const BETWEEN: f32 = 20.0;
/// A page of its own has few fields.
const SHEET: f32 = 640.0;

/// The check-ins of this day that are already there.
fn earlier(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let day = heading::form_day(view);
    let there: Vec<_> = journal.on(day).collect();
    if there.is_empty() {
        return;
    }
    let title = if day == view.today() { "Earlier today".to_owned() } else { format!("On {}", day.words()) };
    section(ui, &title);
    for check_in in there.into_iter().rev() {
        card(ui, look, |ui| check_in_line(ui, view, check_in));
    }
}
