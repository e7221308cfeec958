//! What a saved check-in gives back: today beside the days before it, what was strongest, one quiet line from the journal,
//! and the way on. It stands in the form's place until another check-in is begun.

use super::{feelings, more};
use crate::{
    analysis::{day_called_for_help, strongest_lines},
    app::{Action, Room},
    ui::{
        View,
        arriving::keyboard_is_handed,
        key_queue,
        screens::first_weeks::{days, in_today},
        widgets::{answer_is_typed, caption, card, para, part, primary, quiet, section, take_over},
    },
};
use egui::{Id, Ui};
use std::sync::Arc;

/// So many days stand before today.
const DAYS_BEFORE: i32 = 7;
/// The picture is at most so wide, with eight days at the usual size of text.
const WIDEST: f32 = 330.0;
/// Gets the keyboard when a check-in was saved.
const AGAIN: &str = "check in again";

/// Today has a check-in, and nothing of another one is in the form.
pub(crate) fn is_folded(view: &View<'_>) -> bool {
    view.open.form_is_folded(view.forms, view.today())
}

/// What is typed for a row of the form opens it, and is typed into it: no digit is lost.
pub(crate) fn opens_for_what_is_typed(ui: &Ui, view: &mut View<'_>) {
    let ctx = ui.ctx();
    if is_folded(view) && keyboard_is_handed(ctx) {
        // A row of the form was asked for by its name.
        view.forms.today.form_is_open = true;
    }
    let is_elsewhere = ctx.text_edit_focused() || egui::Popup::is_any_open(ctx) || !ui.is_enabled();
    let is_covered = ui.memory(|m| !m.allows_interaction(ui.layer_id()));
    if is_folded(view) && !is_elsewhere && !is_covered && answer_is_typed(ui) {
        open(ui, view);
        key_queue::again(ctx);
    }
}

fn open(ui: &Ui, view: &mut View<'_>) {
    view.forms.today.form_is_open = true;
    view.forms.today.problem = None;
    feelings::give_first_row_the_keyboard(ui);
}

/// The card, and beneath it how far a young journal has come.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let today = view.today();
    let journal = Arc::clone(view.open.counted());
    let called_for_help = day_called_for_help(&journal, today);
    let comes_now = comes_now(ui);
    let shown = card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        section(ui, &format!("Saved for {}", today.date().format("%A")));
        let picture = days::picture(ui, view, DAYS_BEFORE, ui.available_width().min(WIDEST), days::Size::USUAL);
        days::with_words(ui, &picture, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            for line in strongest_lines(&journal, today) {
                para(ui, &line);
            }
            ui.add_space(4.0);
            from_the_journal(ui, view, called_for_help);
            ui.add_space(6.0);
            // In a part of its own: the line above it comes a moment later, and the keyboard stays.
            part(ui, "after a saved day", |ui| what_next(ui, view, called_for_help, comes_now));
        });
    });
    if comes_now {
        shown.response.scroll_to_me(None);
    }
    if !called_for_help {
        in_today::show(ui, view);
    }
}

/// The line, which is worked out in the moment after a save: its place is kept for it.
fn from_the_journal(ui: &mut Ui, view: &View<'_>, called_for_help: bool) {
    if called_for_help {
        return;
    }
    let line = view.open.findings.as_ref().and_then(|f| f.day_line.as_ref());
    let (today, findings) = (view.today(), view.open.findings.as_ref());
    match line.filter(|_| findings.is_some_and(|f| f.analysis.until == today)) {
        Some(line) => {
            caption(ui, view.look, line);
        }
        None => ui.add_space(crate::ui::theme::size::CAPTION * 1.4),
    }
}

fn what_next(ui: &mut Ui, view: &mut View<'_>, called_for_help: bool, comes_now: bool) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        if called_for_help && quiet(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        let again = primary(ui, look, "Check in again");
        let again = take_over(ui, again, AGAIN);
        if comes_now && (!key_queue::was_pointed(ui.ctx()) || ui.memory(|m| m.focused().is_none())) {
            again.request_focus();
        }
        if again.clicked() {
            open(ui, view);
        }
        more::openers(ui, view);
    });
}

/// It was not there a moment ago: the room was come to, or the form folded.
fn comes_now(ui: &Ui) -> bool {
    let (id, pass) = (Id::unique("the saved day was shown"), ui.ctx().cumulative_pass_nr());
    let before = ui.data_mut(|d| d.get_temp::<u64>(id).filter(|last| last + 2 >= pass));
    ui.data_mut(|d| d.insert_temp(id, pass));
    before.is_none()
}
