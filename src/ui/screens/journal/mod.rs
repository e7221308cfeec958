pub(crate) mod check_in_card;
pub(crate) mod day;
pub(crate) mod day_button;
pub(crate) mod days;
pub(crate) mod earlier;
pub(crate) mod filters;
pub(crate) mod search;
pub(crate) mod trash;
pub(crate) mod week;
pub(crate) mod year;

use super::{
    left_out,
    today::{prompt_card, prompt_card::Offered},
};
use crate::{
    app::{Action, Room},
    domain::DayKey,
    ui::{
        View,
        widgets::{card, column, day_picker, drop_down, link, one_of, para, primary, section, title},
    },
};
use chrono::Datelike;
use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2};
use std::sync::Arc;

/// Beside the days.
const SIDE: f32 = 326.0;
const WIDEST: f32 = 1120.0;

/// The days newest first, a search, a calendar and the trash.
pub fn journal(ui: &mut Ui, view: &mut View<'_>) {
    let journal = &view.model.journal;
    let looks = !view.forms.search.is_empty();
    let is_empty = journal.check_ins.is_empty() && journal.events.is_empty() && view.model.shown_day.is_none();
    a_day_was_asked_for(ui, view);
    if is_empty || (!looks && !journal.check_ins.is_empty() && year::is_open(ui)) {
        return column(ui, view.look, "journal", WIDEST, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            title_line(ui, view, is_empty);
            if is_empty {
                nothing_yet(ui, view);
                trash::show(ui, view);
            } else {
                year::show(ui, view);
            }
        });
    }
    let room = ui.available_rect_before_wrap();
    let margin = if view.look.narrow { 12.0 } else { 32.0 };
    let width = (room.width() - 2.0 * margin).clamp(200.0, WIDEST);
    let left = room.left() + ((room.width() - width) / 2.0).max(margin.min(12.0));
    if width >= 820.0 {
        let mut top = part(ui, Rect::from_min_size(pos2(left, room.top() + 24.0), egui::vec2(width, room.height() - 24.0)));
        head(&mut top, view);
        let y = top.min_rect().bottom() + 12.0;
        // Before the days: behind a list of fifty years the keyboard would never come to it.
        beside(&mut part(ui, Rect::from_min_max(pos2(left, y), pos2(left + SIDE + 10.0, room.bottom()))), view);
        let from = left + SIDE + 20.0;
        book(&mut part(ui, Rect::from_min_max(pos2(from, y), pos2(left + width + 14.0, room.bottom()))), view, false);
    } else {
        book(&mut part(ui, Rect::from_min_max(pos2(left, room.top()), pos2(left + width + 14.0, room.bottom()))), view, true);
    }
    ui.advance_cursor_after_rect(room);
}

fn part(ui: &mut Ui, rect: Rect) -> Ui {
    let mut part = ui.new_child(UiBuilder::new().max_rect(rect));
    part.spacing_mut().item_spacing = egui::vec2(8.0, 12.0);
    part
}

/// A day in words; the year where it isn't this one.
pub(super) fn day_words(day: DayKey, today: DayKey) -> String {
    if day == today {
        return format!("Today, {}", day.date().format("%-d %B"));
    }
    if day.date().year() == today.date().year() {
        return day.weekday_words();
    }
    format!("{} {}", day.weekday_words(), day.date().year())
}

/// What stands above the days: the search, and with little room everything else.
pub(super) fn head(ui: &mut Ui, view: &mut View<'_>) {
    let has_room = ui.available_width() >= 800.0;
    ui.spacing_mut().item_spacing.y = if has_room { 10.0 } else { 12.0 };
    if !has_room {
        ui.add_space(2.0);
    }
    title_line(ui, view, has_room);
    let for_search = ui.available_width() - filters::TO_FILTER;
    if for_search >= 260.0 {
        ui.horizontal(|ui| {
            ui.vertical(|ui| {
                ui.set_width(for_search);
                search::field(ui, view);
            });
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| filters::opener(ui, view));
        });
    } else {
        search::field(ui, view);
        filters::opener(ui, view);
    }
    left_out::say(ui, view);
    filters::show(ui, view);
    if !has_room && view.forms.search.is_empty() {
        prompt_card::offer(ui, view, Offered::Quietly);
        week::week(ui, view);
        week::other_years(ui, view);
        trash::show(ui, view);
    }
    if !has_room {
        ui.add_space(4.0);
    }
}

fn title_line(ui: &mut Ui, view: &mut View<'_>, has_calendar: bool) {
    let look = view.look;
    // The two stay together.
    let in_one_line = ui.available_width() >= 300.0;
    if !in_one_line {
        title(ui, "Journal");
    }
    ui.horizontal_wrapped(|ui| {
        if in_one_line {
            title(ui, "Journal");
        }
        if !view.model.journal.check_ins.is_empty() {
            if in_one_line {
                ui.add_space(12.0);
            }
            let open = year::is_open(ui);
            if let Some(wanted) = one_of(ui, look, &open, [(false, "Days"), (true, "Year")]) {
                year::set_open(ui, wanted);
            }
        }
        if !has_calendar {
            let button = link(ui, look, "Go to a day…");
            drop_down(&button, "Choose a day", |ui| {
                if calendar(ui, view) {
                    ui.close();
                }
            });
        }
    });
}

/// Another day was asked for: the days are shown, not the year.
fn a_day_was_asked_for(ui: &Ui, view: &View<'_>) {
    let id = egui::Id::unique("the journal has shown");
    let before = ui.data(|d| d.get_temp::<u64>(id)).unwrap_or_default();
    if before != view.model.showings {
        ui.data_mut(|d| d.insert_temp(id, view.model.showings));
        year::set_open(ui, false);
    }
}

fn beside(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ScrollArea::vertical().id_salt("beside the days").auto_shrink(false).show(ui, |ui| {
        ui.set_width(SIDE);
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 12.0);
        card(ui, look, |ui| calendar(ui, view));
        week::week(ui, view);
        week::other_years(ui, view);
        prompt_card::offer(ui, view, Offered::InACard);
        trash::show(ui, view);
        ui.add_space(12.0);
    });
}

/// A month to jump into; says whether a day was chosen.
fn calendar(ui: &mut Ui, view: &mut View<'_>) -> bool {
    let journal = Arc::clone(&view.model.journal);
    let today = view.model.today();
    let chosen = view.model.shown_day.unwrap_or(today);
    let holds = |d: DayKey| journal.on(d).next().is_some();
    // The month shown starts anew with the day that is shown.
    let month = (chosen.date().year(), chosen.date().month());
    let picked = ui.push_id(("calendar", month), |ui| day_picker(ui, view.look, chosen, today, &holds)).inner;
    if let Some(day) = picked {
        view.actions.ask(Action::ShowDay(day));
    }
    picked.is_some()
}

fn book(ui: &mut Ui, view: &mut View<'_>, with_head: bool) {
    if view.forms.search.is_empty() {
        days::show(ui, view, with_head);
    } else {
        search::hits(ui, view, with_head);
    }
}

fn nothing_yet(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Nothing is written yet");
        para(ui, "Each day you write about will have its place here, the newest first.");
        if primary(ui, look, "Write a check-in").clicked() {
            view.actions.ask(Action::Go(Room::Today));
        }
    });
    prompt_card::offer(ui, view, Offered::InACard);
}
