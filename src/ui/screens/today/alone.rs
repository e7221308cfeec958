//! The small window: the short form alone. Digits and Enter, and it is gone; it is the form of Today and no second one.

use super::{
    feelings,
    form::{beside_the_feelings, kept_as_typed, save_words},
    problem::problem,
};
use crate::{
    app::CheckInChange,
    domain::CheckInDraft,
    ui::{
        View,
        widgets::{caption, column, hand_on, link, part, primary, take_focus, under_column, with_bar_below},
    },
};
use egui::{Id, Key, Modifiers, Ui};

/// How wide it is at most, where somebody makes it larger.
const WIDEST: f32 = 640.0;

pub(crate) fn check_in_alone(ui: &mut Ui, view: &mut View<'_>) {
    if view.look.low {
        // Nothing stays in place that would take the room which the rows need.
        column(ui, view.look, "check-in", WIDEST, |ui| {
            form(ui, view);
            finish(ui, view);
        });
    } else {
        let room = |ui: &mut Ui, view: &mut View<'_>| column(ui, view.look, "check-in", WIDEST, |ui| form(ui, view));
        with_bar_below(ui, "save alone", view, room, |ui, view| {
            under_column(ui, view.look, WIDEST, |ui| finish(ui, view));
        });
    }
    let is_covered = ui.memory(|m| !m.allows_interaction(ui.layer_id())) || egui::Popup::is_any_open(ui.ctx());
    if !is_covered && feelings::has_the_keyboard(ui, view) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
        view.actions.ask(CheckInChange::Save);
    }
}

fn form(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 8.0;
    let today = view.today();
    caption(ui, look, &format!("{} · {}", today.words_from(today), look.units.clock(view.shell.now.instant)));
    kept_as_typed(ui, view, |ui, view| {
        part(ui, "feelings", |ui| feelings::show(ui, view));
        if rest_is_shown(ui, view) {
            beside_the_feelings(ui, view);
        } else if part(ui, "the rest", |ui| link(ui, look, "More: symptoms, sleep, a note…").clicked()) {
            ui.data_mut(|d| d.insert_temp(rest(), true));
            hand_on(ui, super::also::NOTE);
        }
    });
}

/// What else is asked of a check-in: where it was wished for, and where something of it is said already, so that nothing is
/// saved unseen.
fn rest_is_shown(ui: &Ui, view: &View<'_>) -> bool {
    let draft = &view.forms.today.check_in;
    let feelings_alone = CheckInDraft {
        answers: draft.answers.clone(),
        all_feelings: draft.all_feelings,
        all_context: draft.all_context,
        ..CheckInDraft::default()
    };
    let shown = ui.data(|d| d.get_temp(rest()).unwrap_or(false)) || *draft != feelings_alone;
    if shown {
        // It doesn't go away while one takes an answer back.
        ui.data_mut(|d| d.insert_temp(rest(), true));
    }
    shown
}

fn rest() -> Id {
    Id::unique("the rest of the small form")
}

fn finish(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    problem(ui, view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let save = primary(ui, look, save_words(view));
        take_focus(ui, &save);
        if save.clicked() {
            view.actions.ask(CheckInChange::Save);
        }
        let state = if view.steps.is_saving() { "Saving…" } else { "Enter saves · Esc keeps it" };
        caption(ui, look, state);
    });
}
