//! The river as a page to take along, saved from here.

use crate::{
    domain::DayKey,
    guidance::way_tools,
    report::{PictureView, RIVER, Table, days_between, for_file, river_picture},
    ui::{
        View,
        screens::range::picture_tools::picture_tools,
        widgets::{caption, para, section, text_card},
    },
};
use egui::Ui;
use std::sync::Arc;

/// So many days stand on the page: half a year, our choice, which shows a narrowing and the usual range before it.
const DAYS: i32 = 183;
const NAME: &str = "Your river to take along";

/// What the chart can bring, with the way to a file.
pub(super) fn to_bring(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let (from, until) = days(view);
    text_card(ui, look, |ui| {
        section(ui, "What your chart can bring");
        para(ui, &way_tools().chart_can_bring);
        if view.open.journal.check_ins.is_empty() {
            caption(ui, look, "There is no check-in yet, so the page would be empty");
            return;
        }
        caption(ui, look, &format!("From {} to {}, as PDF, PNG or SVG", from.words(), until.words()));
        let (journal, findings) = (Arc::clone(&view.open.journal), view.open.findings.clone());
        let draw = |v: &PictureView| river_picture(&journal, findings.as_ref().map(|f| &*f.analysis), from, until, v);
        let table = || -> Arc<Table> {
            let small = PictureView { width: 640.0, palette: look.palette, text_scale: 1.0 };
            Arc::new(draw(&small).table)
        };
        let all = ui.response();
        picture_tools(ui, view, NAME, &all, table, |v| for_file(RIVER.name, draw(v), &days_between(from, until), v));
    });
}

fn days(view: &View<'_>) -> (DayKey, DayKey) {
    let until = view.today();
    let first = view.open.journal.check_ins.first().map_or(until, |c| c.day);
    (first.clamp(until.plus(1 - DAYS), until), until)
}
