//! Range before there is a river: the days there are, and nothing empty beside them.

use super::{days, waits::said_in_one_line, way_bar::way_bar};
use crate::{
    analysis::{AskedAbout, OnTheWay, strongest_lines, words::comparing_needs},
    app::{Action, Room},
    report::{PictureView, days_so_far, logged_days},
    ui::{
        View,
        screens::{left_out, range::picture_tools::picture_tools, three_of_each},
        widgets::{bullets, caption, para, primary, section, text_card, title},
    },
};
use egui::Ui;
use std::sync::Arc;

/// So many days fit beside each other before they are a river.
const MOST_DAYS: i32 = 27;
/// The picture, among those of the room.
const NAME: &str = "The days so far";
/// It is what the room is for.
const LARGER: f32 = 1.3;

/// The room.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, on: &OnTheWay) {
    let (look, way) = (view.look, &on.way);
    title(ui, "Range");
    text_card(ui, look, |ui| {
        way_bar(ui, view, way);
        if comparing_needs(&AskedAbout::of(&view.open.journal)).is_some() {
            three_of_each::tell(ui, view, NOTHING);
        }
    });
    left_out::say(ui, view);
    if way.logged == 0 {
        text_card(ui, look, |ui| {
            para(ui, "Your first day shows up here once you write it");
            if primary(ui, look, "Write a check-in").clicked() {
                view.actions.ask(Action::Go(Room::Today));
            }
        });
        return;
    }
    text_card(ui, look, |ui| {
        section(ui, if way.logged == 1 { "Your day" } else { "Your days so far" });
        let picture = days::picture(ui, view, MOST_DAYS, ui.available_width(), LARGER);
        days::with_words(ui, &picture, |ui| words(ui, view, on));
        let (journal, until) = (Arc::clone(view.open.counted()), view.today());
        let from = journal.first_day().unwrap_or(until).max(until.plus(-MOST_DAYS));
        let drawn = |v: &PictureView| days_so_far(&logged_days(&journal, from, until), from, until, v);
        let all = ui.response();
        picture_tools(ui, view, NAME, &all, || Arc::new(picture.table.clone()), drawn);
    });
    if !on.week.is_empty() {
        text_card(ui, look, |ui| {
            section(ui, "Your first week");
            bullets(ui, look, &on.week);
        });
    }
    said_in_one_line(ui, view, on);
}

/// Nothing is there that the keyboard could be handed on to.
const NOTHING: &str = "the days so far";

fn words(ui: &mut Ui, view: &View<'_>, on: &OnTheWay) {
    let look = view.look;
    let journal = view.open.counted();
    let first_days = || journal.last_day().map(|day| strongest_lines(journal, day)).unwrap_or_default();
    let lines = if on.way.has(3) { on.so_far.clone() } else { first_days() };
    for line in lines {
        para(ui, &line);
    }
    caption(
        ui,
        look,
        "Each bar is a day: up to its strongest pleasant feeling, down to its strongest unpleasant one. A ring is “not felt”, \
         hatching a day without check-ins",
    );
}
