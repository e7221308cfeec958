//! Where the journal is, how it is protected, and ways in and out of it.

use super::marked::mark;
use crate::{
    app::{Action, WHOLE, endings_that_can_be_written, export_in_settings, holds_everything},
    domain::RecentPlaces,
    ui::{
        View,
        files::{
            place_line::{PlaceFor, path_of, place_line, suggested},
            wish::{self, PlaceWish},
        },
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
    part(ui, look, "Export", |ui| export(ui, view));
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

fn export(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    section(ui, "Export");
    caption(
        ui,
        look,
        &format!("The ending of the name says what is written: {}. That file is not encrypted", export_in_settings()),
    );
    suggest(ui, view);
    let place = PlaceFor { name: "where an export goes", label: "Write to", choose: "Choose where…", hint: "" };
    let endings = endings_that_can_be_written();
    let chosen = place_line(ui, look, place, &mut view.forms.settings.export_to, |typed| {
        PlaceWish::to_write(place.name, "Where the export goes", typed, &endings)
    });
    let to = path_of(&view.forms.settings.export_to);
    self_harm_item(ui, view, to.as_deref());
    // Where something is left out of the file, that is seen and can be ticked before it is written.
    let at_once = chosen.as_deref().is_some_and(|to| holds_everything(to) || !view.open.has_self_harm_answers());
    let to = chosen.or(to);
    ui.add_enabled_ui(to.is_some(), |ui| {
        if (quiet(ui, look, "Export").clicked() || at_once)
            && let Some(to) = to
        {
            view.actions.ask(Action::Export(to));
        }
    });
}

/// SAFETY 9: the item is left out of a file that others may read, unless it is ticked for that one file. Where it was
/// never answered there is nothing to ask about.
fn self_harm_item(ui: &mut Ui, view: &mut View<'_>, to: Option<&Path>) {
    let whole = to.is_some_and(holds_everything);
    if !view.open.has_self_harm_answers() || whole {
        return;
    }
    let words = "Also what I answered about wanting to hurt myself, in this one file";
    tick(ui, view.look, &mut view.forms.settings.export_self_harm, words);
}

/// A name in the home folder, once for each journal that is opened; the field can be emptied.
fn suggest(ui: &Ui, view: &mut View<'_>) {
    let id = egui::Id::unique(("export suggested", &view.shell.path));
    if view.forms.settings.export_to.is_empty() && ui.data(|d| d.get_temp::<bool>(id)).is_none() {
        ui.data_mut(|d| d.insert_temp(id, true));
        view.forms.settings.export_to = suggested(&format!("gamut-{}.{WHOLE}", view.today()));
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
