//! The table behind a picture.

use crate::{
    report::{Table, shown},
    ui::{
        theme::{Look, semibold, size},
        widgets::card,
    },
};
use egui::{Grid, RichText, ScrollArea, Ui};

/// The height of one line, in points.
const LINE: f32 = 22.0;
/// At most so high; the rest is scrolled to.
const HEIGHT: f32 = 320.0;

/// The numbers behind a picture; `name` tells it from others in the room. Only the lines in view are laid out.
pub fn data_table(ui: &mut Ui, look: &Look, name: &str, table: &Table) {
    card(ui, look, |ui| {
        ScrollArea::both().id_salt(name).max_height(HEIGHT).auto_shrink([false, true]).show_rows(
            ui,
            LINE,
            table.rows.len() + 1,
            |ui, in_view| {
                Grid::new(name).striped(false).num_columns(table.columns.len()).spacing([20.0, 4.0]).show(ui, |ui| {
                    for i in in_view {
                        match i.checked_sub(1).and_then(|i| table.rows.get(i)) {
                            Some(row) => {
                                for cell in row {
                                    ui.label(
                                        RichText::new(shown(cell.as_deref().unwrap_or("not answered"))).size(size::CAPTION),
                                    );
                                }
                            }
                            None => {
                                for column in &table.columns {
                                    ui.label(RichText::new(shown(column)).size(size::CAPTION).family(semibold()));
                                }
                            }
                        }
                        ui.end_row();
                    }
                });
            },
        );
    });
}
