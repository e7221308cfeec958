//! The seven ways: in the order that suits this person, and the page of each with its tool.

mod activities;
mod chart;
mod doctor;
mod due;
mod own_list;
mod people;
mod phrases;
mod plan_in_hand;
mod plans;
mod results;
mod room;
mod senses;
mod step_timer;
mod substances;
mod trial;
mod trial_in_hand;
mod writing;

pub(super) use due::in_today as plans_in_today;

use crate::{
    app::{Action, TrialChange},
    domain::Way,
    guidance,
    guidance::{RankedWay, WayText, result_words},
    ui::{
        View,
        theme::size,
        widgets::{bullets, caption, column, link, para, primary, quiet, section, text_card, title},
    },
};
use egui::{Align, Layout, Ui, WidgetInfo};

/// What the button that opens a way takes beside the words about it.
const TO_OPEN: f32 = 88.0;

/// The seven ways, the most fitting first, or the page of the one that is open.
pub(crate) fn ways(ui: &mut Ui, view: &mut View<'_>) {
    match view.open.open_way.and_then(guidance::way) {
        Some(text) => room::way_room(ui, view, text),
        None => all_seven(ui, view),
    }
}

fn all_seven(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let open = view.open;
    column(ui, look, "ways", size::COLUMN, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, "Ways");
            caption(
                ui,
                look,
                "Seven things to try. Your journal decides their order, and each says why it stands where it stands",
            );
        });
        try_in_hand(ui, view);
        match &open.findings {
            Some(findings) => {
                for (i, ranked) in findings.ways.iter().enumerate() {
                    if let Some(text) = guidance::way(ranked.way) {
                        way_card(ui, view, text, Some(ranked), i == 0 && view.forms.ways.trial.is_none());
                    }
                }
                results::all(ui, view, &findings.results);
            }
            // Still being worked out: the article's order, without reasons.
            None => guidance::ways().iter().for_each(|text| way_card(ui, view, text, None, false)),
        }
        caption(ui, look, &format!("{} The order and the words are ours", guidance::article().attribution));
        if link(ui, look, "What emotional blunting is").clicked() {
            view.actions.ask(Action::Read);
        }
    });
}

/// A try that was begun and not yet kept, so that it is found again.
fn try_in_hand(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(text) = view.forms.ways.trial.as_ref().and_then(|t| guidance::way(t.way)) else { return };
    text_card(ui, look, |ui| {
        section(ui, "You have begun one");
        para(ui, &text.title);
        ui.horizontal_wrapped(|ui| {
            if primary(ui, look, "Go on with it").clicked() {
                view.actions.ask(Action::OpenWay(text.way));
            }
            if quiet(ui, look, "Leave it").clicked() {
                view.actions.ask(TrialChange::Leave);
            }
        });
    });
}

/// `first` has the one main button of the room, unless a try in hand has it.
fn way_card(ui: &mut Ui, view: &mut View<'_>, text: &WayText, ranked: Option<&RankedWay>, first: bool) {
    let look = view.look;
    text_card(ui, look, |ui| {
        // Beside the words where there is room, so that more of the seven are seen at once.
        let room = ui.available_width() - TO_OPEN;
        if room < 360.0 {
            about(ui, view, text, ranked);
            return open(ui, view, text, first);
        }
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| {
                ui.set_width(room);
                about(ui, view, text, ranked);
            });
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| open(ui, view, text, first));
        });
    });
}

/// What it is, why it stands where it stands, and what came of it.
fn about(ui: &mut Ui, view: &View<'_>, text: &WayText, ranked: Option<&RankedWay>) {
    let look = view.look;
    section(ui, &text.title);
    para(ui, &text.one_line);
    if let Some(ranked) = ranked {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            bullets(ui, look, &ranked.reasons);
        });
    }
    if let Some(result) = result_of(view, text.way) {
        caption(ui, look, &result_words(result));
    }
}

fn open(ui: &mut Ui, view: &mut View<'_>, text: &WayText, first: bool) {
    let look = view.look;
    let r = if first { primary(ui, look, "Open") } else { quiet(ui, look, "Open") };
    r.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("Open: {}", text.title)));
    if r.clicked() {
        view.actions.ask(Action::OpenWay(text.way));
    }
}

/// What came of this way so far, where it was tried.
fn result_of<'a>(view: &View<'a>, way: Way) -> Option<&'a guidance::WayResult> {
    view.open.findings.as_ref()?.results.iter().find(|r| r.way == way)
}
