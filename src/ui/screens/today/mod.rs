//! Today: the form of a check-in, and the day's earlier ones.

pub(crate) mod another_feeling;
pub(crate) mod context;
pub(crate) mod feelings;
pub(crate) mod heading;
pub(crate) mod more;
pub(crate) mod noticed;
pub(crate) mod prompt_card;
pub(crate) mod saved;

use super::{journal::check_in_card::check_in_line, ways::plans_in_today};
use crate::{
    app::{Action, CheckInChange, Room},
    domain::SELF_HARM_KEY,
    guidance,
    ui::{
        View,
        theme::Look,
        widgets::{
            caption, card, column, lines, link, para, part, primary, quiet, section, strong, symptom_chip, under_column,
            with_bar_below,
        },
    },
};
use egui::{Ui, vec2};
use std::sync::Arc;

/// How the day felt, in under ten seconds.
pub(crate) fn today(ui: &mut Ui, view: &mut View<'_>) {
    let before = view.forms.today.check_in.clone();
    saved::opens_for_what_is_typed(ui, view);
    // The one button of this room never scrolls away, unless it would take the room that the form needs.
    if view.look.low || saved::is_folded(view) {
        form(ui, view);
    } else {
        with_bar_below(ui, "save", view, form, |ui, view| under_column(ui, view.look, WIDEST, |ui| finish(ui, view)));
    }
    if view.forms.today.check_in != before {
        view.forms.today.problem = None;
        view.actions.ask(Action::KeepDraft);
    }
}

fn form(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "today", WIDEST, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        part(ui, "the day", |ui| heading::show(ui, view));
        let noticed = part(ui, "what was noticed", |ui| noticed::show(ui, view));
        plans_in_today(ui, view);
        if saved::is_folded(view) {
            part(ui, "saved", |ui| saved::show(ui, view));
        } else {
            rows(ui, view);
        }
        more::show(ui, view);
        earlier(ui, view);
        noticed::stays_in_sight(ui, view, noticed);
    });
}

/// What is filled in.
fn rows(ui: &mut Ui, view: &mut View<'_>) {
    part(ui, "feelings", |ui| feelings::show(ui, view));
    part(ui, "today also", |ui| also(ui, view));
    part(ui, "note", |ui| note(ui, view));
    if view.look.low {
        finish(ui, view);
    }
    if is_small(ui, view.look) && view.forms.today.check_in.editing.is_none() {
        part(ui, "more", |ui| ui.horizontal_wrapped(|ui| more::openers(ui, view)));
    }
}

/// The column of this room: two columns of feelings need a little more than 860.
const WIDEST: f32 = 944.0;

/// Little room: the bar holds the save button alone, and the rest stands in the column.
fn is_small(ui: &Ui, look: &Look) -> bool {
    look.narrow || ui.ctx().content_rect().height() < 460.0
}

fn also(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    card(ui, look, |ui| {
        let how = "press to go from no to mild, moderate, strong; leave what you don't want to say";
        if look.narrow {
            section(ui, "Today also");
            caption(ui, look, how);
        } else {
            ui.horizontal_wrapped(|ui| {
                section(ui, "Today also");
                caption(ui, look, how);
            });
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for symptom in journal.catalogue.symptoms.iter().filter(|s| !s.retired) {
                let is_self_harm = symptom.key.as_str() == SELF_HARM_KEY;
                if is_self_harm && !journal.settings.ask_self_harm {
                    continue;
                }
                let mut answer = view.forms.today.check_in.symptoms.get(&symptom.id).copied();
                if symptom_chip(ui, look, &symptom.name, is_self_harm, &mut answer).changed() {
                    match answer {
                        Some(a) => view.forms.today.check_in.symptoms.insert(symptom.id, a),
                        None => view.forms.today.check_in.symptoms.remove(&symptom.id),
                    };
                }
            }
        });
        help_at_once(ui, view);
        ui.add_space(4.0);
        context::show(ui, view);
    });
}

/// SAFETY 7: help is there as soon as the answer is, before anything is saved. The form stays as it is.
fn help_at_once(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = &view.open.journal;
    if !view.open.calls_for_help(&view.forms.today.check_in) {
        return;
    }
    ui.add_space(4.0);
    for words in guidance::help().general.iter().take(3) {
        para(ui, words);
    }
    let country = journal.settings.country.as_deref();
    for line in guidance::lines_for(country).into_iter().take(2) {
        strong(ui, &format!("{}: {}", line.name, line.number));
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Open help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        caption(ui, look, "What you wrote here is kept");
    });
}

fn note(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        let label = caption(ui, look, "A line or two, if you like");
        lines(ui, look, "note", &mut view.forms.today.check_in.note, |field| {
            field
                .desired_rows(3)
                .desired_width(f32::INFINITY)
                .frame(egui::Frame::new())
                .hint_text("What did you notice? What would once have moved you?")
                .char_limit(crate::domain::NOTE_LIMIT)
        })
        .labelled_by(label.id);
        prompt_card::beside_note(ui, view);
    });
}

fn finish(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let editing = view.forms.today.check_in.editing.is_some();
    if let Some(problem) = &view.forms.today.problem {
        let r = ui.label(problem);
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(egui::accesskit::Live::Assertive));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let words = if editing { "Save changes" } else { "Save check-in" };
        if primary(ui, look, words).clicked() {
            view.actions.ask(CheckInChange::Save);
        }
        if editing {
            if quiet(ui, look, "Leave it as it was").clicked() {
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
