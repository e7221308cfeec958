//! A card with one picture over the days that are shown: its heading, the day that is read, what it shows in words, and
//! its tools.

use super::picture_tools::picture_tools;
use crate::{
    domain::DayKey,
    report::{InView, Picture, PictureView, TimePicture, days_between, for_file},
    ui::{
        View,
        arriving::{For, comes},
        chart::{Says, TimeChart, Timeline},
        widgets::{card, para, section},
    },
};
use egui::{Align, Ui};
use std::sync::Arc;

/// A picture that moves with all others of the room. `read` says what it has of a day.
pub(crate) fn time_card(
    ui: &mut Ui,
    view: &mut View<'_>,
    timeline: &mut Timeline,
    name: &'static str,
    draw: impl Fn(&InView, &PictureView) -> TimePicture,
    read: impl Fn(DayKey) -> String,
) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let heading = section(ui, name);
        if comes(ui, name, For::Reading) {
            heading.scroll_to_me(Some(Align::Min));
        }
        let chart = TimeChart { name, revisions: (view.open.revision, view.shell.counts.findings), draws_reading: false };
        let of = |in_view: &InView, width, _| draw(in_view, &PictureView { width, palette: look.palette, text_scale: 1.0 });
        let says = Says { name: &|_: &TimePicture| name.to_owned(), day: &|_, day| read(day) };
        let (shown, said) = chart.show(ui, look, timeline, &of, &says);
        let picture: &Picture = &shown.picture;
        para(ui, &picture.sentence);
        if said.is_none() {
            // There is nothing to see yet: the sentence says what is missing.
            return;
        }
        // A file shows its first and last day whole.
        let whole = InView::days(shown.in_view.from, shown.in_view.until);
        let all = ui.response();
        picture_tools(
            ui,
            view,
            name,
            &all,
            || Arc::new(picture.table.clone()),
            |v| for_file(name, draw(&whole, v).picture, &days_between(whole.from, whole.until), v),
        );
    });
}
