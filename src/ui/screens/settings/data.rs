//! Where the journal is, how it is protected, and ways in and out of it.

use super::{import, marked::mark};
use crate::{
    app::{Action, WHOLE, export_in_settings, holds_everything},
    ui::{
        View,
        theme::Look,
        typed_path::{path_in, suggested},
        widgets::{caption, card, line, para, quiet, section, tick},
    },
};
use egui::{Label, RichText, Ui};
use std::path::Path;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    part(ui, look, "Your journal", |ui| {
        section(ui, "Your journal");
        place(ui, view);
    });
    part(ui, look, "Export", |ui| export(ui, view));
    part(ui, look, IMPORT, |ui| import::show(ui, view));
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

pub(crate) const IMPORT: &str = "Import";

fn place(ui: &mut Ui, view: &View<'_>) {
    let look = view.look;
    let path = view.shell.path.display().to_string();
    para(ui, "It is one file on this computer:");
    ui.add(Label::new(RichText::new(&path).color(look.muted())).wrap().selectable(true));
    caption(ui, look, "Its backups lie in a folder beside it");
    if quiet(ui, look, "Copy the path").clicked() {
        ui.ctx().copy_text(path);
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
    let label = caption(ui, look, "Write to");
    line(ui, look, "where an export goes", &mut view.forms.settings.export_to, |f| f.desired_width(f32::INFINITY))
        .labelled_by(label.id);
    let to = path_in(ui, look, &view.forms.settings.export_to);
    self_harm_item(ui, view, to.as_deref());
    ui.add_enabled_ui(to.is_some(), |ui| {
        if quiet(ui, look, "Export").clicked()
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
