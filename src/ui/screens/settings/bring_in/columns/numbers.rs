//! On which scale a column of numbers is: what its ends mean here.

use super::{
    becomes::{ends, with_ends},
    saying::{say, title_of},
};
use crate::{
    app::{Arriving, Choice, ColumnIs, TableColumn},
    ui::{
        View,
        widgets::{caption, line, link},
    },
};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, column: &TableColumn, now: &ColumnIs) {
    let Some((from, to)) = ends(now) else { return };
    let look = view.look;
    let words = match now {
        ColumnIs::Mood { .. } => ("the worst is", "the best is"),
        ColumnIs::Numbers(Choice::Symptom { .. }) => ("no is", "strong is"),
        _ => ("0, not felt, is", "10, the strongest, is"),
    };
    let mut said = None;
    ui.horizontal_wrapped(|ui| {
        if let Some(from) = number(ui, view, column, (words.0, from)) {
            said = Some((from, to));
        }
        if let Some(to) = number(ui, view, column, (words.1, to)) {
            said = Some((from, to));
        }
        let can_turn = !matches!(now, ColumnIs::Mood { .. });
        let name = format!("{}: turn the scale round", title_of(column));
        if can_turn && link(ui, look, "Turn it round").accessible_name(name).clicked() {
            said = Some((to, from));
        }
    });
    if from.to_bits() == to.to_bits() || (matches!(now, ColumnIs::Mood { .. }) && from > to) {
        caption(ui, look, "These must be two numbers, the worst below the best");
    }
    if let Some(said) = said {
        say(view, arriving, &column.title, with_ends(now, said));
    }
}

/// A number that is typed; it counts when the field is left.
fn number(ui: &mut Ui, view: &mut View<'_>, column: &TableColumn, (words, now): (&'static str, f64)) -> Option<f64> {
    let look = view.look;
    let typed = &mut view.forms.settings.column_number;
    let which = (column.title.clone(), words);
    let mut text = match typed {
        Some((in_hand, text)) if *in_hand == which => text.clone(),
        _ => now.to_string(),
    };
    caption(ui, look, words);
    let r = line(ui, look, ("end of a scale", &which), &mut text, |f| f.desired_width(52.0).char_limit(12));
    let name = format!("{}: {words}", title_of(column));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_label(name));
    if r.changed() {
        *typed = Some((which.clone(), text.clone()));
    }
    let is_left = r.lost_focus() && typed.as_ref().is_some_and(|(in_hand, _)| *in_hand == which);
    if !is_left {
        return None;
    }
    *typed = None;
    let number: f64 = text.trim().replace(',', ".").parse().ok()?;
    (number.is_finite() && number.to_bits() != now.to_bits()).then_some(number)
}
