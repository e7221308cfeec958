//! A new event that is half written, in sight from the top of Today: what there is of it, and the two ways on.

use super::more::open;
use crate::{
    app::{EventChange, EventForm, Sheet, take_in_hand},
    ui::{
        View,
        widgets::{caption, hand_on, link, part, quiet, strong, take_over, text_card},
    },
};
use egui::Ui;

/// Takes the keyboard when the page beside the form is left.
pub(crate) const FINISH: &str = "finish the half-written event";
/// So many letters of it stand in the line.
const LETTERS: usize = 60;

/// Whether there is one.
pub(crate) fn is_there(view: &View<'_>) -> bool {
    view.forms.new_event().is_some_and(|form| !form.is_empty())
}

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(form) = view.forms.new_event().filter(|form| !form.is_empty()).cloned() else { return };
    // Where there is none it takes no room, and nothing else has its ids.
    part(ui, "half-written", |ui| {
        text_card(ui, look, |ui| {
            strong(ui, &format!("Half-written: event, {}", begun(&form)));
            let is_today = form.day == view.today();
            let day = if is_today { String::new() } else { format!("For {}. ", form.day.words_from(view.today())) };
            let next = form.lacks().unwrap_or("It is saved with the check-in, too");
            caption(ui, look, &format!("{day}{next}"));
            ui.horizontal_wrapped(|ui| {
                let r = quiet(ui, look, "Finish").accessible_name("Finish the event");
                if take_over(ui, r, FINISH).clicked() {
                    take_in_hand(&mut view.forms.today.event, |event| event.id.is_none(), form.clone());
                    open(ui, view, Sheet::Event);
                }
                if link(ui, look, "Discard").accessible_name("Discard the event").clicked() {
                    view.actions.ask(EventChange::Discard);
                    hand_on(ui, super::more::HAPPENED);
                }
            });
        })
    });
}

/// What there is of it: its name and dose, else its words, else its kind.
fn begun(form: &EventForm) -> String {
    let (name, dose, note) = (form.name.trim(), form.dose.trim(), form.note.trim());
    let dose = if form.what.is_medicine() { dose } else { "" };
    let said = match (name.is_empty(), dose.is_empty(), note.is_empty()) {
        (false, false, _) => format!("{name} {dose}"),
        (false, true, _) => name.to_owned(),
        (true, false, _) => dose.to_owned(),
        (true, true, false) => note.lines().next().unwrap_or_default().to_owned(),
        (true, true, true) => form.what.label().to_lowercase(),
    };
    let short: String = said.chars().take(LETTERS).collect();
    format!("{}…", short.trim_end())
}
