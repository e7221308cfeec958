//! What comparing needs of the form and doesn't get, said where the form is made up and where it is missed, with the one
//! press that mends it.

use crate::{
    analysis::{AskedAbout, words},
    app::ThreeOfEachChange,
    ui::{
        View,
        screens::save_settings::save,
        widgets::{caption, hand_on, link, para, quiet},
    },
};
use egui::Ui;

const ADD: &str = "Ask about three of each";

/// Says what is missing and offers to add it; `then` gets the keyboard after that. Says whether anything is missing.
pub(crate) fn tell(ui: &mut Ui, view: &mut View<'_>, then: &str) -> bool {
    let asked = AskedAbout::of(&view.open.journal);
    let Some(sentence) = words::comparing_needs(&asked) else { return false };
    para(ui, &sentence);
    if let Some(line) = words::without_numbness(&asked) {
        caption(ui, view.look, line);
    }
    if quiet(ui, view.look, ADD).clicked() {
        hand_on(ui, then);
        view.actions.ask(ThreeOfEachChange::ThreeOfEach);
    }
    true
}

/// The same where the feelings are chosen, which is where it is of use to hear what leaving out numbness means.
pub(crate) fn tell_where_chosen(ui: &mut Ui, view: &mut View<'_>, then: &str) {
    if tell(ui, view, then) {
        return;
    }
    if let Some(line) = words::without_numbness(&AskedAbout::of(&view.open.journal)) {
        caption(ui, view.look, line);
    }
}

/// One quiet line under the short form of Today, and never again after "Don't show this again": who fills it in when tired
/// has heard it, and Patterns and Settings go on saying it.
pub(crate) fn tell_in_short(ui: &mut Ui, view: &mut View<'_>, then: &str) {
    if view.open.journal.settings.short_as_it_is {
        return;
    }
    let Some(sentence) = words::comparing_needs(&AskedAbout::of(&view.open.journal)) else { return };
    caption(ui, view.look, &sentence);
    ui.horizontal_wrapped(|ui| {
        if link(ui, view.look, ADD).clicked() {
            hand_on(ui, then);
            view.actions.ask(ThreeOfEachChange::ThreeOfEach);
        }
        if link(ui, view.look, "Don't show this again").clicked() {
            hand_on(ui, then);
            save(view, |s| s.short_as_it_is = true);
        }
    });
}
