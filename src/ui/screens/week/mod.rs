//! A week from paper: the sheet to print, and the page on which it is typed in afterwards, day by day, with the keyboard
//! alone.

pub(crate) mod grid;
pub(crate) mod on_paper;

use crate::{
    analysis::words::week_of,
    app::{WeekChange, WeekForm},
    domain::DayKey,
    ui::{
        View,
        screens::{journal::day_words::week_words, today::problem::problem},
        widgets::{Icon, caption, card, heading, icon_button, link, primary, quiet, section},
    },
};
use egui::{Id, Ui};

/// What leads here.
pub(crate) const FROM_PAPER: &str = "A week from paper…";

/// The first day of the week that is offered: the last one of which all days are over, and this one on its last day.
pub(crate) fn offered(view: &View<'_>) -> DayKey {
    let today = view.today();
    week_of(today.plus(-6), view.look.units.week)
}

/// The page. Whether it stays.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) -> bool {
    let look = view.look;
    if is_without_keyboard(ui) {
        grid::take_keyboard(ui);
    }
    heading(ui, look, "A week from paper", "What you wrote by hand, typed in at once. Each day is kept as written later");
    ui.add_space(8.0);
    on_paper::show(ui, view);
    if view.forms.today.week.is_none() {
        return false;
    }
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        which_week(ui, view);
        caption(
            ui,
            look,
            "A digit fills a field and goes to the one below, x is 10, ? can't tell. Symptoms: 0 no, 1 mild, 2 moderate, 3 strong. Arrows go around, Backspace empties. What you leave empty is not answered",
        );
        grid::show(ui, view);
    });
    problem(ui, view);
    let is_empty = view.forms.today.week.as_ref().is_none_or(WeekForm::is_empty);
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(!is_empty, |ui| {
            if primary(ui, look, "Save the week").clicked() {
                view.actions.ask(WeekChange::Save);
            }
        });
        stays = !quiet(ui, look, if is_empty { "Cancel" } else { "Finish later" }).clicked();
        if !is_empty && link(ui, look, "Discard").clicked() {
            view.actions.ask(WeekChange::Discard);
        }
    });
    if !is_empty {
        caption(ui, look, "What you type here is kept, also when Gamut is closed");
    }
    stays
}

/// What was opened from somewhere else is left by the keyboard within so many frames.
const ARRIVES_WITHIN: u64 = 10;

/// Whether it has just come and nothing has the keyboard: one can type at once, wherever the week was asked for.
fn is_without_keyboard(ui: &Ui) -> bool {
    let (id, now) = (Id::unique("the week is there"), ui.ctx().cumulative_frame_nr());
    let (last, since) = ui.data(|d| d.get_temp::<(u64, u64)>(id)).unwrap_or_default();
    let since = if last + 1 < now { now } else { since };
    ui.data_mut(|d| d.insert_temp(id, (now, since)));
    let has_come = now < since + ARRIVES_WITHIN;
    if has_come {
        ui.ctx().request_repaint();
    }
    has_come && ui.memory(|m| m.focused().is_none())
}

/// Which week it is; what is typed goes along.
fn which_week(ui: &mut Ui, view: &mut View<'_>) {
    let (look, today) = (view.look, view.today());
    let Some(week) = view.forms.today.week.as_mut() else { return };
    ui.horizontal_wrapped(|ui| {
        section(ui, &week_words(week.first));
        if icon_button(ui, look, Icon::Left, "Week before").clicked() {
            week.first = week.first.plus(-7);
        }
        if week.first.plus(7) <= today && icon_button(ui, look, Icon::Right, "Week after").clicked() {
            week.first = week.first.plus(7);
        }
    });
}
