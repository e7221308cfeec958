//! A try that is in hand: what it asks, how it goes on, and how it is put aside.

use crate::{
    app::{Action, TrialChange},
    domain::{Answer, Outcome, Way},
    ui::{
        View,
        theme::Look,
        widgets::{StripKind, link, strip},
    },
};
use egui::Ui;

/// The question asked before and after, in the same words.
const QUESTION: &str = "How much can you feel right now?";
/// The try stays in hand; the list of the seven has it.
const LATER: &str = "Finish later";
/// It goes, and can be taken up again with Undo.
pub(crate) const DISCARD: &str = "Discard";

/// Whether a rating before and after says something: not of a telephone call or of looking for people.
pub(super) const fn is_rated(way: Way) -> bool {
    match way {
        Way::Senses | Way::OnceEnjoyed | Way::Journal | Way::Substances => true,
        Way::SupportGroup | Way::Doctor | Way::Therapist => false,
    }
}

pub(crate) const fn words_of(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Moved => "Something moved",
        Outcome::NoChange => "No change",
        Outcome::Worse => "Worse",
    }
}

pub(super) fn question(ui: &mut Ui, look: &Look, answer: &mut Option<Answer>) {
    let kind = StripKind {
        id: egui::Id::unique("how much can be felt"),
        name: QUESTION,
        mark: None,
        colour: look.accent(),
        can_be_unsure: true,
        moves_on: true,
        has_scale: true,
    };
    strip(ui, look, kind, answer);
}

/// The two ways out of a try, the same wherever it stands.
pub(crate) fn put_aside(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    if link(ui, look, LATER).clicked() {
        view.actions.ask(Action::CloseWay);
    }
    if link(ui, look, DISCARD).clicked() {
        discard(view);
    }
}

pub(crate) fn discard(view: &mut View<'_>) {
    stop_timer(view);
    view.actions.ask(TrialChange::Leave);
}

/// On to the question that was asked before.
pub(crate) fn begin_after(view: &mut View<'_>) {
    if let Some(trial) = view.forms.ways.trial.as_mut() {
        trial.asking_after = true;
    }
    stop_timer(view);
}

/// To this step, whose time has not begun.
pub(super) fn go_to(view: &mut View<'_>, step: usize) {
    if let Some(trial) = view.forms.ways.trial.as_mut() {
        trial.step = step;
    }
    stop_timer(view);
}

pub(super) fn stop_timer(view: &mut View<'_>) {
    (view.forms.ways.step_began_s, view.forms.ways.step_gone_s) = (None, 0.0);
}
