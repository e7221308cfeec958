//! Which number of a day is the month, asked by an example from the table where nothing in it settles that.

use super::saying::choose;
use crate::{
    app::{Arriving, DayBegins, TableColumn, TableLook},
    domain::DayKey,
    ui::{
        View,
        widgets::{at_most_one, caption},
    },
};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, column: &TableColumn) {
    let Some(example) = &column.unclear_day else { return };
    let look = view.look;
    caption(ui, look, &format!("Nothing in this file settles which number is the month. “{example}” is"));
    let read = |begins| TableLook::day_of(example, begins).map(|day| (begins, DayKey::from_date(day).words()));
    let offered = [DayBegins::Day, DayBegins::Month].into_iter().filter_map(read);
    let now = arriving.said.choices.table.as_ref().and_then(|table| table.day_begins_with);
    if let Some(begins) = at_most_one(ui, look, now.as_ref(), offered).inner {
        choose(view, arriving, |choices| {
            if let Some(table) = &mut choices.table {
                table.day_begins_with = begins;
            }
        });
    }
}
