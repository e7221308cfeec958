//! Other machines of the same person: the folder they are met in, and the code by which they know each other.

use crate::{
    app::{Action, MeetingNow},
    ui::{
        View,
        files::{
            place_line::{PlaceFor, in_short, path_of, place_line},
            wish::PlaceWish,
        },
        screens::{said_otherwise, settings::marked::mark},
        widgets::{caption, card, para, primary, quiet, secret_field, section},
    },
};
use egui::Ui;
use std::path::Path;

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[(
    "Other machines",
    "meet merge sync two computers laptop folder usb stick code pair share earlier versions differ conflict both sides",
)];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    mark(ui, look, "Other machines", |ui| {
        card(ui, look, |ui| {
            ui.spacing_mut().item_spacing.y = 10.0;
            section(ui, "Other machines");
            match view.open.care.meeting.clone() {
                Some(now) => meeting(ui, view, &now),
                None => not_yet(ui, view),
            }
        });
    });
    said_otherwise::card_of_all(ui, view);
}

fn not_yet(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    para(
        ui,
        "Journals on two computers of yours can become one, in a folder that a program of yours or a stick carries between them. \
         Gamut itself talks to no network. Each computer keeps one encrypted file of its own there. What both changed stands as it \
         was changed last, and the other is kept.",
    );
    let place = PlaceFor { name: "the folder to meet in", label: "Folder", choose: "Choose the folder…", hint: "" };
    let chosen = place_line(ui, look, place, &mut view.forms.settings.meeting_folder, |typed| PlaceWish {
        folder: path_of(typed),
        ..PlaceWish::to_read(place.name, "Choose any file in the folder to meet in", "Take its folder")
    });
    // A file stands for the folder it lies in.
    if let Some(folder) = chosen.as_deref().and_then(Path::parent) {
        view.forms.settings.meeting_folder = folder.display().to_string();
    }
    let folder = path_of(&view.forms.settings.meeting_folder);
    caption(ui, look, "On the first computer leave the code empty: you get one. On each other one type it");
    secret_field(ui, look, "Code of the other computer", &mut view.forms.settings.meeting_code);
    ui.add_enabled_ui(folder.is_some(), |ui| {
        if primary(ui, look, "Meet in this folder").clicked()
            && let Some(folder) = folder
        {
            let code = &mut view.forms.settings.meeting_code;
            let code = (!code.is_empty()).then(|| code.take());
            view.forms.settings.meeting_code_shown = code.is_none();
            view.actions.ask(Action::MeetIn { folder, code });
        }
    });
}

fn meeting(ui: &mut Ui, view: &mut View<'_>, now: &MeetingNow) {
    let look = view.look;
    para(ui, &format!("This journal meets others in {}", in_short(&now.place.folder.display().to_string())));
    if let Some(trouble) = &now.trouble {
        para(ui, trouble);
    }
    for sentence in &now.left_alone {
        para(ui, sentence);
    }
    let shown = view.forms.settings.meeting_code_shown;
    if shown {
        para(ui, "Code for your other computers, typed once on each:");
        para(ui, &now.place.code);
        caption(ui, look, "Whoever has it and the folder can read the journal. Keep it as you keep a recovery code");
    }
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Meet now").clicked() {
            view.actions.ask(Action::Meet);
        }
        if quiet(ui, look, if shown { "Hide the code" } else { "Show the code" }).clicked() {
            view.forms.settings.meeting_code_shown = !shown;
        }
        if quiet(ui, look, "Meet nobody any more").clicked() {
            view.forms.settings.meeting_code_shown = false;
            view.actions.ask(Action::MeetNoMore);
        }
    });
    caption(
        ui,
        look,
        "Gamut looks there when it opens, some time after you save, and every two minutes. The folder's files stay until you delete them",
    );
}
