//! Where the journal is, how it is protected, and ways in and out of it.

use super::{export, marked::mark};
use crate::{
    app::Action,
    domain::RecentPlaces,
    ui::{
        View,
        files::wish::{self, PlaceWish},
        screens::save_settings::save,
        theme::Look,
        widgets::{caption, card, link, para, quiet, section, tick},
    },
};
use egui::{Label, RichText, Ui};
use std::path::Path;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("Your journal", "where path folder file location"),
    ("Export", "save csv json markdown diary sqlite table write out"),
    ("Sample journal", "demo example look around"),
];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    part(ui, look, "Your journal", |ui| {
        section(ui, "Your journal");
        place(ui, view);
        places(ui, view);
    });
    part(ui, look, "Export", |ui| export::show(ui, view));
    part(ui, look, "Sample journal", |ui| sample(ui, view));
}

/// A card that the search finds by its name.
fn part(ui: &mut Ui, look: &Look, name: &'static str, contents: impl FnOnce(&mut Ui)) {
    mark(ui, look, name, |ui| {
        card(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            contents(ui);
        });
    });
}

const ANOTHER: &str = "another journal";

fn place(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let path = view.shell.path.display().to_string();
    para(ui, "It is one file on this computer:");
    ui.add(Label::new(RichText::new(&path).color(look.muted())).wrap().selectable(true));
    caption(ui, look, "Its backups lie in a folder beside it");
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Show in folder").clicked() {
            wish::show_in_folder(ui.ctx(), view.shell.path.clone());
        }
        if quiet(ui, look, "Copy the path").clicked() {
            ui.ctx().copy_text(path);
        }
        if quiet(ui, look, "Open another journal…").clicked() {
            let kinds = vec![("Journals".to_owned(), vec!["gamut".to_owned()]), ("All files".to_owned(), Vec::new())];
            let folder = view.shell.path.parent().map(Path::to_owned);
            wish::ask(
                ui.ctx(),
                PlaceWish { kinds, folder, ..PlaceWish::to_read(ANOTHER, "Which journal is opened", "Look at it") },
            );
        }
        let is_another = view.shell.path != view.shell.own_path && !view.open.journal.settings.sample;
        if is_another && quiet(ui, look, "Open my own journal again").clicked() {
            view.actions.ask(Action::LeaveSample);
        }
    });
    if let Some(path) = wish::answered(ui.ctx(), ANOTHER) {
        view.actions.ask(Action::Offer(path));
    }
}

/// The folders used last, where the person wishes that they are remembered.
fn places(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let mut on = view.open.journal.settings.places.is_wished();
    let words = "Remember the folders I used last, to begin there when a file is chosen";
    if tick(ui, look, &mut on, words).changed() {
        save(view, |s| s.places = if on { RecentPlaces::wished() } else { RecentPlaces::default() });
    }
    let n = view.open.journal.settings.places.folders().len();
    if n > 0 {
        ui.horizontal_wrapped(|ui| {
            let folders = if n == 1 { "1 folder is".to_owned() } else { format!("{n} folders are") };
            caption(ui, look, &format!("{folders} remembered, inside the journal"));
            if link(ui, look, "Forget them").clicked() {
                save(view, |s| s.places = RecentPlaces::wished());
            }
        });
    }
}

fn sample(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    section(ui, "Sample journal");
    if view.open.journal.settings.sample {
        para(ui, "This is the sample: none of it is about you, and your own journal is untouched.");
        if quiet(ui, look, "Open my own journal again").clicked() {
            view.actions.ask(Action::LeaveSample);
        }
    } else {
        para(ui, "Fourteen months of an invented person, in a file of its own beside yours.");
        if quiet(ui, look, "Look around with a sample journal").clicked() {
            view.actions.ask(Action::OpenSample);
        }
    }
}
