//! How strongly each feeling was felt: a row each, and what the numbers mean.

use super::{super::three_of_each, another_feeling};
use crate::{
    domain::{Feeling, FeelingId, Journal, Valence},
    report::mark_shape,
    ui::{
        View, key_queue,
        widgets::{Icon, StripKind, caption, card, icon_button, link, rule, section, strip, take_over},
    },
};
use egui::Ui;
use std::sync::Arc;

const SCALE: &str =
    "0 = looked and found nothing · 10 = as strong as it gets for me · ? = can't tell · leave open what you don't know";

/// With so many check-ins one knows what the ends of the scale are. Our choice.
const KNOWN_AFTER: usize = 5;

fn scale_asked() -> egui::Id {
    egui::Id::unique("what 0 to 10 mean")
}

/// The first times it stands there; later it is one press away.
fn scale_is_told(ui: &Ui, journal: &Journal) -> bool {
    journal.check_ins.len() < KNOWN_AFTER || ui.data(|d| d.get_temp(scale_asked())).unwrap_or(false)
}

fn scale_opener(ui: &mut Ui, view: &View<'_>) {
    if view.open.journal.check_ins.len() < KNOWN_AFTER {
        return;
    }
    let open = scale_is_told(ui, &view.open.journal);
    let r = icon_button(ui, view.look, Icon::Info, "What 0 to 10 mean");
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    if r.clicked() {
        ui.data_mut(|d| d.insert_temp(scale_asked(), !open));
    }
}

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            section(ui, "How strongly did you feel…");
            scale_opener(ui, view);
        });
        let journal = Arc::clone(&view.open.journal);
        if scale_is_told(ui, &journal) {
            caption(ui, look, SCALE);
        }
        let short = short_form(ui, view);
        let is_answered = |f: &Feeling| view.forms.today.check_in.answers.contains_key(&f.id);
        let is_shown = |f: &&Feeling| short.as_ref().is_none_or(|ids| ids.contains(&f.id) || is_answered(f));
        let shown: Vec<&Feeling> = journal.catalogue.asked().filter(is_shown).collect();
        let of = |v: Valence| shown.iter().copied().filter(|f| f.valence == v).collect::<Vec<_>>();
        let (pleasant, unpleasant, numb) = (of(Valence::Pleasant), of(Valence::Unpleasant), of(Valence::Numbness));
        ui.spacing_mut().item_spacing.y = 2.0;
        let first = pleasant.first().or(unpleasant.first()).map(|f| f.id);
        let two = ui.available_width() >= 820.0;
        let rows = |ui: &mut Ui, view: &mut View<'_>, list: &[&Feeling]| {
            for feeling in list {
                feeling_row(ui, view, feeling, first == Some(feeling.id));
            }
        };
        if two {
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.columns(2, |columns| {
                rows(&mut columns[0], view, &pleasant);
                rows(&mut columns[1], view, &unpleasant);
            });
        } else {
            rows(ui, view, &pleasant);
            rows(ui, view, &unpleasant);
        }
        if !numb.is_empty() {
            ui.add_space(4.0);
            rule(ui, look);
            ui.add_space(6.0);
            let width = if two { (ui.available_width() - 20.0) / 2.0 } else { ui.available_width() };
            ui.scope(|ui| {
                ui.set_max_width(width);
                rows(ui, view, &numb);
            });
        }
        ui.add_space(2.0);
        if !look.narrow {
            caption(ui, look, "By keyboard: 0–9, x for 10, - not felt, ? can't tell, Backspace not answered, Tab passes by");
        }
        ui.horizontal_wrapped(|ui| {
            if journal.settings.short_form {
                let words = if short.is_some() { "Ask about all feelings" } else { "Ask about a few only" };
                let other = link(ui, look, words);
                if take_over(ui, other, OTHER_FORM).clicked() {
                    let (id, arrivals) = (whole_form(), view.shell.counts.arrivals);
                    ui.data_mut(|d| d.insert_temp(id, (arrivals, short.is_some())));
                }
            }
            another_feeling::opener(ui, view);
        });
        if short.is_some() {
            three_of_each::tell_in_short(ui, view, OTHER_FORM);
        }
    });
}

/// Gets the keyboard when the line beneath it goes away.
const OTHER_FORM: &str = "the other form";

/// The feelings of the short form, while that is what is asked.
fn short_form(ui: &Ui, view: &View<'_>) -> Option<Vec<FeelingId>> {
    let journal = &view.open.journal;
    // All of it was asked for: until the form is come to anew.
    let whole = ui.data(|d| d.get_temp::<(u64, bool)>(whole_form())) == Some((view.shell.counts.arrivals, true));
    let is_short = journal.settings.short_form && !whole && view.forms.today.check_in.editing.is_none();
    is_short.then(|| view.open.in_short())
}

fn whole_form() -> egui::Id {
    egui::Id::unique("the whole form")
}

fn feeling_row(ui: &mut Ui, view: &mut View<'_>, feeling: &Feeling, is_first: bool) {
    let look = view.look;
    let kind = StripKind {
        id: egui::Id::unique(("feeling", feeling.id.0)),
        name: &feeling.name,
        mark: Some(mark_shape(feeling.valence, feeling.hue)),
        colour: look.feeling(feeling.valence, feeling.hue),
        can_be_unsure: true,
        moves_on: true,
    };
    let mut answer = view.forms.today.check_in.answers.get(&feeling.id).copied();
    let r = strip(ui, look, kind, &mut answer);
    if r.changed() {
        match answer {
            Some(a) => view.forms.today.check_in.answers.insert(feeling.id, a),
            None => view.forms.today.check_in.answers.remove(&feeling.id),
        };
    }
    // The ten-second path: the first row has the keyboard when the room opens.
    if is_first && ui.data(|d| d.get_temp::<u64>(arrived())) != Some(view.shell.counts.arrivals) {
        ui.data_mut(|d| d.insert_temp(arrived(), view.shell.counts.arrivals));
        // Whoever has gone on to another field while the form was being saved types there.
        if !key_queue::was_pointed(ui.ctx()) || ui.memory(|m| m.focused().is_none()) {
            r.request_focus();
        }
    }
}

/// The form opens where the room was come to before: its first row has the keyboard all the same.
pub(crate) fn give_first_row_the_keyboard(ui: &Ui) {
    ui.data_mut(|d| d.remove::<u64>(arrived()));
}

fn arrived() -> egui::Id {
    egui::Id::unique("Today was come to")
}
