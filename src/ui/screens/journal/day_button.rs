//! A button that says a day and opens a month to choose another.

use crate::{
    domain::DayKey,
    ui::{
        View,
        widgets::{day_picker, drop_down, quiet},
    },
};
use egui::Ui;

/// A date that opens a month to choose from.
pub(crate) fn day_button(ui: &mut Ui, view: &View<'_>, name: &str, day: &mut DayKey) {
    let look = view.look;
    let button = quiet(ui, look, &format!("{name} {}", day.words()));
    drop_down(&button, &format!("Choose the day: {}", name.to_lowercase()), |ui| {
        let journal = &view.open.journal;
        if let Some(picked) = day_picker(ui, look, *day, view.today(), &|d| journal.on(d).next().is_some()) {
            *day = picked;
            ui.close();
        }
    });
}
