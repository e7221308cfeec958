//! The small window: the short form alone. Digits and Enter, and it is gone; it is the form of Today and no second one.

use super::{
    feelings,
    form::{beside_the_feelings, kept_as_typed, save_words},
    problem::problem,
};
use crate::{
    app::{Action, Actions, CheckInChange, Room},
    domain::CheckInDraft,
    ui::{
        View,
        theme::Look,
        widgets::{caption, hand_on, link, part, primary, scrolled_by_keys, take_focus, with_bar_below},
    },
};
use egui::{Frame, Id, Key, Margin, Modifiers, ScrollArea, Ui};

/// How wide it is at most, where somebody makes it larger.
const WIDEST: f32 = 640.0;
const EDGE: f32 = 10.0;
/// Below this width every point is needed: 200 % text in 360.
const LITTLE: f32 = 200.0;

pub(crate) fn check_in_alone(ui: &mut Ui, view: &mut View<'_>) {
    // Where every point is needed the button stands at the end of the form. Enter saves from any row.
    let is_little = ui.available_width() < LITTLE;
    let room = |ui: &mut Ui, view: &mut View<'_>| {
        scrolling(ui, |ui| {
            form(ui, view);
            if is_little {
                finish(ui, view);
            }
        });
    };
    with_bar_below(ui, "save alone", view, room, |ui, view| {
        if is_little {
            help_alone(ui, view.look, view.actions);
        } else {
            beside_the_edge(ui, |ui| finish(ui, view));
        }
    });
    let is_covered = ui.memory(|m| !m.allows_interaction(ui.layer_id())) || egui::Popup::is_any_open(ui.ctx());
    if !is_covered && feelings::has_the_keyboard(ui, view) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter)) {
        view.actions.ask(CheckInChange::Save);
    }
}

/// As narrow as the window is: at 200 % text it has 180 points.
fn scrolling(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt("check-in alone").auto_shrink(false).show(ui, |ui| {
        ui.add_space(EDGE);
        beside_the_edge(ui, contents);
        ui.add_space(EDGE);
        scrolled_by_keys(ui, false);
    });
}

fn beside_the_edge(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let edge = if ui.available_width() < LITTLE { 8 } else { 12 };
    Frame::new().inner_margin(Margin::symmetric(edge, 0)).show(ui, |ui| {
        ui.set_max_width(ui.available_width().min(WIDEST));
        contents(ui);
    });
}

fn form(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 8.0;
    let today = view.today();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        caption(ui, look, &format!("{} · {}", today.words_from(today), look.units.clock(view.shell.now.instant)));
        let state = if view.steps.is_saving() { "Saving…" } else { "Enter saves. Esc leaves, and keeps what you typed" };
        caption(ui, look, state);
    });
    kept_as_typed(ui, view, |ui, view| {
        part(ui, "feelings", |ui| feelings::show(ui, view));
        if rest_is_shown(ui, view) {
            beside_the_feelings(ui, view);
        } else if part(ui, "the rest", |ui| link(ui, look, "More: symptoms, sleep, note").clicked()) {
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
        ui.spacing_mut().item_spacing.x = 8.0;
        let save = primary(ui, look, save_words(view));
        take_focus(ui, &save);
        if save.clicked() {
            view.actions.ask(CheckInChange::Save);
        }
        if ui.ctx().content_rect().width() >= LITTLE {
            help_is_one_press_away(ui, look, view.actions);
        }
    });
}

/// There is no rail here (SAFETY 1). The window has room for it then.
fn help_is_one_press_away(ui: &mut Ui, look: &Look, actions: &mut Actions) {
    if link(ui, look, "Help").clicked() {
        actions.ask(Action::Go(Room::Help));
    }
}

/// Where the form is not there: the journal is locked, or being opened.
pub(crate) fn help_alone(ui: &mut Ui, look: &Look, actions: &mut Actions) {
    beside_the_edge(ui, |ui| help_is_one_press_away(ui, look, actions));
}
