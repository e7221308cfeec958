//! Where files are brought in, and what must be asked before.

use crate::{
    app::{Action, SidesAsked, TakingInChange, endings_read, import_in_settings},
    domain::Valence,
    ui::{
        View,
        files::{
            place_line::{PlaceFor, path_of, place_line},
            wish::{PlaceWish, THEIRS},
        },
        widgets::{at_most_one, caption, para, quiet, section, strong, tick},
    },
};
use egui::Ui;
use std::path::Path;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    section(ui, "Import");
    caption(
        ui,
        look,
        &format!(
            "{}. You see what would come in before it does. Nothing is added twice, and a line that can't be read is left \
             out and named. You can also drop the file on this window",
            import_in_settings()
        ),
    );
    let hint = format!("Path of a {} file", endings_read());
    let place = PlaceFor { name: "what is imported", label: "Read from", choose: "Choose a file…", hint: &hint };
    let chosen = place_line(ui, look, place, &mut view.forms.settings.import_from, |_| wish(place.name));
    if let Some(path) = &chosen {
        view.actions.ask(Action::Offer(path.clone()));
    }
    let from = chosen.or_else(|| path_of(&view.forms.settings.import_from));
    tick(ui, look, &mut view.forms.settings.import_theirs, THEIRS);
    // A name that is no text in any language can be chosen, but not typed.
    let stands_there = |path: &Path| path.display().to_string() == view.forms.settings.import_from.trim();
    let asked = view.open.sides_asked.clone();
    let asked = asked.filter(|asked| from.as_ref() == Some(&asked.path) || stands_there(&asked.path));
    let from = asked.as_ref().map(|asked| asked.path.clone()).or(from);
    let answered = asked.as_ref().is_none_or(|asked| sides(ui, view, asked));
    ui.add_enabled_ui(from.is_some() && answered, |ui| {
        if quiet(ui, look, "Import").clicked()
            && let Some(from) = from
        {
            // What was asked of it is answered; another file is looked at first.
            view.actions.ask(match asked {
                Some(_) => TakingInChange::File(from).into(),
                None => Action::Offer(from),
            });
        }
    });
}

/// Which files can be brought in.
fn wish(name: &str) -> PlaceWish {
    let readable = endings_read().replace(" or ", ", ");
    let endings = readable.split(", ").map(|ending| ending.trim_start_matches('.').to_owned()).collect();
    PlaceWish {
        kinds: vec![("Files that can be brought in".to_owned(), endings), ("All files".to_owned(), Vec::new())],
        ..PlaceWish::to_read(name, "Choose a file to import", "Preview")
    }
}

/// Which side each unknown feeling is on: nobody can know but the person. Says whether all of them are answered.
fn sides(ui: &mut Ui, view: &mut View<'_>, asked: &SidesAsked) -> bool {
    let look = view.look;
    strong(ui, "Before anything is taken in");
    para(
        ui,
        "This file has feelings that are new here, and it does not say which of them are pleasant. Choose for each, then press Import again.",
    );
    let sides = &mut view.forms.settings.sides;
    for unknown in &asked.unknown {
        let key = unknown.key.as_str();
        ui.horizontal_wrapped(|ui| {
            let now = sides.iter().find(|(k, _)| k == key).map(|(_, side)| *side);
            let offered = [(Valence::Pleasant, "pleasant"), (Valence::Unpleasant, "unpleasant")]
                .map(|(side, words)| (side, format!("{} is {words}", unknown.name)));
            if let Some(side) = at_most_one(ui, look, now.as_ref(), offered).inner.flatten() {
                sides.retain(|(k, _)| k != key);
                sides.push((key.to_owned(), side));
            }
        });
    }
    asked.unknown.iter().all(|unknown| sides.iter().any(|(key, _)| key == unknown.key.as_str()))
}
