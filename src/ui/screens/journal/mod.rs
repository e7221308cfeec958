//! The journal room: the days, a search, a calendar and the trash.

pub(crate) mod as_text;
pub(crate) mod check_in_card;
pub(crate) mod check_in_words;
pub(crate) mod day;
pub(crate) mod day_button;
pub(crate) mod day_words;
pub(crate) mod days;
pub(crate) mod earlier;
pub(crate) mod filters;
pub(crate) mod head;
pub(crate) mod in_place;
pub(crate) mod menus;
pub(crate) mod once;
mod reach;
pub(crate) mod search;
pub(crate) mod search_field;
pub(crate) mod trash;
pub(crate) mod week;
pub(crate) mod year;

use super::today::{
    form::finish,
    prompt_card::{self, Offered},
};
use crate::{
    app::{Action, Room},
    ui::{
        View, banners,
        theme::size,
        widgets::{self, card, column, column_place, para, primary, section, under_column, with_bar_below},
    },
};
use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2};
use head::{calendar, head, title_line};

/// Beside the days.
const SIDE: f32 = 326.0;
const WIDEST: f32 = size::FRAME;

/// The days newest first, a search, a calendar and the trash.
pub(crate) fn journal(ui: &mut Ui, view: &mut View<'_>) {
    if in_place::is_open(view) && !view.look.low && view.forms.today.sheet.is_none() {
        // As in Today: the buttons of the form stay in sight wherever its list is scrolled, where there is room for them.
        with_bar_below(ui, "save changes", view, room, |ui, view| under_column(ui, view.look, WIDEST, |ui| finish(ui, view)));
    } else {
        room(ui, view);
    }
}

fn room(ui: &mut Ui, view: &mut View<'_>) {
    widgets::part(ui, "the journal", |ui| all_of_it(ui, view));
}

fn all_of_it(ui: &mut Ui, view: &mut View<'_>) {
    let journal = &view.open.journal;
    let looks = !view.forms.journal.search.is_empty();
    let is_empty = journal.check_ins.is_empty() && journal.events.is_empty() && view.open.shown_day.is_none();
    a_day_was_asked_for(ui, view);
    if is_empty {
        search_field::is_not_there(ui);
    } else if search_field::is_wanted(ui) {
        year::set_open(ui, false);
    }
    if is_empty || (!looks && !journal.check_ins.is_empty() && year::is_open(ui)) {
        return column(ui, view.look, "journal", WIDEST, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            if view.look.low {
                banners::show_within(ui, view);
            }
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
    let (left, width) = column_place(view.look, room.width(), WIDEST);
    let left = room.left() + left;
    // Where there is little height the calendar is one press away, and all that stands above the days scrolls with them.
    if width >= 820.0 && !view.look.low {
        let mut top = part(ui, Rect::from_min_size(pos2(left, room.top() + 24.0), egui::vec2(width, room.height() - 24.0)));
        head(&mut top, view, true);
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

/// Where there is little height, what is told of the journal's file stands in this room's own list.
pub(crate) fn has_banners_within(view: &View<'_>) -> bool {
    view.shell.room == Room::Journal && view.open.code.is_none()
}

/// Another day was asked for: the days are shown, not the year.
fn a_day_was_asked_for(ui: &Ui, view: &View<'_>) {
    let id = egui::Id::unique("the journal has shown");
    let before = ui.data(|d| d.get_temp::<u64>(id)).unwrap_or_default();
    if before != view.shell.counts.showings {
        ui.data_mut(|d| d.insert_temp(id, view.shell.counts.showings));
        year::set_open(ui, false);
    }
}

fn beside(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ScrollArea::vertical().id_salt("beside the days").auto_shrink(false).show(ui, |ui| {
        ui.set_width(SIDE);
        ui.spacing_mut().item_spacing = egui::vec2(8.0, 12.0);
        card(ui, look, |ui| calendar(ui, view, true));
        week::week(ui, view);
        week::other_years(ui, view);
        prompt_card::offer(ui, view, Offered::InACard);
        trash::show(ui, view);
        ui.add_space(12.0);
    });
}

fn book(ui: &mut Ui, view: &mut View<'_>, with_head: bool) {
    if view.forms.journal.search.is_empty() {
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
