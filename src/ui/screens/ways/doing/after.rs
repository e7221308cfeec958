//! After the steps: the same question again where it was asked, what came of it, and a line.

use super::in_hand::{is_rated, put_aside, question, words_of};
use crate::{
    app::{Action, Room, TrialChange, TrialInHand},
    domain::{Answer, Outcome, Way},
    guidance::WayText,
    ui::{
        View,
        screens::ways::{head, page::page_with_bar, senses},
        widgets::{at_most_one, caption, lines, para, primary, quiet, section, text_card},
    },
};
use egui::Ui;

pub(crate) fn screen(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let name = format!("{} after", text.way.word());
    page_with_bar(
        ui,
        view,
        &name,
        |ui, view| {
            head::small(ui, view.look, text);
            text_card(ui, view.look, |ui| asked(ui, view, text));
            if text.way == Way::Senses {
                senses::what_worked(ui, view);
            }
        },
        |ui, view| bar(ui, view, text),
    );
}

fn asked(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    let Some(trial) = view.forms.ways.trial.as_mut() else { return };
    section(ui, "And now?");
    para(ui, &text.after);
    if is_rated(text.way) {
        caption(ui, look, &before_words(trial));
        question(ui, look, &mut trial.after);
    }
    ui.horizontal_wrapped(|ui| {
        let offered = Outcome::ALL.map(|outcome| (outcome, words_of(outcome)));
        trial.outcome = at_most_one(ui, look, trial.outcome.as_ref(), offered).inner.unwrap_or(trial.outcome);
    });
    if trial.outcome == Some(Outcome::Worse) {
        para(ui, "Thank you for saying so. Stop here if you can; Help opens when you keep this");
        if quiet(ui, look, "Open Help now").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
    }
    let label = caption(ui, look, "What did you do, and what was there? A line, if you like");
    lines(ui, look, "a line about a try", &mut trial.note, |f| f.desired_rows(2).desired_width(f32::INFINITY).char_limit(4000))
        .labelled_by(label.id);
}

fn bar(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Keep this try").clicked()
            && let Some(trial) = view.forms.ways.trial.clone()
        {
            let TrialInHand { after, outcome, note, .. } = trial;
            view.actions.ask(TrialChange::Finish { after, outcome, note });
        }
        if !text.steps.is_empty()
            && quiet(ui, look, "Back").clicked()
            && let Some(trial) = view.forms.ways.trial.as_mut()
        {
            trial.asking_after = false;
        }
        put_aside(ui, view);
    });
}

fn before_words(trial: &TrialInHand) -> String {
    match trial.before {
        None => "Before: not answered".to_owned(),
        Some(Answer::CannotTell) => "Before: can't tell".to_owned(),
        Some(Answer::Rated(i)) => format!("Before: {i}, {}", i.words()),
    }
}
