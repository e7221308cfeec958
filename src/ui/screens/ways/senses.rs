//! The senses: what worked for each of them, kept on a list of the person's own that the next round shows.

use super::own_list;
use crate::{
    domain::{ItemKind, in_use, is_listed},
    guidance::{Sense, way_tools},
    ui::{
        View,
        theme::Look,
        widgets::{caption, disclosure, one_of, quiet, section, text_card},
    },
};
use egui::{Id, Ui, vec2};

/// What is on the person's own list for this sense.
pub(super) fn worked_before(ui: &mut Ui, view: &View<'_>, at: usize) {
    let Some(sense) = way_tools().sense.get(at) else { return };
    let own: Vec<&str> = in_use(&view.open.journal.way_items, sense.kind).map(|i| &*i.words).collect();
    if !own.is_empty() {
        caption(ui, view.look, &format!("On your own list: {}", own.join(" · ")));
    }
}

/// After the round: what worked goes on the own list with one press.
pub(super) fn what_worked(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "What worked?");
        caption(ui, look, "One press puts it on your own list, and the next round shows it");
        if let Some(sense) = chosen_sense(ui, look) {
            offers(ui, view, sense);
            own_list::own_list(ui, view, sense.kind, "Something else", "In your own words");
        }
    });
}

/// The five lists, one at a time; folded, since the round needs none of them.
pub(super) fn own_lists(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    text_card(ui, look, |ui| {
        disclosure(ui, look, "What worked for you", |ui| {
            let Some(sense) = chosen_sense(ui, look) else { return };
            own_list::own_list(ui, view, sense.kind, name_of(sense.kind), "In your own words");
            disclosure(ui, look, "Ideas to put on it", |ui| offers(ui, view, sense));
        });
    });
}

const fn name_of(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Sight => "Something to look at",
        ItemKind::Sound => "A sound",
        ItemKind::Texture => "Something to touch",
        ItemKind::Scent => "A scent",
        _ => "A taste",
    }
}

/// Which of the five is shown; remembered while the window lives.
fn chosen_sense(ui: &mut Ui, look: &Look) -> Option<&'static Sense> {
    let id = Id::unique("the sense that is shown");
    let mut at: usize = ui.data(|d| d.get_temp(id)).unwrap_or(0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let offered = way_tools().sense.iter().enumerate().map(|(i, sense)| (i, sense.name.as_str()));
        if let Some(wanted) = one_of(ui, look, &at, offered) {
            at = wanted;
            ui.data_mut(|d| d.insert_temp(id, wanted));
        }
    });
    way_tools().sense.get(at)
}

/// What this sense may turn to, as far as it is not on the list yet.
fn offers(ui: &mut Ui, view: &mut View<'_>, sense: &Sense) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for words in sense.offers.iter().filter(|words| !is_listed(&view.open.journal.way_items, sense.kind, words)) {
            if quiet(ui, look, words).accessible_name(format!("Put on your list: {words}")).clicked() {
                own_list::put(view, sense.kind, words);
            }
        }
    });
}
