//! Names that nobody here knows yet: what each of them becomes is the person's to say.

mod becoming;
mod choice;
mod sides;

use crate::{
    app::{Arriving, KindOfName},
    ui::{
        View,
        widgets::{caption, para, section},
    },
};
use egui::Ui;

/// Something must be said, or may be.
pub(super) fn are_asked(arriving: &Arriving) -> bool {
    has_sides(arriving) || arriving.looked.names.iter().any(|name| choice::is_asked(arriving, name))
}

fn has_sides(arriving: &Arriving) -> bool {
    !arriving.looked.unknown.is_empty() || !arriving.said.sides.is_empty()
}

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    if has_sides(arriving) {
        sides::show(ui, view, arriving);
    }
    if arriving.looked.names.iter().any(|name| choice::is_asked(arriving, name)) {
        section(ui, "What the app's names become");
        para(
            ui,
            "You need not choose anything: numbers stay a row of their own, words become tags. What you choose is remembered.",
        );
        becoming::show(ui, view, arriving);
        if arriving.looked.names.iter().any(|name| name.what == KindOfName::Mood) {
            caption(
                ui,
                view.look,
                "An overall mood is one number for everything: it is shown beside your days. Your usual range is learnt from \
                 feelings, so these days don't count towards it",
            );
        }
    }
}
