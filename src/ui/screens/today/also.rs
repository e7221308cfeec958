//! What else there was: symptoms, and what was around the day. After the first week what is in use stands first.

use super::context::{self, Around};
use crate::{
    app::{Action, Room},
    domain::{SELF_HARM_KEY, Symptom},
    guidance,
    ui::{
        View,
        widgets::{caption, card, hand_on, link, para, primary, section, strong, symptom_chip, take_focus, take_over},
    },
};
use egui::{Ui, vec2};
use std::sync::Arc;

/// Gets the keyboard when the rest is unfolded.
const UNFOLDED: &str = "the first of what was folded away";
/// Gets it where nothing that was folded can take it.
pub(crate) const NOTE: &str = "the note";
/// So many kinds are named on the way to the rest.
const NAMED: usize = 3;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let is_asked = |s: &&Symptom| !s.retired && (s.key.as_str() != SELF_HARM_KEY || journal.settings.ask_self_harm);
    let all = shows_all(view);
    let (used, draft) = (view.open.used_lately(), &view.forms.today.check_in);
    let is_shown = |s: &&Symptom| all || used.symptoms.contains(&s.id) || draft.symptoms.contains_key(&s.id);
    let asked: Vec<&Symptom> = journal.catalogue.symptoms.iter().filter(is_asked).collect();
    let shown: Vec<&Symptom> = asked.iter().copied().filter(is_shown).collect();
    let around: Vec<Around> = Around::ALL.into_iter().filter(|a| all || a.is_used(used) || a.is_said(draft)).collect();
    let first_folded = asked.iter().find(|s| !used.symptoms.contains(&s.id)).map(|s| s.id);
    let folded = folded(asked.len() - shown.len(), !shown.is_empty(), &around);
    card(ui, look, |ui| {
        heading(ui, view, !shown.is_empty());
        if !shown.is_empty() {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
                for symptom in &shown {
                    let mut answer = view.forms.today.check_in.symptoms.get(&symptom.id).copied();
                    let is_self_harm = symptom.key.as_str() == SELF_HARM_KEY;
                    let mut r = symptom_chip(ui, look, &symptom.name, is_self_harm, &mut answer);
                    if Some(symptom.id) == first_folded {
                        r = take_over(ui, r, UNFOLDED);
                    }
                    if r.changed() {
                        match answer {
                            Some(a) => view.forms.today.check_in.symptoms.insert(symptom.id, a),
                            None => view.forms.today.check_in.symptoms.remove(&symptom.id),
                        };
                    }
                }
            });
        }
        help_at_once(ui, view);
        if !around.is_empty() {
            ui.add_space(4.0);
            context::show(ui, view, &around, UNFOLDED);
        }
        more(ui, view, &folded, first_folded.is_some());
    });
}

/// In the first week, when it was asked for, and of a check-in that is being changed: nothing goes away while one takes an
/// answer back.
fn shows_all(view: &View<'_>) -> bool {
    let draft = &view.forms.today.check_in;
    view.open.used_lately().is_new || draft.all_context || draft.editing.is_some()
}

fn heading(ui: &mut Ui, view: &View<'_>, has_symptoms: bool) {
    let how = "Click once for no, again for mild, moderate, strong. Skip any";
    let words = |ui: &mut Ui| {
        section(ui, "Today also");
        if has_symptoms {
            caption(ui, view.look, how);
        }
    };
    if view.look.narrow {
        words(ui);
    } else {
        ui.horizontal_wrapped(words);
    }
}

/// The kinds that are not shown, in words.
fn folded(symptoms: usize, others_are_shown: bool, around: &[Around]) -> Vec<&'static str> {
    let symptoms = (symptoms > 0).then_some(if others_are_shown { "other symptoms" } else { "symptoms" });
    let kinds = Around::ALL.into_iter().filter(|a| !around.contains(a)).map(Around::folded_name);
    symptoms.into_iter().chain(kinds).collect()
}

/// The way to the rest. An answer that was the last one of the form leads here, and a digit says nothing here.
fn more(ui: &mut Ui, view: &mut View<'_>, folded: &[&str], has_symptoms: bool) {
    if folded.is_empty() {
        return;
    }
    let named = folded.iter().take(NAMED).copied().collect::<Vec<_>>().join(", ");
    let on = if folded.len() > NAMED { "…" } else { "" };
    let r = link(ui, view.look, &format!("More: {named}{on}"));
    take_focus(ui, &r);
    if r.clicked() {
        view.forms.today.check_in.all_context = true;
        hand_on(ui, if has_symptoms || folded.contains(&Around::Sleep.folded_name()) { UNFOLDED } else { NOTE });
    }
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
