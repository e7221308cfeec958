//! Everything of which more than one was said, in Settings: where it can no more be met at the thing itself, too.

use super::{CLOSE, before, said, when, words::title};
use crate::{
    app::{Action, Otherwise, SaidOtherwise},
    ui::{
        View,
        widgets::{caption, card, disclosure_of, hand_on, hand_on_later, link, para, quiet, section, strong, take_over},
    },
};
use egui::{Id, Ui};

/// So many are shown at first, and so many more each time. Our choice: a screen or two.
const AT_ONCE: usize = 30;
/// Gets the keyboard when the list closes.
const OPENER: &str = "show earlier versions";

/// Nothing where only one was ever said of each.
pub(in crate::ui::screens) fn card_of_all(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let open = view.open;
    let shown = open.otherwise.as_ref().filter(|shown| shown.of.is_none());
    let count = open.things_edited.len();
    if count == 0 && shown.is_none() {
        return;
    }
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 10.0;
        section(ui, "Earlier versions");
        para(
            ui,
            "Events, plans, tries, lists, names and the safety plan that were changed on one of your computers, or on two. \
             The newest words stand. The others are kept here, and you can use them instead.",
        );
        caption(ui, look, "Those of a check-in are in the Journal, beneath it");
        if let Some(shown) = shown {
            return list(ui, view, shown);
        }
        let words = if count == 1 { "Show 1 changed thing".to_owned() } else { format!("Show {count} changed things") };
        let r = quiet(ui, look, &words);
        if take_over(ui, r, OPENER).clicked() {
            hand_on_later(ui, CLOSE);
            view.actions.ask(Action::ShowOtherwise(None));
        }
    });
}

fn list(ui: &mut Ui, view: &mut View<'_>, shown: &Otherwise) {
    let look = view.look;
    let id = Id::unique("how many changed things are shown");
    let most: usize = ui.data(|d| d.get_temp(id)).unwrap_or(AT_ONCE);
    // Above the list: it gets the keyboard, and what was used last stands next to it.
    let r = link(ui, look, "Close earlier versions");
    if take_over(ui, r, CLOSE).clicked() {
        hand_on(ui, OPENER);
        ui.data_mut(|d| d.remove_temp::<usize>(id));
        view.actions.ask(Action::CloseOtherwise);
    }
    if shown.found.is_empty() {
        caption(ui, look, "Nothing is kept here any more");
    }
    for thing in shown.found.iter().take(most) {
        ui.push_id(&thing.id, |ui| one(ui, view, thing));
    }
    if shown.found.len() > most && link(ui, look, &format!("Show {} more", shown.found.len() - most)).clicked() {
        ui.data_mut(|d| d.insert_temp(id, most + AT_ONCE));
    }
}

fn one(ui: &mut Ui, view: &mut View<'_>, thing: &SaidOtherwise) {
    let title = title(&thing.now.thing, view.today());
    disclosure_of(ui, view.look, &title, &title, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        strong(ui, &when(view, &thing.now).map_or_else(|| "Now".to_owned(), |when| format!("Now, written {when}")));
        said(ui, view, &thing.now);
        before(ui, view, thing, CLOSE);
        ui.add_space(6.0);
    });
}
