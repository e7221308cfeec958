//! Today: the form, and the check-ins that are already there. Tab and digits alone fill it and save it.

pub(crate) mod also;
pub(crate) mod another_feeling;
pub(crate) mod context;
pub(crate) mod expected;
pub(crate) mod feelings;
pub(crate) mod form;
pub(crate) mod heading;
pub(crate) mod in_its_day;
pub(crate) mod more;
pub(crate) mod noticed;
pub(crate) mod problem;
pub(crate) mod prompt_card;
pub(crate) mod saved;
pub(crate) mod sheet;
pub(crate) mod waits;

use super::{journal::check_in_card::check_in_line, ways::plans_in_today};
use crate::ui::{
    View,
    widgets::{card, column, part, section, under_column, with_bar_below},
};
use egui::Ui;
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
        with_bar_below(ui, "save", view, room, |ui, view| under_column(ui, view.look, WIDEST, |ui| form::finish(ui, view)));
    }
}

fn room(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "today", WIDEST, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        part(ui, "the day", |ui| heading::show(ui, view));
        let noticed = part(ui, "what was noticed", |ui| noticed::show(ui, view));
        plans_in_today(ui, view);
        if saved::is_folded(view) {
            part(ui, "saved", |ui| saved::show(ui, view));
        } else {
            form::show(ui, view);
            if view.look.low {
                form::finish(ui, view);
            }
        }
        earlier(ui, view);
        noticed::stays_in_sight(ui, view, noticed);
    });
}

/// The column of this room.
const WIDEST: f32 = 944.0;
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
