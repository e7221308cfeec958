//! The newest days beside each other, drawn once for each revision.

use crate::{
    domain::{DayKey, Journal},
    report::{Palette, Picture, PictureView, days_so_far_grown, logged_days},
    ui::{View, screens::patterns::glance_card},
};
use egui::{Id, Ui};
use std::sync::Arc;

/// What the picture depends on; the same again is not drawn again.
#[derive(Clone, PartialEq)]
struct Drawn {
    days: (DayKey, DayKey),
    width: f32,
    size: Size,
    theme: Palette,
}

/// How large it is drawn: its letters of the usual size, and its bars besides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Size {
    pub(crate) letters: f32,
    pub(crate) bars: f32,
}

impl Size {
    pub(crate) const USUAL: Self = Self { letters: 1.0, bars: 1.0 };
}

/// From this many days back (or the first there is) up to today, at most so wide.
pub(crate) fn picture(ui: &Ui, view: &View<'_>, back: i32, width: f32, size: Size) -> Arc<Picture> {
    let journal = view.open.counted();
    let today = view.today();
    let first = journal.first_day().unwrap_or(today).min(today);
    let wanted = Drawn { days: (first.max(today.plus(-back)), today), width, size, theme: view.look.palette };
    let id = Id::unique(("the newest days", back));
    if let Some((of, drawn, picture)) = ui.data(|d| d.get_temp::<(Arc<Journal>, Drawn, Arc<Picture>)>(id))
        && Arc::ptr_eq(&of, journal)
        && drawn == wanted
    {
        return picture;
    }
    let (from, until) = wanted.days;
    let view = PictureView { width, palette: wanted.theme, text_scale: size.letters };
    let days = logged_days(journal, from, until);
    let picture = Arc::new(days_so_far_grown(&days, from, until, &view, size.bars));
    ui.data_mut(|d| d.insert_temp(id, (Arc::clone(journal), wanted, Arc::clone(&picture))));
    picture
}

/// From this width on words stand beside the picture.
const BESIDE: f32 = 560.0;

/// The picture with words beside it, or beneath it where there is little room.
pub(crate) fn with_words(ui: &mut Ui, picture: &Picture, words: impl FnOnce(&mut Ui)) {
    let room = ui.available_width();
    if room < BESIDE.max(picture.scene.width + 240.0) {
        glance_card::alone(ui, picture);
        words(ui);
        return;
    }
    ui.horizontal_top(|ui| {
        let gap = 24.0;
        ui.spacing_mut().item_spacing.x = gap;
        ui.vertical(|ui| glance_card::alone(ui, picture));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.set_width(room - picture.scene.width - gap);
            words(ui);
        });
    });
}
