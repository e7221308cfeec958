//! What Today says of reminders: once, after the first week, that there can be some; and whether to go on with those that
//! were left unanswered.

use crate::{
    app::{Action, Room},
    reminder::Kept,
    ui::{
        View,
        reminding::{Wanted, ask, standing},
        screens::{first_weeks::on_the_way, save_settings::save, settings::pages},
        widgets::{caption, link, part},
    },
};
use egui::Ui;

/// Whether to go on with those that were left unanswered. Above the form, since a check-in is an answer.
pub(crate) fn asks(ui: &mut Ui, view: &View<'_>) {
    let unanswered = standing(ui.ctx()).is_some_and(|now| now.seen.kept.as_ref().is_some_and(Kept::asks_to_go_on));
    if !unanswered {
        return;
    }
    let look = view.look;
    in_a_line(ui, "about reminders", |ui| {
        caption(ui, look, "The last reminders had no answer, so they pause for a week at a time. Should they go on?");
        if link(ui, look, "Go on").clicked() {
            ask(ui.ctx(), Wanted::GoOn);
        }
        if link(ui, look, "Switch them off").clicked() {
            ask(ui.ctx(), Wanted::Off);
        }
    });
}

/// That there can be some.
pub(crate) fn offers(ui: &mut Ui, view: &mut View<'_>) {
    let Some(standing) = standing(ui.ctx()) else { return };
    if standing.seen.is_on() || standing.waits > 0 || !is_offered(view) {
        return;
    }
    let look = view.look;
    in_a_line(ui, "an offer of reminders", |ui| {
        caption(ui, look, "Gamut can remind you of a check-in, at times of your choice");
        if link(ui, look, "Reminders…").clicked() {
            save(view, |s| s.reminders_offered = true);
            pages::go_to(ui.ctx(), pages::Page::Reminders);
            view.actions.ask(Action::Go(Room::Settings));
        }
        if link(ui, look, "Not now").clicked() {
            save(view, |s| s.reminders_offered = true);
        }
    });
}

fn in_a_line(ui: &mut Ui, name: &'static str, contents: impl FnOnce(&mut Ui)) {
    part(ui, name, |ui| ui.horizontal_wrapped(contents));
}

/// After the first week, until it was answered.
fn is_offered(view: &View<'_>) -> bool {
    let settings = &view.open.journal.settings;
    !settings.sample && !settings.reminders_offered && on_the_way(view).is_some_and(|on| on.way.has(7))
}
