//! The file is chosen: in the desktop's own window, typed, or dropped.

use crate::{
    app::{Action, endings_read, import_in_settings},
    ui::{
        View,
        files::{
            place_line::{PlaceFor, path_of, place_line},
            wish::PlaceWish,
        },
        widgets::{caption, disclosure, field_id, para, quiet, section, was_entered},
    },
};
use egui::Ui;

/// Nothing is chosen yet.
pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    section(ui, "Bring in entries from another app");
    para(
        ui,
        "Choose the file that the app exported, or drop it anywhere on this window. You see everything before it comes in.",
    );
    which_file(ui, view);
    caption(ui, look, "Which app it is from is told by what stands in it");
    disclosure(ui, look, "What can be read", |ui| {
        caption(ui, look, &import_in_settings());
    });
}

/// The place it is read from.
pub(super) fn which_file(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let hint = format!("Path of a {} file", endings_read());
    let place = PlaceFor { name: "what is brought in", label: "Read from", choose: "Choose a file…", hint: &hint };
    let chosen = place_line(ui, look, place, &mut view.forms.settings.import_from, |_| wish(place.name));
    if let Some(path) = &chosen {
        view.actions.ask(Action::Offer(path.clone()));
    }
    let typed = ui.ctx().read_response(field_id(place.name));
    let entered = typed.is_some_and(|field| was_entered(ui, &field));
    if let Some(from) = path_of(&view.forms.settings.import_from)
        && (quiet(ui, look, "Look at this file").clicked() || entered)
    {
        view.actions.ask(Action::Offer(from));
    }
}

/// Which files can be brought in.
pub(crate) fn wish(name: &str) -> PlaceWish {
    let readable = endings_read().replace(" or ", ", ");
    let endings = readable.split(", ").map(|ending| ending.trim_start_matches('.').to_owned()).collect();
    PlaceWish {
        kinds: vec![("Files that can be brought in".to_owned(), endings), ("All files".to_owned(), Vec::new())],
        ..PlaceWish::to_read(name, "Choose a file to bring in", "Preview")
    }
}
