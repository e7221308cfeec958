//! Any table: what each of its columns is. What they seem to be is chosen already; what nothing in the file settles is asked.

mod becomes;
mod map;
mod month;
mod numbers;
mod saying;

use super::entries;
use crate::{
    app::{Arriving, ColumnIs, TableColumn, TableLook, WITHOUT_NAMES},
    ui::{
        View,
        widgets::{caption, link, named_row, para, rule, section},
    },
};
use becomes::{is_like, offered};
use egui::{ComboBox, Ui};
use saying::{cut, say, title_of};

/// So many columns stand there at first, and so many more with each press.
const COLUMNS: usize = 30;
/// All that a column can be is seen at once where there is room.
const HEIGHT: f32 = 460.0;
/// As much of what stands in it as shows which column it is.
const SAMPLES: usize = 48;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, table: &TableLook) {
    let look = view.look;
    section(ui, "What each column is");
    para(ui, "What each seems to be is chosen already. Change what isn't right.");
    if !table.has_names {
        para(ui, WITHOUT_NAMES);
    }
    if let Some(newest) = arriving.weighed.first.first() {
        caption(ui, look, "The newest row would become");
        entries::one(ui, view, arriving, newest);
        rule(ui, look);
    }
    let id = ui.scope_id().with(("columns that are shown", view.shell.counts.arriving));
    let many: usize = ui.data(|d| d.get_temp(id)).unwrap_or(COLUMNS);
    let columns: Vec<&TableColumn> = table.columns.iter().filter(|column| !column.title.is_empty()).collect();
    for (n, column) in columns.iter().take(many).enumerate() {
        ui.push_id(n, |ui| one(ui, view, arriving, column));
    }
    if columns.len() > many {
        let more = (columns.len() - many).min(COLUMNS);
        if link(ui, look, &format!("Show {more} more columns")).clicked() {
            ui.data_mut(|d| d.insert_temp(id, many + more));
        }
    }
    map::show(ui, view, arriving);
}

fn one(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, column: &TableColumn) {
    let look = view.look;
    let title = title_of(column);
    let now = arriving.said.choices.column(&column.title);
    let all = offered(column, &now, &view.open.journal.catalogue);
    let words = all.iter().find(|(is, _)| is_like(is, &now)).map_or("As it was chosen", |(_, words)| words.as_str());
    let chosen = named_row(ui, look, &title, |ui, label| {
        let mut chosen = None;
        let wide = ui.available_width().min(260.0);
        let list = ComboBox::from_id_salt("is").width(wide).height(HEIGHT).truncate().selected_text(words);
        let list = list.show_ui(ui, |ui| {
            for (is, words) in &all {
                if ui.selectable_label(is_like(is, &now), words).clicked() {
                    chosen = Some(is.clone());
                    // Chosen without a mouse, it would stay open.
                    ui.close();
                }
            }
        });
        list.response.labelled_by(label);
        let samples = column.samples.join(" · ");
        if !samples.is_empty() {
            caption(ui, look, &cut(&samples, SAMPLES));
        }
        chosen
    });
    if let Some(chosen) = chosen {
        say(view, arriving, &column.title, chosen);
    }
    if now == ColumnIs::Time {
        month::show(ui, view, arriving, column);
    }
    numbers::show(ui, view, arriving, column, &now);
}
