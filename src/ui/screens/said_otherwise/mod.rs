//! What else was said of an event, a plan, a name or another thing that is no check-in, on this computer or another one.

mod list;
mod words;

pub(super) use list::card_of_all;

use crate::{
    app::{Action, OtherwiseChange, SaidOtherwise, ThingId, Version},
    domain::Instant,
    ui::{
        View,
        widgets::{caption, hand_on, link, para, quiet, strong, take_over},
    },
};
use egui::{Frame, Margin, Ui};
use std::{fmt::Debug, hash::Hash};
use words::{lines, title};

/// Gets the keyboard when they open, and when one of them is used.
const CLOSE: &str = "close earlier versions";

/// A link to what else was said of this thing, `named` in words, where there is any, and away from it: one after the other
/// in one place, so that the keyboard stays on it.
pub(super) fn opener(ui: &mut Ui, view: &mut View<'_>, id: &ThingId, named: &str) {
    let is_shown = is_shown(view, id);
    if !is_shown && !view.open.things_edited.contains(id) {
        return;
    }
    let words = if is_shown { "Close earlier versions" } else { "Earlier versions" };
    let r = link(ui, view.look, words).accessible_name(format!("{words} of {named}"));
    if take_over(ui, r, (CLOSE, id)).clicked() {
        view.actions.ask(if is_shown { Action::CloseOtherwise } else { Action::ShowOtherwise(Some(id.clone())) });
    }
}

/// What else was said of this thing, while it is asked for.
pub(super) fn beneath(ui: &mut Ui, view: &mut View<'_>, id: &ThingId) {
    if !is_shown(view, id) {
        return;
    }
    let open = view.open;
    for thing in open.otherwise.iter().flat_map(|shown| &shown.found) {
        before(ui, view, thing, (CLOSE, id));
    }
}

fn is_shown(view: &View<'_>, id: &ThingId) -> bool {
    view.open.otherwise.as_ref().is_some_and(|shown| shown.of.as_ref() == Some(id))
}

/// What else was said, each to be used in the place of what stands; the keyboard goes `to` this then.
fn before(ui: &mut Ui, view: &mut View<'_>, thing: &SaidOtherwise, to: impl Hash + Debug + Copy) {
    let look = view.look;
    for (n, version) in thing.before.iter().enumerate() {
        Frame::new().fill(look.ground()).corner_radius(8).inner_margin(Margin::symmetric(12, 8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.set_width(ui.available_width());
            let when = when(view, version);
            strong(ui, &when.map_or_else(|| "As it was at first".to_owned(), |when| format!("Written {when}")));
            said(ui, view, version);
            // Several on a screen may be of one minute.
            let name =
                format!("Use this instead, {} of {}: {}", n + 1, thing.before.len(), title(&version.thing, view.today()));
            if quiet(ui, look, "Use this instead").accessible_name(name).clicked() {
                let (id, now, version) = (thing.id.clone(), Box::new(thing.now.clone()), Box::new(version.clone()));
                hand_on(ui, to);
                view.actions.ask(OtherwiseChange { id, now, version });
            }
        });
    }
}

fn said(ui: &mut Ui, view: &View<'_>, version: &Version) {
    let lines = lines(&version.thing, &view.open.journal, view.today());
    if lines.is_empty() {
        caption(ui, view.look, "Nothing was written");
    }
    for line in &lines {
        para(ui, line);
    }
}

/// "23 November 2026 18:20"; `None` where it was said before anything was noted.
fn when(view: &View<'_>, version: &Version) -> Option<String> {
    let at = Instant { utc_ms: version.said_ms?, offset_s: view.shell.now.instant.offset_s };
    let day = at.day(view.open.journal.settings.day_start);
    Some(format!("{} {}", day.words(), view.look.units.clock(at)))
}
