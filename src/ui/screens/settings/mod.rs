//! The settings: a list of pages with a search over it, and beside it the page that is open. Where there is no room for
//! both, the list comes first and leads to a page.

pub(crate) mod about;
pub(crate) mod asked;
pub(crate) mod backup_words;
pub(crate) mod backups;
pub(crate) mod bring_in;
pub(crate) mod compared;
pub(crate) mod data;
pub(crate) mod day;
pub(crate) mod delete;
pub(crate) mod export;
pub(crate) mod help_lines;
pub(crate) mod list;
pub(crate) mod look;
mod machines;
pub(crate) mod marked;
pub(crate) mod pages;
pub(crate) mod patterns;
pub(crate) mod privacy;
pub(crate) mod recovery_code;
pub(crate) mod reminders;
pub(crate) mod rows;

use crate::ui::{
    View,
    theme::size,
    widgets::{column, column_place, heading, link, scrolled_by_keys},
};
use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};
use pages::Page;

/// How wide the list is, and how far from it the page stands.
const LIST: f32 = 212.0;
const GAP: f32 = 28.0;
/// A narrower room has either of them.
const BOTH: f32 = 720.0;

/// Everything that can be set. Each change is saved at once.
pub(crate) fn settings(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let room = ui.available_rect_before_wrap();
    let (left, width) = column_place(look, room.width(), size::FRAME);
    let sample = view.open.journal.settings.sample;
    let open = pages::open(ui.ctx()).filter(|page| page.is_there(sample));
    // With little height too: what is told above the room scrolls away with one column.
    if width >= BOTH && !look.narrow && !look.low {
        let (left, top) = (room.left() + left, room.top());
        let page = open.unwrap_or(Page::ALL[0]);
        let at_the_left = Rect::from_min_max(pos2(left, top), pos2(left + LIST + 12.0, room.bottom()));
        part(ui, at_the_left, "the list of settings", LIST, |ui| {
            title(ui, view);
            list::show(ui, view, Some(page));
        });
        let from = left + LIST + GAP;
        let wide = (left + width - from).min(size::COLUMN);
        let beside = Rect::from_min_max(pos2(from, top), pos2(from + wide + 14.0, room.bottom()));
        part(ui, beside, page.name(), wide, |ui| {
            pages::show(ui, view, page);
            scrolled_by_keys(ui, false);
        });
        ui.advance_cursor_after_rect(room);
        return;
    }
    // The search stands above the list, not above a page.
    let open = open.filter(|_| !list::is_search_wanted(ui.ctx()));
    if open.is_none() {
        pages::show_list(ui.ctx());
    }
    match open {
        None => column(ui, look, "all settings", size::COLUMN, |ui| {
            title(ui, view);
            list::show(ui, view, None);
        }),
        Some(page) => column(ui, look, page.name(), size::COLUMN, |ui| {
            ui.spacing_mut().item_spacing.y = 12.0;
            if link(ui, look, "All settings").clicked() {
                pages::leave(ui, page);
            }
            pages::show(ui, view, page);
        }),
    }
}

fn title(ui: &mut Ui, view: &View<'_>) {
    heading(ui, view.look, "Settings", "Every change is kept at once");
    ui.add_space(2.0);
}

/// A part of the room that scrolls by itself.
fn part(ui: &mut Ui, place: Rect, name: &str, width: f32, contents: impl FnOnce(&mut Ui)) {
    let mut part = ui.new_child(UiBuilder::new().max_rect(place));
    ScrollArea::vertical().id_salt(name).auto_shrink(false).show(&mut part, |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing = vec2(8.0, 12.0);
        ui.add_space(24.0);
        contents(ui);
        ui.add_space(72.0);
    });
}
