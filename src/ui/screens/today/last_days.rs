//! Beside the form, in a wide window: the days before this one.

use super::saved;
use crate::{
    app::{Action, Room},
    ui::{
        View,
        screens::{first_weeks::days, patterns::glance_card},
        widgets::{caption, link, section, text_card},
    },
};
use egui::Ui;

/// So many days stand before today.
const DAYS_BEFORE: i32 = 7;

/// The picture, unless the saved day shows it already; nothing beside an answer that calls for help.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    if saved::is_folded(view) || view.open.calls_for_help(&view.forms.today.check_in) {
        return;
    }
    let Some(last) = view.open.counted().last_day().filter(|last| view.today().since(*last) <= DAYS_BEFORE) else { return };
    text_card(ui, view.look, |ui| {
        section(ui, "The last days");
        let picture = days::picture(ui, view, DAYS_BEFORE, ui.available_width(), days::Size::USUAL);
        glance_card::alone(ui, &picture);
        if last != view.today() {
            caption(ui, view.look, "Today has no check-in yet");
        }
        if link(ui, view.look, "See them in Range").clicked() {
            view.actions.ask(Action::Go(Room::Range));
        }
    });
}
