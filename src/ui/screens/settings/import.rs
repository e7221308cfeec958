//! Where files are brought in, and what must be asked before.

use crate::{
    app::{SidesAsked, TakingInChange, endings_read, import_in_settings},
    domain::Valence,
    ui::{
        View,
        typed_path::path_in,
        widgets::{caption, choice, line, para, quiet, section, strong, tick},
    },
};
use egui::Ui;

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    section(ui, "Import");
    caption(
        ui,
        look,
        &format!(
            "{}. What is there already is not doubled; a line that can't be read is counted and left out",
            import_in_settings()
        ),
    );
    let label = caption(ui, look, "Read from");
    line(ui, look, "what is imported", &mut view.forms.settings.import_from, |f| {
        f.desired_width(f32::INFINITY).hint_text(format!("Path of a {} file", endings_read()))
    })
    .labelled_by(label.id);
    let from = path_in(ui, look, &view.forms.settings.import_from);
    tick(ui, look, &mut view.forms.settings.import_theirs, THEIRS);
    let asked = view.open.sides_asked.clone().filter(|asked| from.as_ref() == Some(&asked.path));
    let answered = asked.as_ref().is_none_or(|asked| sides(ui, view, asked));
    ui.add_enabled_ui(from.is_some() && answered, |ui| {
        if quiet(ui, look, "Import").clicked()
            && let Some(from) = from
        {
            view.actions.ask(TakingInChange::File(from));
        }
    });
}

const THEIRS: &str =
    "Where a check-in here says something else than the file, take what the file says. What it said before is kept with it";

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
            for (side, words) in [(Valence::Pleasant, "pleasant"), (Valence::Unpleasant, "unpleasant")] {
                let on = sides.iter().any(|(k, s)| k == key && *s == side);
                if choice(ui, look, &format!("{} is {words}", unknown.name), on).clicked() {
                    sides.retain(|(k, _)| k != key);
                    sides.push((key.to_owned(), side));
                }
            }
        });
    }
    asked.unknown.iter().all(|unknown| sides.iter().any(|(key, _)| key == unknown.key.as_str()))
}
