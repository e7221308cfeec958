//! Beneath a saved day: how far the way has come, and what was finished last on it.

use super::{on_the_way, small_river, way_bar::way_bar};
use crate::{
    analysis::{OnTheWay, words::first_weeks_lines},
    app::{Action, Room},
    ui::{
        View,
        widgets::{bullets, link, para, section, text_card},
    },
};
use egui::Ui;

/// After so many days the way is told in Patterns and Range alone, where it takes longer. Our choice: a month more.
const TOLD_DAYS: u32 = 100;

/// The card, while there is a way to go.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(on) = on_the_way(view).filter(|on| on.way.day <= TOLD_DAYS) else { return };
    let look = view.look;
    text_card(ui, look, |ui| {
        way_bar(ui, view, &on.way);
        finished(ui, view, &on);
    });
}

/// What the newest stage has brought.
fn finished(ui: &mut Ui, view: &mut View<'_>, on: &OnTheWay) {
    let (look, way) = (view.look, &on.way);
    let Some(findings) = view.open.findings.clone() else { return };
    if let Some(weeks) = findings.analysis.first_weeks.as_ref().filter(|_| way.has(28)) {
        ui.add_space(4.0);
        section(ui, "Your first four weeks");
        bullets(ui, look, first_weeks_lines(weeks).get(1..).unwrap_or_default());
        to_range(ui, view, "See them in Range");
    } else if way.has_river() {
        ui.add_space(4.0);
        section(ui, "Your first river");
        small_river::show(ui, view);
        to_range(ui, view, "See it in Range");
    } else if way.has(7) {
        ui.add_space(4.0);
        section(ui, "Your first week");
        bullets(ui, look, &on.week);
    } else if way.has(3) {
        ui.add_space(4.0);
        for line in &on.so_far {
            para(ui, line);
        }
    }
}

fn to_range(ui: &mut Ui, view: &mut View<'_>, words: &str) {
    if link(ui, view.look, words).clicked() {
        view.actions.ask(Action::Go(Room::Range));
    }
}
