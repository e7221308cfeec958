//! Trying a way: the question before, its steps, and the same question after.

use super::{
    step_timer,
    trial_in_hand::{LEAVE, stop_timer},
    writing,
};
use crate::{
    app::{Action, Room, TrialChange, TrialInHand},
    domain::{Answer, Outcome, Way},
    guidance,
    guidance::WayText,
    ui::{
        View,
        theme::Look,
        widgets::{StripKind, caption, choice, lines, link, para, primary, quiet, section, strip, text_card, title},
    },
};
use egui::Ui;

/// The question asked before and after, in the same words.
const QUESTION: &str = "How much can you feel right now?";

/// Before: the question, and the way in.
pub(super) fn before(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Do it now");
        if let Some(other) = view.forms.ways.trial.as_ref().map(|t| t.way) {
            let name = guidance::way(other).map_or("another way", |w| w.title.as_str());
            para(ui, &format!("You have begun “{name}” and not finished it yet"));
            ui.horizontal_wrapped(|ui| {
                if quiet(ui, look, "Go on with that").clicked() {
                    view.actions.ask(Action::OpenWay(other));
                }
                if quiet(ui, look, "Leave that one").clicked() {
                    view.actions.ask(TrialChange::Leave);
                }
            });
            return;
        }
        question(ui, look, &mut view.forms.ways.before);
        caption(ui, look, "Leave it open if you would rather not say. It is asked again afterwards");
        let words = match text.way {
            Way::Journal => "Open the writing room".to_owned(),
            _ => format!("Begin, {} steps", text.steps.len()),
        };
        if primary(ui, look, &words).clicked() {
            stop_timer(view);
            view.actions.ask(TrialChange::Begin(text.way, view.forms.ways.before));
            if text.way == Way::Journal {
                writing::open(view);
            }
        }
    });
}

/// The steps, one at a time, then the same question again.
pub(super) fn trial(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let asking_after = view.forms.ways.trial.as_ref().is_some_and(|t| t.asking_after) || text.steps.is_empty();
    text_card(ui, view.look, |ui| match (asking_after, text.way) {
        (true, _) => after(ui, view, text),
        (false, Way::Journal) => writing::in_hand(ui, view),
        (false, _) => step(ui, view, text),
    });
}

fn question(ui: &mut Ui, look: &Look, answer: &mut Option<Answer>) {
    let kind = StripKind {
        id: egui::Id::unique("how much can be felt"),
        name: QUESTION,
        mark: None,
        colour: look.accent(),
        can_be_unsure: true,
        moves_on: true,
    };
    strip(ui, look, kind, answer);
}

fn step(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    let Some(trial) = view.forms.ways.trial.as_mut() else { return };
    let last = text.steps.len().saturating_sub(1);
    trial.step = trial.step.min(last);
    let Some(step) = text.steps.get(trial.step) else { return };
    let before = trial.step;
    caption(ui, look, &format!("Step {} of {}", trial.step + 1, text.steps.len()));
    title(ui, &step.title);
    para(ui, &step.text);
    if let Some(seconds) = step.seconds {
        step_timer::step_timer(ui, look, seconds, &mut view.forms.ways.step_began_s, &mut view.forms.ways.step_gone_s);
    }
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if trial.step < last {
            if primary(ui, look, "Next step").clicked() {
                trial.step += 1;
            }
        } else if primary(ui, look, "That was the last one").clicked() {
            trial.asking_after = true;
        }
        if trial.step > 0 && before == trial.step && quiet(ui, look, "Back").clicked() {
            trial.step -= 1;
        }
        if before < last && quiet(ui, look, "Enough for now").clicked() {
            trial.asking_after = true;
        }
        if link(ui, look, LEAVE).clicked() {
            view.actions.ask(TrialChange::Leave);
        }
    });
    if trial.step != before || trial.asking_after {
        stop_timer(view);
    }
}

pub(super) const fn words_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Moved => "Something moved",
        Outcome::NoChange => "No change",
        Outcome::Worse => "Worse",
    }
}

fn after(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    let Some(trial) = view.forms.ways.trial.as_mut() else { return };
    section(ui, "And now?");
    para(ui, &text.after);
    caption(ui, look, &before_words(trial));
    question(ui, look, &mut trial.after);
    ui.horizontal_wrapped(|ui| {
        for outcome in Outcome::ALL {
            let on = trial.outcome == Some(outcome);
            if choice(ui, look, words_of(outcome), on).clicked() {
                trial.outcome = (!on).then_some(outcome);
            }
        }
    });
    let worse = trial.outcome == Some(Outcome::Worse);
    let label = caption(ui, look, "What did you do, and what was there? A line, if you like");
    lines(ui, look, "a line about a try", &mut trial.note, |f| f.desired_rows(2).desired_width(f32::INFINITY).char_limit(4000))
        .labelled_by(label.id);
    if worse {
        para(ui, "Thank you for saying so. Stop here if you can; Help opens when you keep this");
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Keep this try").clicked() {
            let TrialInHand { after, outcome, note, .. } = trial.clone();
            view.actions.ask(TrialChange::Finish { after, outcome, note });
        }
        if !text.steps.is_empty() && quiet(ui, look, "Back to the steps").clicked() {
            trial.asking_after = false;
        }
        if worse && quiet(ui, look, "Open Help now").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        if link(ui, look, LEAVE).clicked() {
            view.actions.ask(TrialChange::Leave);
        }
    });
}

fn before_words(trial: &TrialInHand) -> String {
    match trial.before {
        None => "Before: not answered".to_owned(),
        Some(Answer::CannotTell) => "Before: can't tell".to_owned(),
        Some(Answer::Rated(i)) => format!("Before: {i}, {}", i.words()),
    }
}
