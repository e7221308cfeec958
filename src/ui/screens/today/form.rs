//! The form of a check-in: it can stand in any room.

use super::{
    also::{self, NOTE},
    feelings, more,
    problem::problem,
    prompt_card, sheet, waits,
};
use crate::{
    app::{Action, CheckInChange},
    ui::{
        View,
        theme::Look,
        widgets::{caption, card, lines, link, part, primary, quiet, take_focus, take_over},
    },
};
use egui::Ui;

/// All that is asked of a check-in, but for its day and its button. A page beside it takes its place while one is open.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    kept_as_typed(ui, view, |ui, view| {
        if let Some(open) = view.forms.today.sheet {
            sheet::show(ui, view, open);
        } else {
            part(ui, "feelings", |ui| feelings::show(ui, view));
            beside_the_feelings(ui, view);
            if is_small(ui, view.look) && view.forms.today.check_in.editing.is_none() {
                part(ui, "more", |ui| ui.horizontal_wrapped(|ui| more::openers(ui, view)));
            }
        }
    });
}

/// What else is asked, and what goes with it.
pub(crate) fn beside_the_feelings(ui: &mut Ui, view: &mut View<'_>) {
    part(ui, "today also", |ui| also::show(ui, view));
    part(ui, "note", |ui| note(ui, view));
    part(ui, "what goes with it", |ui| waits::show(ui, view));
}

/// What changes in it is kept as it is typed.
pub(crate) fn kept_as_typed(ui: &mut Ui, view: &mut View<'_>, contents: impl FnOnce(&mut Ui, &mut View<'_>)) {
    let typed = |view: &View<'_>| {
        let today = &view.forms.today;
        (today.check_in.clone(), today.event.clone(), today.week.clone())
    };
    let before = typed(view);
    contents(ui, view);
    if typed(view) != before {
        view.forms.today.problem = None;
        view.actions.ask(Action::KeepDraft);
    }
}

/// Little room: the bar holds the save button alone, and the rest stands in the column.
fn is_small(ui: &Ui, look: &Look) -> bool {
    look.narrow || ui.ctx().content_rect().height() < 460.0
}

fn note(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        let label = caption(ui, look, "A line or two, if you like");
        let field = lines(ui, look, "note", &mut view.forms.today.check_in.note, |field| {
            field
                .desired_rows(3)
                .desired_width(f32::INFINITY)
                .frame(egui::Frame::new())
                .hint_text("What did you notice? What would once have moved you?")
                .char_limit(crate::domain::NOTE_LIMIT)
        })
        .labelled_by(label.id);
        take_over(ui, field, NOTE);
        prompt_card::beside_note(ui, view);
    });
}

/// What one press saves: a new event that is half written goes with it.
pub(crate) fn save_words(view: &View<'_>) -> &'static str {
    let draft = &view.forms.today.check_in;
    let has_event = view.forms.new_event().is_some_and(|form| !form.is_empty() && form.lacks().is_none());
    match (draft.editing.is_some(), draft.is_empty(), has_event) {
        (true, _, false) => "Save changes",
        (true, _, true) => "Save changes and event",
        (false, _, false) => "Save check-in",
        (false, true, true) => "Save event",
        (false, false, true) => "Save check-in and event",
    }
}

/// The one button of the form, and what else can be done with it.
pub(crate) fn finish(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let editing = view.forms.today.check_in.editing.is_some();
    problem(ui, view);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let save = primary(ui, look, save_words(view));
        // After the last answer of a form without anything to answer behind it.
        take_focus(ui, &save);
        if save.clicked() {
            view.actions.ask(CheckInChange::Save);
        }
        if editing {
            if quiet(ui, look, "Cancel").clicked() {
                view.actions.ask(CheckInChange::LeaveForm);
            }
        } else {
            if !is_small(ui, look) {
                more::openers(ui, view);
            }
            if !view.forms.today.check_in.is_empty() && link(ui, look, "Empty the form").clicked() {
                view.actions.ask(CheckInChange::LeaveForm);
            }
        }
        if !look.narrow {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let state = if view.steps.is_saving() { "Saving…" } else { "Ctrl + Enter · kept as you type" };
                caption(ui, look, state);
            });
        }
    });
}
