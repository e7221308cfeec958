//! How strongly each feeling was felt: a row each, and what the numbers mean.

use super::{super::three_of_each, another_feeling};
use crate::{
    domain::{Feeling, FeelingId, Valence},
    report::mark_shape,
    ui::{
        View, key_queue,
        widgets::{Icon, StripKind, caption, icon_button, link, rule, section, strip, take_over, text_card},
    },
};
use egui::Ui;
use std::sync::Arc;

const SCALE: &str = "0 = not felt · 10 = the strongest I can feel it · ? = can't tell · skip any";

const KEYS: &str = "By keyboard: 0–9, x for 10, - not felt, ? can't tell, Backspace not answered, Tab passes by";

fn scale_asked() -> egui::Id {
    egui::Id::unique("what 0 to 10 mean")
}

/// In the first week it stands there; later it is one press away.
fn scale_is_told(ui: &Ui, view: &View<'_>) -> bool {
    view.open.used_lately().is_new || ui.data(|d| d.get_temp(scale_asked())).unwrap_or(false)
}

fn scale_opener(ui: &mut Ui, view: &View<'_>) {
    if view.open.used_lately().is_new {
        return;
    }
    let open = scale_is_told(ui, view);
    let r = icon_button(ui, view.look, Icon::Info, "What 0 to 10 mean");
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    if r.clicked() {
        ui.data_mut(|d| d.insert_temp(scale_asked(), !open));
    }
}

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    if view.shell.small {
        // The edge of a card would take the room in which all steps stand in one line.
        rows(ui, view);
    } else {
        text_card(ui, look, |ui| rows(ui, view));
    }
}

fn rows(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        section(ui, "How strongly did you feel…");
        scale_opener(ui, view);
    });
    if scale_is_told(ui, view) {
        caption(ui, look, SCALE);
    }
    let journal = Arc::clone(&view.open.journal);
    let short = short_form(view);
    let is_answered = |f: &Feeling| view.forms.today.check_in.answers.contains_key(&f.id);
    let is_shown = |f: &&Feeling| short.as_ref().is_none_or(|ids| ids.contains(&f.id) || is_answered(f));
    let shown: Vec<&Feeling> = journal.catalogue.asked().filter(is_shown).collect();
    // Where names stand above their steps, each belongs to the steps beneath it.
    ui.spacing_mut().item_spacing.y = if look.narrow { 6.0 } else { 2.0 };
    let mut is_first = true;
    for side in [Valence::Pleasant, Valence::Unpleasant, Valence::Numbness] {
        let group = shown.iter().filter(|f| f.valence == side);
        if side == Valence::Numbness && group.clone().next().is_some() {
            ui.add_space(4.0);
            rule(ui, look);
            ui.add_space(6.0);
        }
        for (place, feeling) in group.enumerate() {
            // Numbness stands alone, in line with the others.
            feeling_row(ui, view, feeling, is_first, place == 0 && side != Valence::Numbness);
            is_first = false;
        }
    }
    ui.add_space(2.0);
    if view.open.used_lately().is_new && !look.narrow {
        caption(ui, look, KEYS);
    }
    ui.horizontal_wrapped(|ui| {
        if is_asked_in_short(view) && view.forms.today.check_in.editing.is_none() {
            let words = if short.is_some() { "All feelings…" } else { "Fewer feelings" };
            let other = link(ui, look, words);
            if take_over(ui, other, OTHER_FORM).clicked() {
                view.forms.today.check_in.all_feelings = short.is_some();
            }
        }
        if !view.shell.small {
            another_feeling::opener(ui, view, short.is_some());
        }
    });
    if short.is_some() && !view.shell.small {
        three_of_each::tell_in_short(ui, view, OTHER_FORM);
    }
}

/// Gets the keyboard when the line beneath it goes away.
const OTHER_FORM: &str = "the other form";

/// Where that is wished, and always in the small window.
fn is_asked_in_short(view: &View<'_>) -> bool {
    view.open.journal.settings.short_form || view.shell.small
}

/// Whether a row of the form has the keyboard, or nothing has.
pub(crate) fn has_the_keyboard(ui: &Ui, view: &View<'_>) -> bool {
    let mut rows = view.open.journal.catalogue.asked().map(|f| row_id(f.id));
    ui.memory(egui::Memory::focused).is_none_or(|id| rows.any(|row| row == id))
}

fn row_id(feeling: FeelingId) -> egui::Id {
    egui::Id::unique(("feeling", feeling.0))
}

/// The feelings of the short form, while that is what is asked.
fn short_form(view: &View<'_>) -> Option<Vec<FeelingId>> {
    let draft = &view.forms.today.check_in;
    let is_short = is_asked_in_short(view) && !draft.all_feelings && draft.editing.is_none();
    is_short.then(|| view.open.in_short())
}

fn feeling_row(ui: &mut Ui, view: &mut View<'_>, feeling: &Feeling, is_first: bool, has_scale: bool) {
    let look = view.look;
    let kind = StripKind {
        id: row_id(feeling.id),
        name: &feeling.name,
        mark: Some(mark_shape(feeling.valence, feeling.hue)),
        colour: look.feeling(feeling.valence, feeling.hue),
        can_be_unsure: true,
        moves_on: true,
        has_scale,
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
