//! A page beside the form, for what takes more than a row. Esc closes it from anywhere, and what is typed there is kept.

use super::{expected, half_written, more, problem::problem};
use crate::{
    app::{Action, EventChange, Sheet, new_id},
    domain::ExpectedFelt,
    ui::{
        View,
        screens::week,
        widgets::{caption, card, hand_on, heading, link, primary, quiet, take_focus},
    },
};
use egui::{Key, Popup, Ui};

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, open: Sheet) {
    // What pops up closes first, and what lies over the room before that.
    let is_covered = ui.memory(|m| !m.allows_interaction(ui.layer_id()));
    let esc = ui.input(|i| i.key_pressed(Key::Escape)) && !Popup::is_any_open(ui.ctx()) && !is_covered;
    let stays = match open {
        Sheet::Event => event(ui, view),
        Sheet::Expected(place) => expected_and_felt(ui, view, place),
        Sheet::Week => week::show(ui, view),
    };
    if esc || !stays {
        close(ui, view, open);
    }
}

/// Back to the form. What nothing was said with is gone.
fn close(ui: &Ui, view: &mut View<'_>, open: Sheet) {
    let today = &mut view.forms.today;
    today.sheet = None;
    match open {
        Sheet::Event => {
            today.event.take_if(|form| form.id.is_none() && form.is_empty());
            if half_written::is_there(view) {
                hand_on(ui, half_written::FINISH);
            } else {
                hand_on(ui, more::HAPPENED);
            }
        }
        Sheet::Expected(_) => {
            today.check_in.expected_felt.retain(says_something);
            hand_on(ui, more::EXPECTED);
        }
        Sheet::Week => {
            today.week.take_if(|week| week.is_empty());
            today.week_on_paper = None;
            hand_on(ui, week::FROM_PAPER);
        }
    }
    view.actions.ask(Action::KeepDraft);
}

fn says_something(entry: &ExpectedFelt) -> bool {
    !entry.what.trim().is_empty() || entry.expected.is_some() || entry.felt.is_some()
}

fn event(ui: &mut Ui, view: &mut View<'_>) -> bool {
    let (look, today) = (view.look, view.today());
    heading(ui, look, "Something happened", "A medicine, a loss, a move. It stands beside your days in Range");
    ui.add_space(8.0);
    let Some(form) = view.forms.today.event.as_mut().filter(|form| form.id.is_none()) else { return false };
    card(ui, look, |ui| more::fields(ui, look, form, today));
    let (is_empty, lacks) = (form.is_empty(), form.lacks());
    let event = form.event(|| new_id(view.shell.now.instant.utc_ms));
    problem(ui, view);
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Save event").clicked() {
            if let Some(lacks) = lacks {
                view.forms.today.problem = Some(lacks.to_owned());
            } else {
                view.actions.ask(EventChange::Save(event));
                hand_on(ui, more::HAPPENED);
            }
        }
        stays = !quiet(ui, look, if is_empty { "Cancel" } else { "Finish later" }).clicked();
        if !is_empty && link(ui, look, "Discard").clicked() {
            view.actions.ask(EventChange::Discard);
            hand_on(ui, more::HAPPENED);
        }
    });
    if !is_empty {
        caption(ui, look, "What you type here is kept. Saving the check-in saves it, too");
    }
    stays
}

fn expected_and_felt(ui: &mut Ui, view: &mut View<'_>, place: usize) -> bool {
    let look = view.look;
    heading(ui, look, "This should have moved me", "How it once would have felt, and how it felt now");
    ui.add_space(8.0);
    let Some(entry) = view.forms.today.check_in.expected_felt.get_mut(place) else { return false };
    card(ui, look, |ui| expected::fields(ui, look, place, entry));
    let is_empty = !says_something(entry);
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        if is_empty {
            stays = !quiet(ui, look, "Cancel").clicked();
            return;
        }
        let done = primary(ui, look, "Done");
        take_focus(ui, &done);
        stays = !done.clicked();
        if link(ui, look, "Discard").clicked() {
            view.forms.today.check_in.expected_felt.remove(place);
            stays = false;
        }
    });
    if !is_empty {
        caption(ui, look, "It goes with the check-in");
    }
    stays
}
