//! What a check-in said before it was changed.

use super::check_in_words::{Told, words};
use crate::{
    app::{Action, CheckInChange},
    domain::{CheckIn, Instant},
    ui::{
        View,
        widgets::{caption, link, quiet, strong},
    },
};
use egui::{Frame, Margin, Ui};
use std::sync::Arc;

/// A link to the earlier versions where there are any, and the versions while they are asked for. `named` is the
/// check-in in words.
pub(crate) fn versions(ui: &mut Ui, view: &mut View<'_>, check_in: &CheckIn, named: &str) {
    let look = view.look;
    if !view.open.edited.contains(&check_in.id) {
        return;
    }
    let shown = view.open.earlier.as_ref().filter(|e| e.id == check_in.id);
    let Some(earlier) = shown else {
        if link(ui, look, "Earlier versions").accessible_name(format!("Earlier versions of {named}")).clicked() {
            view.actions.ask(Action::ShowEarlier(check_in.id.clone()));
        }
        return;
    };
    let offset_s = view.shell.now.instant.offset_s;
    for (until_ms, version) in earlier.versions.clone() {
        Frame::new().fill(look.ground()).corner_radius(8).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.set_width(ui.available_width());
            let until = Instant { utc_ms: until_ms, offset_s };
            let when = format!("{} {}", until.day(view.open.journal.settings.day_start).words(), look.units.clock(until));
            strong(ui, &format!("Until {when}"));
            if version.at != check_in.at {
                let about = version.at.instant;
                caption(ui, look, &format!("About {} {}", version.day.words(), look.units.clock(about)));
            }
            words(ui, view, &version, &Told::Whole);
            let name = format!("Put back the version until {when}");
            if quiet(ui, look, "Put this version back").accessible_name(name).clicked() {
                view.actions.ask(CheckInChange::PutVersionBack(Arc::clone(&version)));
            }
        });
    }
    if link(ui, look, "Close earlier versions").clicked() {
        view.actions.ask(Action::CloseEarlier);
    }
}
