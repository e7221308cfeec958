//! Range before there is a river: the days there are, and nothing empty beside them.

use super::{days, waits::said_in_one_line, way_bar::way_bar};
use crate::{
    analysis::{AskedAbout, OnTheWay, strongest_lines, words::comparing_needs},
    app::{Action, Room},
    report::{PictureView, days_so_far, logged_days},
    ui::{
        View,
        screens::{left_out, range::picture_tools::picture_tools, three_of_each},
        theme::size,
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
    // What is left of the window's height: the picture fills it, and no quarter of the room is empty.
    let high = ui.clip_rect().height() - (ui.cursor().top() - ui.min_rect().top()) - AROUND;
    text_card(ui, look, |ui| {
        section(ui, if way.logged == 1 { "Your day" } else { "Your days so far" });
        let room = ui.available_width();
        let wide = if room < TWO { room } else { room * PICTURE };
        let drawn = days::Size { letters: LARGER, bars: bars_that_fill(high - if room < TWO { WORDS_BENEATH } else { 0.0 }) };
        let picture = days::picture(ui, view, MOST_DAYS, wide, drawn);
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

/// How much higher the bars are drawn than usual, so that the picture is about so high.
fn bars_that_fill(high: f32) -> f32 {
    ((high / (size::CAPTION * LARGER) - LINES_BESIDE_BARS) / LINES_OF_BARS).clamp(1.0, MOST_GROWN)
}

/// The picture's height in lines of its small text: that of the bars, and the rest. See `days_so_far`.
const LINES_OF_BARS: f32 = 10.4;
const LINES_BESIDE_BARS: f32 = 5.6;
/// Larger than this a day would look like a building. Our choice.
const MOST_GROWN: f32 = 2.4;
/// What else stands in the card and beneath it, with the room's edges; and the words, where they stand beneath it.
const AROUND: f32 = 240.0;
const WORDS_BENEATH: f32 = 120.0;
/// From this width on words stand beside the picture, which has this part of it.
const TWO: f32 = 820.0;
const PICTURE: f32 = 0.62;

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
