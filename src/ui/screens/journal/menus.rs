//! The menus of a day and of a check-in. Everything in them is a button beside it, too, but for copying, which the menu key
//! reaches.

use super::{as_text, day_words::write_words};
use crate::{
    app::{Action, CheckInChange, Room, Stretch},
    domain::{CheckIn, DayKey},
    ui::{
        View,
        chart::days,
        widgets::{menu_at, menu_of},
    },
};
use egui::{Pos2, Response, Ui};
use std::sync::Arc;

#[derive(Debug, Clone, Copy)]
enum Do {
    Write,
    InRange,
    Change,
    Delete,
    Copy,
}

/// Of one check-in, anywhere on it.
pub(super) fn of_check_in(ui: &Ui, view: &mut View<'_>, all: &Response, check_in: &Arc<CheckIn>, named: &str) {
    let lines = [("Change", Do::Change), ("Copy as text", Do::Copy), ("Delete", Do::Delete)];
    match menu_of(ui, view.look, all, &format!("What to do with {named}"), &lines) {
        Some(Do::Change) => view.actions.ask(CheckInChange::Edit(check_in.id.clone())),
        Some(Do::Delete) => view.actions.ask(CheckInChange::Delete(check_in.id.clone())),
        Some(Do::Copy) => ui.copy_text(as_text::check_in(&view.open.journal, view.look.units, check_in)),
        Some(Do::Write | Do::InRange) | None => {}
    }
}

/// Of a day, on the line that names it or on its place in a calendar.
pub(super) fn of_day(ui: &Ui, view: &mut View<'_>, head: &Response, day: DayKey) {
    of_day_at(ui, view, head, None, day);
}

/// The same, which by keys opens at this point.
pub(super) fn of_day_at(ui: &Ui, view: &mut View<'_>, head: &Response, at: Option<Pos2>, day: DayKey) {
    let lines =
        [(write_words(day, view.today()), Do::Write), ("Show it in Range", Do::InRange), ("Copy the day as text", Do::Copy)];
    let not_yet = usize::from(day > view.today());
    let name = format!("What to do with {}", day.words());
    match menu_at(ui, view.look, head, at, &name, lines.get(not_yet..).unwrap_or_default()) {
        Some(Do::Write) => view.actions.ask(CheckInChange::WriteFor(day)),
        Some(Do::InRange) => in_range(view, day),
        Some(Do::Copy) => ui.copy_text(as_text::day(&view.open.journal, view.look.units, day)),
        Some(Do::Change | Do::Delete) | None => {}
    }
}

/// The six weeks around the day, read out.
fn in_range(view: &mut View<'_>, day: DayKey) {
    let back = days(view.today().since(day).max(0));
    view.forms.range.stretch = Some(Stretch { from_back: back + 21.0, until_back: (back - 21.0).max(0.0) });
    view.forms.range.day_open = Some(day);
    view.actions.ask(Action::Go(Room::Range));
}
