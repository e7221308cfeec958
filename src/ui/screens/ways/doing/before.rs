//! Before the first step: the way in, the full care note, and the question where it makes sense.

use super::in_hand::{DISCARD, discard, is_rated, question, stop_timer};
use crate::{
    app::{Action, TrialChange},
    domain::Way,
    guidance,
    guidance::WayText,
    ui::{
        View,
        screens::ways::{
            care, head,
            page::{READING, page_with_bar},
            writing,
        },
        widgets::{caption, hand_on, para, primary, quiet, section, take_over, text_card},
    },
};
use egui::{Key, Modifiers, Ui};

/// On the page of a way: its one main button, or the try of another way that is in hand.
pub(in crate::ui::screens::ways) fn way_in(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    if let Some(other) = view.forms.ways.trial.as_ref().map(|t| t.way) {
        let name = guidance::way(other).map_or("another way", |w| w.title.as_str());
        caption(ui, look, &format!("You have begun “{name}” and not finished it yet"));
        ui.horizontal_wrapped(|ui| {
            if primary(ui, look, "Go on with that").clicked() {
                view.actions.ask(Action::OpenWay(other));
            }
            if quiet(ui, look, DISCARD).clicked() {
                discard(view);
            }
        });
        return;
    }
    let words = match text.way {
        Way::Journal => "Open the writing room".to_owned(),
        _ => format!("Begin, {} steps", text.steps.len()),
    };
    ui.horizontal_wrapped(|ui| {
        let r = primary(ui, look, &words);
        if take_over(ui, r, "the way in").clicked() {
            view.forms.ways.about_to_begin = Some(text.way);
            hand_on(ui, "the first step");
        }
    });
    if text.way != Way::Journal {
        let steps: Vec<&str> = text.steps.iter().map(|step| step.title.as_str()).collect();
        caption(ui, look, &steps.join(" · "));
    }
}

/// One press before the first step. Esc goes back to the page.
pub(in crate::ui::screens::ways) fn ready(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let name = format!("{} before", text.way.word());
    page_with_bar(
        ui,
        view,
        &name,
        |ui, view| {
            head::small(ui, view.look, text);
            text_card(ui, view.look, |ui| {
                ui.set_max_width(READING.min(ui.available_width()));
                section(ui, "Before you begin");
                care::note(ui, view, text);
            });
            if is_rated(text.way) {
                text_card(ui, view.look, |ui| {
                    question(ui, view.look, &mut view.forms.ways.before);
                    caption(ui, view.look, "Skip it if you like. It is asked again afterwards");
                });
            } else {
                para(ui, "Do a step now, or leave it and come back: Gamut keeps your place");
            }
        },
        |ui, view| {
            ui.horizontal_wrapped(|ui| {
                let words = if text.way == Way::Journal { "Start writing" } else { "First step" };
                let r = primary(ui, view.look, words);
                if take_over(ui, r, "the first step").clicked() {
                    begin(view, text.way);
                    hand_on(ui, "the next step");
                }
                if quiet(ui, view.look, "Cancel").clicked() {
                    cancel(ui, view);
                }
            });
        },
    );
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
        cancel(ui, view);
    }
}

fn cancel(ui: &Ui, view: &mut View<'_>) {
    view.forms.ways.about_to_begin = None;
    hand_on(ui, "the way in");
}

fn begin(view: &mut View<'_>, way: Way) {
    stop_timer(view);
    view.forms.ways.about_to_begin = None;
    let before = view.forms.ways.before.filter(|_| is_rated(way));
    view.actions.ask(TrialChange::Begin(way, before));
    if way == Way::Journal {
        writing::open(view);
    }
}
