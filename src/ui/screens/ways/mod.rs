//! The seven ways: in the order that suits this person, and the page of each with its tool.

mod activities;
mod cards;
mod care;
mod chart;
pub(crate) mod doctor;
pub(crate) mod doctors_page;
pub(crate) mod doing;
mod drawing;
mod due;
mod head;
mod own_list;
mod page;
mod people;
mod phrases;
mod plan_in_hand;
mod plans;
mod results;
mod room;
mod senses;
mod substances;
mod writing;

pub(super) use due::in_today as plans_in_today;

use crate::{domain::Way, guidance, ui::View};
use egui::Ui;

/// The seven ways, the most fitting first, or the page of the one that is open.
pub(crate) fn ways(ui: &mut Ui, view: &mut View<'_>) {
    match view.open.open_way.and_then(guidance::way) {
        Some(text) if text.way == Way::Doctor && doctors_page::is_open(ui, view) => doctors_page::screen(ui, view),
        Some(text) => room::way_room(ui, view, text),
        None => {
            view.forms.ways.doctors_page = None;
            cards::all_seven(ui, view);
        }
    }
}
